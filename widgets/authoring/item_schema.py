"""The schema that a chapter's exercises must meet: what all of them have, and what each type adds."""

from __future__ import annotations

from functools import cache
from typing import Any

from widgets.datasets import file_schema
from widgets.exercise_types import ITEM_TYPES
from widgets.exercise_types.writing_registry import type_schema


@cache
def item_schema() -> dict[str, Any]:
    """Put the schema together.

    Examples
    --------
    >>> "order_item" in item_schema()["$defs"], "order_key" in item_schema()["$defs"]
    (True, True)
    """
    schema = file_schema("items")
    item = schema["properties"]["items"]["items"]
    common = dict.fromkeys(item["properties"], True)
    item["properties"]["type"] = {"enum": list(ITEM_TYPES)}
    item["allOf"] = [_where_it_is(name) for name in ITEM_TYPES]
    for name in ITEM_TYPES:
        part = type_schema(name)
        own = {**common, **part["item"]["properties"], "key": {"$ref": f"#/$defs/{name}_key"}}
        schema["$defs"][f"{name}_item"] = _object(part["item"]["required"], own)
        schema["$defs"][f"{name}_key"] = _object(part["key"]["required"], part["key"]["properties"])
    return schema


def _where_it_is(name: str) -> dict[str, Any]:
    is_it = {"properties": {"type": {"const": name}}, "required": ["type"]}
    return {"if": is_it, "then": {"$ref": f"#/$defs/{name}_item"}}


def _object(required: list[str], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}

"""The two ends of a scale, and a key that lies between them."""

from __future__ import annotations

from typing import Any

from widgets.exercise_types.writing_parts import Problems, Written, key_as_written

__all__ = ["find_problems", "make_item", "make_key"]
make_key = key_as_written


def find_problems(item: Written, key: Written) -> Problems:
    """Check that the key lies on the scale."""
    if not item["minimum"] <= key["value"] <= item["maximum"]:
        yield f"the key's value is {key['value']}; give one from {item['minimum']} to {item['maximum']}"


def make_item(item: Written) -> dict[str, Any]:
    """Give the scale."""
    return {name: item[name] for name in ("minimum", "maximum", "unit")}

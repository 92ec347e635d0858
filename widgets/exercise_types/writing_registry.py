"""How an exercise of each type is made from what somebody wrote: found by the type's name."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from widgets.exercise_types.writing_parts import Problems, Written

HERE = Path(__file__).parent


class WrittenType(Protocol):
    """What the module ``writing`` of each type has."""

    def find_problems(self, item: Written, key: Written, /) -> Problems:
        """Say what a schema cannot: how the parts of an exercise and its key must fit together."""

    def make_item(self, item: Written, /) -> dict[str, Any]:
        """Write what the type adds to an exercise in the bank, with nothing of its key."""

    def make_key(self, item: Written, key: Written, /) -> dict[str, Any]:
        """Complete a key with what follows from the book's engines."""


def written_type(name: str) -> WrittenType:
    """Give the writing layer of a type of exercise."""
    return cast(WrittenType, import_module(f"widgets.exercise_types.{name}.writing"))


def type_schema(name: str) -> dict[str, Any]:
    """Read what a type adds to the schema of exercises and of keys: ``required`` and ``properties`` of each."""
    schema: dict[str, Any] = json.loads((HERE / name / "schema.json").read_text("utf-8"))
    return schema

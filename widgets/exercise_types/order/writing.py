"""Steps by their ids, and a key that has them in order."""

from __future__ import annotations

from typing import Any

from widgets.exercise_types.writing_parts import Problems, Written, differing_names, key_as_written, list_parts

__all__ = ["find_problems", "make_item", "make_key"]
make_key = key_as_written


def find_problems(item: Written, key: Written) -> Problems:
    """Check that the key has every step, and that they are not shown in order."""
    yield from differing_names(key["order"], item["steps"], "order")
    if list(item["steps"]) == key["order"]:
        yield "the steps are shown in the right order already; show them in another"


def make_item(item: Written) -> dict[str, Any]:
    """Give the steps, and what the two ends are called."""
    return {"steps": list_parts(item["steps"]), "ends": item["ends"]}

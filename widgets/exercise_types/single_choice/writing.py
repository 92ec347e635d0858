"""Choices by their id, and a key that names one of them."""

from __future__ import annotations

from typing import Any

from widgets.exercise_types.writing_parts import (
    Problems,
    Written,
    differing_names,
    key_as_written,
    list_parts,
    mixed_parts,
)

__all__ = ["find_problems", "make_item", "make_key"]
make_key = key_as_written


def find_problems(item: Written, key: Written) -> Problems:
    """Check that the key names choices, and that all or none have feedback."""
    right = key["correct"] if isinstance(key["correct"], list) else [key["correct"]]
    yield from (f"the key names {name!r}, which is no choice" for name in right if name not in item["choices"])
    if "feedback" in key:
        yield from differing_names(key["feedback"], item["choices"], "feedback")


def make_item(item: Written) -> dict[str, Any]:
    """Give the choices, in an order of chance unless it means something, and whether it may change."""
    shuffle = item.get("shuffle", True)
    choices = mixed_parts(item["id"], item["choices"]) if shuffle else list_parts(item["choices"])
    return {"choices": choices, "shuffle": shuffle}

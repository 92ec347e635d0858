"""Prompts and options by their ids, and a key that pairs them."""

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
    """Check that every prompt has its option, and feedback if any has."""
    yield from differing_names(key["pairs"], item["prompts"], "pairs")
    yield from (f"pairs: {name!r} is no option" for name in key["pairs"].values() if name not in item["options"])
    if len(item["options"]) < len(item["prompts"]):
        yield "there are fewer options than prompts"
    if "feedback" in key:
        yield from differing_names(key["feedback"], [*item["prompts"], "correct", "otherwise"], "feedback")


def make_item(item: Written) -> dict[str, Any]:
    """Give prompts as they are written, and options in an order of chance."""
    return {"prompts": list_parts(item["prompts"]), "options": mixed_parts(item["id"], item["options"])}

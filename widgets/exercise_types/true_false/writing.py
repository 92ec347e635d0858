"""A sentence, and a key that is true or false."""

from __future__ import annotations

from typing import Any

from widgets.exercise_types.writing_parts import Written, no_problems

__all__ = ["find_problems", "make_item", "make_key"]
find_problems = no_problems


def make_item(_item: Written) -> dict[str, Any]:
    """Add nothing: the prompt is the sentence."""
    return {}


def make_key(_item: Written, key: Written) -> dict[str, Any]:
    """Write true or false as the choice that it is."""
    return {**key, "correct": str(key["correct"]).lower()}

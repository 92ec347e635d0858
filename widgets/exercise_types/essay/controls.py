"""A larger box to write in."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.exercise_types.controls_parts import Words
from widgets.exercise_types.short_text.controls import define_item, describe_box

__all__ = ["define_item", "describe"]
ROWS = 12


def describe(item: Item, words: Words, *, published: bool) -> dict[str, Any]:
    """Show a box of many rows."""
    del published
    return describe_box(item, words, ROWS)

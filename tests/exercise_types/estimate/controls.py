"""A slider."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import write_number
from widgets.exercise_types.controls_parts import Words


def define_item(item: Item) -> dict[str, Any]:
    """Take the scale."""
    return {name: item[name] for name in ("minimum", "maximum", "unit")}


def describe(item: Item, _words: Words, *, published: bool) -> dict[str, Any]:
    """Show the slider in the middle of the scale."""
    del published
    return {"middle": write_number((item["minimum"] + item["maximum"]) / 2)}

"""One of several buttons."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.exercise_types.controls_parts import Words, inline_parts


def define_item(item: Item) -> dict[str, Any]:
    """Take the choices."""
    return {"choices": item["choices"]}


def describe(item: Item, _words: Words, *, published: bool) -> dict[str, Any]:
    """Show the choices in the order in which they are written."""
    del published
    return {"choices": inline_parts(item["choices"])}

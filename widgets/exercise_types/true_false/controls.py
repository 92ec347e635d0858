"""Two buttons."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import inline_html
from widgets.exercise_types.controls_parts import Words


def define_item(_item: Item) -> dict[str, Any]:
    """Take nothing more."""
    return {}


def describe(_item: Item, words: Words, *, published: bool) -> dict[str, Any]:
    """Show both words."""
    del published
    return {"choices": [(name, inline_html(words[f"says_{name}"])) for name in ("true", "false")]}

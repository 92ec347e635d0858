"""Steps that move up and down."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import inline_html, to_plain
from widgets.exercise_types.controls_parts import Words


def define_item(item: Item) -> dict[str, Any]:
    """Take the steps."""
    return {"steps": item["steps"]}


def describe(item: Item, _words: Words, *, published: bool) -> dict[str, Any]:
    """Show the steps in the order in which they are written."""
    del published
    return {"steps": [(step["id"], inline_html(step["text"]), to_plain(step["text"])) for step in item["steps"]]}

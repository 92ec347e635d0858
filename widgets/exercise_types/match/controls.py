"""A list of options beside each line."""

from __future__ import annotations

from string import ascii_uppercase
from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import inline_html, to_plain
from widgets.exercise_types.controls_parts import Words, inline_parts

LONGEST_OPTION = 24
"""Letters that a list beside a line shows in full."""


def define_item(item: Item) -> dict[str, Any]:
    """Take prompts and options."""
    return {"prompts": item["prompts"], "options": item["options"]}


def describe(item: Item, _words: Words, *, published: bool) -> dict[str, Any]:
    """Show the lines and their options; long options get letters, since a closed list shows only their beginning."""
    del published
    plain = [to_plain(option["text"]) for option in item["options"]]
    lettered = max(map(len, plain)) > LONGEST_OPTION
    letters = [f"{letter}. " if lettered else "" for letter in ascii_uppercase]
    return {
        "lettered": lettered,
        "prompts": inline_parts(item["prompts"]),
        "options": [
            {"id": option["id"], "text": letter + text, "html": inline_html(option["text"]), "letter": letter}
            for option, text, letter in zip(item["options"], plain, letters, strict=False)
        ],
    }

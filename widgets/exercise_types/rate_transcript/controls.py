"""A dialogue, with a scale under each turn to rate."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import to_html
from widgets.exercise_types.controls_parts import Words


def define_item(item: Item) -> dict[str, Any]:
    """Take the ids of the turns to rate, and the scale; what is said in them stands in the readable form alone."""
    return {"turns": [turn["id"] for turn in item["turns"] if turn["rate"]], "scale": item["scale"]}


def describe(item: Item, words: Words, *, published: bool) -> dict[str, Any]:
    """Show every turn with who speaks."""
    del published
    return {
        "question_html": to_html(item["question"]),
        "turns": [
            {**turn, "who": words.get(turn["speaker"], turn["speaker"]), "html": to_html(turn["text"])}
            for turn in item["turns"]
        ],
    }

"""The answer is a text; a person marks it."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.bank.markup import to_plain
from widgets.exercise_types.shapes import LONGEST_TEXT, check_text, folded

FIELDS = ("text",)
RECEIPT_FIELDS = ()
credit = None


def check(_item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape."""
    return check_text(answer.get("text"), LONGEST_TEXT, "text")


def same_form(_item: Item, answer: Any) -> dict[str, Any]:
    """Give the text, whatever its spaces and capitals."""
    return {"text": folded(answer.get("text", ""))}


def full_answer(_item: Item, _key: Key, _variant: int) -> None:
    """Give nothing: which text earns all points, only a person can say."""


def describe_key(_item: Item, key: Key) -> list[str]:
    """Give the model answer."""
    return [to_plain(key["model_answer"])]

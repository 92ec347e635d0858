"""The answer is true or false, written as a choice; it is right or it is not."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.exercise_types.key_words import WORDS
from widgets.exercise_types.shapes import check_among
from widgets.exercise_types.single_choice.answer import FIELDS, credit, full_answer, same_form

__all__ = ["FIELDS", "RECEIPT_FIELDS", "check", "credit", "describe_key", "full_answer", "same_form"]
RECEIPT_FIELDS = ()


def check(_item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape."""
    return check_among(answer.get("choice"), ["true", "false"], "choice")


def describe_key(_item: Item, key: Key) -> list[str]:
    """Say whether it is so."""
    return [WORDS[f"is_{key['correct']}"]]

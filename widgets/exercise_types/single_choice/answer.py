"""The answer is the id of one choice; it is right or it is not."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.exercise_types.shapes import check_among, ids_of, plain_texts

FIELDS = ("choice",)
RECEIPT_FIELDS = ("choices",)


def check(item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape."""
    return check_among(answer.get("choice"), ids_of(item["choices"]), "choice")


def credit(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    """Give everything for the right choice."""
    return float(answer["choice"] == key["correct"])


def same_form(_item: Item, answer: Any) -> dict[str, Any]:
    """Give the choice."""
    return {"choice": answer["choice"]}


def full_answer(_item: Item, key: Key, _variant: int) -> dict[str, Any]:
    """Give the answer that earns all points."""
    return {"choice": key["correct"]}


def describe_key(item: Item, key: Key) -> list[str]:
    """Say which choice is right."""
    return [plain_texts(item["choices"])[key["correct"]]]

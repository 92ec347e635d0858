"""The answer lists the ids of choices; wrong ones take off what right ones give."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.exercise_types.shapes import check_list, ids_of, plain_texts

FIELDS = ("choices",)
RECEIPT_FIELDS = ("choices",)


def check(item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape."""
    return check_list(answer.get("choices"), ids_of(item["choices"]), "choice")


def credit(item: Item, key: Key, answer: Any, _variant: int) -> float:
    """Give the share of right choices that are chosen, less the share of others that are, and at least 0."""
    right, chosen = set(key["correct"]), set(answer["choices"])
    wrong = {choice["id"] for choice in item["choices"]} - right
    lost = len(chosen & wrong) / len(wrong) if wrong else 0.0
    return max(0.0, len(chosen & right) / len(right) - lost)


def same_form(_item: Item, answer: Any) -> dict[str, Any]:
    """Give the choices in one order."""
    return {"choices": sorted(answer["choices"])}


def full_answer(_item: Item, key: Key, _variant: int) -> dict[str, Any]:
    """Give the answer that earns all points."""
    return {"choices": list(key["correct"])}


def describe_key(item: Item, key: Key) -> list[str]:
    """Say which choices are right."""
    texts = plain_texts(item["choices"])
    return [texts[name] for name in key["correct"]]

"""The answer lists every step once; the share of steps in their right place counts."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.exercise_types.shapes import check_list, ids_of, plain_texts

FIELDS = ("order",)
RECEIPT_FIELDS = ("steps",)


def check(item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape."""
    steps = ids_of(item["steps"])
    told = check_list(answer.get("order"), steps, "step")
    return told or ([] if len(answer["order"]) in {0, len(steps)} else [f"the order has not all of {', '.join(steps)}"])


def credit(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    """Give the share of steps that stand where they belong."""
    return float(sum(a == b for a, b in zip(answer["order"], key["order"], strict=True)) / len(key["order"]))


def same_form(_item: Item, answer: Any) -> dict[str, Any]:
    """Give the order."""
    return {"order": list(answer["order"])}


def full_answer(_item: Item, key: Key, _variant: int) -> dict[str, Any]:
    """Give the answer that earns all points."""
    return {"order": list(key["order"])}


def describe_key(item: Item, key: Key) -> list[str]:
    """Say which step comes first, second, and so on."""
    steps = plain_texts(item["steps"])
    return [f"{number}. {steps[step]}" for number, step in enumerate(key["order"], 1)]

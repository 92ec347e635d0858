"""The answer has a step of the scale for each turn; the agreement with the key's ratings counts."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.bank.markup import to_plain
from widgets.exercise_types.kappa import quadratic_kappa
from widgets.exercise_types.shapes import check_entries, is_number

FIELDS = ("ratings",)
RECEIPT_FIELDS = ("turns", "scale")
same_form = None


def check(item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape."""
    turns = [turn["id"] for turn in item["turns"] if turn["rate"]]
    steps = [step["value"] for step in item["scale"]]
    is_step = lambda entry: is_number(entry) and entry in steps  # noqa: E731
    return check_entries(answer.get("ratings"), turns, "turn", is_step, f"one of {', '.join(map(str, steps))}")


def credit(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    """Give the weighted kappa with the key, at least 0, times the share of turns rated."""
    rated = [turn for turn in key["ratings"] if turn in answer["ratings"]]
    kappa = quadratic_kappa([answer["ratings"][turn] for turn in rated], [key["ratings"][turn] for turn in rated])
    return 0.0 if kappa is None else max(0.0, kappa) * len(rated) / len(key["ratings"])


def full_answer(_item: Item, key: Key, _variant: int) -> dict[str, Any]:
    """Give the answer that earns all points."""
    return {"ratings": dict(key["ratings"])}


def describe_key(_item: Item, key: Key) -> list[str]:
    """Say the rating of each turn, and why."""
    return [f"{turn}: {rating} ({to_plain(key['reasons'][turn])})" for turn, rating in key["ratings"].items()]

"""The answer is a number as it was typed, and where it predicts, a range around it; only the number earns points."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.bank.markup import tell_numbers, write_number
from widgets.exercise_types.key_words import WORDS
from widgets.exercise_types.shapes import LONGEST_NUMBER, check_text, folded
from widgets.exercise_types.typed_numbers import is_right, read_typed

FIELDS = ("text", "low", "high")
RECEIPT_FIELDS = ("unit", "variants")


def check(_item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape."""
    return [problem for name, value in answer.items() for problem in check_text(value, LONGEST_NUMBER, name)]


def credit(item: Item, key: Key, answer: Any, variant: int) -> float:
    """Give everything for a number within the tolerance."""
    return float(is_right(answer.get("text", ""), key["answers"][variant], key["tolerance"], item["unit"]))


def same_form(item: Item, answer: Any) -> dict[str, Any]:
    """Give the number, however it was written; what is no sure number stays as it was typed."""
    typed = read_typed(answer.get("text", ""), item["unit"])
    if typed.sure and len(typed.values) == 1:
        return {"text": f"{typed.values[0]:.12g}"}
    return {"text": folded(answer.get("text", ""))}


def full_answer(_item: Item, key: Key, variant: int) -> dict[str, Any]:
    """Give the answer that earns all points."""
    return {"text": write_number(key["answers"][variant])}


def describe_key(item: Item, key: Key) -> list[str]:
    """Say the number of each variant, and how near is near enough."""
    unit = f" {item['unit']}" if item["unit"] else ""
    told = [f"{write_number(answer)}{unit}{_variant(item, n)}" for n, answer in enumerate(key["answers"])]
    last = WORDS["tolerance"].format(answer=told[-1], tolerance=write_number(key["tolerance"]))
    return [*told[:-1], last]


def _variant(item: Item, variant: int) -> str:
    told = tell_numbers(item, variant)
    return f" {WORDS['where'].format(numbers=told)}" if told else ""

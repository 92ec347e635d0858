"""The answer is a number on a scale; near the key it earns all, and half within twice the tolerance."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.exercise_types.shapes import is_number
from widgets.exercise_types.typed_numbers import is_close

FIELDS = ("value",)
RECEIPT_FIELDS = ("minimum", "maximum", "unit")
same_form = None


def check(item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape."""
    value = answer.get("value")
    if not is_number(value) or not item["minimum"] <= value <= item["maximum"]:
        return [f"the value is {value!r}, and should be from {item['minimum']} to {item['maximum']}"]
    return []


def credit(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    """Give all near the key, and half a little farther off."""
    if is_close(answer["value"], key["value"], key["tolerance"]):
        return 1.0
    return 0.5 if is_close(answer["value"], key["value"], 2 * key["tolerance"]) else 0.0


def full_answer(_item: Item, key: Key, _variant: int) -> dict[str, Any]:
    """Give the answer that earns all points."""
    return {"value": key["value"]}


def describe_key(item: Item, key: Key) -> list[str]:
    """Say the number, and how near is near enough."""
    return [f"{key['value']} {item['unit']}, give or take {key['tolerance']}"]

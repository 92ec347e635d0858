"""The answer is where every control stands; it is right if every condition holds there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.exercise_types.equations import evaluate
from widgets.exercise_types.key_words import WORDS
from widgets.exercise_types.shapes import check_entries, is_number
from widgets.exercise_types.typed_numbers import SLACK

FIELDS = ("parameters",)
RECEIPT_FIELDS = ("controls", "start")
same_form = None


def check(item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape."""
    controls = {control["name"]: control for control in item["controls"]}
    parameters = answer.get("parameters")
    told = check_entries(parameters, controls, "control", is_number, "a number")
    if told or not parameters:
        return told
    missing = [name for name in controls if name not in parameters]
    off = [name for name, value in parameters.items() if not _within(value, controls[name])]
    told = [f"the control {name} is missing" for name in missing]
    return told + [f"the control {name} is {parameters[name]:g}, beyond its range" for name in off]


def _within(value: float, control: Mapping[str, Any]) -> bool:
    return bool(control["minimum"] <= value <= control["maximum"])


def credit(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    """Give everything where all conditions hold."""
    return float(all(_holds(condition, answer["parameters"]) for condition in key["conditions"]))


def _holds(condition: Mapping[str, Any], parameters: Mapping[str, float]) -> bool:
    value = reading(condition, parameters)
    return bool(condition["low"] - SLACK <= value <= condition["high"] + SLACK)


def reading(condition: Mapping[str, Any], parameters: Mapping[str, float]) -> float:
    """Read the figure that a condition is about, at the controls' settings: by the equation that draws it."""
    if condition["equation"] is None:
        return float(parameters[condition["name"]])
    return evaluate(condition["equation"], {name: parameters[name] for name in condition["parameters"]})


def full_answer(_item: Item, key: Key, _variant: int) -> dict[str, Any]:
    """Give the answer that earns all points."""
    return {"parameters": dict(key["example"])}


def describe_key(_item: Item, key: Key) -> list[str]:
    """Say what must hold, and give an example."""
    asked = [
        WORDS["range"].format(name=part["name"], low=f"{part['low']:g}", high=f"{part['high']:g}")
        for part in key["conditions"]
    ]
    shown = ", ".join(f"{name} = {value:g}" for name, value in key["example"].items())
    return [*asked, WORDS["example"].format(values=shown)]

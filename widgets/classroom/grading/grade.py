"""Grade one answer by its key. A blank stays blank, and what cannot be read waits for a person: neither becomes 0."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.grading.kappa import quadratic_kappa
from widgets.equations.plain import PLAIN

FREE_RESPONSES = ("short_text", "essay")
NO_SCORE = "none"
"""What a student answers where too few items are answered for a score."""
SLACK = 1e-9
_NUMBER = re.compile(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)")


@dataclass(frozen=True)
class Grade:
    """What one answer earns."""

    status: str
    """``scored``, ``blank``, ``awaiting`` (a person marks it) or ``unreadable`` (a person must look)."""
    points: float | None
    """None unless scored: nobody gets a 0 that nobody gave."""
    out_of: float
    detail: str = ""

    @property
    def credit(self) -> float | None:
        """The share of the points, from 0 to 1."""
        return None if self.points is None else self.points / self.out_of


class _UnreadableError(ValueError):
    """An answer that only a person can read."""


def parse_number(text: str, unit: str = "") -> float | None:
    """Read a number as people write it, or give None.

    Examples
    --------
    >>> parse_number(" 0,25 "), parse_number("-.5"), parse_number("25%", "%"), parse_number("about 3")
    (0.25, -0.5, 25.0, None)
    """
    trimmed = text.strip().replace("−", "-")
    if unit == "%":
        trimmed = trimmed.removesuffix("%").rstrip()
    return float(trimmed.replace(",", ".")) if _NUMBER.fullmatch(trimmed) else None


def is_blank(answer: Any) -> bool:
    """Tell whether an answer says nothing.

    Examples
    --------
    >>> is_blank({"text": "  "}), is_blank({"choices": []}), is_blank({"text": "0"})
    (True, True, False)
    """
    if isinstance(answer, Mapping):
        return all(is_blank(value) for value in answer.values())
    if isinstance(answer, str):
        return not answer.strip()
    return answer is None or (isinstance(answer, list) and not answer)


def grade_answer(item: Item, key: Key, answer: Any, variant: int = 0) -> Grade:
    """Grade one answer.

    Parameters
    ----------
    item, key : mapping
        As the bank has them.
    answer : mapping or None
        As :func:`~widgets.classroom.grading.answer_shape.check_answer` has found it well-formed.
    variant : int, default 0
        The number of the variant that the student got.

    Returns
    -------
    Grade
        Points are the item's points times the credit: right or not for choices and numbers; for several choices, the
        share of right ones chosen less the share of others chosen, at least 0; for pairs, steps and scores the share
        that is right; for a transcript, the weighted kappa with the key, at least 0, times the share of turns rated.
    """
    out_of = float(item["points"])
    if is_blank(answer):
        return Grade("blank", None, out_of)
    if item["type"] in FREE_RESPONSES:
        return Grade("awaiting", None, out_of)
    try:
        credit = _CREDIT[item["type"]](item, key, answer, variant)
    except _UnreadableError as unreadable:
        return Grade("unreadable", None, out_of, str(unreadable))
    return Grade("scored", credit * out_of, out_of)


def _choice(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    return float(answer["choice"] == key["correct"])


def _choices(item: Item, key: Key, answer: Any, _variant: int) -> float:
    right, chosen = set(key["correct"]), set(answer["choices"])
    wrong = {choice["id"] for choice in item["choices"]} - right
    lost = len(chosen & wrong) / len(wrong) if wrong else 0.0
    return max(0.0, len(chosen & right) / len(right) - lost)


def _number(text: str, unit: str = "") -> float:
    number = parse_number(text, unit)
    if number is None:
        raise _UnreadableError(f"“{text.strip()}” is no number")
    return number


def is_close(value: float, wanted: float, tolerance: float) -> bool:
    """Tell whether a value lies within a tolerance, both ends included."""
    return abs(value - wanted) <= tolerance + SLACK


def _numeric(item: Item, key: Key, answer: Any, variant: int) -> float:
    value = _number(answer.get("text", ""), item["unit"])
    return float(is_close(value, key["answers"][variant], key["tolerance"]))


def _match(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    right = sum(answer["pairs"].get(prompt) == option for prompt, option in key["pairs"].items())
    return float(right / len(key["pairs"]))


def _order(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    return float(sum(a == b for a, b in zip(answer["order"], key["order"], strict=True)) / len(key["order"]))


def _scores(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    given = {name: text for name, text in answer["scores"].items() if text.strip()}
    right = sum(
        _is_score(given[name], wanted, key["tolerance"]) for name, wanted in key["answers"].items() if name in given
    )
    return right / len(key["answers"])


def _is_score(text: str, wanted: float | None, tolerance: float) -> bool:
    if text.strip().lower() == NO_SCORE:
        return wanted is None
    return wanted is not None and is_close(_number(text), wanted, tolerance)


def _explorer(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    return float(all(_holds(condition, answer["parameters"]) for condition in key["conditions"]))


def _holds(condition: Mapping[str, Any], parameters: Mapping[str, float]) -> bool:
    value = reading(condition, parameters)
    return bool(condition["low"] - SLACK <= value <= condition["high"] + SLACK)


def reading(condition: Mapping[str, Any], parameters: Mapping[str, float]) -> float:
    """Read the figure that a condition is about, at the controls' settings: by the equation that draws it."""
    if condition["equation"] is None:
        return float(parameters[condition["name"]])
    topic, _, name = condition["equation"].partition(".")
    equation = getattr(import_module(f"widgets.equations.{topic}"), name)
    return float(equation(PLAIN, **{name: parameters[name] for name in condition["parameters"]}))


def _transcript(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    rated = [turn for turn in key["ratings"] if turn in answer["ratings"]]
    kappa = quadratic_kappa([answer["ratings"][turn] for turn in rated], [key["ratings"][turn] for turn in rated])
    return 0.0 if kappa is None else max(0.0, kappa) * len(rated) / len(key["ratings"])


_CREDIT: dict[str, Callable[[Item, Key, Any, int], float]] = {
    "single_choice": _choice,
    "true_false": _choice,
    "multiple_choice": _choices,
    "numeric": _numeric,
    "match": _match,
    "order": _order,
    "score_inventory": _scores,
    "set_explorer": _explorer,
    "rate_transcript": _transcript,
}


def full_answer(item: Item, key: Key, variant: int = 0) -> dict[str, Any] | None:
    """Give an answer that earns all points, or None for a free response, which only a person can mark."""
    give: dict[str, Callable[[], dict[str, Any]]] = {
        "single_choice": lambda: {"choice": key["correct"]},
        "true_false": lambda: {"choice": key["correct"]},
        "multiple_choice": lambda: {"choices": list(key["correct"])},
        "numeric": lambda: {"text": str(key["answers"][variant])},
        "match": lambda: {"pairs": dict(key["pairs"])},
        "order": lambda: {"order": list(key["order"])},
        "score_inventory": lambda: {
            "scores": {name: NO_SCORE if value is None else str(value) for name, value in key["answers"].items()}
        },
        "set_explorer": lambda: {"parameters": dict(key["example"])},
        "rate_transcript": lambda: {"ratings": dict(key["ratings"])},
    }
    return give[item["type"]]() if item["type"] in give else None

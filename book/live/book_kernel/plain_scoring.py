"""Score one rating with the standard library alone, from what a form tells the page: as ``scoring.js`` does there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import isfinite
from typing import Any

Answers = Mapping[str, float]


def is_on_scale(value: object, definition: Mapping[str, Any]) -> bool:
    """Tell whether a value is an answer of the response scale.

    Examples
    --------
    >>> scale = {"minimum": 1, "maximum": 5, "step": 1, "rounding": 1e-06}
    >>> is_on_scale(5, scale), is_on_scale(5.5, scale), is_on_scale(True, scale)
    (True, False, False)
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return False
    low, high, step, rounding = (float(definition[name]) for name in ("minimum", "maximum", "step", "rounding"))
    offset = (value - low) / step
    return abs(offset - round(offset)) < rounding and -rounding < offset < (high - low) / step + rounding


def score_all(answers: Answers, reverse_keyed: Collection[str], definition: Mapping[str, Any]) -> dict[str, Any]:
    """Key every answer, and score the subscales and the composite; a score is None where too little is answered.

    Parameters
    ----------
    answers : mapping
        Item id to answer; an absent item is unanswered.
    reverse_keyed : collection of str
        Ids of the items keyed in reverse.
    definition : mapping
        What a form tells the page.
    """
    reflection = definition["minimum"] + definition["maximum"]
    keyed = {item: reflection - answer if item in reverse_keyed else answer for item, answer in answers.items()}
    subscales = {part["id"]: _score(part, keyed) for part in definition["subscales"]}
    return {"keyed": keyed, "subscales": subscales, "composite": _composite(definition["composite"], subscales)}


def _score(part: Mapping[str, Any], keyed: Answers) -> float | None:
    values = [keyed[item] for item in part["items"] if item in keyed]
    mean: float | None = part["multiplier"] * sum(values) / len(values) if values else None
    return mean if len(values) >= part["min_answered"] else None


def _composite(rule: Mapping[str, Any] | None, subscales: Mapping[str, float | None]) -> float | None:
    values = [subscales[name] for name in rule["subscales"]] if rule else []
    present = [value for value in values if value is not None]
    complete = rule is not None and len(present) == len(values)
    return rule["multiplier"] * sum(present) / len(present) if rule and complete else None

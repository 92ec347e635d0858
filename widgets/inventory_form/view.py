"""What the readable form shows of one rating: items, answers, scores and the working, in words and numbers.

``view.js`` rewrites the same slots with the same words when an answer changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Any

import pandas as pd

from widgets.inventory_form.ratings import Rating
from widgets.measures import Composite, Inventory, Subscale

Words = Mapping[str, str]
COUNTS_DRAWN_TO = 10
"""A sum of counts is drawn on a line from 0 to here, or to the sum itself where it is larger."""


def format_score(score: float) -> str:
    """Write a score with two decimals, halves away from zero, as the page does, after the dust of adding is off.

    Examples
    --------
    >>> format_score(3.125)
    '3.13'
    """
    without_dust = round(score, 9) + 0.0  # which takes the minus off nothing
    return str(_round(without_dust, "0.01"))


def format_value(value: float) -> str:
    """Write an answer or a keyed value as short as it can be, as the page does.

    Examples
    --------
    >>> format_value(4.0), format_value(10 - 9.9), format_value(1234567.0)
    ('4', '0.1', '1234567')
    """
    return f"{(_round(value, '0.000001') + 0).normalize():f}"


def with_mark(number: str, words: Words) -> str:
    """Write a number with the mark that stands before decimals in the language of some words.

    Examples
    --------
    >>> with_mark("3.13", {"decimal_mark": ","})
    '3,13'
    """
    return number.replace(".", words["decimal_mark"])


def _round(value: float, last: str) -> Decimal:
    """Round to a last decimal, halves away from zero."""
    return Decimal(value).quantize(Decimal(last), ROUND_HALF_UP)


def drawn_range(part: Subscale | Composite, inventory: Inventory, scores: Iterable[float]) -> tuple[int, int]:
    """Give the two ends of the line on which scores are drawn: those of the scale; of counts, as far as needed."""
    low, high = inventory.score_range(part)
    if inventory.response_scale.kind == "count":
        high = max([COUNTS_DRAWN_TO, *(ceil(score) for score in scores if pd.notna(score))])
    return low, high


def place_on_line(score: float, ends: tuple[int, int]) -> float:
    """Place a score on a line whose two ends are 0 and 1."""
    return (score - ends[0]) / (ends[1] - ends[0])


def describe_rating(
    inventory: Inventory, rating: Rating, responses: pd.DataFrame, words: Words, *, hide_wording: bool
) -> dict[str, Any]:
    """Gather what the form shows of one rating.

    Parameters
    ----------
    inventory : Inventory
        Keyed as the form shows it.
    rating : Rating
    responses : DataFrame, (1, items)
    words : mapping
        The form's words.
    hide_wording : bool
        Whether items are numbered only, because their wording is licensed.
    """
    answers, perspective = responses.iloc[0], inventory.perspectives[rating.perspective]
    composite = inventory.composite_rule
    return {
        "id": rating.id,
        "label": label_of(inventory, rating, words),
        "form": perspective.label,
        "instruction": "" if hide_wording else perspective.instruction,
        "items": _items(inventory, rating.perspective, answers, words, hide_wording=hide_wording),
        "profile": _profile(inventory, responses, words),
        "composite": _composite(composite, inventory, responses, words) if composite else None,
    }


def label_of(inventory: Inventory, rating: Rating, words: Words) -> str:
    """Name a rating as a heading does: "Session 3, Client form"."""
    form = inventory.perspectives[rating.perspective].label
    if rating.occasion is None:
        return form
    return words["rating"].format(occasion=words[inventory.occasion].format(number=rating.occasion), form=form)


def item_wordings(inventory: Inventory, perspective: str, words: Words, *, hide_wording: bool) -> list[str]:
    """List the statements, or their numbers where the wording is not there or must not be shown."""
    wording = inventory.wording(perspective)
    return [
        words["licensed_item"].format(number=number) if hide_wording or pd.isna(text) else str(text)
        for number, text in enumerate(wording, 1)
    ]


def _items(
    inventory: Inventory, perspective: str, answers: pd.Series, words: Words, *, hide_wording: bool
) -> list[dict[str, Any]]:
    wordings = item_wordings(inventory, perspective, words, hide_wording=hide_wording)
    return [
        {
            "id": item.id,
            "wording": wording,
            "reverse_keyed": item.reverse_keyed,
            "response": None if pd.isna(answers[item.id]) else format_value(answers[item.id]),
            "answer": "" if pd.isna(answers[item.id]) else with_mark(format_value(answers[item.id]), words),
            "keyed": _keyed(inventory, item.id, answers[item.id], words),
            "subscales": ", ".join(part.label for part in inventory.subscales.values() if item.id in part.items),
        }
        for item, wording in zip(inventory.items, wordings, strict=True)
    ]


def _keyed(inventory: Inventory, item_id: str, answer: float, words: Words) -> str:
    if pd.isna(answer):
        return words["working_none"]
    given, scale = with_mark(format_value(answer), words), inventory.response_scale
    if item_id not in inventory.reverse_keyed:
        return given
    keyed = with_mark(format_value(scale.reflect(answer)), words)
    return f"{scale.minimum + scale.maximum} − {given} = {keyed}"


def _profile(inventory: Inventory, responses: pd.DataFrame, words: Words) -> list[dict[str, Any]]:
    keyed, scores = inventory.item_scores(responses).iloc[0], inventory.subscale_scores(responses).iloc[0]
    rows = []
    for part in inventory.subscales.values():
        values = keyed[part.items].dropna()
        facts = {
            "label": part.label,
            "items": len(part.items),
            "answered": len(values),
            "needed": part.min_answered,
            "values": " + ".join(with_mark(format_value(value), words) for value in values),
            "multiplier": part.multiplier,
        }
        missing = pd.isna(scores[part.id])
        state = "too_few" if missing else "all_answered" if len(values) == len(part.items) else "some_answered"
        row = _row(part, scores[part.id], inventory, words)
        row["answered_text"] = words[state].format(**facts)
        row["formula"] = words[_formula_of(part, missing=missing)].format(**facts, score=row["score_text"])
        rows.append(row)
    return rows


def _formula_of(part: Subscale | Composite, *, missing: bool) -> str:
    if missing:
        return "formula_too_few"
    return "formula" if part.multiplier == 1 else "formula_sum"


def _composite(rule: Composite, inventory: Inventory, responses: pd.DataFrame, words: Words) -> dict[str, Any]:
    score, scores = inventory.composite(responses).iloc[0], inventory.subscale_scores(responses).iloc[0]
    names = ", ".join(inventory.subscales[name].label for name in rule.subscales)
    missing = bool(pd.isna(score))
    row = _row(rule, score, inventory, words)
    answered = "composite_missing" if missing else "composite_all" if rule.multiplier == 1 else "composite_sum"
    formula = "formula_composite_none" if missing else "formula_composite" if rule.multiplier == 1 else "formula_added"
    row["answered_text"] = words[answered].format(subscales=names)
    row["formula"] = words[formula].format(
        label=rule.label,
        values=" + ".join(
            with_mark(format_score(scores[name]), words) for name in rule.subscales if pd.notna(scores[name])
        ),
        subscales=len(rule.subscales),
        score=row["score_text"],
    )
    return row


def _row(part: Subscale | Composite, score: float, inventory: Inventory, words: Words) -> dict[str, Any]:
    missing = bool(pd.isna(score))
    low, high = inventory.score_range(part)
    other_range = (low, high) != inventory.score_range(next(iter(inventory.subscales.values())))
    own_range = words["own_range"].format(minimum=low, maximum=high) if other_range else ""
    return {
        "id": part.id if isinstance(part, Subscale) else None,
        "label": part.label,
        "description": part.description if isinstance(part, Subscale) else own_range,
        "score": None if missing else score,
        "score_text": words["no_score"] if missing else with_mark(format_score(score), words),
        "position": 0 if missing else round(place_on_line(score, drawn_range(part, inventory, [score])), 4),
    }

"""What the readable form of an inventory shows, in words and numbers.

The page's module rewrites the same slots with the same words when an answer changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from widgets.measures import Composite, Inventory, ResponseScale, Subscale

Words = Mapping[str, str]


def format_score(score: float) -> str:
    """Write a score with two decimals, halves away from zero, as the page does.

    Examples
    --------
    >>> format_score(3.125)
    '3.13'
    """
    return str(Decimal(score).quantize(Decimal("0.01"), ROUND_HALF_UP))


def describe_form(inventory: Inventory, perspective: str, responses: pd.DataFrame, words: Words) -> dict[str, Any]:
    """Gather all that the form's template fills in.

    Parameters
    ----------
    inventory : Inventory
        Keyed as the form shows it.
    perspective : str
        Who rates.
    responses : DataFrame, (1, items)
    words : mapping
        The form's words.
    """
    scale, answers = inventory.response_scale, responses.iloc[0]
    return {
        "title": inventory.title,
        "status": inventory.status,
        "perspective": inventory.perspectives[perspective],
        "anchors": {step: scale.anchors[step] for step in scale.steps},
        "items": _items(inventory, perspective, answers, words),
        "profile": _profile(inventory, responses, words),
        "composite": _composite(inventory, responses, words),
        "profile_caption": words["profile_caption"].format(minimum=scale.minimum, maximum=scale.maximum),
        "working_intro": words["working_intro"].format(sum=scale.minimum + scale.maximum),
    }


def _items(inventory: Inventory, perspective: str, answers: pd.Series, words: Words) -> list[dict[str, Any]]:
    wording = inventory.wording(perspective)
    return [
        {
            "id": item.id,
            "wording": wording[item.id],
            "reverse_keyed": item.reverse_keyed,
            "response": None if pd.isna(answers[item.id]) else int(answers[item.id]),
            "keyed": _keyed(inventory, item.id, answers[item.id], words),
            "subscales": ", ".join(part.label for part in inventory.subscales.values() if item.id in part.items),
        }
        for item in inventory.items
    ]


def _keyed(inventory: Inventory, item_id: str, answer: float, words: Words) -> str:
    if pd.isna(answer):
        return words["working_none"]
    if item_id not in inventory.reverse_keyed:
        return f"{answer:g}"
    scale = inventory.response_scale
    return f"{scale.minimum + scale.maximum} − {answer:g} = {scale.reflect(answer):g}"


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
            "values": " + ".join(f"{value:g}" for value in values),
        }
        missing = pd.isna(scores[part.id])
        state = "too_few" if missing else "all_answered" if len(values) == len(part.items) else "some_answered"
        row = _row(part, scores[part.id], inventory.response_scale, words)
        row["answered_text"] = words[state].format(**facts)
        row["formula"] = words["formula_too_few" if missing else "formula"].format(**facts, score=row["score_text"])
        rows.append(row)
    return rows


def _composite(inventory: Inventory, responses: pd.DataFrame, words: Words) -> dict[str, Any]:
    rule, score = inventory.composite_rule, inventory.composite(responses).iloc[0]
    scores = inventory.subscale_scores(responses).iloc[0]
    names = ", ".join(inventory.subscales[name].label for name in rule.subscales)
    missing = bool(pd.isna(score))
    row = _row(rule, score, inventory.response_scale, words)
    row["answered_text"] = words["composite_missing" if missing else "composite_all"].format(subscales=names)
    row["formula"] = words["formula_composite_none" if missing else "formula_composite"].format(
        label=rule.label,
        values=" + ".join(format_score(scores[name]) for name in rule.subscales if pd.notna(scores[name])),
        subscales=len(rule.subscales),
        score=row["score_text"],
    )
    return row


def _row(part: Subscale | Composite, score: float, scale: ResponseScale, words: Words) -> dict[str, Any]:
    missing = bool(pd.isna(score))
    return {
        "id": part.id if isinstance(part, Subscale) else None,
        "label": part.label,
        "description": part.description if isinstance(part, Subscale) else "",
        "score": None if missing else score,
        "score_text": words["no_score"] if missing else format_score(score),
        "position": 0 if missing else round((score - scale.minimum) / (scale.maximum - scale.minimum), 4),
    }

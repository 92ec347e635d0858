"""An inventory and one person's responses; the key follows from the inventory."""

from __future__ import annotations

from typing import Any

import pandas as pd

from widgets.exercise_types.writing_parts import Written, no_problems
from widgets.measures import Inventory
from widgets.measures.inventory_words import describe_key

__all__ = ["find_problems", "make_item", "make_key"]
find_problems = no_problems


def make_item(item: Written) -> dict[str, Any]:
    """Give the filled-in sheet, the rule of scoring, and which scores are asked for."""
    inventory, perspective = Inventory.load(item["inventory"]), item["perspective"]
    scale = inventory.response_scale
    labels = {name: part.label for name, part in inventory.subscales.items()}
    if inventory.composite_rule:
        labels["composite"] = inventory.composite_rule.label
    sheet = [
        {
            "item": part.id,
            "number": number,
            "statement": part.wording.get(perspective, "") if inventory.may_be_published else "",
            "answer": item["responses"].get(part.id),
            "reverse_keyed": part.reverse_keyed,
        }
        for number, part in enumerate(inventory.items, 1)
    ]
    anchors = [[step, text] for step, text in scale.anchors.items()]
    return {
        "inventory": inventory.id,
        "perspective": perspective,
        "sheet": sheet,
        "scale": {"minimum": scale.minimum, "maximum": scale.maximum, "anchors": anchors},
        "asks": [{"id": name, "label": labels[name]} for name in item["asks"]],
        "rule": " ".join(describe_key(inventory)),
    }


def make_key(item: Written, key: Written) -> dict[str, Any]:
    """Give the scores, and those that come out when no item is turned around."""
    inventory = Inventory.load(item["inventory"])
    answers = _scores(inventory, item)
    unreversed = _scores(inventory.rekeyed([]), item)
    return {**key, "answers": answers, "unreversed": unreversed}


def _scores(inventory: Inventory, item: Written) -> dict[str, float | None]:
    responses = inventory.check_responses(item["responses"])
    scores = inventory.subscale_scores(responses).iloc[0].to_dict()
    if inventory.composite_rule:
        scores["composite"] = inventory.composite(responses).iloc[0]
    return {name: None if pd.isna(scores[name]) else round(float(scores[name]), 6) for name in item["asks"]}

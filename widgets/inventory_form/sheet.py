"""What the readable form of an inventory shows as a whole: its heading, each rating, and all of them together."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import Any

import pandas as pd

from widgets.inventory_form.comparison import Comparison
from widgets.inventory_form.ratings import Rating
from widgets.inventory_form.view import Words, describe_rating, format_value
from widgets.measures import Inventory

SECTION = 10
"""How many items one looks over at once; a form with more is divided into sections of about this size."""


def describe_form(
    inventory: Inventory, ratings: list[Rating], responses: pd.DataFrame, words: Words, *, hide_wording: bool
) -> dict[str, Any]:
    """Gather all that the form's template fills in.

    Parameters
    ----------
    inventory : Inventory
        Keyed as the form shows it.
    ratings : list of Rating
    responses : DataFrame, (ratings, items)
    words : mapping
        The form's words.
    hide_wording : bool
        Whether items are numbered only, because their wording is licensed.
    """
    described = [
        describe_rating(inventory, rating, responses.iloc[[row]], words, hide_wording=hide_wording)
        for row, rating in enumerate(ratings)
    ]
    comparison = Comparison(inventory, ratings, responses, words) if len(ratings) > 1 else None
    low, high = inventory.score_range(next(iter(inventory.subscales.values())))
    scale = inventory.response_scale
    return {
        "title": inventory.title,
        "status": inventory.status,
        "note": words["licensed_note"] if hide_wording else "",
        "scale": scale,
        "anchors": [(format_value(step), text) for step, text in sorted(scale.anchors.items())],
        "middle": format_value((scale.minimum + scale.maximum) / 2),
        "axis": [format_value(step) for step in scale.steps]
        if scale.kind == "steps"
        else [low, "" if scale.kind == "count" else high],
        "sections": _sections(len(inventory.items), words),
        "ratings": described,
        "form": ", ".join(dict.fromkeys(rating["form"] for rating in described)),
        "profile_caption": words["profile_caption_count" if scale.kind == "count" else "profile_caption"].format(
            minimum=low, maximum=high
        ),
        "keyed_both_ways": any(item.reverse_keyed for item in inventory.items),
        "working_intro": words["working_intro"].format(sum=scale.minimum + scale.maximum),
        "comparison": comparison.describe(hide_wording=hide_wording) if comparison else None,
    }


def _sections(items: int, words: Words) -> list[dict[str, Any]]:
    """Divide the items into sections of about the same size; a short form is one section, with no heading."""
    count = 1 if items <= SECTION + SECTION // 2 else ceil(items / SECTION)
    ends = [round(items * number / count) for number in range(count + 1)]
    return [
        {
            "start": start,
            "stop": stop,
            "label": words["section"].format(first=start + 1, last=stop, items=items) if count > 1 else "",
        }
        for start, stop in pairwise(ends)
    ]

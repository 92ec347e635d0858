"""What the page needs to score and to draw a form: labels, the scoring key's numbers, and where a form begins."""

from __future__ import annotations

from typing import Any

from widgets.inventory_form.comparison import PICTURE
from widgets.inventory_form.ratings import Rating
from widgets.inventory_form.view import COUNTS_DRAWN_TO
from widgets.measures import Composite, Inventory, Subscale
from widgets.measures.response_scale import ROUNDING


def define(inventory: Inventory, ratings: list[Rating], start: dict[str, dict[str, float]]) -> dict[str, Any]:
    """Gather what ``scoring.js`` calls a definition.

    Parameters
    ----------
    inventory : Inventory
    ratings : list of Rating
    start : mapping
        The answers that the form begins with, by rating; an absent item is unanswered.
    """
    scale, rule = inventory.response_scale, inventory.composite_rule
    return {
        "inventory": inventory.id,
        "version": inventory.version,
        "language": inventory.language,
        "occasion": inventory.occasion,
        "ratings": [
            {"id": rating.id, "perspective": rating.perspective, "occasion": rating.occasion} for rating in ratings
        ],
        "kind": scale.kind,
        "minimum": scale.minimum,
        "maximum": scale.maximum,
        "step": scale.step,
        "rounding": ROUNDING,
        "items": inventory.item_ids,
        "reverse_keyed": inventory.reverse_keyed,
        "subscales": [
            {**_part(part, inventory), "id": part.id, "items": part.items, "min_answered": part.min_answered}
            for part in inventory.subscales.values()
        ],
        "composite": None if rule is None else {**_part(rule, inventory), "subscales": rule.subscales},
        "start": {"responses": start, "reverse_keyed": inventory.reverse_keyed},
        "counts_drawn_to": COUNTS_DRAWN_TO,
        "picture": PICTURE,
    }


def _part(part: Subscale | Composite, inventory: Inventory) -> dict[str, Any]:
    low, high = inventory.score_range(part)
    return {"label": part.label, "multiplier": part.multiplier, "low": low, "high": high}

"""An inventory by the definition that the page has of it, and what Python's form shows, by the page's selectors."""

from __future__ import annotations

from typing import Any

import pandas as pd

from widgets.inventory_form.comparison import Comparison
from widgets.inventory_form.ratings import Rating
from widgets.inventory_form.view import describe_rating, drawn_range, place_on_line
from widgets.measures import Composite, Inventory, Subscale
from widgets.measures.inventory_parts import Item, Perspective
from widgets.measures.response_scale import ResponseScale


def bare_inventory(**parts: Any) -> Inventory:
    """Make an inventory that says nothing of itself."""
    unsaid = dict.fromkeys(("title", "construct", "summary", "status"), "")
    return Inventory(**{"id": "drawn", "version": 1, **unsaid, "permission": "open", "structure_of": {}, **parts})


def inventory_of(definition: dict[str, Any], reverse_keyed: list[str]) -> Inventory:
    """Make the inventory that a definition is of, keyed as the form shows it."""
    rule = definition["composite"]
    scale = (definition["minimum"], definition["maximum"], {}, definition["kind"], definition["step"])
    return bare_inventory(
        id=definition["inventory"],
        version=definition["version"],
        response_scale=ResponseScale(*scale),
        perspectives={rating["perspective"]: Perspective("", "") for rating in definition["ratings"]},
        subscales={
            part["id"]: Subscale(part["id"], part["label"], part["items"], part["min_answered"], rule=_rule(part))
            for part in definition["subscales"]
        },
        composite_rule=Composite(rule["label"], rule["subscales"], rule=_rule(rule)) if rule else None,
        items=[Item(item, {}, item in reverse_keyed) for item in definition["items"]],
        occasion=definition["occasion"],
    )


def _rule(part: dict[str, Any]) -> str:
    return "mean" if part["multiplier"] == 1 else "sum"


def _table(responses: list[dict[str, float]], inventory: Inventory) -> pd.DataFrame:
    return pd.DataFrame(responses, columns=inventory.item_ids, dtype=float)


def scores_of(given: dict[str, Any]) -> dict[str, Any]:
    """Score one rating."""
    inventory = inventory_of(given["definition"], given["reverse_keyed"])
    table = _table([given["answers"]], inventory)
    keyed, subscales = inventory.item_scores(table).iloc[0], inventory.subscale_scores(table).iloc[0]
    return {
        "keyed": {item: float(value) for item, value in keyed.items() if pd.notna(value)},
        "subscales": {name: _score(value) for name, value in subscales.items()},
        "composite": _score(inventory.composite(table).iloc[0]) if inventory.composite_rule else None,
    }


def _score(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def show_rating(given: dict[str, Any]) -> dict[str, Any]:
    """Tell what a form shows of one rating."""
    inventory = inventory_of(given["definition"], given["reverse_keyed"])
    rating = Rating(given["definition"]["ratings"][0]["perspective"])
    table = _table([given["answers"]], inventory)
    told = describe_rating(inventory, rating, table, given["words"], hide_wording=True)
    shown: dict[str, Any] = {}
    for item in told["items"]:
        row = f'[data-working="{item["id"]}"]'
        shown[f"{row} [data-slot=answer]"] = item["answer"] or given["words"]["working_none"]
        shown[f"{row} [data-slot=keyed]"] = item["keyed"]
    for row in told["profile"]:
        shown |= _row(f'[data-subscale="{row["id"]}"]', row, inventory.subscales[row["id"]], inventory)
        shown[f'[data-formula="{row["id"]}"]'] = row["formula"]
    if row := told["composite"]:
        assert inventory.composite_rule
        shown |= _row("[data-composite]", row, inventory.composite_rule, inventory)
        shown["[data-formula-composite]"] = row["formula"]
    return shown


def _row(place: str, row: dict[str, Any], part: Subscale | Composite, inventory: Inventory) -> dict[str, Any]:
    score = row["score"]
    position = 0.0 if score is None else float(place_on_line(score, drawn_range(part, inventory, [score])))
    return {
        f"{place} [data-slot=score]": row["score_text"],
        f"{place} [data-slot=answered]": row["answered_text"],
        f"{place} [data-slot=mark]": position,
    }


def show_comparison(given: dict[str, Any]) -> dict[str, Any]:
    """Tell what a form shows of several ratings side by side."""
    definition = given["definition"]
    inventory = inventory_of(definition, given["reverse_keyed"])
    ratings = [Rating(one["perspective"], one["occasion"]) for one in definition["ratings"]]
    table = _table([given["responses"].get(rating.id, {}) for rating in ratings], inventory)
    told = Comparison(inventory, ratings, table, given["words"]).describe(hide_wording=True)
    shown: dict[str, Any] = {f'[data-values="{item["id"]}"] td': item["values"] for item in told["items"]}
    for picture in told["pictures"]:
        place = f'[data-picture="{picture["id"]}"]'
        for mark in picture["marks"]:
            shown[f"{place} {mark['rating']} transform"] = f"translate({mark['x']} {mark['y']})"
            shown[f"{place} {mark['rating']} visibility"] = "hidden" if mark["missing"] else "visible"
        shown |= {f'{place} [data-line="{number}"] d': line for number, line in enumerate(picture["lines"])}
        shown |= {f"{place} [data-slot=high]": str(picture["high"]), f"{place} [data-slot=summary]": picture["summary"]}
    for occasion in told["occasions"]:
        shown |= {f'[data-scores="{row["id"]}"] td': row["scores"] for row in occasion["rows"]}
        if pair := occasion["pair"]:
            shown[f'[data-pair="{pair["id"]}"] td'] = pair["differences"]
            shown[f'[data-agreement="{pair["id"]}"]'] = pair["agreement"]
    return shown

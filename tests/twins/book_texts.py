"""What the book itself holds, as cases of the twins: its exercises, and the worked examples of its inventories."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from key_leaks import texts_in

from tests.twins.answers import of_the_book
from tests.twins.form_draws import WORDS
from widgets.authoring.bank_maker import make_bank
from widgets.datasets import inventory_ids
from widgets.exercise_types import ITEM_TYPES
from widgets.inventory_form.definition import define
from widgets.inventory_form.ratings import Rating
from widgets.measures import Inventory

CODES = ("mina", " Otto-9 ", "ΟΔΟΣ", "İ", "naïve@uni.example")


def texts() -> list[str]:
    """List every text of every exercise and every key, each once."""
    bank = make_bank()
    return list(dict.fromkeys(text for part in (bank.items, bank.keys) for text in texts_in(part)))


def slots() -> list[dict[str, Any]]:
    """List the texts of the exercises that have variants, with the numbers of each."""
    items = [item for item in make_bank().items.values() if item.get("variants")]
    return [
        {"text": text, "values": values} for item in items for values in item["variants"] for text in texts_in(item)
    ]


def variants() -> list[dict[str, Any]]:
    """List every exercise with its variants and its choices, for students of many codes."""
    return [
        {
            "assignment": "a-1f2e3d4c",
            "code": code,
            "item": item["id"],
            "count": len(item.get("variants", [])),
            "ids": [choice["id"] for choice in item.get("choices", [])],
        }
        for item in make_bank().items.values()
        for code in CODES
    ]


def forms() -> list[dict[str, Any]]:
    """List the worked example of every inventory, with its own key and with none, as a form holds it."""
    inventories = [Inventory.load(name) for name in inventory_ids()]
    return [
        {
            "definition": define(inventory, [Rating(next(iter(inventory.perspectives)))], {}),
            "words": WORDS["en"],
            "answers": example.responses,
            "reverse_keyed": key,
        }
        for inventory in inventories
        if (example := inventory.worked_example)
        for key in (inventory.reverse_keyed, [])
    ]


OWN: dict[str, Callable[[], list[Any]]] = {
    **{kind: partial(of_the_book, kind) for kind in ITEM_TYPES},
    "markup": texts,
    "rating": forms,
    "scoring": forms,
    "sha256": texts,
    "slots": slots,
    "spaces": texts,
    "variants": variants,
}

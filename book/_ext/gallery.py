"""The gallery: a card for each explorer and each inventory, with a still of it and the chapters that use it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from chapter_openings import Opening, chapter_openings
from chapter_uses import chapters_that_use
from made_blocks import add_block, fill_template
from made_once import made_once
from sphinx.application import Sphinx
from stills import draw_still

from widgets import Inventory, inventory_ids
from widgets.explorers import explorer_names, make_explorer

FIRST_MARK, APART, ROW = 128, 13, 24
"""Where the first item of a still stands, how far the next from it, and how high a subscale's row is."""
HANDLES = (110, 60, 90, 75)
"""Where the handles of lines stand: nobody's answers, only a shape."""


@dataclass(frozen=True)
class Card:
    """What a card shows."""

    title: str
    address: str
    still: str
    uses: list[tuple[str, Opening]]
    lines: list[str] = field(default_factory=list)


def explorer_gallery(app: Sphinx) -> str:
    """Write a card for each explorer, by the question that it answers."""
    cards = []
    for name in explorer_names():
        title, still = _explorer_still(name)
        cards.append(Card(title, f"../explorers/{name}.html", still, chapters_that_use(app, name)))
    return fill_template("gallery.html", cards=_in_order(app, cards))


def inventory_gallery(app: Sphinx) -> str:
    """Write a card for each inventory."""
    cards = []
    for name in inventory_ids():
        inventory = Inventory.load(name)
        raters = ", ".join(inventory.perspectives)
        lines = [f"{inventory.construct.capitalize()}; {len(inventory.items)} items; rated by {raters}"]
        still, uses = _inventory_still(inventory), chapters_that_use(app, name)
        cards.append(Card(inventory.title, f"../inventories/{name}.html", still, uses, lines))
    return fill_template("gallery.html", cards=_in_order(app, cards))


def _in_order(app: Sphinx, cards: list[Card]) -> list[Card]:
    """Put first what the book uses first, and last what no chapter uses."""
    order = list(chapter_openings(app))
    return sorted(cards, key=lambda card: order.index(card.uses[0][0]) if card.uses else len(order))


@made_once
def _explorer_still(name: str) -> tuple[str, str]:
    explorer = make_explorer(name)
    return explorer.heading, draw_still(explorer)


def _inventory_still(inventory: Inventory) -> str:
    """Draw the structure of an inventory: a row for each subscale, a mark for each of its items."""
    subscales = list(inventory.subscales.values())
    parts = [
        {
            "label": part.label,
            "y": ROW * (row + 0.5),
            "marks": [_mark(inventory, item, row, place) for place, item in enumerate(part.items)],
        }
        for row, part in enumerate(subscales)
    ]
    kind = inventory.response_scale.kind
    return fill_template("inventory_still.html", parts=parts, kind=kind, height=ROW * len(parts))


def _mark(inventory: Inventory, item: str, row: int, place: int) -> dict[str, Any]:
    return {
        "x": FIRST_MARK + APART * place,
        "reverse_keyed": item in inventory.reverse_keyed,
        "handle": HANDLES[row % len(HANDLES)],
    }


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    add_block(app, "explorer-gallery", explorer_gallery)
    add_block(app, "inventory-gallery", inventory_gallery)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

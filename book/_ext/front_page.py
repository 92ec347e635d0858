"""Make the front page: a form to answer, a picture to move, three doors, and a map of the book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from chapter_openings import Opening, chapter_openings
from classroom_pages import published_bank
from made_blocks import add_block, fill_template
from made_once import made_once
from parts import PARTS
from sphinx.application import Sphinx

from widgets.classroom.assignments.assignment import chapter_assignment
from widgets.classroom.bank.bank import Bank

PAGE = "book/index"
MODULE = "pages/front/front"
INVENTORY, CASE, SESSION = "practice_alliance_four", "Noor", 3
LONG_FORM = "practice_alliance_short"
"""What the invented case answered; the front page's form has some of its items."""
EXPLORER, CONTROL, HEIGHT = "rupture_and_repair", "repair", 190
QUESTION = "Something broke. How much is repaired?"
SENTENCE = (
    "Repaired: {repair}. After a drop of {depth} points, session 16 ends at {final}, {loss} below where it might have "
    "been."
)
ALL_REPAIRED = "Repaired: {repair}. Session 16 ends at {final}, where it would have been without the rupture."


@dataclass(frozen=True)
class Stop:
    """A chapter on the map."""

    address: str
    opening: Opening
    exercises: list[str]


@dataclass(frozen=True)
class Strand:
    """A part of the book on the map: the chapters of one component, or one that is about all of them."""

    title: str
    part: str
    """Its name in ``widgets/host/tokens.css``; empty for what is about all components."""
    stops: list[Stop]


def book_strands(app: Sphinx) -> list[Strand]:
    """List the parts of the book that have chapters, in its order."""
    openings, bank, environment = chapter_openings(app), published_bank(app), cast("Any", app.env)
    parts = [
        (tree.caption, [_stop(page, openings[page], bank) for page in tree.items if page in openings])
        for tree in environment.external_site_map.root.subtrees
    ]
    return [Strand(title, PARTS.get(title, ""), stops) for title, stops in parts if stops]


def _stop(page: str, opening: Opening, bank: Bank) -> Stop:
    name = page.rpartition("/")[2]
    exercises = list(chapter_assignment(name, bank).items) if name in bank.chapters else []
    return Stop(f"../{page}.html", opening, exercises)


def front_page(app: Sphinx) -> str:
    """Write the front page's own part; what it says about the book in prose follows it."""
    strands = book_strands(app)
    stops = [stop for strand in strands for stop in strand.stops]
    return fill_template(
        "front.html",
        form=_form(),
        ratings=_ratings(),
        explorer=_explorer(),
        explorer_name=EXPLORER,
        question=QUESTION,
        strands=strands,
        columns=2 + max(len(strand.stops) for strand in strands),
        chapters=len(stops),
        hours=f"{round(sum(stop.opening.minutes for stop in stops) / 30) / 2:g}",
        exercises=sum(len(stop.exercises) for stop in stops),
    )


@made_once
def _form() -> str:
    from widgets import InventoryForm  # noqa: PLC0415 (slow to import, and mostly not needed)

    return InventoryForm(INVENTORY, "client").static_html()


@made_once
def _ratings() -> dict[str, list[str]]:
    """Score what the case and then the case's therapist answered, part by part."""
    from widgets import Inventory, case_responses  # noqa: PLC0415
    from widgets.inventory_form.view import format_score  # noqa: PLC0415

    inventory = Inventory.load(INVENTORY)
    answers = case_responses(CASE, LONG_FORM).loc[SESSION].loc[["client", "therapist"], inventory.item_ids]
    labels = {name: part.label for name, part in inventory.subscales.items()}
    scores = inventory.subscale_scores(answers).rename(columns=labels)
    if inventory.composite_rule:
        scores[inventory.composite_rule.label] = inventory.composite(answers)
    return {str(label): [format_score(score) for score in scores[label]] for label in scores}


@made_once
def _explorer() -> str:
    """Draw the explorer lower, and let it say less: of its controls the front page shows one."""
    from widgets.explorer.definition import Message  # noqa: PLC0415
    from widgets.explorer.explorer import Explorer  # noqa: PLC0415
    from widgets.explorers import explorer_parts  # noqa: PLC0415

    parts = explorer_parts(EXPLORER)
    short = replace(
        parts,
        name=f"front_{EXPLORER}",  # or a reader's own setting of the explorer would stand here
        title=QUESTION,
        messages=[Message(ALL_REPAIRED, when=_is_all_repaired), Message(SENTENCE)],
        presets=[],
        handles=[],
        compares=False,
        draw=lambda controls: parts.draw(controls).properties(height=HEIGHT),
    )
    return Explorer(short).static_html()


def _is_all_repaired(xp: Any, *, repair: Any) -> Any:
    del xp
    return repair > 0.995  # noqa: PLR2004 (more is written as 100%)


def add_module(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Give the page its module and its stylesheet."""
    if page == PAGE:
        context["page_module"] = MODULE


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    add_block(app, "front-page", front_page)
    app.connect("html-page-context", add_module)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Say how many exercises a package holds: ``{held}`moodle` `` or, of a type, ``{held}`blackboard match` ``."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from exercise_bank import whole_bank
from sphinx.application import Sphinx

from widgets.classroom.assignments.assignment import make_assignment
from widgets.packages.formats import NEEDS_FORMS, pack_as
from widgets.packages.package import Extras

TITLE = "All exercises"


@cache
def count_held(format_name: str) -> dict[str, tuple[int, int]]:
    """Count by type how many of the book's exercises a format holds, and how many there are.

    A format that shows exercises as the book does holds them all.

    Examples
    --------
    >>> held, there_are = count_held("scorm")["match"]
    >>> held == there_are
    True
    """
    bank = whole_bank()
    there_are = Counter(item["type"] for item in bank.items.values())
    left_out: Counter[str] = Counter()
    if format_name not in NEEDS_FORMS:
        package = pack_as(format_name, make_assignment(TITLE, list(bank.items), bank), bank, Extras())
        left_out = Counter(bank.item(unfit.item_id)["type"] for unfit in package.left_out)
    return {kind: (count - left_out[kind], count) for kind, count in there_are.items()}


def say_held(text: str) -> str:
    """Say how many of how many.

    >>> say_held("nbgrader") == say_held("printed")
    True
    """
    format_name, *kinds = text.split()
    counts = count_held(format_name)
    chosen = [counts[kind] for kind in kinds or counts]
    return f"{sum(held for held, _ in chosen)} of {sum(all_of for _, all_of in chosen)}"


def held(
    _name: str, _raw: str, text: str, _line: int, _inliner: Inliner, _options: Any = None, _content: Any = None
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Write the count where the role stands."""
    return [nodes.Text(say_held(text))], []


def setup(app: Sphinx) -> dict[str, bool]:
    """Let text count what packages hold."""
    app.add_role("held", held)
    return {"parallel_read_safe": True}

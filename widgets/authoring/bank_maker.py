"""Make the bank of exercises from the files in which they are written."""

from __future__ import annotations

from functools import cache

from widgets.authoring.item_file import read_chapter
from widgets.authoring.key_maker import make_key
from widgets.classroom.bank.bank import Bank, Item, Key
from widgets.datasets import exercise_paths
from widgets.exercise_types.writing_parts import Written
from widgets.exercise_types.writing_registry import written_type

COMMON = (
    "id",
    "version",
    "type",
    "use",
    "title",
    "points",
    "minutes",
    "objectives",
    "bloom",
    "tags",
    "source",
    "citations",
)


@cache
def make_bank() -> Bank:
    """Make the instructor's bank: every exercise of the book, with every key that is to be had here.

    Raises
    ------
    ItemError
        If a file breaks a rule.

    Examples
    --------
    >>> bank = make_bank()
    >>> set(bank.keys) == set(bank.items)
    True
    """
    items: list[Item] = []
    keys: dict[str, Key] = {}
    chapters: dict[str, str] = {}
    objectives: dict[str, str] = {}
    for chapter in exercise_paths():
        definition, written = read_chapter(chapter)
        chapters[chapter] = definition["title"]
        objectives |= definition["objectives"]
        items += [make_item(item, chapter) for item in definition["items"]]
        keys |= {item["id"]: make_key(item, written[item["id"]]) for item in definition["items"]}
    return Bank.of(items, keys, chapters, objectives)


def make_item(item: Written, chapter: str) -> Item:
    """Write an exercise as students see it, with nothing of its key."""
    common = {name: item[name] for name in COMMON}
    return {
        **common,
        "chapter": chapter,
        "prompt": item["prompt"].strip(),
        **written_type(item["type"]).make_item(item),
    }

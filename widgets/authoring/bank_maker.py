"""Make the bank of exercises from the files in which they are written."""

from __future__ import annotations

from functools import cache

from widgets.classroom.bank.bank import Bank, Item, Key
from widgets.datasets import exercise_paths, ready_bank
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
    """Make the bank: every exercise of the book, with every key that is to be had here.

    In a checkout it is made from what somebody wrote. A package that was installed carries it ready.

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
    ready = ready_bank()
    return _make_bank() if ready is None else Bank.from_json(ready)


def _make_bank() -> Bank:
    from widgets.authoring.item_file import read_chapter  # noqa: PLC0415 (a ready bank needs no rules of writing)
    from widgets.authoring.key_maker import make_key  # noqa: PLC0415

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

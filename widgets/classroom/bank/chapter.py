"""The chapter that an exercise stands in, for readers who meet the exercise elsewhere."""

from __future__ import annotations

from widgets.classroom.bank.bank import Item


def speaks_of_chapter(item: Item) -> bool:
    """Tell whether a prompt speaks of the chapter that it stands in.

    Examples
    --------
    >>> speaks_of_chapter({"prompt": "Which sentence does the chapter support?"})
    True
    """
    return "chapter" in item["prompt"].lower()


def chapter_path(item: Item) -> str:
    """Give the place of an exercise's chapter in the built book."""
    return f"chapters/{item['chapter']}.html"

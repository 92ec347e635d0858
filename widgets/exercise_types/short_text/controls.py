"""A box to write in, and lines on paper."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.exercise_types.controls_parts import Words
from widgets.exercise_types.shapes import LONGEST_TEXT

ROWS = 4
WORDS_A_LINE = 9
"""What a hand writes on a line of a printed worksheet, roughly."""
MOST_LINES = 30


def define_item(item: Item) -> dict[str, Any]:
    """Take how many words are wanted, and how many letters are read of an answer."""
    return {"words": item["words"], "longest": LONGEST_TEXT}


def describe(item: Item, words: Words, *, published: bool) -> dict[str, Any]:
    """Show a box of a few rows."""
    del published
    return describe_box(item, words, ROWS)


def describe_box(item: Item, words: Words, rows: int) -> dict[str, Any]:
    """Show a box, how many words are wanted, and on paper as many lines as they take."""
    least, most = item["words"]["least"], item["words"]["most"]
    return {
        "wanted": words["words_wanted"].format(least=least, most=most),
        "rows": rows,
        "lines": min(MOST_LINES, round(most / WORDS_A_LINE)),
    }

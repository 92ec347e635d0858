"""What of some texts is still English in a language that is made by rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from widgets.classroom.bank.markup import to_plain

WORD = re.compile(r"[A-Za-z]{2,}")


def english_in(texts: Iterable[str], content: str) -> list[str]:
    """Give what of some texts has letters that nobody has translated, and is none of the contents."""
    pieces = [
        " ".join(piece.split()).strip(" .,:;()") for text in texts for piece in re.split(r"[^\x20-\x7e’“”–…]+", text)
    ]
    return sorted({piece for piece in pieces if WORD.search(piece) and piece not in content})


def english_beside(texts: Iterable[str], content: Iterable[str]) -> list[str]:
    """Give what is still English of some texts, within which texts that are no words of ours may stand."""
    lines = {_in_one_line(line) for text in content for line in to_plain(text).splitlines() if WORD.search(line)}
    listed = "|".join(map(re.escape, sorted(lines, key=len, reverse=True)))
    known = re.compile(rf"(?<![^\W_])(?:{listed})(?!\w)")
    return english_in([known.sub("–", _in_one_line(text)) for text in texts], "")


def _in_one_line(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def strings_of(value: Any) -> Iterator[str]:
    """Give every text in a structure, and every name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for one in pair for text in strings_of(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in strings_of(one))
    elif hasattr(value, "__dict__"):
        yield from strings_of(vars(value))

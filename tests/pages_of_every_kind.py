"""Which of many pages a judge opens that uses the whole page: few, on which every kind of element stands.

Two scenes differ by their words, and not by what they are made of. So pages are chosen until every element, class, role
and widget of all of them stands on one. With ``EVERY_PAGE=1`` none is left out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from lxml import html

from tests.browser_fixtures import SITE

EVERY_PAGE = "EVERY_PAGE"
TELLING = ("data-widget", "data-type", "data-kind", "type", "role")
"""Attributes whose values make another kind of an element."""


def of_every_kind(paths: Iterable[str], *also: str) -> list[str]:
    """Choose few of some pages, so that every kind of element is among them; or all of them, by ``EVERY_PAGE=1``.

    Parameters
    ----------
    paths : iterable of str
        Places in the built book.
    *also : str
        Some that are chosen anyhow.
    """
    left = sorted({*paths} - {*also})
    if os.environ.get(EVERY_PAGE):
        return sorted({*left, *also})
    chosen = list(also)
    missing = set().union(*map(kinds_on, left)).difference(*map(kinds_on, also))
    while missing:
        richest = max(left, key=lambda path: len(kinds_on(path) & missing))
        chosen.append(richest)
        missing -= kinds_on(richest)
    return sorted(chosen)


def chapters_of_every_kind(*also: str) -> list[str]:
    """Choose likewise among the chapters, by their names."""
    chapters = [f"chapters/{path.name}" for path in (SITE / "chapters").glob("*.html")]
    return [Path(path).stem for path in of_every_kind(chapters, *(f"chapters/{name}.html" for name in also))]


@cache
def kinds_on(path: str) -> frozenset[str]:
    """Tell which kinds of element stand on a page; a class with a number in it names one thing and no kind."""
    elements = [one for one in html.fromstring((SITE / path).read_bytes()).iter() if isinstance(one.tag, str)]
    classes = {name for one in elements for name in (one.get("class") or "").split() if not re.search(r"\d", name)}
    told = {f"{name}={one.get(name)}" for one in elements for name in TELLING if one.get(name)}
    return frozenset(classes | told | {str(one.tag) for one in elements})

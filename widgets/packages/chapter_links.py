"""Say which chapter a prompt speaks of, and lead there, where the exercise does not stand in its chapter."""

from __future__ import annotations

import re
from html import escape

from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.bank.chapter import chapter_path, speaks_of_chapter
from widgets.classroom.words import read_words
from widgets.packages.content import content_inline

WORDS = read_words(__file__)
_LINK = re.compile(r'<a class="exercise__link" href="\.\./([^"]*)">([^<]*)</a>')
"""How the readable form of an exercise links its chapter."""


def chapter_sentence(item: Item, bank: Bank, site: str) -> str:
    """Write as HTML which chapter a prompt speaks of, linked if the book's address is known; nothing if of none."""
    if not speaks_of_chapter(item):
        return ""
    title = content_inline(bank.chapters[item["chapter"]])
    named = f'<a href="{_address(site, chapter_path(item))}">{title}</a>' if site else f"<em>{title}</em>"
    return f"<p>{WORDS['chapter'].format(chapter=named)}</p>"


def place_chapter_links(form: str, site: str) -> str:
    """Let the links in a form lead to the book's address, or leave only their text if nobody has said it.

    Examples
    --------
    >>> form = '<a class="exercise__link" href="../chapters/transference.html">Transference</a>'
    >>> place_chapter_links(form, "https://book.example")
    '<a class="exercise__link" href="https://book.example/chapters/transference.html">Transference</a>'
    >>> place_chapter_links(form, "")
    'Transference'
    """
    if not site:
        return _LINK.sub(r"\2", form)
    return _LINK.sub(lambda link: link[0].replace(f'"../{link[1]}"', f'"{_address(site, link[1])}"'), form)


def _address(site: str, path: str) -> str:
    return escape(f"{site.rstrip('/')}/{path}")

"""Let the search find what it does not see by itself, and say of every hit what kind it is.

Pages that are made of no source file (inventories, explorers, the classroom's) are put into the index; so are exercises
and terms, each as if it were a page, named by the page that it stands on and its place there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from docutils import nodes
from docutils.utils import new_document
from exercise_bank import whole_bank
from glossary_notes import GLOSSARY
from sphinx.application import Sphinx

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import to_plain

KINDS = (
    ("explorers/.*", "Explorer"),
    ("inventories/.*", "Inventory"),
    ("scenes/.*", "Scene"),
    ("sessions/.*", "Session"),
    (f"{GLOSSARY}#.*", "Term"),
    ("chapters/.*#.*", "Exercise"),
    ("chapters/.*", "Chapter"),
    ("classroom/.*", "Tool"),
    ("instructor.*", "Teaching"),
    (".*", "Page"),
)
"""What a hit is, by its name in the index: the first that fits the whole of it."""
UNREAD = re.compile(r"<(script|style|template|noscript)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def words_of(html: str) -> str:
    """Give the words that a reader finds on a page.

    >>> words_of("<p>Goal &amp; <b>task</b></p><script>let bond;</script>")
    'Goal & task'
    """
    return " ".join(unescape(TAG.sub(" ", UNREAD.sub(" ", html))).split())


def exercise_words(item: Item) -> str:
    """Give the words of an exercise by which a reader may look for it: its question, and what is said in it."""
    turns = [turn["text"] for turn in item.get("turns", [])]
    return " ".join(to_plain(text) for text in (item["prompt"], *turns))


def findable_parts(app: Sphinx) -> Iterator[tuple[str, str, str]]:
    """Give the address, the title and the words of every exercise and every term."""
    for item in whole_bank().items.values():
        page = f"chapters/{item['chapter']}"
        if page in app.env.found_docs:
            yield f"{page}#{item['id']}", to_plain(item["title"]), exercise_words(item)
    if GLOSSARY in app.env.found_docs:
        for entry in app.env.get_doctree(GLOSSARY).findall(nodes.definition_list_item):
            words = " ".join(part.astext() for part in entry.findall(nodes.definition))
            for term in entry.findall(nodes.term):
                yield f"{GLOSSARY}#{term['ids'][0]}", term.astext(), words


def index_parts(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Put exercises and terms into the index of the search. It makes no page."""
    for address, title, words in findable_parts(app):
        feed(app, address, title, words)
    return []


def index_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Put a page that has no source file into the index of the search, and give the search its kinds."""
    if page == "search":
        context["kinds"] = KINDS
    if doctree is None and context.get("body"):
        feed(app, page, context["title"], words_of(context["body"]))


def feed(app: Sphinx, address: str, title: str, words: str) -> None:
    """Put a title and words into the index."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is None:
        return
    document = new_document(address)
    document += nodes.section("", nodes.title(text=title), nodes.paragraph(text=words))
    indexer.feed(address, address, escape(title, quote=False), document)
    prune = indexer.prune
    # Sphinx forgets at the end what belongs to no source file.
    indexer.prune = lambda pages: prune({*pages, address})


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", index_page)
    app.connect("html-collect-pages", index_parts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

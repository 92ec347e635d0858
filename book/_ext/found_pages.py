"""Let the search find the pages that are made of no source file: inventories, explorers, the classroom's."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

from docutils import nodes
from docutils.utils import new_document
from sphinx.application import Sphinx

UNREAD = re.compile(r"<(script|style|template|noscript)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def words_of(html: str) -> str:
    """Give the words that a reader finds on a page.

    >>> words_of("<p>Goal &amp; <b>task</b></p><script>let bond;</script>")
    'Goal & task'
    """
    return " ".join(unescape(TAG.sub(" ", UNREAD.sub(" ", html))).split())


def index_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Put a page that has no source file into the index of the search."""
    indexer = getattr(app.builder, "indexer", None)
    if doctree is not None or indexer is None or not context.get("body"):
        return
    document, title = new_document(page), context["title"]
    document += nodes.section("", nodes.title(text=title), nodes.paragraph(text=words_of(context["body"])))
    indexer.feed(page, page, escape(title, quote=False), document)
    prune = indexer.prune
    # Sphinx forgets at the end what belongs to no source file.
    indexer.prune = lambda pages: prune({*pages, page})


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", index_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Give the tables of the text the form of those that code shows: a caption, heads that say what they head, a frame."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from widgets.tables.table import MANY_ROWS

SCRIPT = "_static/tables.mjs"
LOGGER = logging.getLogger(__name__)
_TABLE = re.compile(r'<table class="(?P<classes>(?:[\w-]+ )*table(?: [\w-]+)*)".*?</table>', re.DOTALL)
_CAPTION = re.compile(r'<caption>(?:<span class="caption-text">)?(.*?)(?:</span>|</caption>)', re.DOTALL)
_HEADS = {'<th class="head': '<th scope="col" class="head', '<th class="stub': '<th scope="row" class="stub'}
_TAG = re.compile(r"<[^>]+>")


def prepare_tables(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Let the first column name the rows, mark what is long enough to be sorted, and ask for a missing caption."""
    for table in doctree.findall(nodes.table):
        if not any(isinstance(part, nodes.title) for part in table):
            LOGGER.warning("a table has no caption; write it behind ```{table} above the table", location=table)
        next(table.findall(nodes.colspec))["stub"] = 1
        rows = [row for body in table.findall(nodes.tbody) for row in body]
        if len(rows) > MANY_ROWS:
            table["classes"].append("sortable")


def framed(page: str) -> str:
    """Put every table of the text into a frame of its name, which scrolls where the table is too wide.

    >>> framed('<table class="table"><caption>Two <em>parts</em></caption><tr><th class="stub">A</th></tr></table>')
    ... # doctest: +NORMALIZE_WHITESPACE
    '<div class="book-table" role="group" aria-label="Two parts" tabindex="0"><table class="table"><caption>Two
    <em>parts</em></caption><tr><th scope="row" class="stub">A</th></tr></table></div>'
    """
    return _TABLE.sub(_in_frame, page)


def _in_frame(match: re.Match[str]) -> str:
    table, caption = match[0], _CAPTION.search(match[0])
    for unsaid, said in _HEADS.items():
        table = table.replace(unsaid, said)
    name = escape(unescape(_TAG.sub("", caption[1])).strip()) if caption else ""
    return f'<div class="book-table" role="group" aria-label="{name}" tabindex="0">{table}</div>'


def finish_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Frame the tables of a page, and bring those that it has to life."""
    context["body"] = framed(context.get("body", ""))
    if 'class="book-table"' in context["body"]:
        context["widget_assets"] += f'\n<script type="module" src="{context["pathto"](SCRIPT, 1)}"></script>'


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("doctree-resolved", prepare_tables)
    app.connect("html-page-context", finish_page, priority=900)  # after widget_assets, which begins the list
    return {"parallel_read_safe": True, "parallel_write_safe": True}

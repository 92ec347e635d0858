"""Let a printed page say what it is a page of, and where its forms and explorers are alive."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

import segno
from docutils import nodes
from sphinx.application import Sphinx

from book.bound.looks import css_text
from book.site_address import site_address

_TAG = re.compile(r"<[^>]+>")
_WIDGET = re.compile(r'<div class="book-widget" data-widget="(?:inventory_form|explorer)" data-name="(?P<name>[\w-]+)"')


def running_heads(book: str, page: str) -> str:
    """Write the rules that put the names of the book and of the page above every sheet.

    >>> running_heads("The book", "Cause or <em>consequence</em>?")
    '@page{@top-left{content:"The book"}@top-right{content:"Cause or consequence?"}}'
    """
    title = unescape(_TAG.sub("", page))
    return f"@page{{@top-left{{content:{css_text(book)}}}@top-right{{content:{css_text(title)}}}}}"


def printed_link(page: str, widget: str) -> str:
    """Write where a widget is alive: an address with its code, or the path within the book."""
    place, address = f"{page}.html#open={widget}", site_address()
    if not address:
        return f'<p class="printed-link">To be used at {escape(place)}</p>'
    code = segno.make(address + place, error="m").svg_inline(border=1, omitsize=True, svgclass="printed-link__code")
    where = escape(address + place)
    return f'<p class="printed-link">{code}<span>To be used at <a href="{where}">{where}</a></span></p>'


def add_to_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page its running heads, and its widgets their addresses."""
    context["running_heads"] = running_heads(app.config.html_title, context.get("title", ""))
    context["body"] = _WIDGET.sub(lambda found: printed_link(page, found["name"]) + found[0], context.get("body", ""))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", add_to_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

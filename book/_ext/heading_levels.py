"""Put the headings of widgets in order on the page on which they stand."""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

_HEADING = re.compile(r"<h(?P<level>[1-6])\b(?P<said>[^>]*)>(?P<text>.*?)</h(?P=level)>", re.DOTALL)
_DEPTH = re.compile(r' data-depth="(\d)"')


def level_headings(page: str) -> str:
    """Give the headings of a widget the levels under the heading above it.

    >>> level_headings('<h1>A</h1><h3 data-depth="1">B</h3><h4 data-depth="2">C</h4>')
    '<h1>A</h1><h2 data-depth="1">B</h2><h3 data-depth="2">C</h3>'
    """
    above = 1

    def leveled(match: re.Match[str]) -> str:
        nonlocal above
        depth = _DEPTH.search(match["said"])
        if depth is None:
            above = int(match["level"])
            return match[0]
        level = above + int(depth[1])
        return f"<h{level}{match['said']}>{match['text']}</h{level}>"

    return _HEADING.sub(leveled, page)


def finish_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Do so once the page is complete."""
    context["body"] = level_headings(context.get("body", ""))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", finish_page, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Make a page for each explorer, from the explorer itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from made_once import made_once
from sphinx.application import Sphinx

from widgets.explorers import explorer_names, make_explorer
from widgets.host.templates import TEMPLATES

PAGE = Path(__file__).parents[1] / "_templates" / "explorer.html"


def explorer_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Make a page for each explorer."""
    if app.builder.format != "html":
        return
    for name in explorer_names():
        title, body = _page(name)
        yield f"explorers/{name}", {"title": title, "body": body, "parents": [], "display_toc": False}, "page.html"


@made_once
def _page(name: str) -> tuple[str, str]:
    """Write the title and the body of an explorer's page."""
    explorer = make_explorer(name)
    template = TEMPLATES.from_string(PAGE.read_text("utf-8"))
    return explorer.heading, template.render(explorer=explorer, html=explorer.static_html())


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-collect-pages", explorer_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

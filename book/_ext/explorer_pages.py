"""Make the list of explorers, and a page for each, from the explorers themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from made_once import made_once
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from widgets.explorers import explorer_names, make_explorer
from widgets.host.templates import TEMPLATES

PAGE = Path(__file__).parents[1] / "_templates" / "explorer.html"


class ExplorerList(SphinxDirective):
    """The list of all explorers by the question that each answers."""

    def run(self) -> list[nodes.Node]:
        """Build an entry for each explorer."""
        return [nodes.bullet_list("", *(self._entry(name) for name in explorer_names()))]

    @staticmethod
    def _entry(name: str) -> nodes.list_item:
        question, _ = _page(name)
        link = nodes.reference("", question, refuri=f"../explorers/{name}.html", internal=True)
        return nodes.list_item("", nodes.paragraph("", "", link))


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
    app.add_directive("explorer-list", ExplorerList)
    app.connect("html-collect-pages", explorer_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

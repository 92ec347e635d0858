"""Make the list of explorers, and a page for each, from the explorers themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
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
        question = make_explorer(name).heading
        link = nodes.reference("", question, refuri=f"../explorers/{name}.html", internal=True)
        return nodes.list_item("", nodes.paragraph("", "", link))


def explorer_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Make a page for each explorer."""
    if app.builder.format != "html":
        return
    template = TEMPLATES.from_string(PAGE.read_text("utf-8"))
    for name in explorer_names():
        explorer = make_explorer(name)
        body = template.render(explorer=explorer, html=explorer.static_html())
        yield (
            f"explorers/{name}",
            {"title": explorer.heading, "body": body, "parents": [], "display_toc": False},
            "page.html",
        )


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_directive("explorer-list", ExplorerList)
    app.connect("html-collect-pages", explorer_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

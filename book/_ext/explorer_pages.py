"""Make a page for each explorer, from the explorer itself."""

from __future__ import annotations

from made_blocks import fill_template
from made_once import made_once
from made_pages import add_pages
from sphinx.application import Sphinx

from widgets.explorers import explorer_names, make_explorer


@made_once
def _page(name: str) -> tuple[str, str]:
    """Write the title and the body of an explorer's page."""
    explorer = make_explorer(name)
    return explorer.heading, fill_template("explorer.html", explorer=explorer, html=explorer.static_html())


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    add_pages(app, "explorers", explorer_names(), _page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Which part of the book a page belongs to, by its place in _toc.yml: it gives the page its accent."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

PARTS = {
    "The working alliance": "alliance",
    "Transference and countertransference": "transference",
    "The real relationship": "real",
}
"""The parts that have an accent of their own: the caption in _toc.yml, and the name in widgets/host/tokens.css."""


def part_of(page: str, contents: Any) -> str:
    """Name the part that a page is in, or give an empty text.

    Parameters
    ----------
    page : str
        The page's name, such as ``"chapters/transference"``.
    contents : SiteMap
        What was read from _toc.yml.
    """
    parts = {item: PARTS.get(tree.caption, "") for tree in contents.root.subtrees for item in tree.items}
    return parts.get(page, "")


def tell_part(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Tell the templates."""
    contents = getattr(app.env, "external_site_map", None)
    context["part"] = part_of(page, contents) if contents else ""


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", tell_part)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

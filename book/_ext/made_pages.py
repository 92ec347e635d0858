"""Let the site have a page for each of many things of one kind, made of the things themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sphinx.application import Sphinx


def add_pages(app: Sphinx, folder: str, names: Iterable[str], make: Callable[[str], tuple[str, str]]) -> None:
    """Add a page for each name to a folder of the site; a function writes its title and its body."""

    def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        if app.builder.format != "html":
            return
        for name in names:
            title, body = make(name)
            yield f"{folder}/{name}", {"title": title, "body": body, "parents": [], "display_toc": False}, "page.html"

    app.connect("html-collect-pages", pages)

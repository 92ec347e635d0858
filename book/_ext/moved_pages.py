"""Lead old addresses on: a page that has moved to where it is now, and a place on a page likewise."""

from __future__ import annotations

import json
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any

from made_blocks import fill_template
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.errors import ConfigError, ExtensionError

from book.bound.looks import tokens
from book.redirects import REDIRECTS, Redirects, has_address, read_redirects


def check_list(app: Sphinx) -> None:
    """Read the list before anything is written.

    Raises
    ------
    ConfigError
        If a line of it is no redirect.
    """
    try:
        _redirects(app)
    except ValueError as problem:
        raise ConfigError(str(problem)) from problem


def _redirects(app: Sphinx) -> Redirects:
    return read_redirects(Path(app.srcdir))


def way_to(address: str, page: str) -> str:
    """Write an address of the book as a link from one of its pages.

    >>> way_to("chapters/bond.html#goals", "book/old.html")
    '../chapters/bond.html#goals'
    """
    target, mark, anchor = address.partition("#")
    return f"{relpath(target, dirname(page) or '.')}{mark}{anchor}"


def _script(redirects: Redirects, page: str, new: str | None) -> Markup:
    """Write what reads the place in a link, which no server is told."""
    places = {name: way_to(address, page) for name, address in redirects.places(page).items()}
    told = {"places": places, "page": way_to(new, page) if new else None}
    return Markup(fill_template("moved_script.html", **{name: _as_script(value) for name, value in told.items()}))  # noqa: S704 (addresses are checked)


def _as_script(value: Any) -> Markup:
    return Markup(json.dumps(value))  # noqa: S704 (letters of addresses alone)


def lead_on_from_places(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Let a page lead on from its places that have moved; another page has nothing of this."""
    redirects = _redirects(app)
    if redirects.places(f"{page}.html"):
        context["metatags"] = f"{context.get('metatags', '')}\n{_script(redirects, f'{page}.html', None)}"


def write_moved_pages(app: Sphinx, error: Exception | None) -> None:
    """Write a page at each old address, and refuse what would lead nowhere.

    Raises
    ------
    ExtensionError
        If there is a page at an old address still, or nothing at a new one.
    """
    if error is not None or app.builder.format != "html":
        return
    site, redirects = Path(app.outdir), _redirects(app)
    for old, new in redirects.moved.items():
        page = old.partition("#")[0]
        if has_address(site, old):
            raise ExtensionError(f"{REDIRECTS}: {old} is to lead to {new}, and is there itself; delete the line")
        if not has_address(site, new):
            raise ExtensionError(f"{REDIRECTS}: {old} leads to {new}, which is not there; write where it is now")
        if page not in redirects.pages() and not has_address(site, page):
            raise ExtensionError(f"{REDIRECTS}: {old} is on a page that is not there; write where {page} is now, too")
    for old, new in redirects.pages().items():
        told = {"book": app.config.project, "new": way_to(new, old), "tokens": Markup(tokens())}  # noqa: S704 (our own sheet)
        (site / old).parent.mkdir(parents=True, exist_ok=True)
        (site / old).write_text(fill_template("moved.html", **told, script=_script(redirects, old, new)), "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", check_list)
    app.connect("html-page-context", lead_on_from_places, priority=860)  # after shared_pages, which begins the tags
    app.connect("build-finished", write_moved_pages, priority=600)  # after the map of the site, which lists no old page
    return {"parallel_read_safe": True, "parallel_write_safe": True}

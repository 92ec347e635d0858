"""Tell readers what is new in the book: of each release, what the change log has for them."""

from __future__ import annotations

from pathlib import Path

from made_blocks import add_block, fill_template
from markdown_it import MarkdownIt
from markupsafe import Markup
from sphinx.application import Sphinx

from book.change_log import UNRELEASED, read_releases


def changes_on_page(app: Sphinx) -> str:
    """Write what is new, the newest release first."""
    releases = [release for release in read_releases(Path(app.srcdir)) if release.for_readers]
    told = [
        {
            "version": release.version,
            "day": "" if release.day == UNRELEASED else release.day,
            "words": Markup(MarkdownIt("js-default").render(release.for_readers)),  # noqa: S704 (markup in it stays text)
        }
        for release in releases
    ]
    return fill_template("changes.html", releases=told)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.setup_extension("made_blocks")
    add_block(app, "changes", changes_on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

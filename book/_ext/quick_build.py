"""What makes a build quick, and changes nothing in it."""

from __future__ import annotations

from functools import cache

import pybtex.plugin
from sphinx.application import Sphinx


def read_side_by_side(app: Sphinx) -> None:
    """Let chapters be read side by side: this extension numbers headings when all are read, and does not say so."""
    app.extensions["sphinx_multitoc_numbering"].parallel_read_safe = True


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    # pybtex asks every installed package for plug-ins anew at each citation.
    pybtex.plugin.entry_points = cache(pybtex.plugin.entry_points)
    app.connect("builder-inited", read_side_by_side)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

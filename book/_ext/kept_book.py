"""Place the control that keeps the book on a reader's device, and the one that deletes all that is stored there."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import Any

from made_blocks import add_block
from sphinx.application import Sphinx

from widgets.host.templates import TEMPLATES
from widgets.host.words import read_words

MODULE = "pages/keeping/keeping"
BLOCKS = {"keep-book": "pages/keeping/keeping.html", "delete-everything": "pages/keeping/deleting.html"}
MARK = 'class="classroom-page keeping'


def write_block(template: str, _app: Sphinx) -> str:
    """Write a control as it is before its module runs."""
    words = read_words(MODULE)
    return TEMPLATES.get_template(template).render(words=SimpleNamespace(**words), words_json=words)


def add_module(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Give a page with one of them its module and its stylesheet."""
    if MARK in context.get("body", ""):
        context["page_module"] = MODULE


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.setup_extension("made_blocks")
    for name, template in BLOCKS.items():
        add_block(app, name, partial(write_block, template))
    app.connect("html-page-context", add_module)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

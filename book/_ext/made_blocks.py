"""Let a page of text say where something stands that is made of the code and the data, such as ``{front-page}``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from widgets.host.templates import TEMPLATES

_PAGES = Path(__file__).parents[1] / "_templates"
_MAKERS: dict[str, Callable[[Sphinx], str]] = {}


class MadeBlock(nodes.Element):  # type: ignore[misc]  # docutils has no types
    """What stands there, by its name: it is made when the page is written, for then every chapter has been read."""


class BlockDirective(SphinxDirective):
    """The place of a made block; the directive's name is the block's."""

    def run(self) -> list[nodes.Node]:
        """Remember the place."""
        return [MadeBlock(name=self.name)]


def add_block(app: Sphinx, name: str, make: Callable[[Sphinx], str]) -> None:
    """Let pages place a block of HTML by a directive of this name."""
    _MAKERS[name] = make
    app.add_directive(name, BlockDirective)


def fill_template(name: str, **values: Any) -> str:
    """Fill in one of the book's templates; what it is given is text, and never becomes markup by itself."""
    return TEMPLATES.from_string((_PAGES / name).read_text("utf-8")).render(**values)


def visit_block(translator: HTML5Translator, node: MadeBlock) -> None:
    """Write the block."""
    translator.body.append(_MAKERS[node["name"]](translator.builder.app))


def depart_block(translator: HTML5Translator, node: MadeBlock) -> None:
    """Nothing is left to write."""


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_node(MadeBlock, html=(visit_block, depart_block))
    return {"parallel_read_safe": True, "parallel_write_safe": True}

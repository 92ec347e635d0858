"""A book of a page or two, built in a moment: what one of our Sphinx pieces does is seen there."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from lxml import html
from nbformat import NotebookNode
from sphinx.application import Sphinx

OF_NOTEBOOKS = {"nb_execution_mode": "inline", "nb_execution_raise_on_error": True, "nb_eval_name_regex": ".+"}


@dataclass(frozen=True)
class SmallBook:
    """What a build gave."""

    folder: Path
    told: str
    """Warnings and errors."""

    def text(self, page: str) -> str:
        return (self.folder / page).read_text("utf-8")

    def page(self, page: str) -> Any:
        return html.parse(self.folder / page)


def build_small_book(
    folder: Path,
    pages: Mapping[str, str | NotebookNode],
    extensions: list[str],
    prepare: Callable[[Sphinx], Any] = lambda _: None,
    **settings: Any,
) -> SmallBook:
    """Write the pages, by their file names, and build them with these extensions."""
    for name, page in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        text = page if isinstance(page, str) else nbformat.writes(page)
        (folder / name).write_text(text, "utf-8")
    told = io.StringIO()
    # Sphinx keeps what one build said of endings for the next one in this process.
    endings = {".rst": "restructuredtext", ".md": "markdown", ".ipynb": "myst-nb"}
    used = {ending: endings[ending] for ending in {Path(name).suffix for name in pages}}
    whole = {"extensions": extensions, "html_theme": "basic", "source_suffix": used, **settings}
    places = folder, None, folder / "out", folder / "trees"
    app = Sphinx(*places, "html", whole, status=None, warning=told, freshenv=True)
    prepare(app)
    app.build(force_all=True)
    # Sphinx has nodes once a process, and says so at the second book.
    of_this_book = [line for line in told.getvalue().splitlines(keepends=True) if "is already registered" not in line]
    return SmallBook(folder / "out", "".join(of_this_book))


def notebook(*cells: str | tuple[str]) -> NotebookNode:
    """Make a notebook: a text is prose, and a text in a tuple is code."""
    make, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    return nbformat.v4.new_notebook(cells=[make(cell) if isinstance(cell, str) else code(*cell) for cell in cells])

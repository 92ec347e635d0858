"""What the opening of a chapter promises: its title, its one question, and how long it takes to read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat
from sphinx.application import Sphinx

CHAPTERS = "chapters/"
WORDS_A_MINUTE = 200
WIDGETS = ("InventoryForm(", "explore_")
"""How a call begins that shows a form or an explorer."""
MINUTES = {**dict.fromkeys(WIDGETS, 3), "draw_": 1}
"""What a cell with such a call adds: a form or an explorer is tried out, a picture looked at."""
STEP = 5
"""Minutes are told in steps, for nobody knows them better."""
_OPENING = re.compile(r"# (?P<title>.+)\n\n\*\*(?P<question>.+\?)\*\*\n")
_UNREAD = re.compile(r"\{[\w:]+\}`[^`]*`|\]\([^)]*\)|^```.*$|^:\w+:.*$", re.MULTILINE)


@dataclass(frozen=True)
class Opening:
    """What a reader knows of a chapter before reading it."""

    title: str
    question: str
    minutes: int
    """Without the exercises."""


def opening_of(path: Path) -> Opening:
    """Read the opening of a chapter from its notebook.

    Parameters
    ----------
    path : Path
        The notebook. Its first cell begins with the title as a heading and, in bold, the chapter's question.

    Raises
    ------
    ValueError
        If the first cell begins otherwise.
    """
    return _read(path, path.stat().st_mtime_ns)


def chapter_openings(app: Sphinx) -> dict[str, Opening]:
    """Give the opening of every chapter, by the name of its page, in the order of the book."""
    pages = [page for listed in app.env.toctree_includes.values() for page in listed]
    return {page: opening_of(Path(app.env.doc2path(page))) for page in pages if page.startswith(CHAPTERS)}


@cache
def _read(path: Path, _changed: int) -> Opening:
    cells = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    first = _OPENING.match(cells[0].source)
    if first is None:
        wanted = "'# The title', an empty line, and '**The question?**'"
        raise ValueError(f"{path.name} begins with {cells[0].source[:60]!r}; begin its first cell with {wanted}")
    return Opening(first["title"], first["question"], _minutes(cells))


def _minutes(cells: list[nbformat.NotebookNode]) -> int:
    """Estimate how long a chapter takes up to its exercises."""
    places = [place for place, cell in enumerate(cells) if cell.source.startswith("## Exercises")]
    read = cells[: places[0]] if places else cells
    words = sum(len(_UNREAD.sub(" ", cell.source).split()) for cell in read if cell.cell_type == "markdown")
    shown = [
        cell.source for cell in read if cell.cell_type == "code" and not cell.source.startswith(("import", "from"))
    ]
    looking = sum(minutes for source in shown for call, minutes in MINUTES.items() if call in source)
    return max(STEP, STEP * round((words / WORDS_A_MINUTE + looking) / STEP))

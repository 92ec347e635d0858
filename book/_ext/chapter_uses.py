"""Which chapters use which inventories and explorers, in their cells and in their exercises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from chapter_openings import Opening, chapter_openings
from exercise_bank import whole_bank
from sphinx.application import Sphinx

_NAMED = re.compile(r'\bexplore_(\w+)\(|"(practice_\w+)"')


def chapters_that_use(app: Sphinx, name: str) -> list[tuple[str, Opening]]:
    """List the addresses and the openings of the chapters that use an inventory or an explorer.

    Parameters
    ----------
    app : Sphinx
    name : str
        Such as ``"practice_alliance_short"`` or ``"shared_variance"``.
    """
    openings = chapter_openings(app)
    paths = {page: Path(app.env.doc2path(page)) for page in openings}
    return [(page, openings[page]) for page, path in paths.items() if name in _used_in(path, path.stat().st_mtime_ns)]


@cache
def _used_in(notebook: Path, changed: int) -> set[str]:
    cells = nbformat.read(notebook, as_version=4).cells  # type: ignore[no-untyped-call]
    source = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    exercises = [item for item in whole_bank().items.values() if item["chapter"] == notebook.stem]
    return {name for names in _NAMED.findall(source) for name in names if name} | set(_asked_for(exercises))


def _asked_for(part: Any) -> Iterator[str]:
    """Give the names of inventories and explorers that exercises ask for, wherever they say so."""
    for key, value in part.items() if isinstance(part, dict) else enumerate(part):
        if key in {"explorer", "inventory"} and isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            yield from _asked_for(value)

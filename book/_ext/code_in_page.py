"""Let a chapter's code run where it stands: what its page has to know of each cell, of Python and of the libraries."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
from chapter_openings import CHAPTERS
from classroom_pages import FOLDER
from made_once import made_once
from sphinx.application import Sphinx

from book.live.python_folder import CORE_FILES
from widgets.host.words import read_words

ROOT = Path(__file__).parents[2]
ABOUT, LOCK = "cells.json", "cells-lock.json"
LOADED = ["psychotherapy-relationship", "traitlets"]
STOOD_FOR = {"anywidget", "ipywidgets"}
"""What the page itself does for a widget, so that a kernel's libraries do not come: ``pages/cells/anywidget.py``."""
WITHOUT_FOLD = {"remove-input", "remove-cell"}
MEGABYTE = 1e6

Packages = dict[str, dict[str, Any]]


def cells_lock(ours: Packages, whole: Packages) -> Packages:
    """Give the lock of a page of code: to load our package fetches nothing of the distribution.

    Parameters
    ----------
    ours, whole : dict
        The packages of the site, and these with those of the distribution.
    """
    pure = {name for name, entry in ours.items() if _is_pure(entry)} - STOOD_FOR
    entries = {
        name: {**entry, "depends": [need for need in entry["depends"] if need in pure]}
        for name, entry in whole.items()
        if name in pure
    }
    return entries | {name: entry for name, entry in whole.items() if name not in ours or not _is_pure(entry)}


def _is_pure(entry: Mapping[str, Any]) -> bool:
    return str(entry["file_name"]).startswith("wheels/")


def fetched_first(packages: Packages) -> list[str]:
    """List what comes before a cell runs: our package, what its widgets are made with, and all that these need.

    Parameters
    ----------
    packages : dict
    """
    found: dict[str, None] = {}
    left = [*LOADED]
    while left:
        name = left.pop()
        found[name] = None
        left += [need for need in packages[name]["depends"] if need not in found]
    return sorted(found)


def cells_of(notebook: Path) -> Iterator[tuple[str, str]]:
    """Give the name and the code of each cell whose code the page shows.

    Parameters
    ----------
    notebook : Path
    """
    cells = nbformat.read(notebook, as_version=4).cells  # type: ignore[no-untyped-call]
    for cell in cells:
        if cell.cell_type == "code" and not WITHOUT_FOLD & set(cell.metadata.get("tags", [])):
            yield cell.id, cell.source


@made_once
def try_cells(absent: Mapping[str, str], chapters: Mapping[str, list[str]]) -> dict[str, list[bool]]:
    """Tell of each cell whether it asks for a library, by trying all without any: see ``book/live/cell_trial.py``."""
    given = json.dumps({"absent": absent, "chapters": chapters})
    tried = subprocess.run(
        [sys.executable, "-m", "book.live.cell_trial"],
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode:
        raise RuntimeError(f"the cells could not be tried without libraries; what the last one said:\n{tried.stderr}")
    in_need: dict[str, list[bool]] = json.loads(tried.stdout)
    return in_need


def write_facts(app: Sphinx, error: Exception | None) -> None:
    """Write what a page fetches once a reader asks for its code."""
    if error is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir) / FOLDER
    chapters = {
        page: list(cells_of(Path(app.env.doc2path(page))))
        for page in sorted(app.env.found_docs)
        if page.startswith(CHAPTERS)
    }
    for name, text in code_facts(folder / "pyodide", chapters).items():
        (folder / name).write_text(text, "utf-8")


def code_facts(python: Path, chapters: Mapping[str, list[tuple[str, str]]]) -> dict[str, str]:
    """Write the facts, and the lock file that Pyodide gets, by their places in the classroom's folder.

    Parameters
    ----------
    python : Path
        The folder with Pyodide and the wheels.
    chapters : mapping
        Of each page the names and the code of its cells.
    """
    ours, whole, elsewhere = (
        json.loads((python / name).read_text("utf-8"))
        for name in ("pyodide-lock.json", "distribution-lock.json", "distribution.json")
    )
    packages = cells_lock(ours["packages"], whole["packages"])
    lock = json.dumps({**whole, "packages": packages})
    absent = {module: name for name, entry in packages.items() if not _is_pure(entry) for module in entry["imports"]}
    in_need = try_cells(absent, {page: [source for _, source in cells] for page, cells in chapters.items()})
    first = fetched_first(packages)
    sizes = [_size_on_the_way(python / name) for name in CORE_FILES]
    sizes += [_size_on_the_way(python / packages[name]["file_name"]) for name in first]
    facts = {
        "words": read_words("pages/cells/cells"),
        "version": "",
        "megabytes": round(sum(sizes) / MEGABYTE),
        "host": elsewhere["host"],
        "host_megabytes": elsewhere["megabytes"],
        "absent": absent,
        "wheels": {"lock": f"{LOCK}?v={hashlib.sha256(lock.encode()).hexdigest()[:12]}", "packages": LOADED},
        "cells": {
            page: [{"id": name, "needs": needs} for (name, _), needs in zip(cells, in_need[page], strict=True)]
            for page, cells in chapters.items()
        },
    }
    return {ABOUT: json.dumps(facts), f"pyodide/{LOCK}": lock}


def _size_on_the_way(path: Path) -> int:
    """Measure a file as servers send it: they compress what is not compressed."""
    content = path.read_bytes()
    return len(content) if path.suffix in {".whl", ".zip"} else len(zlib.compress(content))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("build-finished", write_facts, priority=600)  # after classroom_pages, which brings Python
    return {"parallel_read_safe": True, "parallel_write_safe": True}

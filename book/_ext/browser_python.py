"""Put Python for readers' browsers on the site: one core, for the gradebook and for every chapter that is run."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from classroom_pages import FOLDER
from made_once import made_once
from reader_wheel import wheel_of_edition, wheel_place
from sphinx.application import Sphinx

from book.live.distribution import COMPILED, HOST, local_distribution
from book.live.kernel_wheels import PRELOADED, book_kernel_wheel, jupyterlite_wheels, ready_forms
from book.live.pure_wheel import PureWheel
from book.live.python_folder import ABOUT, python_folder
from widgets.host.words import read_words

PYTHON = f"{FOLDER}/pyodide"


@cache
def python_files() -> dict[str, bytes]:
    """List the files of the folder for this edition."""
    elsewhere = [] if local_distribution() else list(COMPILED)
    sentence = read_words("pages/live/live")["absent"].replace("{host}", HOST)
    book = PureWheel(Path(wheel_place()).name, wheel_of_edition())
    ready = [book, book_kernel_wheel(elsewhere, sentence, _forms()), *jupyterlite_wheels()]
    return python_folder(ready, [book.name, *PRELOADED])


@made_once
def _forms() -> dict[str, dict[str, dict[str, Any]]]:
    return ready_forms()


def about_distribution() -> dict[str, Any]:
    """Give what a page says of the libraries that are elsewhere, and asks before they are fetched."""
    about: dict[str, Any] = json.loads(python_files()[ABOUT])
    return about


def write_python(app: Sphinx, error: Exception | None) -> None:
    """Write the folder."""
    if error is None and app.builder.format == "html":
        for name, content in python_files().items():
            path = Path(app.outdir) / PYTHON / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("build-finished", write_python)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

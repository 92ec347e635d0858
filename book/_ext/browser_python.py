"""Put Python for readers' browsers on the site: one core, for the gradebook and for every chapter that is run."""

from __future__ import annotations

from pathlib import Path

from classroom_pages import FOLDER
from reader_wheel import wheel_of_edition, wheel_place
from sphinx.application import Sphinx

from book.live.pure_wheel import PureWheel
from book.live.python_folder import python_folder

PYTHON = f"{FOLDER}/pyodide"


def write_python(app: Sphinx, error: Exception | None) -> None:
    """Write the folder."""
    if error is None and app.builder.format == "html":
        book = PureWheel(Path(wheel_place()).name, wheel_of_edition())
        for name, content in python_folder(book).items():
            path = Path(app.outdir) / PYTHON / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("build-finished", write_python)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

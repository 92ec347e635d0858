"""The two pages for instructors, in the look of the book but without the whole of it, in both of its editions."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

from tests.browser.conftest import SITE
from tests.browser.my_answers_site import dressed
from tests.classroom.samples import sample_bank
from widgets.classroom.bank import Bank
from widgets.classroom.packages.formats import FORMATS
from widgets.exercise import Exercise
from widgets.host.templates import TEMPLATES
from widgets.host.words import read_words
from widgets.shelf import shelf_files

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "book" / "_ext"))  # where Sphinx finds its pieces, too

from classroom_pages import CORE, PYODIDE, engine, engine_version, text2qti  # noqa: E402

EDITIONS = ("student", "instructor")
PAGES = ("builder", "gradebook")


def write_site(folder: Path, bank: Bank | None = None) -> None:
    """Write ``student/`` and ``instructor/`` with both pages and what they fetch, and the shelf of the widgets."""
    whole = bank or sample_bank()
    for name, text in shelf_files().items():
        _write(folder / "widgets" / name, text.encode())
    (folder / "_static").symlink_to(SITE / "_static")
    for edition in EDITIONS:
        own = whole if edition == "instructor" else whole.for_students()
        files = {"bank.json": own.to_json().encode(), "engine.zip": engine(), "text2qti.zip": text2qti()}
        files |= {f"{name}.html": _page(name, edition).encode() for name in PAGES}
        files |= {f"forms/{name}.html": Exercise(name, whole).static_html().encode() for name in whole.items}
        for name, content in files.items():
            _write(folder / edition / name, content)
        for name in CORE:
            target = folder / edition / "pyodide" / name
            target.parent.mkdir(exist_ok=True)
            target.symlink_to(PYODIDE / name)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _page(name: str, edition: str) -> str:
    stem = f"classroom/pages/{name}"
    words = read_words(stem)
    template = TEMPLATES.get_template(f"{stem}.html")
    version = engine_version()
    body = template.render(
        words=SimpleNamespace(**words), words_json=words, version=version, edition=edition, formats=FORMATS
    )
    return dressed(body, [stem], stem)

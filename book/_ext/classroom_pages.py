"""Make the classroom's pages, and put beside them what they work with: exercises, and the engine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from edition import is_instructors, name_of_edition
from sphinx.application import Sphinx

from widgets import Exercise, MyAnswers
from widgets.classroom.bank import Bank
from widgets.classroom.bank_maker import make_bank
from widgets.classroom.packages.formats import FORMATS
from widgets.classroom.packages.package import zip_files
from widgets.host.modules import SHELF
from widgets.host.templates import TEMPLATES
from widgets.host.words import read_words
from widgets.shelf import shelf_files

PAGES = ("assignment", "builder", "gradebook")
FOLDER = "classroom"
PYODIDE = Path(__file__).parents[1] / "node_modules" / "pyodide"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
MADE_ELSEWHERE = (
    "bank_maker.py",
    "command.py",
    "command_acts.py",
    "item_file.py",
    "key_maker.py",
    "printed_pdf.py",
    "teaching_file.py",
)
"""These need more than the standard library, and the page has what they make."""
TEXT2QTI = ("text2qti", "bespon", "Markdown")


@cache
def engine() -> bytes:
    """Zip the engine: Python that needs the standard library alone, and the shelf for packages that show exercises.

    The packages above it have no ``__init__``, so that importing the engine brings nothing else.
    """
    code = [
        path for path in (SHELF / FOLDER).rglob("*") if path.is_file() and path.suffix not in {".pyc", ".js", ".css"}
    ]
    equations = (SHELF / "equations").glob("[!_]*.py")
    files = {
        f"widgets/{path.relative_to(SHELF).as_posix()}": path.read_bytes()
        for path in [*code, *equations]
        if path.name not in {*MADE_ELSEWHERE, "namespace.py"}
    }
    shelf = {f"shelf/{name}": text.encode() for name, text in shelf_files().items() if name != "vega.js"}
    return zip_files({**files, **shelf})


@cache
def text2qti() -> bytes:
    """Zip the library that makes Canvas packages, with its licenses, as it is installed here."""
    files: dict[str, bytes] = {}
    for name in TEXT2QTI:
        for path in distribution(name).files or []:
            if path.suffix == ".py" or "license" in path.name.lower():
                files[path.as_posix()] = Path(str(path.locate())).read_bytes()
    return zip_files({name: content for name, content in files.items() if not name.startswith("..")})


@cache
def engine_version() -> str:
    """Name the engine after its contents, so that no page gets an old one."""
    return hashlib.sha256(engine()).hexdigest()[:12]


def book_order(app: Sphinx) -> list[str]:
    """List the chapters in the order of the book."""
    pages = [page for listed in app.env.toctree_includes.values() for page in listed]
    return [page.removeprefix("chapters/") for page in pages if page.startswith("chapters/")]


def published_bank(app: Sphinx) -> Bank:
    """Give the bank that this edition may publish."""
    bank = make_bank() if is_instructors() else make_bank().for_students()
    return replace(bank, chapters={name: bank.chapters[name] for name in book_order(app) if name in bank.chapters})


def classroom_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Make each page from its template and its words."""
    if app.builder.format != "html":
        return
    for name in PAGES:
        stem = f"{FOLDER}/pages/{name}"
        words = read_words(stem)
        extra = {"answers_html": MyAnswers(None).static_html()} if name == "assignment" else {}
        template = TEMPLATES.get_template(f"{stem}.html")
        body = template.render(
            words=SimpleNamespace(**words),
            words_json=words,
            version=engine_version(),
            edition=name_of_edition(),
            formats=FORMATS,
            **extra,
        )
        context = {"title": words["title"], "body": body, "parents": [], "display_toc": False, "page_module": stem}
        yield f"{FOLDER}/{name}", context, "page.html"


def write_classroom(app: Sphinx, error: Exception | None) -> None:
    """Put beside the pages the bank, the exercises' forms, the engine and what it runs on."""
    if error is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir) / FOLDER
    files = {"engine.zip": engine(), "text2qti.zip": text2qti(), "bank.json": published_bank(app).to_json().encode()}
    forms = {name: Exercise(name) for name in make_bank().items} | {"my_answers": MyAnswers(None)}
    files |= {f"forms/{name}.txt": form.static_html().encode() for name, form in forms.items()}
    files |= {f"pyodide/{name}": (PYODIDE / name).read_bytes() for name in CORE}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-collect-pages", classroom_pages)
    app.connect("build-finished", write_classroom)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Make the classroom's pages, and put beside them what they work with: exercises, and the engine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from edition import is_instructors, name_of_edition
from exercise_bank import whole_bank
from made_once import made_once
from sphinx.addnodes import toctree
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from translated_pages import elsewhere, in_languages, page_in
from widget_assets import asset_files

from widgets.classroom.bank.bank import Bank
from widgets.host.modules import PACKAGE_ROOT
from widgets.host.templates import TEMPLATES
from widgets.host.words import own_name_of, read_words, said_in
from widgets.packages.formats import FORMATS
from widgets.packages.package import zip_files
from widgets.pages.rules import RULES
from widgets.translations import languages_of

PAGES = ("assignment", "builder", "gradebook")
FOLDER = "classroom"
BANK_FILE = "instructor.bank.json"
"""With every key, for whoever works with the students' site; ``make editions`` puts a copy beside the editions."""
LISTED = ("builder", "gradebook")
"""Pages that stand in the book's menu, behind the one that explains them."""
LISTED_BEHIND = "book/for_instructors"
ENGINE = ("classroom", "exercise_types", "packages", "equations", "pages")
"""The rooms whose Python runs beside a page: they need the standard library alone."""
PSEUDO_LOCALE = "pseudo_locale.py"
"""By which a page can show what of its words has no translation."""
MADE_ELSEWHERE = ("equations/__init__.py", "equations/namespace.py", "packages/printed/pdf.py", "pages/cells/")
"""These need more than the standard library, or are of use to a page that has the whole package."""
OF_AUTHORS_AND_READERS = ("writing", "controls", "schema")
"""Beginnings of the names of those layers of a type of exercise that a page does not run."""
TEXT2QTI = ("text2qti", "bespon", "Markdown")
FPDF2 = ("fpdf2", "fonttools")
FONT_FOLDER = Path(__file__).parents[1] / "node_modules" / "dejavu-fonts-ttf"


@cache
@made_once
def engine() -> bytes:
    """Zip the engine: Python that needs the standard library alone, and the assets for packages that show exercises.

    The package above it has no ``__init__``, so that importing the engine brings nothing else.
    """
    code = {
        _place(path): path.read_bytes()
        for room in ENGINE
        for path in (PACKAGE_ROOT / room).rglob("*")
        if path.suffix in {".py", ".yml", ".json", ".html", ".md"} and not path.stem.startswith(OF_AUTHORS_AND_READERS)
    }
    code[PSEUDO_LOCALE] = (PACKAGE_ROOT / PSEUDO_LOCALE).read_bytes()
    files = {f"widgets/{name}": content for name, content in code.items() if not name.startswith(MADE_ELSEWHERE)}
    assets = {f"assets/{name}": text.encode() for name, text in asset_files().items() if name != "vega.js"}
    return zip_files({**files, **assets})


def _place(path: Path) -> str:
    return path.relative_to(PACKAGE_ROOT).as_posix()


@made_once
def text2qti() -> bytes:
    """Zip the library that makes Canvas packages."""
    return zip_files(_installed(TEXT2QTI))


@made_once
def fpdf2() -> bytes:
    """Zip the library that makes PDFs, with the font of the sheets."""
    fonts = {f"fonts/{name}": (FONT_FOLDER / name).read_bytes() for name in ("ttf/DejaVuSans.ttf", "LICENSE")}
    return zip_files({**_installed(FPDF2), **{name.replace("ttf/", ""): content for name, content in fonts.items()}})


def _installed(distributions: Iterable[str]) -> dict[str, bytes]:
    """Gather the Python of libraries as they are installed here, with their licenses."""
    files: dict[str, bytes] = {}
    for name in distributions:
        for path in distribution(name).files or []:
            if path.suffix == ".py" or "license" in path.name.lower():
                files[path.as_posix()] = Path(str(path.locate())).read_bytes()
    return {name: content for name, content in files.items() if not name.startswith("..")}


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
    bank = whole_bank() if is_instructors() else whole_bank().for_students()
    return replace(bank, chapters={name: bank.chapters[name] for name in book_order(app) if name in bank.chapters})


def bank_files(app: Sphinx) -> dict[str, bytes]:
    """Give the bank that the pages read and, in the instructor's edition, the one to download."""
    bank = published_bank(app)
    sealed = {BANK_FILE: bank.to_sealed_json().encode()} if is_instructors() else {}
    return {"bank.json": bank.to_json().encode(), **sealed}


def classroom_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Make each page from its template and its words, in every language that these have."""
    if app.builder.format != "html":
        return
    for name in PAGES:
        page, languages = f"{FOLDER}/{name}", page_languages(name)
        for language in languages:
            extra = {"answers_html": exercise_forms(language)["my_answers"]} if name == "assignment" else {}
            title, body = write_page(name, language, name_of_edition(), **extra)
            context = {"title": title, "body": body, "parents": [], "display_toc": False, "page_module": _stem(name)}
            yield page_in(language, page), {**context, **in_languages(page, languages, language)}, "page.html"


def page_languages(name: str) -> list[str]:
    """List the languages of a page, which are those of its words."""
    return languages_of(PACKAGE_ROOT / f"{_stem(name)}.yml")


def write_page(name: str, language: str, edition: str, **extra: str) -> tuple[str, str]:
    """Write the title and the body of a page in a language, with its words and rules for its module."""
    words = read_words("pages/start", "host/students_address", _stem(name), language=language)
    body = TEMPLATES.get_template(f"{_stem(name)}.html").render(
        words=SimpleNamespace(**words),
        words_json=words,
        others=elsewhere(name, page_languages(name), language),
        students_languages={other: own_name_of(other) for other in page_languages("assignment")},
        version=engine_version(),
        edition=edition,
        formats=FORMATS,
        rules=RULES,
        **extra,
    )
    return words["title"], said_in(language, body)


def _stem(name: str) -> str:
    return f"pages/{name}/{name}"


def list_pages(_app: Sphinx, doctree: nodes.document) -> None:
    """Put pages that have no source into the book's menu."""
    for menu in doctree.findall(toctree):
        behind = [place for place, (_, page) in enumerate(menu["entries"], 1) if page == LISTED_BEHIND]
        for place in behind:
            menu["entries"][place:place] = [(None, f"{FOLDER}/{name}") for name in LISTED]


def write_classroom(app: Sphinx, error: Exception | None) -> None:
    """Put beside the pages the bank, the exercises' forms and the engine."""
    if error is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir) / FOLDER
    libraries = {"text2qti.zip": text2qti(), "fpdf2.zip": fpdf2()}
    files = {"engine.zip": engine(), **libraries, **bank_files(app)}
    for language in page_languages("assignment"):
        forms = exercise_forms(language)
        files |= {f"forms/{page_in(language, name)}.txt": form.encode() for name, form in forms.items()}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@made_once
def exercise_forms(language: str) -> dict[str, str]:
    """Write the form of every exercise in a language, and that of My answers."""
    from widgets import Exercise, MyAnswers  # noqa: PLC0415 (slow to import, and mostly not needed)

    forms = {name: Exercise(name, language=language).static_html() for name in whole_bank().items}
    return forms | {"my_answers": MyAnswers(None, language=language).static_html()}


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    for name in LISTED:  # as Sphinx knows its own index, which has no source either
        page = f"{FOLDER}/{name}"
        StandardDomain._virtual_doc_names[page] = (page, read_words(f"pages/{name}/{name}")["title"])  # noqa: SLF001
    app.connect("doctree-read", list_pages, priority=600)  # after the menu is read from _toc.yml
    app.connect("html-collect-pages", classroom_pages)
    app.connect("build-finished", write_classroom)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Make the pages that only the instructor's edition has: how to teach each chapter, and every key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from classroom_pages import book_order
from edition import is_instructors
from exercise_bank import whole_bank
from markupsafe import Markup
from sphinx.application import Sphinx

from widgets.authoring.teaching_file import read_teaching
from widgets.classroom.bank.bank import Bank
from widgets.classroom.bank.markup import inline_html, to_html
from widgets.classroom.grading.key_text import key_parts
from widgets.host.templates import TEMPLATES

TEMPLATE_FOLDER = Path(__file__).parents[1] / "_templates"
PAGES = TEMPLATES.overlay()
PAGES.filters = {
    **TEMPLATES.filters,
    "markup": lambda text: Markup(to_html(text)),  # noqa: S704 (to_html escapes)
    "inline": lambda text: Markup(inline_html(text)),  # noqa: S704 (inline_html escapes)
}


def instructor_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Make a page for each chapter, and one that lists them."""
    if app.builder.format != "html" or not is_instructors():
        return
    bank = whole_bank()
    chapters = [(name, bank.chapters[name]) for name in book_order(app) if name in bank.chapters]
    yield _page("index", "Instructor's edition", _render("instructor_index", chapters=chapters))
    for chapter, title in chapters:
        exercises = [(item, bank.key(name)) for name, item in bank.items.items() if item["chapter"] == chapter]
        parts = {"chapter": chapter, "title": title, "notes": read_teaching(chapter), "exercises": exercises}
        parts["objectives"] = objectives_of(bank, chapter)
        yield _page(chapter, f"Teaching: {title}", _render("instructor_chapter", answer=key_parts, **parts))


def objectives_of(bank: Bank, chapter: str) -> dict[str, str]:
    """Give what a chapter promises, by the ids that its exercises name."""
    prefixes = {name.split("-")[0] for name, item in bank.items.items() if item["chapter"] == chapter}
    return {name: text for name, text in bank.objectives.items() if name.split("-")[0] in prefixes}


def _render(name: str, **values: Any) -> str:
    return PAGES.from_string((TEMPLATE_FOLDER / f"{name}.html").read_text("utf-8")).render(**values)


def _page(name: str, title: str, body: str) -> tuple[str, dict[str, Any], str]:
    return f"instructor/{name}", {"title": title, "body": body, "parents": [], "display_toc": False}, "page.html"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx; what a page has for instructors ``only`` stands under the edition's name."""
    if is_instructors():
        app.tags.add("instructor")
    app.connect("html-collect-pages", instructor_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Set the frame of a chapter: its question, what it asks of a reader, and the chapters before and behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chapter_openings import CHAPTERS, chapter_openings, opening_of
from docutils import nodes
from folded_code import SWITCH, code_switch, is_cell
from live_book import PAGE
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

NOTICE = "For teaching only."


class Facts(nodes.Element):  # type: ignore[misc]  # docutils has no types
    """How long a chapter takes, the switch for its code, and the way to run it: the search index has no words of it."""


def frame_chapter(app: Sphinx, doctree: nodes.document) -> None:
    """Mark what a reader of a chapter meets first."""
    page = app.env.docname
    if not page.startswith(CHAPTERS):
        return
    section = next(doctree.findall(nodes.section))
    question = next(child for child in section.children if isinstance(child, nodes.paragraph))
    question["classes"].append("chapter-question")
    opening = opening_of(Path(app.env.doc2path(page)))
    section.insert(section.index(question) + 1, Facts(minutes=opening.minutes, chapter=page.removeprefix(CHAPTERS)))
    _mark_notice(section)
    _mark_tools(doctree)
    app.env.metadata[page].setdefault("myst_slugs", {})[SWITCH] = (0, SWITCH, "Show the code")


def _mark_notice(section: nodes.section) -> None:
    for paragraph in section.findall(nodes.paragraph):
        if paragraph.astext().startswith(NOTICE):
            paragraph["classes"].append("chapter-notice")


def _mark_tools(doctree: nodes.document) -> None:
    """Mark the cell that loads the tools, and what is said of it: of use to those alone who look at code."""
    cell = next(doctree.findall(is_cell), None)
    if cell is not None:
        for node in (cell, cell.parent[cell.parent.index(cell) - 1]):
            node["classes"].append("about-code")


def visit_facts(translator: HTML5Translator, node: Facts) -> None:
    """Write them in one line."""
    minutes = f"About {node['minutes']} minutes, without the exercises."
    run = f'<a class="run-chapter" href="../{PAGE}.html?chapter={node["chapter"]}">Run this chapter</a>'
    translator.body.append(f'<div class="chapter-facts"><p>{minutes}</p>{code_switch()}{run}</div>')


def depart_facts(translator: HTML5Translator, node: Facts) -> None:
    """Nothing is left to write."""


def tell_neighbors(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Tell the templates how the chapters before and behind a page open."""
    openings = chapter_openings(app)
    _, before, behind = getattr(app.builder, "relations", {}).get(page, (None, None, None))
    context["opening_before"], context["opening_behind"] = openings.get(before), openings.get(behind)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_node(Facts, html=(visit_facts, depart_facts))
    app.connect("doctree-read", frame_chapter)
    app.connect("html-page-context", tell_neighbors)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Lay a glossary term's definition beside each place that refers to it, for a pointer, a key or a tap to bring out.

Where the screen is wide, the first sentence of it stands in the margin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

GLOSSARY = "book/glossary"
SCRIPT = "_static/glossary_notes.mjs"
_SENTENCE = re.compile(r".+?[.?!](?=\s|$)")


class Note(nodes.Element):  # type: ignore[misc]  # docutils has no types
    """A definition beside its term: no words of the page, so the search index does not have it once more."""


def definitions(glossary: nodes.document) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the anchor of every term with the term and its definition, in plain words."""
    for entry in glossary.findall(nodes.definition_list_item):
        text = " ".join(" ".join(paragraph.astext() for paragraph in entry.findall(nodes.paragraph)).split())
        yield from ((name, (term.astext(), text)) for term in entry.findall(nodes.term) for name in term["ids"])


@cache
def _definitions(app: Sphinx) -> dict[str, tuple[str, str]]:
    return dict(definitions(app.env.get_and_resolve_doctree(GLOSSARY, app.builder)))


def add_notes(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Put a term's definition behind every reference to it but those of the glossary itself."""
    if page == GLOSSARY or app.builder.format != "html":
        return
    marked = [inline.parent for inline in doctree.findall(nodes.inline) if "std-term" in inline["classes"]]
    for number, reference in enumerate((node for node in marked if isinstance(node, nodes.reference)), start=1):
        address = str(reference["refuri"])
        term, text = _definitions(app)[address.partition("#")[2]]
        note = Note(id=f"term-note-{number}", term=term, text=text, address=address)
        reference.parent.replace(reference, nodes.inline("", "", reference, note, classes=["term"]))


def visit_note(translator: HTML5Translator, node: Note) -> None:
    """Write the note, with a way to the glossary for those who cannot press the term twice."""
    text, address = escape(node["text"]), escape(node["address"])
    translator.body.append(f'<span class="term-note" id="{node["id"]}" popover><span>{text}</span> ')
    translator.body.append(f'<a href="{address}">Glossary</a></span>{_margin(node)}')


def _margin(node: Note) -> str:
    """Write its beginning for the margin, as attributes: for the eye alone, since the note has the words."""
    term, gist = escape(node["term"]), escape(first_sentence(node["text"]))
    return f'<span class="term-margin" data-term="{term}" data-gist="{gist}" aria-hidden="true"></span>'


def first_sentence(text: str) -> str:
    """Give the first sentence.

    >>> first_sentence("It asks: do we agree? It is one of three.")
    'It asks: do we agree?'
    """
    found = _SENTENCE.match(text)
    return found[0] if found else text


def depart_note(translator: HTML5Translator, node: Note) -> None:
    """Nothing is left to write."""


def add_script(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Bring the notes to life on the pages that have some."""
    if doctree is not None and next(doctree.findall(Note), None) is not None:
        context["widget_assets"] += f'\n<script type="module" src="{context["pathto"](SCRIPT, 1)}"></script>'


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_node(Note, html=(visit_note, depart_note))
    app.connect("doctree-resolved", add_notes)
    app.connect("html-page-context", add_script, priority=900)  # after widget_assets, which begins the list
    return {"parallel_read_safe": True, "parallel_write_safe": True}

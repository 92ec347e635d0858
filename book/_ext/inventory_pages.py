"""Make the table of inventories, and a page for each in every language, from the inventories themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from made_once import made_once
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from translated_pages import elsewhere, in_languages, page_in

from widgets import Inventory, InventoryForm, inventory_ids
from widgets.checked_yaml import read_yaml
from widgets.datasets import inventory_path
from widgets.host.templates import TEMPLATES
from widgets.host.words import read_words
from widgets.inventory_form.view import with_mark
from widgets.measures.inventory_words import describe_key
from widgets.translations import ENGLISH, languages_of, translate

PAGE = Path(__file__).parents[1] / "_templates" / "inventory.html"
FOLDER = "inventories"
HEADINGS = ("Inventory", "Structure and response scale", "Scoring key", "Permission and model")


def describe_scale(inventory: Inventory) -> str:
    """Say how an item is answered.

    >>> describe_scale(Inventory.load("practice_session_rating"))
    'a line from 0 to 10'
    """
    scale = inventory.response_scale
    words = {"steps": f"{len(scale.steps)} steps, {scale.minimum} to {scale.maximum}"}
    words["slider"] = f"a line from {scale.minimum} to {scale.maximum}"
    words["count"] = f"counts per {inventory.occasion}, {scale.minimum} to {scale.maximum}"
    return words[scale.kind]


def describe_structure(inventory: Inventory) -> str:
    """Say of which parts an inventory is made.

    >>> describe_structure(Inventory.load("practice_alliance_short"))
    '12 items: Goal (4), Task (4), Bond (4)'
    """
    parts = ", ".join(f"{part.label} ({len(part.items)})" for part in inventory.subscales.values())
    return f"{len(inventory.items)} items: {parts}"


class InventoryTable(SphinxDirective):
    """The table of all inventories, each leading to the page with its forms."""

    def run(self) -> list[nodes.Node]:
        """Build a row for each inventory."""
        table = nodes.table(classes=["inventory-table"])
        table += nodes.title(text="The inventories of this book")
        group = nodes.tgroup(cols=len(HEADINGS))
        group += [nodes.colspec(colwidth=1) for _ in HEADINGS]
        group += nodes.thead("", _row([[nodes.paragraph(text=heading)] for heading in HEADINGS]))
        group += nodes.tbody("", *(_row(self._cells(Inventory.load(name))) for name in inventory_ids()))
        table += group
        return [table]

    def _cells(self, inventory: Inventory) -> list[list[nodes.Node]]:
        page = nodes.reference("", inventory.title, refuri=f"../{FOLDER}/{inventory.id}.html", internal=True)
        raters = ", ".join(inventory.perspectives)
        translated = [nodes.paragraph("", "", one) for one in _translated_pages(inventory.id)]
        return [
            [nodes.paragraph("", "", page), *_paragraphs(inventory.construct, f"Rated by: {raters}"), *translated],
            _paragraphs(describe_structure(inventory), describe_scale(inventory)),
            _paragraphs(*describe_key(inventory)),
            [*_paragraphs(_permission(inventory)), self._model(inventory)],
        ]

    def _model(self, inventory: Inventory) -> nodes.paragraph:
        """Name the published instrument whose structure this one has; keys are letters and digits by the schema."""
        paragraph = nodes.paragraph(text="Structure as in: ")
        keys = inventory.structure_of["citations"]
        found, _ = self.parse_inline(f"{{cite:t}}`{','.join(keys)}`") if keys else ([nodes.Text("no other")], [])
        paragraph += found
        return paragraph


def _translated_pages(name: str) -> Iterator[nodes.reference]:
    for _, called, page in elsewhere(name, languages_of(inventory_path(name)), ENGLISH):
        yield nodes.reference("", called, refuri=f"../{FOLDER}/{page}", internal=True)


def _page_words(language: str) -> dict[str, Any]:
    path = PAGE.with_suffix(".yml")
    return {**read_words(language=language), **translate(read_yaml(path, "the words of a page"), path, language)}


def _permission(inventory: Inventory) -> str:
    return f"Wording open, {inventory.license}" if inventory.may_be_published else "Structure only: wording licensed"


def _paragraphs(*texts: str) -> list[nodes.Node]:
    return [nodes.paragraph(text=text) for text in texts]


def _row(cells: list[list[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", *cell) for cell in cells))


def inventory_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Make a page for each inventory: its facts, an example scored by hand, and a form for every perspective."""
    if app.builder.format != "html":
        return
    for name in inventory_ids():
        languages = languages_of(inventory_path(name))
        page = f"{FOLDER}/{name}"
        for language in languages:
            title, body = _page(name, language)
            context = {"title": title, "body": body, "parents": [], "display_toc": False}
            yield page_in(language, page), {**context, **in_languages(page, languages, language)}, "page.html"


@made_once
def _page(name: str, language: str) -> tuple[str, str]:
    """Write the title and the body of an inventory's page in a language."""
    inventory = Inventory.load(name, language)
    return inventory.title, TEMPLATES.from_string(PAGE.read_text("utf-8")).render(
        inventory=inventory,
        words=_page_words(language),
        others=elsewhere(name, languages_of(inventory_path(name)), language),
        facts=_facts(inventory) if language == ENGLISH else {},
        example=_example(inventory),
        with_mark=with_mark,
        forms=[
            (who.label, InventoryForm(name, perspective, language=language).static_html())
            for perspective, who in inventory.perspectives.items()
        ],
    )


def _facts(inventory: Inventory) -> dict[str, str]:
    return {
        "structure": describe_structure(inventory),
        "scale": describe_scale(inventory),
        "key": " ".join(describe_key(inventory)),
        "permission": _permission(inventory),
    }


def _example(inventory: Inventory) -> dict[str, Any] | None:
    example = inventory.worked_example
    if example is None:
        return None
    labels = {part.id: part.label for part in inventory.subscales.values()}
    if inventory.composite_rule:
        labels["composite"] = inventory.composite_rule.label
    answers = [(number, example.responses.get(item)) for number, item in enumerate(inventory.item_ids, 1)]
    scores = [(labels[name], score) for name, score in example.scores.items()]
    return {"answers": answers, "scores": scores, "working": example.working}


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_directive("inventory-table", InventoryTable)
    app.connect("html-collect-pages", inventory_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

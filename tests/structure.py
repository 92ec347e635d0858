"""Judge what a page is made of, by its HTML alone: what is named, headed, captioned and unique."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import html

HEADINGS = "|".join(f".//h{level}" for level in range(1, 7))
FOR_PAPER = "jb-print-docs-body"
"""What the theme prints before a page, and shows nowhere else."""
IN_HEAD = {
    "title": "//head/title",
    "description": "//meta[@name='description']",
    "viewport": "//meta[@name='viewport']",
}
POINTERS = ("aria-describedby", "aria-labelledby", "aria-controls")
SILENT = "not(@aria-live='off')"


def faults_of_structure(page: str) -> list[tuple[str, str]]:
    """List what is wrong with a page: the kind of fault, and where.

    Parameters
    ----------
    page : str
        Its HTML, as it is served.
    """
    tree = html.document_fromstring(page)
    parts = (_of_document, _of_ids, _of_headings, _of_tables, _of_pictures, _of_controls)
    start = [] if page.lstrip().lower().startswith("<!doctype html>") else [("doctype", page[:30])]
    return start + [fault for part in parts for fault in part(tree)]


def _of_document(tree: Any) -> Iterator[tuple[str, str]]:
    if not tree.get("lang"):
        yield "language", "html"
    for kind, path in IN_HEAD.items():
        found = tree.xpath(path)
        if len(found) != 1 or not (found[0].get("content") or found[0].text_content()).strip():
            yield kind, f"{len(found)} on the page"


def _of_ids(tree: Any) -> Iterator[tuple[str, str]]:
    counted = Counter(tree.xpath("//@id"))
    yield from (("id repeated", name) for name, count in counted.items() if count > 1)
    for pointer in POINTERS:
        for element in tree.xpath(f"//*[@{pointer}]"):
            yield from (
                (f"{pointer} into nothing", name) for name in element.get(pointer).split() if name not in counted
            )


def _of_headings(tree: Any) -> Iterator[tuple[str, str]]:
    above = 0
    for main in tree.xpath("//main"):
        for heading in main.xpath(HEADINGS):
            if heading.xpath(f"ancestor::*[@id='{FOR_PAPER}']"):
                continue
            level, text = int(heading.tag[1]), " ".join(heading.text_content().split())
            if level > above + 1:
                yield "heading jumps", f"h{above} to h{level} {text}"
            if not text:
                yield "heading empty", heading.tag
            above = level
    for widget in tree.xpath("//*[@data-widget]"):
        if not widget.xpath(HEADINGS):
            yield "widget without heading", str(widget.get("data-name"))


def _of_tables(tree: Any) -> Iterator[tuple[str, str]]:
    for table in tree.xpath("//table"):
        if not table.xpath("caption[normalize-space() or .//@data-slot]"):
            yield "table without caption", str(table.get("class"))
        yield from (("head without scope", head.text_content()) for head in table.xpath(".//th[not(@scope)]"))


def _of_pictures(tree: Any) -> Iterator[tuple[str, str]]:
    for picture in tree.xpath("//*[local-name()='svg'][@role='img']"):
        figures = picture.xpath("ancestor::figure")
        name = str(picture.get("aria-label"))[:60]
        if not any(figure.xpath(".//figcaption[normalize-space()]") for figure in figures):
            yield "picture without caption", name
        shows_data = "idea" not in str(picture.get("class"))
        if shows_data and not any(figure.xpath(".//table//td") for figure in figures):
            yield "picture without its data", name


def _of_controls(tree: Any) -> Iterator[tuple[str, str]]:
    yield from (("bare value announced", str(output.attrib)) for output in tree.xpath(f"//output[{SILENT}]"))
    for slider in tree.xpath("//*[contains(@class, 'explorer')]//input[@type='range'][not(@aria-describedby)]"):
        yield "slider without its help", str(slider.get("name"))
    for button in tree.xpath("//button[not(@hidden)]"):
        words = " ".join(button.text_content().split())
        if not (words or button.get("aria-label")):
            yield "button without name", str(button.get("class"))
        if not button.get("type"):
            yield "button without type", str(button.get("class"))
    for region in tree.xpath("//*[@role='region'][@tabindex='0']"):
        yield "scrolled part as landmark", str(region.get("aria-label"))

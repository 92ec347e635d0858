"""Every table of the built book reads as one: with a caption, heads that say what they head, numbers as in print."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from tests.browser_fixtures import SITE

PAGES = sorted(path for path in SITE.rglob("*.html") if path.name != "index.html" or path.parent != SITE)
CHAPTERS = sorted((SITE / "chapters").glob("*.html"))


@cache
def tables(path: Path) -> list[html.HtmlElement]:
    return html.fromstring(path.read_bytes()).xpath("//table")


def columns(table: html.HtmlElement) -> list[list[str]]:
    rows = [[cell.text_content().strip() for cell in row] for row in table.xpath("./tbody/tr")]
    return [list(column) for column in zip(*rows, strict=False)]


def faults(path: Path) -> list[str]:
    found = []
    for table in tables(path):
        name = table.xpath("string(caption)").strip()
        is_told = name or table.xpath("caption//*[@data-slot]")  # or the page's script tells it
        found += [] if is_told else [f"a table without a caption: {table.text_content()[:60]!r}"]
        found += [f"{name}: {head.text_content()!r} has no scope" for head in table.xpath(".//th[not(@scope)]")]
        found += [f"{name}: an empty head" for head in table.xpath(".//th") if not head.text_content().strip()]
        cells = [cell for column in columns(table) for cell in column]
        found += [f"{name}: {cell}" for cell in cells if re.fullmatch("NaN|nan|<NA>|NaT", cell)]
        for column in columns(table):
            if column and all(re.fullmatch(r"[−-]?\d+\.0", cell) for cell in column):
                found.append(f"{name}: counts with decimals, {column}")
    return found


def test_there_are_pages_and_tables():
    assert len(PAGES) >= 40
    assert all(len(tables(path)) >= 4 for path in CHAPTERS)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(SITE).with_suffix("").as_posix())
def test_every_table_of_a_page_has_a_caption_scopes_and_numbers_as_printed(path):
    assert faults(path) == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_table_that_code_shows_is_in_the_house_form(path):
    page = html.fromstring(path.read_bytes())
    outputs = page.xpath('//div[contains(@class, "cell_output")]//table[not(ancestor::*[@data-widget])]')
    assert [table.get("class") for table in outputs if "book-table__table" not in table.get("class", "")] == []
    assert page.xpath('//div[contains(@class, "cell_output")]//pre[contains(., "dtype: ")]') == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_table_of_a_chapter_has_a_name_of_its_own_and_its_source(path):
    shown = [table for table in tables(path) if "book-table__table" in table.get("class", "")]
    names = [table.getparent().get("aria-label") for table in shown]
    assert len(names) == len(set(names))
    assert all("Source: " in table.xpath("string(caption)") for table in shown)

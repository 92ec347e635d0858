"""The book on paper: every page has its title, once, and a chapter is as long as a chapter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser_fixtures import SITE
from tests.layers import some_now
from tests.pages_of_every_kind import chapters_of_every_kind

GENERATED = sorted(
    path.relative_to(SITE).with_suffix("").as_posix()
    for folder in ("classroom", "explorers", "inventories", "sessions")
    for path in (SITE / folder).glob("*.html")
)
CHAPTERS = chapters_of_every_kind("transference")
SOME = ["classroom/assignment", "explorers/two_slopes", "inventories/practice_alliance_short"]
MOST_PAGES = 40
PAGE = re.compile(rb"/Type\s*/Page\b")


def titles(page: Page) -> list[str]:
    """The titles of the first level that are on paper."""
    page.emulate_media(media="print")
    seen = "all => all.filter(h1 => h1.checkVisibility()).map(h1 => h1.firstChild.textContent.trim())"
    found: list[str] = page.locator("h1").evaluate_all(seen)
    return found


def test_there_are_pages_of_each_kind():
    assert len(GENERATED) >= 27  # fourteen explorers, ten inventories and three tools of the class


@pytest.mark.parametrize("name", some_now(GENERATED, SOME, "each page is opened in a browser"))
def test_a_page_that_is_made_of_no_chapter_prints_its_title_once(page, site, name):
    page.goto(f"{site}/{name}.html")
    assert titles(page) == [page.title().split(" — ")[0]]


@pytest.mark.parametrize("name", some_now(CHAPTERS, ["transference"], "each page is opened in a browser"))
def test_a_chapter_prints_its_title_once(page, site, name):
    page.goto(f"{site}/chapters/{name}.html")
    assert titles(page) == [page.title().split(" — ")[0]]


@pytest.mark.whole("each chapter is printed")
@pytest.mark.parametrize("name", CHAPTERS)
def test_no_chapter_prints_more_pages_than_one_reads(page, site, name):
    page.goto(f"{site}/chapters/{name}.html", wait_until="networkidle")
    assert len(PAGE.findall(page.pdf(format="A4"))) <= MOST_PAGES


def test_of_more_than_two_ratings_one_table_is_printed(page, site):
    page.goto(f"{site}/chapters/rupture_and_repair.html")
    page.emulate_media(media="print")
    many = page.locator(".inventory-form").filter(has=page.locator("[data-rating]:nth-of-type(12)"))
    assert many.locator(".inventory-form__rating:visible").count() == 0
    table = many.locator(".inventory-form__comparison .inventory-form__working table")
    assert table.is_visible()
    assert table.evaluate("table => table.offsetWidth <= table.parentElement.clientWidth")
    assert table.locator("thead th").count() == 1 + 12  # six sessions of two raters

"""The picture as a table: there before any script, and the same as what the script writes."""

from __future__ import annotations

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.browser_fixtures import wait_until
from tests.explorers.drawn import wait_until_drawn
from tests.layers import some_now
from widgets import explore_shared_variance
from widgets.explorers import explorer_names, make_explorer

ROWS = "rows => [...rows.rows].map(row => [...row.cells].map(cell => [cell.textContent, cell.dir]))"


@pytest.mark.parametrize("name", some_now(explorer_names(), ["hidden_moderator"], "each is a page to load"))
def test_the_rows_of_the_page_as_it_came_are_those_that_its_script_writes(page: Page, site: str, name: str):
    page.goto(f"{site}/explorers/{name}.html", wait_until="networkidle")
    wait_until_drawn(page)
    rows = page.locator("[data-slot=rows]")
    came = rows.evaluate(ROWS)
    page.locator(".explorer__table > summary").click()
    wait_until(page, "document.querySelector('.explorer__table').open")
    page.wait_for_timeout(100)
    assert came
    assert rows.evaluate(ROWS) == came


def test_there_are_as_many_rows_as_the_explorer_says_and_a_number_keeps_its_minus_before_it():
    tree = html.fragment_fromstring(make_explorer("shared_variance").readable_form(published=True))
    rows = tree.xpath("//tbody[@data-slot='rows']/tr")
    # 200 invented people, of whom 12 at most are shown: every 17th, from the first.
    assert len(rows) == -(-200 // 17)
    minus = [cell for row in rows for cell in row if cell.text.startswith("−")]
    assert {cell.get("dir") for cell in minus} == {"ltr"}


def test_the_rows_are_those_of_the_setting():
    tree = html.fragment_fromstring(explore_shared_variance(n=20).readable_form(published=True))
    # Of 20 people every second is shown, as 12 are the most.
    assert len(tree.xpath("//tbody[@data-slot='rows']/tr")) == 10

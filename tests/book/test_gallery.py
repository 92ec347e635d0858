"""The gallery: every explorer and every inventory has a card, with a still of it and the chapters that use it."""

from __future__ import annotations

import pytest
from lxml import html

from tests.browser_fixtures import SITE
from widgets import inventory_ids
from widgets.explorers import explorer_names, explorer_parts


def cards_of(page: str) -> dict[str, html.HtmlElement]:
    cards = html.parse(SITE / "book" / f"{page}.html").getroot().find_class("gallery__card")
    return {card.find(".//a").get("href"): card for card in cards}


@pytest.fixture(scope="module")
def explorers():
    return cards_of("explorers")


@pytest.fixture(scope="module")
def inventories():
    return cards_of("inventories")


def test_every_explorer_has_a_card_that_asks_its_question(explorers):
    titles = {address: card.find_class("gallery__title")[0].text_content() for address, card in explorers.items()}
    assert titles == {f"../explorers/{name}.html": explorer_parts(name).title for name in explorer_names()}


def test_what_the_book_uses_first_stands_first(explorers):
    assert next(iter(explorers)) == "../explorers/shared_variance.html"


def test_every_inventory_has_a_card(inventories):
    assert sorted(inventories) == [f"../inventories/{name}.html" for name in inventory_ids()]


def test_a_still_of_an_explorer_has_marks_and_no_letters_and_is_light(explorers):
    for address, card in explorers.items():
        still = card.find(".//svg")
        assert still.findall(".//path"), address
        assert still.findall(".//text") == [], address
        assert len(html.tostring(still)) < 30_000, address


def test_a_still_of_an_inventory_has_a_mark_for_each_item_and_a_ring_for_each_that_counts_backward(inventories):
    still = inventories["../inventories/practice_alliance_short.html"].find(".//svg")
    assert [row.text for row in still.iterfind(".//text")] == ["Goal", "Task", "Bond"]
    assert len(still.findall(".//circle")) == 12
    assert len(still.find_class("gallery__reverse")) == 3


def test_a_card_names_the_chapters_that_use_it(explorers, inventories):
    def uses(card):
        return [link.get("href") for link in card.find_class("gallery__uses")[0].iterfind("a")]

    assert "../chapters/rupture_and_repair.html" in uses(explorers["../explorers/rupture_and_repair.html"])
    assert "../chapters/working_alliance.html" in uses(inventories["../inventories/practice_alliance_short.html"])


def test_no_text_overlaps_the_first_mark_of_its_row(page, site):
    page.goto(f"{site}/book/inventories.html")
    ends = page.locator(".gallery__items text").evaluate_all("all => all.map(text => text.getBBox().width)")
    assert max(ends) < 121  # the first mark stands at 128, and is 4.5 in radius

"""Picture and controls are seen together: side by side where there is room, the picture above where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.explorers.drawn import wait_until_drawn
from tests.layers import some_now
from widgets.explorers import explorer_names

SCREEN = {"width": 1280, "height": 720}
ROOT = Path(__file__).parents[2]
CHAPTERS = sorted(path.stem for path in (ROOT / "chapters").glob("*.ipynb") if "explore_" in path.read_text("utf-8"))
PLACES = """() => [...document.querySelectorAll('[data-widget=explorer] .explorer')].map(explorer => {
    const place = name => explorer.querySelector(name).getBoundingClientRect().toJSON();
    const header = document.querySelector('.bd-header-article').getBoundingClientRect();
    return {
        picture: place('.explorer__chart'), controls: place('.explorer__controls'),
        sentence: place('.explorer__sentence'), cases: place('.explorer__presets'), header: header.bottom,
    };
})"""


@pytest.mark.parametrize("name", some_now(explorer_names(), ["three_components"], "each is a page to load"))
def test_on_its_own_page_picture_controls_and_sentence_are_in_sight_without_scrolling(page: Page, site: str, name: str):
    page.set_viewport_size(SCREEN)
    page.goto(f"{site}/explorers/{name}.html")
    (seen,) = page.evaluate(PLACES)
    assert seen["cases"]["top"] >= seen["header"]
    assert max(seen[part]["bottom"] for part in ("picture", "controls", "sentence")) <= SCREEN["height"]
    assert seen["picture"]["right"] < seen["controls"]["left"]


@pytest.mark.parametrize("chapter", some_now(CHAPTERS, ["three_components_together"], "each is a page to load"))
def test_in_a_chapter_picture_and_controls_fit_one_screen(page: Page, site: str, chapter: str):
    page.set_viewport_size(SCREEN)
    page.goto(f"{site}/chapters/{chapter}.html", wait_until="domcontentloaded")
    explorers = page.evaluate(PLACES)
    assert explorers
    for seen in explorers:
        bottom = max(seen["picture"]["bottom"], seen["controls"]["bottom"])
        assert bottom - seen["cases"]["top"] <= SCREEN["height"] - seen["header"]
        assert seen["picture"]["right"] < seen["controls"]["left"]
        assert seen["sentence"]["top"] >= seen["picture"]["bottom"]


def scrolled_to(page: Page, selector: str) -> None:
    """Bring something to the lower end of the screen, as a finger does."""
    page.locator(selector).evaluate("element => element.scrollIntoView({ block: 'end', behavior: 'instant' })")


def is_in_sight(page: Page, selector: str) -> bool:
    place = page.locator(selector).bounding_box()
    height = page.viewport_size["height"]
    return place is not None and place["y"] + place["height"] > 0 and place["y"] < height


@pytest.fixture
def phone_page(page: Page, site: str) -> Page:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{site}/explorers/power_of_study.html")
    wait_until_drawn(page)
    return page


def test_on_a_phone_the_picture_stays_in_sight_while_the_last_control_is_moved(phone_page):
    scrolled_to(phone_page, "[data-control=icc_predictor]")
    picture = phone_page.locator(".explorer__chart").bounding_box()
    control = phone_page.locator("[data-control=icc_predictor]").bounding_box()
    assert picture["y"] >= 0
    assert picture["y"] + picture["height"] <= control["y"]
    assert picture["height"] <= 640 * 0.45


def test_on_a_phone_the_picture_makes_room_while_a_number_is_typed(phone_page):
    scrolled_to(phone_page, "[data-control=icc_predictor]")
    phone_page.locator("[data-control=icc_predictor] [data-slot=typed]").focus()
    assert not is_in_sight(phone_page, ".explorer__chart")


def test_at_four_times_the_size_the_picture_covers_nothing(phone_page):
    phone_page.set_viewport_size({"width": 320, "height": 180})
    scrolled_to(phone_page, "[data-control=icc_predictor]")
    assert not is_in_sight(phone_page, ".explorer__chart")
    expect(phone_page.locator("[data-control=icc_predictor]")).to_be_in_viewport()

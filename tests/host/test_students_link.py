"""A link that is made in the instructor's edition leads into the students' book: the edition's own has every key."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect
from widget_assets import add_assets, instructors_edition

from tests.browser_fixtures import SITE
from tests.explorers.drawn import stay

FORM, EXPLORER = "inventories/practice_alliance_short.html", "explorers/shared_variance.html"
ASKED = "Where do your students read the book?"
THEIRS = "https://example.org/psy"
WIDGET = '<section data-widget="explorer"></section>'


@pytest.fixture
def open_page(page: Page, site: str) -> Callable[[str], Page]:
    """Open a page of the built book as the instructor's edition has it."""

    def opened(place: str) -> Page:
        text = (SITE / place).read_text("utf-8").replace("</head>", f"{instructors_edition('en')}</head>", 1)
        page.route(f"{site}/{place}", lambda route: route.fulfill(body=text, content_type="text/html; charset=utf-8"))
        page.goto(f"{site}/{place}")
        stay(page)
        page.locator("[data-widget][data-live]").first.wait_for()
        return page

    return opened


def link(page: Page) -> str:
    return page.locator("[data-slot=takeaway] textarea").first.input_value()


def test_a_form_asks_by_keyboard_where_students_read_and_makes_no_link_before_it_knows(open_page, site):
    page = open_page(FORM)
    page.get_by_role("button", name="Link to these answers").first.press("Enter")
    field = page.get_by_label(ASKED)
    expect(field).to_be_focused()
    for given, told in (
        ("", "The link needs the address"),
        (f"{site}/{FORM}", "is where this edition is"),
        ("file:///srv/book/index.html", "It begins with https://"),
    ):
        field.fill(given)
        field.press("Enter")
        expect(page.locator(".book-ask [role=status]")).to_contain_text(told)
        assert link(page) == ""
    field.fill(f"{THEIRS}/chapters/transference.html#aims")
    field.press("Enter")
    expect(page.locator("[data-slot=takeaway] textarea").first).to_be_focused()
    assert link(page).startswith(f"{THEIRS}/{FORM}#open=practice_alliance_short-")
    expect(field).to_have_count(0)


def test_what_was_told_on_one_page_is_known_on_the_others(open_page):
    page = open_page(FORM)
    page.get_by_role("button", name="Link to these answers").first.click()
    page.get_by_label(ASKED).fill(THEIRS)
    page.get_by_role("button", name="Make the link").click()
    page = open_page(EXPLORER)
    page.get_by_role("button", name="Link to this setting").first.click()
    expect(page.locator("[data-slot=takeaway] textarea").first).to_be_visible()
    assert link(page).startswith(f"{THEIRS}/{EXPLORER}#open=explore-shared_variance")
    expect(page.get_by_label(ASKED)).to_have_count(0)


@pytest.mark.parametrize(
    ("edition", "body", "says"), [("instructor", WIDGET, True), ("instructor", "", False), ("student", WIDGET, False)]
)
def test_a_page_with_widgets_says_that_it_is_the_instructors_edition(monkeypatch, edition, body, says):
    monkeypatch.setenv("EDITION", edition)
    context = {"body": body, "script_files": [], "pathto": lambda name, _: name}
    add_assets(SimpleNamespace(), "page", "page.html", context, None)
    assert (instructors_edition("en") in context["widget_assets"]) is says

"""The value of a control can be typed, in the ways in which people write numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser_fixtures import Watcher
from tests.explorers.drawn import wait_until_drawn


@pytest.fixture(scope="module")
def opened(browser: Browser, site: str) -> Iterator[Page]:
    """One explorer, opened once."""
    page = browser.new_page()
    watcher = Watcher(page, site)
    page.goto(f"{site}/explorers/therapist_effects.html")
    wait_until_drawn(page)
    yield page
    assert (watcher.errors, watcher.foreign) == ([], [])
    page.close()


@pytest.fixture(scope="module")
def first_figures(opened: Page) -> str:
    return opened.locator(".explorer__readouts").text_content() or ""


@pytest.fixture
def shown(opened: Page, first_figures: str) -> Page:
    """The explorer as it is at first."""
    opened.get_by_role("button", name="Start again").click()
    expect(opened.locator(".explorer__readouts")).to_have_text(first_figures)  # they follow a frame later
    expect(opened.locator("[data-control=icc_therapist] [data-slot=typed]")).to_have_value("5.0%")
    return opened


def type_into(page: Page, name: str, text: str) -> Locator:
    """Type a value into the field beside a control, and say that it is done."""
    field = page.locator(f"[data-control={name}] [data-slot=typed]")
    field.fill(text)
    field.press("Enter")
    return field


@pytest.mark.parametrize(
    ("typed", "value", "written"),
    [("20", "20", "20"), (" 40 ", "40", "40"), ("1e1", "10", "10")],
)
def test_a_typed_number_moves_slider_figures_and_sentence(shown, typed, value, written):
    sentence = shown.locator("[data-slot=sentence]").text_content()
    field = type_into(shown, "clients_per_therapist", typed)
    expect(shown.locator("input[name=clients_per_therapist]")).to_have_value(value)
    expect(field).to_have_value(written)
    expect(shown.locator("[data-slot=sentence]")).not_to_have_text(sentence or "")
    expect(field).to_be_focused()


@pytest.mark.parametrize("typed", ["8,2", "8.2 %", "8.2%"])
def test_a_share_is_typed_in_percent_with_comma_or_point(shown, typed):
    field = type_into(shown, "icc_therapist", typed)
    expect(shown.locator("input[name=icc_therapist]")).to_have_value("0.082")
    expect(field).to_have_value("8.2%")


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        (
            "clients_per_therapist",
            "500",
            "“Clients per therapist” is “500”. Type a whole number from 2 to 100.",
        ),
        (
            "clients_per_therapist",
            "12.5",
            "“Clients per therapist” is “12.5”. Type a whole number from 2 to 100.",
        ),
        (
            "icc_therapist",
            "some",
            "“Therapists' share of the variance” is “some”. Type a number from 1.0% to 30.0%.",
        ),
        (
            "icc_therapist",
            "<b>5</b>",
            "“Therapists' share of the variance” is “<b>5</b>”. Type a number from 1.0% to 30.0%.",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_name_value_and_range_and_changes_nothing(shown, name, typed, told):
    before = shown.locator(".explorer__readouts").text_content()
    field = type_into(shown, name, typed)
    expect(shown.locator(f"[data-control={name}] [role=alert]")).to_have_text(told)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(told)
    expect(field).to_have_value(typed)
    assert shown.locator(".explorer__readouts").text_content() == before


def test_a_refusal_goes_once_the_control_has_a_value_again(shown):
    field = type_into(shown, "clients_per_therapist", "500")
    shown.locator("input[name=clients_per_therapist]").press("ArrowRight")
    expect(field).to_have_value("13")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    type_into(shown, "clients_per_therapist", "500")
    shown.get_by_role("button", name="Start again").click()
    expect(field).to_have_value("12")
    expect(shown.locator("[data-control=clients_per_therapist] [role=alert]")).to_be_empty()


def test_an_emptied_field_has_its_value_again(shown):
    expect(type_into(shown, "clients_per_therapist", "")).to_have_value("12")


def test_the_help_of_a_control_is_one_line_that_opens_and_describes_it(shown):
    control = shown.locator("[data-control=clients_per_therapist]")
    summary = control.locator("summary")
    expect(control.get_by_role("slider")).to_have_accessible_description(summary.text_content() or "")
    one_line = summary.bounding_box()["height"]
    summary.click()
    assert summary.bounding_box()["height"] > one_line * 1.5


def test_yes_and_no_are_said_in_words(page, site):
    page.goto(f"{site}/explorers/two_slopes.html")
    wait_until_drawn(page)
    clash = page.locator("[data-readout=clash]")
    expect(clash).to_have_text("yes")
    page.get_by_role("button", name="Equal slopes").click()
    expect(clash).to_have_text("no")


def test_in_text_from_right_to_left_a_minus_stands_before_its_number(page, site):
    page.goto(f"{site}/explorers/two_slopes.html")
    wait_until_drawn(page)
    page.evaluate("document.documentElement.dir = 'rtl'")
    number = page.locator("[data-readout=mixed]")
    expect(number).to_have_text("−0.10")
    left = number.evaluate(
        """output => {
            const at = (from, to) => {
                const range = document.createRange();
                range.setStart(output.firstChild, from);
                range.setEnd(output.firstChild, to);
                return range.getBoundingClientRect().left;
            };
            return [at(0, 1), at(1, 2)];
        }"""
    )
    assert left[0] < left[1]

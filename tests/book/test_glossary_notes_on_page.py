"""A term's definition, brought out by a pointer, the keyboard or a finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility import faults_of
from tests.layers import some_now

CHAPTER = "chapters/transference.html"
TERM, DEFINITION = "supervisor", "An experienced colleague who watches over a therapist’s work"


def link(page: Page):
    return page.locator(".term > a").filter(has_text=TERM).first


def note(page: Page):
    return page.locator(".term", has=page.get_by_text(TERM, exact=True)).locator(".term-note").first


def opened(page: Page, site: str) -> Page:
    page.goto(f"{site}/{CHAPTER}")
    expect(link(page)).to_have_attribute("aria-describedby", "term-note-1")
    expect(note(page)).to_be_hidden()
    link(page).scroll_into_view_if_needed()
    return page


def reach_by_keyboard(page: Page) -> None:
    """Come to the first term with the Tab key, from the paragraph before it."""
    page.evaluate("""() => {
        const paragraph = document.querySelector('.term > a').closest('p');
        paragraph.setAttribute('tabindex', '-1');
        paragraph.focus();
    }""")
    page.keyboard.press("Tab")


def test_a_pointer_brings_the_definition_and_leaving_takes_it_away(page, site):
    opened(page, site)
    link(page).hover()
    expect(note(page)).to_be_visible()
    expect(note(page)).to_contain_text(DEFINITION)
    note(page).hover()
    page.wait_for_timeout(400)  # longer than the time in which a pointer may cross
    expect(note(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(note(page)).to_be_hidden()


def test_the_keyboard_brings_the_definition_and_escape_takes_it_away(page, site):
    opened(page, site)
    reach_by_keyboard(page)
    expect(link(page)).to_be_focused()
    expect(note(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(note(page)).to_be_hidden()
    expect(link(page)).to_be_focused()


def test_from_the_term_the_keyboard_goes_to_the_glossary_and_on(page, site):
    opened(page, site)
    reach_by_keyboard(page)
    page.keyboard.press("Tab")
    expect(note(page).get_by_role("link", name="Glossary")).to_be_focused()
    page.keyboard.press("Tab")
    expect(note(page)).to_be_hidden()


def test_a_mouse_follows_the_link(page, site):
    opened(page, site)
    link(page).click()
    page.wait_for_url("**/book/glossary.html#term-supervisor")


@pytest.mark.parametrize("scheme", some_now(["light", "dark"], 1, "the sheet takes its colors from the tokens"))
@pytest.mark.parametrize("width", some_now([360, 1280], 1, "the narrow window is the harder one"))
def test_a_tap_brings_the_definition_within_the_window_and_without_fault(browser, site, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 700}, has_touch=True, color_scheme=scheme, reduced_motion="reduce"
    )
    page = opened(context.new_page(), site)
    link(page).tap()
    expect(note(page)).to_be_visible()
    assert page.url.endswith(CHAPTER)
    box = note(page).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width  # noqa: PT018
    assert box["y"] >= 0 and box["y"] + box["height"] <= 700  # noqa: PT018
    faults = faults_of(page, within=".term")
    context.close()
    assert faults == []


def test_without_scripts_a_term_is_a_link_and_no_definition_is_in_the_way(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/{CHAPTER}")
    expect(note(page)).to_be_hidden()
    expect(link(page)).to_have_attribute("href", "../book/glossary.html#term-supervisor")
    page.context.close()


def test_a_page_without_terms_loads_no_script_for_them(page, site):
    page.goto(f"{site}/book/glossary.html", wait_until="networkidle")
    assert [url for url in page.watcher.requests if "glossary_notes" in url] == []

"""The code of the whole book is shown or folded by one switch, which the device keeps."""

from __future__ import annotations

import json

import pytest
from lxml import html
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser_fixtures import SITE
from tests.layers import some_now

CHAPTER, ANOTHER = "chapters/working_alliance.html", "chapters/transference.html"
KEY = "psychotherapy-relationship:show-code"
SHIFTED = """() => new Promise(done => new PerformanceObserver(list =>
    done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => done(0), 500))"""


def kept(page: Page) -> object:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "null")


def choose(page: Page, *, shown: bool) -> None:
    """Let the device have kept a choice before the page comes."""
    state = json.dumps({"version": 1, "widget": "show-code", "state": {"shown": shown}})
    page.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(state)})")


def test_the_switch_opens_the_code_of_every_chapter(page, site):
    page.goto(f"{site}/{CHAPTER}")
    code, switch = page.locator(".cell_input"), page.get_by_role("switch", name="Show the code")
    expect(switch).not_to_be_checked()
    assert kept(page) is None
    assert not any(cell.is_visible() for cell in code.all())
    switch.focus()
    page.keyboard.press("Space")
    assert all(cell.is_visible() for cell in code.all())
    page.goto(f"{site}/{ANOTHER}")
    expect(switch).to_be_checked()
    assert all(cell.is_visible() for cell in code.all())
    switch.uncheck()
    assert not any(cell.is_visible() for cell in code.all())


def test_one_cell_opens_alone_by_keyboard(page, site):
    page.goto(f"{site}/{CHAPTER}")
    line = page.get_by_text("Code: scores Noor")
    line.focus()
    page.keyboard.press("Enter")
    assert [cell.is_visible() for cell in page.locator(".cell_input").all()].count(True) == 1


@pytest.mark.whole("a further way to the same switch")
def test_nothing_moves_when_a_page_comes_with_its_code(page, site):
    choose(page, shown=True)
    page.goto(f"{site}/{CHAPTER}", wait_until="networkidle")
    assert page.evaluate(SHIFTED) <= 0.02  # what the book allows itself on any page


def test_the_pathway_of_those_who_do_research_asks_for_code_and_no_other_does():
    ways = html.parse(SITE / "book/index.html").xpath("//li[p/strong[starts-with(., 'You ')]]")
    asking = {way.findtext(".//strong"): {"#show-code" in link for link in way.xpath(".//a/@href")} for way in ways}
    assert [name for name, asks in asking.items() if True in asks] == ["You do research, or read it."]
    assert asking["You do research, or read it."] == {True}


def test_a_link_that_asks_for_code_shows_it_unless_the_reader_chose_otherwise(page, site):
    page.goto(f"{site}/{ANOTHER}#show-code")
    expect(page.get_by_role("switch")).to_be_checked()
    assert page.evaluate("[location.hash, scrollY]") == ["", 0]
    choose(page, shown=False)
    page.goto(f"{site}/{CHAPTER}#show-code")
    expect(page.get_by_role("switch")).not_to_be_checked()


@pytest.mark.parametrize("shown", some_now([True, False], 1, "the other way is the sheet's own default"))
def test_print_follows_the_switch(page, site, shown):
    choose(page, shown=shown)
    page.goto(f"{site}/{CHAPTER}")
    page.emulate_media(media="print")
    assert {line.is_visible() for line in page.locator(".folded-code > summary").all()} == {shown}
    assert not page.get_by_role("switch").is_visible()


@pytest.mark.whole("a further way to the same switch")
def test_what_cannot_be_read_is_no_choice(page, site):
    page.goto(f"{site}/{CHAPTER}")
    page.evaluate("key => localStorage.setItem(key, 'shown')", KEY)
    page.reload()
    expect(page.get_by_role("switch")).not_to_be_checked()


def test_without_scripts_each_cell_opens_by_itself_and_there_is_no_switch(browser, site):
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    assert not page.locator(".code-switch").is_visible()
    assert all(line.is_visible() for line in page.locator(".folded-code > summary").all())
    page.get_by_text("Code: scores Noor").click()
    assert [cell.is_visible() for cell in page.locator(".cell_input").all()].count(True) == 1
    context.close()


@pytest.mark.whole("a further way to the same switch")
def test_a_jump_to_what_is_folded_opens_it(page, site):
    page.goto(f"{site}/{CHAPTER}")
    page.evaluate("document.querySelector('.cell:not(.about-code) .cell_input').id = 'within'")
    page.evaluate(
        """document.querySelector('article').insertAdjacentHTML('afterbegin', '<a href="#within">There</a>')"""
    )
    page.get_by_role("link", name="There").click()
    expect(page.locator("#within")).to_be_visible()

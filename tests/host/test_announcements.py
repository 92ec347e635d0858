"""What is announced: one sentence a change, and nothing of what nobody has touched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.announcements import announced, listen
from tests.browser_fixtures import SITE
from tests.explorers.drawn import wait_until_drawn
from tests.layers import some_now
from widgets.explorers import explorer_names

pytestmark = pytest.mark.spread
CHAPTERS = sorted(path.stem for path in (SITE / "chapters").glob("*.html"))
NEAR = """async () => {
    for (const widget of document.querySelectorAll('[data-widget]')) {
        widget.scrollIntoView({ block: 'center' });
        await new Promise(resolve => setTimeout(resolve, 100));
    }
}"""


@pytest.mark.parametrize("name", some_now(explorer_names(), ["shared_variance"], "each is a page to load"))
def test_of_a_moved_control_one_sentence_is_announced(page: Page, site: str, name: str):
    listen(page)
    page.goto(f"{site}/explorers/{name}.html")
    wait_until_drawn(page)
    assert announced(page) == []
    slider, sentence = page.locator(".explorer input[type=range]").first, page.locator("[data-slot=sentence]")
    before = sentence.inner_text()
    slider.focus()
    page.keyboard.press("PageUp")
    if slider.input_value() == slider.get_attribute("max") or sentence.inner_text() == before:
        page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")
    expect(sentence).not_to_have_text(before)
    assert announced(page) == [sentence.inner_text()]


def test_of_an_answer_one_sentence_is_announced_and_it_is_gone_before_it_is_met_twice(page: Page, site: str):
    listen(page)
    page.goto(f"{site}/inventories/practice_alliance_four.html")
    form = page.locator("[data-widget=inventory_form][data-live]").first
    form.wait_for()
    assert announced(page) == []
    form.locator("input[type=radio]").first.check(force=True)
    assert announced(page) == [form.locator("[data-slot=sentence]").inner_text()]
    expect(form.locator("[data-slot=aloud]")).to_be_empty()


@pytest.mark.whole("scrolls through every chapter, until all is alive")
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_nothing_is_announced_of_what_only_comes_near(page: Page, site: str, chapter: str):
    listen(page)
    page.goto(f"{site}/chapters/{chapter}.html", wait_until="networkidle")
    page.evaluate(NEAR)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-widget]:not([data-live])")).to_have_count(0)
    assert announced(page) == []


@pytest.mark.whole("loads a chapter twice")
def test_feedback_is_announced_when_it_is_asked_for_and_not_when_one_comes_back(page: Page, site: str):
    listen(page)
    page.goto(f"{site}/chapters/working_alliance.html")
    exercise = page.locator("[data-item=wa-no-winner]")
    exercise.scroll_into_view_if_needed()
    page.locator("[data-live] [data-item=wa-no-winner]").wait_for()
    exercise.locator("input[type=radio]").first.check()
    announced(page)
    exercise.get_by_role("button", name="Check").click()
    (said,) = announced(page)
    assert said.split() == exercise.locator("[data-slot=feedback]").inner_text().split()
    page.reload()
    exercise.scroll_into_view_if_needed()
    page.locator("[data-live] [data-item=wa-no-winner]").wait_for()
    expect(exercise.locator("[data-slot=feedback]")).not_to_be_empty()
    assert announced(page) == []

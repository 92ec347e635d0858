"""Operates each kind of widget on the built book, wherever it comes from."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.explorers.drawn import wait_until_drawn
from tests.inventory_form.form_on_page import FormOnPage
from widgets.classroom.collecting.response_file import read_response

EXPLORER = "explorers/shared_variance.html"
CHOSEN = "wa-no-winner"
SET = "wa-two-rules-disagree"
WRITTEN = "wa-one-idea-two-lines"
TEXT = "Two lines about one idea."


def wake_every_widget(page: Page) -> None:
    """Come to each widget and move the pointer, as somebody does who is there; each must come alive."""
    for widget in page.locator("[data-widget]").all():
        widget.scroll_into_view_if_needed()
        widget.and_(page.locator("[data-live], [data-listening]")).wait_for()
        show_pointer(page)
        expect(widget).to_have_attribute("data-live", "")


def show_pointer(page: Page) -> None:
    page.mouse.move(1, 1)
    page.mouse.move(2, 2)


def operate_every_kind(page: Page, book: str) -> None:
    """Answer a form, move an explorer, check exercises, and download the answers; whatever is not alive fails.

    Parameters
    ----------
    page : Page
        A page of a browser.
    book : str
        Where the book is, without a slash at the end.
    """
    operate_form(page, book)
    operate_exercises(page)
    operate_my_answers(page)
    operate_explorer(page, book)


def operate_form(page: Page, book: str) -> None:
    form = FormOnPage(page).open(book)
    form.answer("goal_1", 1)
    before = form.score("goal")
    form.answer("goal_1", 5)
    assert form.score("goal") != before
    form.page.reload()
    assert form.wait().answers()["goal_1"] == 5


def exercise(page: Page, name: str, *, has_explorer: bool = False) -> Locator:
    found = page.locator(f"[data-item='{name}']")
    found.scroll_into_view_if_needed()
    if has_explorer:
        found.locator("[data-listening]").first.wait_for()
        show_pointer(page)
    found.locator("xpath=..").and_(page.locator("[data-live]")).wait_for()
    return found


def operate_exercises(page: Page) -> None:
    """On the chapter where the form stands: one is chosen, one is set on an explorer of its own, one is written."""
    chosen = exercise(page, CHOSEN)
    chosen.get_by_role("radio").first.check()
    chosen.get_by_role("button", name="Check", exact=True).click()
    expect(chosen.locator("[data-slot=feedback]").first).not_to_be_empty()
    to_set = exercise(page, SET, has_explorer=True)
    to_set.locator("[data-drawn]").wait_for()
    to_set.locator(".explorer input[type=range]").first.press("ArrowRight")
    to_set.get_by_role("button", name="Check", exact=True).click()
    expect(to_set.locator("[data-slot=feedback]").first).not_to_be_empty()
    exercise(page, WRITTEN).locator("[name=text]").fill(TEXT)


def operate_my_answers(page: Page) -> None:
    """Download the file, and find in it what was written."""
    answers = page.locator(".my-answers")
    answers.scroll_into_view_if_needed()
    page.locator("[data-widget=my_answers][data-live]").wait_for()
    answers.locator("[name=student-code]").fill("s17")
    answers.get_by_role("button", name="Download my answers").click()
    with page.expect_download() as caught:
        answers.get_by_role("button", name="Download all the same").click()
    response = read_response(Path(caught.value.path()).read_bytes())
    assert response.code == "s17"
    assert TEXT in json.dumps(response.answers[WRITTEN])


def operate_explorer(page: Page, book: str) -> None:
    page.goto(f"{book}/{EXPLORER}")
    wait_until_drawn(page)
    canvas, sentence = page.locator(".explorer__chart canvas"), page.locator(".explorer [data-slot=sentence]")
    before = canvas.evaluate("canvas => canvas.toDataURL()"), sentence.inner_text()
    slider = page.locator(".explorer input[type=range]").first
    slider.press("PageUp")
    expect(sentence).not_to_have_text(before[1])
    assert canvas.evaluate("canvas => canvas.toDataURL()") != before[0]

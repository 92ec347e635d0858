"""The instructor's walk from nothing to grades, with no terminal, counted in what has to be done for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.classroom.hostile import BANK, ESSAY, honest_file, zipped
from tests.layers import some_now
from tests.pages.gradebook.given import LIST
from widgets.classroom.assignments.assignment import Assignment, make_assignment

ITEMS = ("wa-say-why", "wa-late-again")
SIZES = [(1280, 900), (390, 800)]
UP_TO_THE_HAND_INS, UP_TO_THE_GRADES = 7, 10
"""As many as it took when whatever came in was believed, and one had to go to what waits: the press that says whose the
files are leads there."""


class Walk:
    """Counts what a person does: presses, keys, fields, choices of files, and scrolling to what is out of sight."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def reach(self, target: Locator) -> Locator:
        """Count a scroll, where one is needed."""
        expect(target).to_be_visible()
        top = target.evaluate("one => one.getBoundingClientRect().top")
        self.count += not 0 <= top < self.page.viewport_size["height"]
        return target

    def press(self, target: Locator) -> None:
        self.reach(target).click()
        self.count += 1

    def write(self, target: Locator, text: str) -> None:
        self.reach(target).fill(text)
        self.count += 1

    def key(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    def put(self, target: Locator, files: list[dict]) -> None:
        self.reach(target).set_input_files(files)
        self.count += 1


def upload(name: str, data: bytes) -> dict:
    return {"name": name, "mimeType": "", "buffer": data}


def hand_out(walk: Walk, site: str) -> Path:
    """Make an assignment in the builder, from the first press to its saved file."""
    page = walk.page
    page.goto(f"{site}/instructor/builder.html")
    page.locator(".builder[data-live]").wait_for()
    walk.count += 1
    for name in ITEMS:
        page.locator(f"[data-slot=list] > [data-item={name}]").scroll_into_view_if_needed()
        walk.press(page.locator(f"[data-slot=list] > [data-item={name}] > label input"))
    walk.write(page.get_by_label("Title", exact=True), "Week 3")
    with page.expect_download() as caught:
        walk.press(page.get_by_role("button", name="Save the assignment file"))
    return caught.value.path()


def class_of(assignment: Assignment) -> bytes:
    """What two students hand in, as Canvas gives it."""
    given = {"wa-say-why": {"text": ESSAY}, "wa-late-again": {"choice": "b"}}
    about = {"assignment_id": assignment.id, "assignment_title": assignment.title, "variants": {}, "answers": given}
    return zipped(
        {
            "rothpia_1_91_answers.json": honest_file("pia", "Pia Roth", **about),
            "leequin_2_92_answers.json": honest_file("quin", "Quin Lee", **about),
        }
    )


@pytest.mark.parametrize(
    ("width", "height"), some_now(SIZES, [(390, 800)], "the same walk with more room, in which less is out of sight")
)
def test_from_nothing_to_grades_with_everything_dropped_together_takes_no_more_than_when_all_was_believed(
    page, site, width, height
):
    page.set_viewport_size({"width": width, "height": height})
    walk = Walk(page)
    saved = hand_out(walk, site).read_bytes()
    assert walk.count <= UP_TO_THE_HAND_INS
    walk.count = 1
    page.goto(f"{site}/instructor/gradebook.html")
    page.locator(".gradebook[data-ready]:not([data-busy])").wait_for(timeout=120_000)
    own = [upload("assignment.json", saved), upload(*LIST)]
    handed_in = upload("download.zip", class_of(Assignment.from_json(saved.decode())))
    walk.put(page.locator("[data-part=files] [data-file=any]"), [handed_in, *own])
    walk.press(page.get_by_role("button", name="All of these are mine, use them"))
    expect(page.get_by_label("Your initials")).to_be_focused()
    page.keyboard.type("AB")
    walk.count += 1
    walk.key("Enter")
    for text in (1, 2):
        expect(page.get_by_role("heading", name=re.compile(f"{text} of 2"))).to_be_focused()
        walk.key("Shift+Digit2")
        walk.key("n") if text == 1 else None
    export = page.get_by_role("button", name="Canvas", exact=False).first
    with page.expect_download() as caught:
        walk.press(export)
    assert "Week 3" in caught.value.path().read_text("utf-8-sig").splitlines()[0]
    assert walk.count <= UP_TO_THE_GRADES


def test_where_nothing_waits_the_answer_to_whose_the_files_are_leads_to_the_file_of_grades(page, site):
    page.goto(f"{site}/instructor/gradebook.html")
    page.locator(".gradebook[data-ready]:not([data-busy])").wait_for(timeout=120_000)
    quiz = make_assignment("Quiz", ["wa-late-again"], BANK)
    data = honest_file("pia", assignment_id=quiz.id, variants={}, answers={"wa-late-again": {"choice": "b"}})
    files = [upload("quiz.json", quiz.to_json().encode()), upload("a.json", data)]
    page.locator("[data-part=files] [data-file=any]").set_input_files(files)
    page.get_by_role("button", name="quiz.json is mine, use it").press("Enter")
    expect(page.locator("[data-export=plain]")).to_be_focused()

"""The instructor's two pages in the built book: from choosing to a package, and from a download to grades."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from tests.layers import some_now
from widgets.authoring.bank_maker import make_bank
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.collecting.response_file import Response, write_response
from widgets.classroom.grading.grade import full_answer
from widgets.exercise_types.answer_registry import FREE_RESPONSES
from widgets.packages.formats import FORMATS, pack_as
from widgets.packages.package import Extras

BANK: Bank = make_bank()
CHAPTER = [name for name, item in BANK.items.items() if item["chapter"] == "working_alliance"]
MOST_CLICKS = 5
STARTING = 60_000  # ms: Python starts in the page


class Clicks:
    """Counts what an instructor presses."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def press(self, name: str) -> None:
        self.count += 1
        self.page.get_by_role("button", name=name, exact=True).click()

    def choose(self, label: str, files: list[dict]) -> None:
        self.count += 1
        self.page.get_by_label(label).set_input_files(files)


def upload(name: str, data: bytes) -> dict:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


@pytest.fixture
def builder(page: Page, site: str) -> Page:
    page.goto(f"{site}/classroom/builder.html")
    page.wait_for_selector(".builder[data-live]")
    return page


def choose_the_first_chapter(page: Page, clicks: Clicks) -> None:
    page.get_by_role("combobox", name="Chapter", exact=True).select_option("working_alliance")
    clicks.press("Choose all shown")
    page.get_by_label("Title", exact=True).fill("Week 2")
    clicks.choose("Open the instructor’s bank", [upload("week.bank.json", BANK.to_json().encode())])


def test_two_tabs_of_the_builder_keep_one_choice(builder, context, site):
    other = context.new_page()
    other.goto(f"{site}/classroom/builder.html")
    other.wait_for_selector(".builder[data-live]")
    boxes = [tab.locator(".builder__list input[type=checkbox]") for tab in (builder, other)]
    boxes[0].nth(3).check()
    boxes[0].nth(4).check()
    builder.get_by_label("Title", exact=True).fill("Week 2")
    expect(other.locator("[data-slot=chosen] li")).to_have_count(2)
    boxes[1].nth(6).check()
    expect(builder.locator("[data-slot=chosen] li")).to_have_count(3)
    for tab in (builder, other):
        tab.reload()
        tab.wait_for_selector(".builder[data-live]")
        expect(tab.locator("[data-slot=chosen] li")).to_have_count(3)
        expect(tab.get_by_label("Title", exact=True)).to_have_value("Week 2")


def test_from_the_builder_to_moodle_in_five_clicks(builder, site):
    clicks = Clicks(builder)
    choose_the_first_chapter(builder, clicks)
    with builder.expect_download(timeout=STARTING) as download:
        clicks.press("Moodle XML")
    assert clicks.count <= MOST_CLICKS
    made = download.value.path().read_bytes()
    assignment = make_assignment("Week 2", CHAPTER, BANK)
    assert (
        made == pack_as("moodle", assignment, BANK, Extras(site=f"{site}/")).content
    )  # the page and the command: one engine
    assert etree.fromstring(made).tag == "quiz"


OTHERS = [name for name in FORMATS if name != "moodle"]


@pytest.mark.parametrize("name", some_now(OTHERS, 0, "Python starts for each; now it does for Moodle"))
def test_the_builder_makes_every_package(builder, name):
    clicks = Clicks(builder)
    choose_the_first_chapter(builder, clicks)
    with builder.expect_download(timeout=STARTING) as download:
        builder.locator(f"[data-format={name}]").click()
    assert download.value.path().stat().st_size > 0
    expect(builder.locator("[data-slot=report]")).to_contain_text("is in your downloads")


def test_a_students_site_makes_no_package_of_graded_exercises_without_their_keys(builder):
    builder.get_by_role("combobox", name="Chapter", exact=True).select_option("working_alliance")
    Clicks(builder).press("Choose all shown")
    builder.get_by_label("Title", exact=True).fill("Week 2")
    expect(builder.locator("[data-slot=keys]")).to_contain_text("their keys are not on this site")
    expect(builder.get_by_role("button", name="Moodle XML")).to_be_disabled()
    expect(builder.get_by_role("button", name="SCORM 1.2")).to_be_enabled()


@pytest.mark.parametrize(
    ("content", "complaint"),
    some_now(
        [(b"{", "no bank"), (b'{"format": 1}', "no bank"), (b"<html>", "no bank")],
        1,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_a_file_that_is_no_bank_is_refused(builder, content, complaint):
    builder.get_by_role("combobox", name="Chapter", exact=True).select_option("working_alliance")
    Clicks(builder).press("Choose all shown")
    builder.get_by_label("Title", exact=True).fill("Week 2")
    builder.get_by_label("Open the instructor’s bank").set_input_files([upload("x.bank.json", content)])
    expect(builder.locator("[data-slot=keys]")).to_contain_text(complaint)


def test_the_order_is_changed_by_keyboard_and_what_is_chosen_outlives_a_reload(builder):
    for title in ("Five lines, five rooms", "Two findings, carefully said"):
        builder.get_by_label(title, exact=True).check()
    builder.get_by_role("button", name="Move “Two findings, carefully said” earlier").focus()
    builder.keyboard.press("Enter")
    expect(builder.locator("[data-slot=said]")).to_have_text("“Two findings, carefully said” is now number 1 of 2.")
    builder.reload()
    builder.wait_for_selector(".builder[data-live]")
    titles = builder.locator("[data-slot=chosen] [data-part=title]").all_inner_texts()
    assert titles == ["Two findings, carefully said", "Five lines, five rooms"]
    builder.get_by_role("button", name="Leave out everything").click()
    builder.get_by_role("button", name="Take that back").click()
    assert builder.locator("[data-slot=chosen] li").count() == 2


def test_the_link_opens_the_assignment_with_its_exercises(builder):
    builder.get_by_label("Five lines, five rooms", exact=True).check()
    builder.get_by_label("Title", exact=True).fill("<b>Week</b> 2")
    link = builder.get_by_label("Link for students").input_value()
    builder.goto(link)
    expect(builder.locator("[data-name=exercise-wa-five-lines]")).to_be_visible()
    expect(builder.get_by_text("<b>Week</b> 2").first).to_be_visible()


def download_of(students: list[str], objective: list[str]) -> bytes:
    """Make a zip as Canvas gives it, in which everybody answered as the key does."""
    answers = {name: full_answer(BANK.item(name), BANK.key(name)) for name in objective}
    assignment = make_assignment("Week 2", objective, BANK)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, code in enumerate(students, 1):
            saved = "2026-11-24T10:00:00Z"
            response = Response(assignment.id, assignment.title, BANK.edition, code, code.title(), {}, answers, saved)
            name = f"{code}_{100 + number}_{200 + number}_answers-{assignment.id}-{code}.json"
            archive.writestr(name, write_response(response))
    return buffer.getvalue()


def roster_of(students: list[str]) -> bytes:
    head = "Student,ID,SIS User ID,SIS Login ID,Section\nPoints Possible,,,,\n"
    lines = [f'"{code.title()}, {code}",{100 + n},S{n},{code},A' for n, code in enumerate(students, 1)]
    return (head + "\n".join(lines) + "\n").encode()


@pytest.mark.parametrize("count", some_now([3, 300], [3], "Python starts in the page for each"))
def test_from_a_download_and_a_roster_to_grades_in_five_clicks(page, site, count):
    students = [f"student{number}" for number in range(1, count + 1)]
    objective = [name for name in CHAPTER if BANK.item(name)["type"] not in FREE_RESPONSES]
    assignment = make_assignment("Week 2", objective, BANK)
    files = [
        upload("submissions.zip", download_of(students, objective)),
        upload("roster.csv", roster_of(students)),
        upload("assignment.json", assignment.to_json().encode()),
        upload("week.bank.json", BANK.to_json().encode()),
    ]
    page.goto(f"{site}/classroom/gradebook.html")
    clicks = Clicks(page)
    clicks.choose("Drop files or folders here, or choose them", files)
    page.get_by_role("button", name="All of these are mine, use them").wait_for(timeout=STARTING)
    clicks.press("All of these are mine, use them")
    expect(page.locator("[data-export=canvas]")).to_be_enabled(timeout=STARTING)
    with page.expect_download(timeout=STARTING) as download:
        clicks.count += 1
        page.locator("[data-export=canvas]").click()
    assert clicks.count <= MOST_CLICKS
    rows = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    graded = [row for row in rows if row[0].startswith("Student") and row[0] != "Student"]
    assert len(graded) == count
    assert {float(row[-1]) for row in graded} == {assignment.points(BANK)}

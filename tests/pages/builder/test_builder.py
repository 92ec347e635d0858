"""From the first choice to what is handed out, and from what was handed out to its next wording."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.accessibility import each_setting, faults_of, sideways
from tests.classroom.samples import sample_assignment, sample_bank
from tests.layers import some_now
from widgets.classroom.assignments.assignment import Assignment, make_assignment

BANK = sample_bank()
ASSIGNMENT = sample_assignment()
ITEMS = list(BANK.items)[:2]
WEEK = make_assignment("Weak 3", ITEMS, BANK, due="Friday")


def upload(name: str, text: str) -> dict:
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


def choose(page) -> None:
    for item in ITEMS:
        page.locator(f"[data-slot=list] > [data-item={item}] > label input").check()
    page.get_by_label("Title", exact=True).fill("Week 3")


def link(page) -> str:
    return page.get_by_label("Link for students").input_value()


def test_the_instructors_edition_asks_where_students_read_and_remembers_it(open_builder, site):
    page = open_builder("instructor")
    choose(page)
    field, missing = page.get_by_label("Where do your students read the book?"), page.locator("[data-slot=missing]")
    expect(missing).to_have_text("The link needs the address of the students’ book.")
    expect(page.get_by_role("button", name="Copy the link")).to_be_disabled()
    assert link(page) == ""
    field.fill(f"{site}/student/builder.html")
    expect(missing).to_contain_text("is where this edition is")
    assert link(page) == ""
    field.fill("file:///srv/book/index.html")
    expect(missing).to_contain_text("It begins with https://")
    field.fill("https://example.org/psy/chapters/transference.html#aims")
    assert link(page).startswith("https://example.org/psy/classroom/assignment.html#assignment=1&title=Week+3")
    open_builder("instructor")
    assert link(page).startswith("https://example.org/psy/classroom/assignment.html#assignment=1&title=Week+3")


def test_the_students_edition_knows_where_it_is(open_builder, site):
    page = open_builder("student")
    choose(page)
    assert page.locator("[name=site]").count() == 0
    assert link(page).startswith(f"{site}/student/assignment.html#assignment=1")


def test_a_title_that_canvas_takes_for_something_else_is_refused_with_the_reason_and_another(open_builder):
    page = open_builder("student")
    choose(page)
    field = page.get_by_label("Title", exact=True)
    for title, reason, other in (
        ("My  Final Score", "leaves out a column", "My Final-Score"),
        ("Section", "says who a student is", "Section: points"),
        ("Essay (2)", "one of its own assignments", "Essay [2]"),
    ):
        field.fill(title)
        expect(page.locator("[data-slot=title-problem]")).to_contain_text(reason)
        expect(page.locator("[data-slot=title-problem]")).to_contain_text(f"as “{other}”")
        expect(page.get_by_role("button", name="Save the assignment file")).to_be_disabled()
        assert link(page) == ""
        field.fill(other)
        expect(page.locator("[data-slot=title-problem]")).to_be_empty()
        assert link(page) != ""


def test_the_instructors_bank_is_one_file_to_download(open_builder):
    page = open_builder("instructor")
    with page.expect_download() as caught:
        page.get_by_role("link", name="The instructor’s bank, to download").click()
    assert caught.value.path().read_text("utf-8") == BANK.to_sealed_json()
    assert open_builder("student").get_by_role("link", name="The instructor’s bank, to download").count() == 0


def test_a_bank_with_a_broken_seal_is_refused_and_a_whole_one_is_opened(open_builder):
    page = open_builder("student")
    choose(page)
    field = page.locator("[data-file=bank]")
    sealed = BANK.to_sealed_json()
    field.set_input_files([upload("x.bank.json", sealed.replace('"correct": ', '"correct":  ', 1))])
    expect(page.locator("[data-slot=keys]")).to_contain_text("its seal is broken")
    field.set_input_files([upload("x.bank.json", sealed)])
    expect(page.locator("[data-slot=report]")).to_have_text(f"The bank is open: keys of {len(BANK.keys)} exercises.")


@pytest.mark.parametrize("name", ["builder", "gradebook"])
def test_a_page_that_was_opened_as_a_file_says_at_once_what_it_needs(context, classroom, name):
    page = context.new_page()
    page.goto((classroom / "student" / f"{name}.html").as_uri())
    told = page.get_by_role("alert")
    expect(told).to_contain_text("This page was opened as a file", timeout=1000)
    expect(told).to_contain_text("https://")
    shown = page.locator(".classroom-page > :visible").all_inner_texts()
    assert len(shown) == 2  # the title and the reason: nothing that seems to start


def test_an_earlier_assignment_is_mended_and_what_was_there_can_be_had_back(open_builder):
    page = open_builder("student")
    choose(page)
    page.get_by_label("Go on with an earlier assignment").set_input_files([upload("assignment.json", WEEK.to_json())])
    notice = page.locator("[data-slot=notices]")
    expect(notice).to_contain_text(f"“Weak 3” ({WEEK.id}, version 1) is open.")
    expect(page.locator("[data-slot=origin-said]")).to_contain_text("as it was handed out")
    page.get_by_label("Title", exact=True).fill("Week 3")
    expect(page.locator("[data-slot=differences]")).to_have_text("Title: “Weak 3” is now “Week 3”.")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save the assignment file").click()
    mended = Assignment.from_json(caught.value.path().read_text("utf-8"))
    assert (mended.id, mended.revision, mended.title, mended.items) == (WEEK.id, 2, "Week 3", WEEK.items)
    assert f"id={WEEK.id}&revision=2" in link(page)
    notice.get_by_role("button", name="Take that back").click()
    expect(page.locator("[data-slot=origin]")).to_be_hidden()
    assert "due=&" in link(page)


def test_a_copy_of_an_earlier_assignment_has_an_id_of_its_own(open_builder):
    page = open_builder("student")
    page.get_by_label("Go on with an earlier assignment").set_input_files([upload("assignment.json", WEEK.to_json())])
    page.get_by_role("button", name="Make it a new assignment").click()
    expect(page.locator("[data-slot=origin-said]")).to_contain_text("This is a copy of “Weak 3”")
    page.get_by_label("Title", exact=True).fill("Week 4")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save the assignment file").click()
    made = Assignment.from_json(caught.value.path().read_text("utf-8"))
    assert made == make_assignment("Week 4", ITEMS, BANK, due="Friday")


@pytest.mark.parametrize(
    "text",
    some_now(
        ["{", "{}", json.dumps({"format": 1}), WEEK.to_json().replace("Weak", "Week")],
        1,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_a_file_that_is_no_assignment_changes_nothing(open_builder, text):
    page = open_builder("student")
    choose(page)
    before = link(page)
    page.get_by_label("Go on with an earlier assignment").set_input_files([upload("x.json", text)])
    expect(page.locator("[data-slot=notices]")).to_contain_text("“x.json” is no assignment that this edition reads.")
    assert link(page) == before


def test_an_exercise_is_read_as_students_meet_it_with_its_key_where_that_is_here(open_builder):
    page = open_builder("instructor")
    item = next(item for item in BANK.items.values() if item["type"] == "single_choice" and item["use"] == "graded")
    row = page.locator(f"[data-slot=list] > [data-item={item['id']}]")
    row.get_by_text("Read it", exact=True).click()
    form = row.locator("[data-widget=exercise][data-live]")
    form.wait_for()
    form.get_by_role("radio").first.check()
    expect(page.locator("[data-slot=count]")).to_contain_text("0 chosen")  # trying it does not choose it
    correct = BANK.key(item["id"])["correct"]
    right = next(choice["text"] for choice in item["choices"] if choice["id"] == correct)
    expect(row.locator("[data-part=key]")).to_contain_text(right.replace("*", ""))
    kept = page.evaluate("Object.keys(localStorage)")
    assert [name for name in kept if name.endswith(f":exercise-{item['id']}")] == []


def test_where_a_key_is_not_here_the_reading_says_where_it_is(open_builder):
    page = open_builder("student")
    item = next(item for item in BANK.items.values() if item["use"] == "graded")
    row = page.locator(f"[data-slot=list] > [data-item={item['id']}]")
    row.get_by_text("Read it", exact=True).click()
    expect(row.locator("[data-part=key]")).to_have_text(
        "Its key is in the instructor’s bank, which can be opened below."
    )


@pytest.mark.whole("axe judges every element of the page in four settings")
def test_the_page_can_be_used_by_everybody_in_every_setting(open_builder):
    page = open_builder("instructor")
    page.get_by_label("Go on with an earlier assignment").set_input_files([upload("assignment.json", WEEK.to_json())])
    page.get_by_label("Title", exact=True).fill("Week 3")
    for kind in ("single_choice", "essay"):
        item = next(item for item in BANK.items.values() if item["type"] == kind)
        row = page.locator(f"[data-slot=list] > [data-item={item['id']}]")
        row.get_by_text("Read it", exact=True).click()
        row.locator("[data-widget=exercise][data-live]").wait_for()
    for _ in each_setting(page):
        assert faults_of(page) == []
        assert sideways(page) <= 0

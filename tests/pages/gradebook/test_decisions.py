"""What a teacher decides on the page: at the answer, the exercise and the student, and taken back in one list."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import Locator, expect

from tests.accessibility import each_setting, faults_of, sideways
from tests.browser_fixtures import wait_until
from tests.classroom.gradebook.decided import excuse, override
from tests.classroom.hostile import ASSIGNMENT
from tests.pages.classroom_site import GradebookOnPage
from tests.pages.gradebook.given import DOWNLOAD, FILE, HOSTILE, LIST, STORED, points_of
from widgets.classroom.grading.marks import Marks, read_marks, write_marks

OUT_OF = "62"


def decide(place: Locator, button: str, reason: str = "Well argued.", **fields: str) -> None:
    """Press a button with the keyboard, fill in what it asks, and decide."""
    place.get_by_role("button", name=button).first.press("Enter")
    form = place.locator(".gradebook__deciding")
    for name, value in {**fields, "reason": reason}.items():
        form.locator(f"[name={name}]").fill(value)
    form.get_by_role("button", name="Decide").press("Enter")
    wait_until(place.page, "!document.querySelector('.gradebook__deciding')")


def open_row(gradebook: GradebookOnPage, name: str) -> Locator:
    button = gradebook.part("students").get_by_role("button", name=name, exact=True)
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    details = gradebook.part("students").locator(".gradebook__opened")
    details.get_by_text("The whole assignment").wait_for()
    return details


def open_analysis(gradebook: GradebookOnPage) -> Locator:
    gradebook.slot("analysis").locator("summary").click()
    gradebook.slot("analysis").locator("tbody tr").first.wait_for()
    return gradebook.slot("analysis")


def row(gradebook: GradebookOnPage, code: str) -> list[str]:
    gradebook.settle()
    return next(row for row in gradebook.rows() if row[1] == code)


def told(gradebook: GradebookOnPage) -> list[str]:
    return gradebook.slot("decisions").locator("strong").all_inner_texts()


def test_other_points_are_given_at_the_answer_and_taken_back_there(graded):
    details = open_row(graded, "Ria Moe")
    decide(details, "Other points …: Ria Moe (ria), Late again", points="0.5", initials="AB")
    expect(details).to_contain_text("0.5 of 1 points in “Late again” (AB")
    expect(details).to_contain_text("Before: 1 of 1 points.")
    assert points_of(graded, "ria", "wa-late-again") == "0.5*\ndecided by a person"
    expect(graded.part("students").get_by_role("button", name="Ria Moe", exact=True)).to_be_focused()
    expect(graded.slot("decided")).to_have_text("Decided: Ria Moe (ria): 0.5 of 1 points in “Late again”.")
    details.get_by_role("button", name="Take back: Ria Moe").press("Enter")
    expect(graded.slot("no-decisions")).to_be_visible()
    assert points_of(graded, "ria", "wa-late-again") == "1"


def test_an_exercise_is_dropped_and_an_answer_accepted_where_the_class_is_described(graded):
    graded.sign("AB")
    analysis = open_analysis(graded)
    decide(analysis.locator("tbody"), "Drop …: Late again", reason="Two keys fit.")
    expect(graded.slot("decisions")).to_contain_text("“Late again” counts for nobody")
    assert row(graded, "sam")[3].endswith("nothing handed in")
    assert points_of(graded, "ria", "wa-late-again") == "dropped"
    expect(analysis.locator("tr", has_text="Late again")).to_contain_text("dropped")
    line = analysis.locator("tbody tr", has_text="Clients that remain").first
    expect(line).to_contain_text("1 about 90")
    decide(analysis.locator("tbody"), "Accept …: about 90", share="50")
    expect(line).to_contain_text("accepted for 50% of the points")
    assert points_of(graded, "quin", "ao-clients-needed") == "0.5*\ndecided by a person"
    assert len(told(graded)) == 2


@pytest.mark.whole("what a decision does is tested in tests/classroom/gradebook without a page")
def test_excuse_and_more_time_stand_at_the_student_and_reach_the_files(graded):
    graded.sign("AB")
    details = open_row(graded, "Sam Ode")
    decide(details, "More time", reason="She reads by ear.", until="2026-12-05T23:59")
    assert "time until 2026-12-05 23:59" in row(graded, "sam")[0]
    decide(details, "Excuse …: Sam Ode", reason="She was ill.")
    assert row(graded, "sam")[2] == "excused"
    _, content = graded.download("canvas")
    lines = {line["SIS Login ID"]: line for line in csv.DictReader(io.StringIO(content.decode()))}
    assert lines["sam"][ASSIGNMENT.title] == "EX"
    assert "She reads by ear." in graded.download("plain")[1].decode("utf-8-sig")


@pytest.mark.whole("what a decision does is tested in tests/classroom/gradebook without a page")
def test_a_blank_is_zero_only_on_purpose(graded):
    graded.sign("AB")
    before = row(graded, "ria")
    decide(graded.part("decisions"), "Let every blank count as zero", reason="As the syllabus says.")
    assert row(graded, "ria").count("0*\ndecided by a person") == before.count("blank") > 0
    graded.part("decisions").get_by_role("button", name="Take back").click()
    expect(graded.slot("no-decisions")).to_be_visible()
    assert row(graded, "ria") == before


def test_a_decision_needs_a_reason_and_can_be_left_by_escape(graded):
    details = open_row(graded, "Ria Moe")
    button = details.get_by_role("button", name="Other points").first
    button.press("Enter")
    form = details.locator(".gradebook__deciding")
    expect(form.get_by_label("Points, from 0 to 1")).to_be_focused()
    form.get_by_label("Points, from 0 to 1").fill("1")
    form.get_by_label("Reason").fill("   ")
    form.get_by_role("button", name="Decide").click()
    assert form.get_by_label("Reason").evaluate("one => one.validity.valueMissing")
    form.get_by_label("Points, from 0 to 1").fill("7")
    assert form.get_by_label("Points, from 0 to 1").evaluate("one => one.validity.rangeOverflow")
    form.get_by_label("Reason").press("Escape")
    expect(form).to_have_count(0)
    expect(button).to_be_focused()
    assert told(graded) == []


def test_decisions_are_kept_saved_with_the_marks_and_gone_on_with(graded):
    graded.sign("AB")
    decide(
        open_row(graded, "Ria Moe"),
        "Other points …: Ria Moe (ria), Late again",
        HOSTILE,
        points="0",
    )
    graded.settle()
    with graded.page.expect_download() as caught:
        graded.press("Save my marks")
    saved = caught.value.path().read_bytes()
    (decision,) = read_marks(saved, "marks.json").decisions
    assert (decision.student, decision.item, decision.points, decision.reason) == ("ria", "wa-late-again", 0, HOSTILE)
    graded.open().put(DOWNLOAD, FILE, LIST)
    expect(graded.slot("decisions")).to_contain_text("<img src=x")
    graded.page.evaluate(f"localStorage.removeItem('{STORED}')")
    graded.open().put(DOWNLOAD, FILE, LIST, ("marks-ab.json", saved))
    assert points_of(graded, "ria", "wa-late-again") == "0*\ndecided by a person"
    expect(graded.slot("decisions")).to_contain_text("It stands in a file of AB.")
    graded.press("Go on with these marks")
    expect(graded.slot("marking-notices")).to_contain_text("with the marks of 0 answers, and 1 decision")
    expect(graded.slot("decisions").get_by_role("button", name="Take back")).to_have_count(1)


@pytest.mark.whole("what a decision does is tested in tests/classroom/gradebook without a page")
def test_two_markers_who_decide_otherwise_are_asked_about_and_one_is_chosen(graded):
    files = [
        (f"{by}.json", write_marks(Marks(ASSIGNMENT.id, by, {}, (override("ria", "wa-late-again", given, by),))))
        for by, given in (("AB", 0.0), ("CD", 0.5))
    ]
    graded.put(*files)
    assert "decisions_differ" in graded.codes()
    assert points_of(graded, "ria", "wa-late-again") == "1"
    waiting = graded.slot("decisions").locator("li", has_text="0.5 of 1")
    expect(waiting).to_contain_text("It waits")
    waiting.get_by_role("button", name="This one counts").click()
    expect(waiting).to_have_attribute("data-state", "counts")
    assert points_of(graded, "ria", "wa-late-again") == "0.5*\ndecided by a person"


def test_a_file_with_decisions_that_came_with_hand_ins_is_asked_about_with_what_it_would_do(gradebook):
    forged = write_marks(Marks(ASSIGNMENT.id, "AB", {}, (excuse("ria"),)))
    gradebook.put(DOWNLOAD, FILE, LIST)
    gradebook.put(("marks.json", forged), place="any")
    asked = gradebook.slot("asked")
    expect(asked).to_contain_text("It holds 1 decision about what counts.")
    assert row(gradebook, "ria")[2] == "graded"


@pytest.mark.whole("every screen and light, with forms open")
def test_what_is_decided_has_no_accessibility_fault_and_never_scrolls_sideways(graded):
    graded.sign("AB")
    analysis = open_analysis(graded)
    decide(analysis.locator("tbody"), "Drop", reason="Two keys fit.")
    details = open_row(graded, "Ria Moe")
    decide(details, "Other points", points="0.5")
    graded.settle()
    for place in (analysis.locator("tbody"), details):
        place.get_by_role("button", name="Accept" if place is not details else "More time").first.click()
        for _ in each_setting(graded.page):
            assert faults_of(graded.page) == []
            assert sideways(graded.page) <= 0

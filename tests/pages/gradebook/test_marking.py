"""Marking by people: one response after the other, by keyboard, kept at once; and two markers side by side."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser_fixtures import wait_until
from tests.classroom.hostile import ASSIGNMENT, honest_file
from tests.pages.gradebook.given import DOWNLOAD, FILE, LIST, STORED, marks_file, points_of
from widgets.classroom.grading.marks import Mark, Marks, read_marks

WORKSHEET = (
    b"Identifier,Full name,ID number,Grade,Last modified (grade),Feedback comments\nParticipant 7,Quin Lee,quin,,-,\n"
)
"""Of Moodle, which takes a comment without a grade from it, and erases nothing."""


def test_responses_are_marked_by_keyboard_with_names_hidden(graded):
    expect(graded.slot("marked")).to_have_text("Type your initials above, and begin.")
    assert graded.root.locator(".gradebook__rubric").evaluate("one => one.disabled")
    graded.sign("AB")
    assert "Quin" not in graded.slot("response").inner_text()
    graded.root.get_by_label("Show names").check()
    expect(graded.slot("response").locator("h3")).to_have_text("Response 1 of 2: Quin Lee (quin)")
    graded.root.locator("[data-criterion=names_reason] input").first.press("Space")
    graded.page.keyboard.press("ArrowDown")
    graded.page.keyboard.press("ArrowDown")
    graded.page.keyboard.press("Tab")
    graded.page.keyboard.press("Space")
    expect(graded.slot("sum")).to_have_text("2 of 3 points")
    expect(graded.slot("marked")).to_have_text("AB has marked 1 of 2.")
    graded.root.get_by_role("button", name="Next not marked").press("Enter")
    expect(graded.slot("response").locator("h3")).to_be_focused()
    expect(graded.slot("response").locator("h3")).to_have_text("Response 2 of 2: Pia Roth (pia)")


def test_a_response_stands_beside_its_rubric_with_the_model_answer_to_be_opened(graded):
    response = graded.slot("response")
    assert "quin says of wa-say-why: it depends." in response.inner_text()
    assert "6 words; 20 to 80 are asked for" in response.inner_text()
    assert response.locator("legend").all_inner_texts() == ["Quokka: Names a reason", "Quokka: Says it plainly"]
    assert response.locator("[data-criterion=is_plain] label").all_inner_texts() == [
        "0\nQuokka: Not yet.",
        "1\nQuokka: Yes.",
    ]
    graded.slot("about-item").get_by_text("Model answer and note for markers").click()
    assert "whether somebody ticks one column all the way down" in graded.slot("about-item").inner_text()
    assert "accept any sound reason" in graded.slot("about-item").inner_text()


def test_marks_reach_the_table_and_stay_after_the_page_is_left(graded):
    graded.sign("AB")
    graded.choose("names_reason", 2)
    graded.choose("is_plain", 1)
    graded.root.get_by_label("Comment to the student").fill("Well seen.")
    wait_until(graded.page, "document.querySelector('[data-count=marking]').textContent === '12'")
    assert points_of(graded, "quin") == "3"
    graded.open().put(DOWNLOAD, FILE, LIST)
    assert points_of(graded, "quin") == "3"
    expect(graded.slot("marked")).to_have_text("AB has marked 1 of 2.")
    expect(graded.slot("response").locator("h3")).to_have_text("Response 2 of 2")  # the first that is not marked
    graded.press("← Previous")
    expect(graded.root.get_by_label("Comment to the student")).to_have_value("Well seen.")
    graded.put(("moodle.csv", WORKSHEET))
    assert b"Well seen." in graded.download("moodle")[1]


@pytest.mark.whole("a further way through the same marking")
def test_a_mark_is_cleared(graded):
    graded.sign("AB")
    graded.choose("is_plain", 1)
    graded.press("Clear this mark")
    assert graded.slot("response").locator("input:checked").count() == 0
    expect(graded.slot("sum")).to_have_text("2 criteria left.")


def test_a_number_that_cannot_be_read_gets_its_points_by_hand(graded):
    graded.sign("AB")
    graded.root.locator("[name=to_mark]").select_option("")
    expect(graded.slot("response")).to_contain_text("about 90 clients")
    assert "A study begins with 120 clients." in graded.slot("response").inner_text()
    field = graded.root.get_by_label("Points, from 0 to 1")
    field.fill("7")
    expect(graded.slot("sum")).to_have_text("Give a number from 0 to 1.")
    assert points_of(graded, "quin", "ao-clients-needed") == "cannot be read"
    field.fill("0.5")
    expect(graded.slot("marked")).to_have_text("AB has marked 1 of 1.")
    graded.download("plain")
    assert points_of(graded, "quin", "ao-clients-needed") == "0.5"
    expect(field).to_have_value("0.5")


def test_marks_are_saved_as_the_file_that_the_engine_reads(graded):
    graded.sign("A. B.")
    graded.choose("is_plain", 1)
    with graded.page.expect_download() as caught:
        graded.press("Save my marks")
    assert caught.value.suggested_filename == f"marks-{ASSIGNMENT.id}-a-b.json"
    marks = read_marks(caught.value.path().read_bytes(), "marks.json")
    assert marks == Marks(ASSIGNMENT.id, "A. B.", {"quin": {"wa-say-why": Mark({"is_plain": 1})}})


def test_a_second_markers_file_shows_how_far_two_agree_and_whose_points_count(graded):
    graded.put(marks_file("AB", pia=(2, 1), quin=(1, 1)), marks_file("CD", pia=(0, 1), quin=(1, 0)), into="marking")
    table = graded.slot("agreement").locator("tbody tr").all_inner_texts()
    assert [row.split("\t")[1:] for row in table] == [
        ["AB and CD", "2", "-0.33, hardly more than by chance".replace("-", "−"), "50%"],
        ["AB and CD", "2", "0.00, hardly more than by chance", "50%"],
    ]
    far = graded.slot("far").inner_text()
    assert "Quokka: Names a reason (wa-say-why): AB: “Quokka: One that is right.”" in far
    assert "CD: “Quokka: None.”" in far
    assert "Pia" not in far
    graded.root.get_by_label("Show names").check()
    assert "Pia Roth (pia)" in graded.slot("far").inner_text()
    assert points_of(graded, "pia") == "2"
    graded.root.get_by_label("those of AB").check()
    graded.settle()
    assert points_of(graded, "pia") == "3"


@pytest.mark.whole("a further way through the same marking")
def test_a_far_difference_leads_to_the_response(graded):
    graded.put(marks_file("AB", pia=(2, 1)), marks_file("CD", pia=(0, 1)))
    graded.root.get_by_label("Show names").check()
    graded.press("Look at it")
    expect(graded.slot("response").locator("h3")).to_be_focused()
    expect(graded.slot("response").locator("h3")).to_have_text("Response 2 of 2: Pia Roth (pia)")


def test_a_marker_goes_on_with_the_marks_of_a_file(graded):
    graded.put(marks_file("AB", pia=(2, 1)))
    graded.press("Go on with these marks")
    expect(graded.slot("marking-notices")).to_have_text("You go on as AB, with the marks of 1 answer.")
    expect(graded.slot("marked")).to_have_text("AB has marked 1 of 2.")
    expect(graded.root.get_by_label("Your initials")).to_have_value("AB")


def test_marks_that_a_file_replaces_can_be_had_back(graded):
    graded.sign("AB")
    graded.choose("is_plain", 0)
    graded.put(marks_file("AB", pia=(2, 1)))
    graded.press("Go on with these marks")
    expect(graded.slot("marking-notices")).to_contain_text("were replaced by those of marks-AB.json")
    graded.slot("marking-notices").get_by_role("button", name="Take that back").click()
    expect(graded.slot("marked")).to_have_text("AB has marked 0 of 2.")
    expect(graded.root.locator("[data-criterion=is_plain] input").first).to_be_checked()


@pytest.mark.whole("a further way through the same marking")
def test_marks_are_erased_only_until_that_is_taken_back(graded):
    graded.sign("AB")
    graded.choose("is_plain", 1)
    graded.press("Erase my marks here")
    assert graded.slot("response").locator("input:checked").count() == 0
    graded.slot("marking-notices").get_by_role("button", name="Take that back").click()
    assert graded.slot("response").locator("input:checked").count() == 1


@pytest.mark.whole("a further way through the same marking")
def test_initials_that_change_ask_whether_it_is_the_same_person(graded):
    graded.sign("A")
    graded.choose("is_plain", 1)
    graded.sign("AB")
    assert graded.slot("response").locator("input:checked").count() == 0
    graded.press("Yes, move them to “AB”")
    assert graded.slot("response").locator("input:checked").count() == 1
    graded.sign("CD")
    graded.press("No, leave them")
    assert graded.slot("response").locator("input:checked").count() == 0
    kept = graded.page.evaluate(f"JSON.parse(localStorage['{STORED}']).state")
    assert {marker: list(marks) for marker, marks in kept["by"].items()} == {"AB": ["quin"]}


@pytest.mark.whole("a further way through the same marking")
def test_marks_made_before_the_list_came_are_still_there_when_it_has_come(gradebook):
    gradebook.put(FILE, ("a.json", honest_file("p-7")))
    gradebook.sign("AB")
    gradebook.root.get_by_label("Show names").check()
    gradebook.choose("is_plain", 1)
    gradebook.put(("l.csv", b"name,code,email\nPia Roth,P1,p-7\n"))
    expect(gradebook.slot("response").locator("h3")).to_have_text("Response 1 of 1: Pia Roth (P1)")
    assert gradebook.root.locator("[data-criterion=is_plain] input").nth(1).is_checked()


def test_a_code_that_javascript_takes_for_its_own_is_a_code_like_others(gradebook):
    gradebook.put(FILE, ("a.json", honest_file("__proto__")))
    gradebook.sign("constructor")
    gradebook.choose("is_plain", 1)
    gradebook.choose("names_reason", 2)
    gradebook.download("plain")
    assert points_of(gradebook, "__proto__") == "3"


def test_by_keys_a_response_takes_one_press_a_criterion_and_the_next_comes_by_itself(graded):
    graded.sign("AB")
    graded.slot("response").locator("h3").focus()
    graded.page.keyboard.press("3")
    graded.page.keyboard.press("2")
    expect(graded.slot("marked")).to_have_text("AB has marked 1 of 2.")
    expect(graded.slot("response").locator("h3")).to_have_text("Response 2 of 2")
    graded.page.keyboard.press("p")
    expect(graded.slot("sum")).to_have_text("3 of 3 points")
    graded.page.keyboard.press("n")
    expect(graded.slot("response").locator("h3")).to_have_text("Response 2 of 2")


def test_with_shift_all_criteria_get_a_level_and_two_presses_do_for_a_response(graded):
    graded.sign("AB")
    graded.slot("response").locator("h3").focus()
    graded.page.keyboard.press("Shift+Digit2")
    graded.page.keyboard.press("u")
    expect(graded.slot("marked")).to_have_text("AB has marked 1 of 2.")
    graded.page.keyboard.press("p")
    expect(graded.slot("sum")).to_have_text("2 of 3 points")


def test_without_initials_no_key_chooses_a_level(graded):
    graded.slot("response").locator("h3").focus()
    for key in ("2", "Shift+Digit2"):
        graded.page.keyboard.press(key)
        assert graded.slot("response").locator("input:checked").count() == 0


@pytest.mark.whole("a further way through the same marking")
def test_the_next_that_is_not_marked_is_found_in_another_exercise(graded):
    graded.sign("AB")
    graded.slot("response").locator("h3").focus()
    for _ in range(2):
        graded.page.keyboard.press("Shift+Digit1")
        graded.page.keyboard.press("u")
    second = graded.root.locator("[name=to_mark] option").nth(1).get_attribute("value")
    expect(graded.root.locator("[name=to_mark]")).to_have_value(second)
    expect(graded.slot("response").locator("h3")).to_be_focused()
    expect(graded.slot("marked")).to_contain_text("AB has marked 0 of")


@pytest.mark.whole("a further way through the same marking")
def test_keys_are_letters_where_somebody_writes(graded):
    graded.sign("AB")
    graded.slot("response").locator("h3").focus()
    graded.page.keyboard.press("c")
    comment = graded.root.get_by_label("Comment to the student")
    expect(comment).to_be_focused()
    graded.page.keyboard.type("no 1 pun")
    expect(comment).to_have_value("no 1 pun")
    assert graded.slot("response").locator("input:checked").count() == 0
    graded.page.keyboard.press("Escape")
    expect(graded.slot("response").locator("h3")).to_be_focused()


@pytest.mark.whole("a further way through the same marking")
def test_a_comment_is_used_again_below_what_is_written(graded):
    graded.sign("AB")
    comment = graded.root.get_by_label("Comment to the student")
    assert graded.root.get_by_label("Use a comment again").count() == 0
    comment.fill("Name your source.")
    graded.press("Next →")
    comment.fill("Well seen.")
    graded.root.get_by_label("Use a comment again").select_option(label="Name your source.")
    expect(comment).to_have_value("Well seen.\nName your source.")
    graded.press("← Previous")
    graded.press("Next →")
    expect(comment).to_have_value("Well seen.\nName your source.")


@pytest.mark.whole("a further way through the same marking")
def test_marks_that_arrive_late_do_not_move_the_marker_from_the_response(graded):
    """After a pause the class is graded anew; that is no reason to begin with the first response again."""
    graded.sign("AB")
    first = graded.slot("response").locator("legend").first
    before = first.inner_text()
    graded.root.locator("[name=to_mark]").select_option(index=1)
    expect(first).not_to_have_text(before)
    graded.slot("moves").get_by_role("button", name="Next →").click()
    title = graded.slot("response").locator("h3").inner_text()
    graded.root.locator("[data-criterion] input").first.check()
    graded.settle()
    graded.page.wait_for_timeout(600)
    assert graded.slot("response").locator("h3").inner_text() == title

"""Who is in, and what is wrong: every student with points, or with the reason why there are none."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.classroom.hostile import ASSIGNMENT, honest_file, zipped
from tests.pages.gradebook.given import FILE


def test_the_table_shows_points_or_why_there_are_none_and_never_a_0_that_nobody_gave(graded):
    rows = {row[0].split("\n")[0]: row for row in graded.rows()}
    assert {name: row[2] for name, row in rows.items()} == {
        "Pia Roth": "waits to be marked",
        "Quin Lee": "an answer cannot be read",
        "Ria Moe": "graded",
        "Sam Ode": "nothing handed in",
        "Olga": "held: see the problems",
    }
    assert {name: row[3].split("\n")[0] for name, row in rows.items()} == {
        "Pia Roth": "–", "Quin Lee": "–", "Ria Moe": "1 / 66", "Sam Ode": "–", "Olga": "–",
    }  # fmt: skip
    assert rows["Ria Moe"][4:-1].count("blank") == len(ASSIGNMENT.items) - 1
    assert set(rows["Sam Ode"][4:-1]) == {"–"}
    assert rows["Quin Lee"][4 + ASSIGNMENT.items.index("ao-clients-needed")] == "cannot be read"
    assert "0" not in [cell for row in rows.values() for cell in row]
    assert "not on the list of students" in next(row[0] for row in graded.rows() if "Olga" in row[0])


def test_columns_sort_both_ways_with_what_has_no_value_last(graded):
    students = graded.part("students")
    students.get_by_role("button", name="Name").click()
    names = [row[0].split("\n")[0] for row in graded.rows()]
    assert names == sorted(names)
    for direction, first in (("ascending", "Ria"), ("descending", "Ria")):
        students.get_by_role("button", name="Points", exact=True).press("Enter")
        heading = students.locator("th", has=graded.page.get_by_role("button", name="Points", exact=True))
        expect(heading).to_have_attribute("aria-sort", direction)
        assert graded.page.evaluate("document.activeElement.dataset.sort") == "total"
        assert first in graded.rows()[0][0]


def test_students_are_filtered_by_status_and_by_name(graded):
    students = graded.part("students")
    students.get_by_label("Status").select_option("nothing_handed_in")
    assert [row[1] for row in graded.rows()] == ["sam"]
    students.get_by_label("Status").select_option("")
    students.get_by_label("Name or code").fill("LEE")
    assert [row[1] for row in graded.rows()] == ["quin"]
    assert graded.slot("shown").inner_text() == "1 student"
    students.get_by_label("Points by exercise").uncheck()
    assert len(graded.rows()[0]) == 5


def test_a_row_opens_to_the_answers_in_words(graded):
    button = graded.part("students").get_by_role("button", name="Quin Lee", exact=True)
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    details = graded.part("students").locator(".gradebook__details")
    expect(details).to_contain_text("Late again")
    told = details.inner_text()
    for line in (
        "Tasks",
        "about 90 clients",
        "cannot be read",
        "They argue about homework. → Tasks",
        "Bond: no score can be given",
    ):
        assert line in told
    assert "I have told you twice that lists make me feel <small>. → 3 strong" in told
    button.press("Enter")
    expect(details).to_have_count(0)


@pytest.mark.whole("a further way through the same table")
def test_a_hundred_rows_are_shown_at_once_and_all_of_them_in_print(gradebook):
    files = {f"s{n}_{n}_9{n}_a.json": honest_file(f"s{n}") for n in range(120)}
    gradebook.put(FILE, ("d.zip", zipped(files)))
    assert (len(gradebook.rows()), gradebook.slot("shown").inner_text()) == (100, "Students 1 to 100 of 120 students")
    gradebook.press("Later students")
    assert (len(gradebook.rows()), gradebook.slot("shown").inner_text()) == (20, "Students 101 to 120 of 120 students")
    gradebook.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(gradebook.rows()) == 120
    gradebook.page.emulate_media(media="print")
    shown = gradebook.page.locator(".gradebook h2:visible").all_inner_texts()
    assert shown == ["2. Who is in"]
    gradebook.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(gradebook.rows()) == 20


def test_a_held_file_is_accepted_and_that_can_be_taken_back(graded):
    assert [row[2] for row in graded.rows() if "Olga" in row[0]] == ["held: see the problems"]
    graded.slot("problems").get_by_role("button", name="Accept anyway").press("Enter")
    back = graded.slot("problems").get_by_role("button", name="Take that back")
    expect(back).to_be_focused()
    assert [row[2] for row in graded.rows() if "Olga" in row[0]] == ["waits to be marked"]
    back.press("Enter")
    expect(graded.slot("problems").get_by_role("button", name="Accept anyway")).to_be_focused()
    assert [row[2] for row in graded.rows() if "Olga" in row[0]] == ["held: see the problems"]


def test_problems_stand_in_groups_with_errors_first_and_open(graded):
    groups = graded.slot("problems").locator("details")
    shown = groups.evaluate_all("all => all.map(one => [one.dataset.severity, one.open])")
    assert [severity for severity, _ in shown] == sorted(
        (severity for severity, _ in shown), key=["error", "warning", "note"].index
    )
    assert all(is_open == (severity == "error") for severity, is_open in shown)
    group = graded.slot("problems").locator("[data-code=unreadable_answer]").inner_text()
    assert "A number that cannot be read" in group
    assert "Quin Lee (quin): The answer to ao-clients-needed was not graded" in group
    assert "Read the answer, and give its points by hand." in group


@pytest.mark.whole("a further way through the same table")
def test_many_problems_of_a_kind_are_shown_in_parts(gradebook):
    gradebook.put(FILE, ("d.zip", zipped({f"{number}.json": b"" for number in range(120)})))
    entries = gradebook.slot("problems").locator("[data-code=empty_file] li p")
    assert entries.count() == 50
    for count in (100, 120):
        gradebook.slot("problems").get_by_role("button", name="Show more of").click()
        expect(entries).to_have_count(count)
    assert len(set(entries.all_inner_texts())) == 120

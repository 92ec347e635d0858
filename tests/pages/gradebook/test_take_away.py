"""Files of grades: in two clicks, the same as the command's, and with a word on who is not in them."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.classroom.hostile import ASSIGNMENT, BANK
from tests.pages.gradebook.given import DOWNLOAD, FILE, LIST
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.collecting.roster import read_roster
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.gradebook.grade_files import export_grades

GRADES = collate(ASSIGNMENT, BANK, open_downloads([DOWNLOAD]), read_roster(LIST[1], LIST[0]))


def test_from_an_empty_page_to_grades_for_canvas_in_two_clicks(gradebook):
    name, content = gradebook.put(DOWNLOAD, FILE, LIST).download("canvas")
    made = export_grades(GRADES, "canvas")
    assert (name, content) == (made.filename, made.content)
    told = gradebook.part("take_away").locator("[data-slot=report]").inner_text()
    assert f"{made.filename} is in your downloads." in told
    assert "has no total: the system keeps what it has" in told
    assert "Olga (olga) is not on the list of students" in told


def test_each_file_to_take_away_is_the_one_that_the_command_writes(graded):
    for kind in ("moodle", "blackboard", "plain", "problems", "item_analysis"):
        made = export_grades(GRADES, kind)
        assert graded.download(kind) == (made.filename, made.content)


def test_without_a_list_of_students_the_systems_files_wait_and_say_for_what(gradebook):
    gradebook.put(DOWNLOAD, FILE)
    buttons = gradebook.part("take_away").locator("[data-export]")
    assert buttons.evaluate_all("all => all.map(one => one.disabled)") == [True] * 3 + [False] * 7
    assert "need the list of students" in gradebook.slot("no-roster").inner_text()
    gradebook.put(LIST)
    expect(gradebook.slot("no-roster")).to_be_hidden()
    assert gradebook.download("canvas")[1]

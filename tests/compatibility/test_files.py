"""Files that an earlier edition made are read as they were."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.compatibility.conftest import VERSION_1
from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.collecting.response_file import read_response
from widgets.classroom.collecting.roster import read_roster
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.gradebook.grade_files import export_grades
from widgets.classroom.grading.marks import Mark, read_marks

ASSIGNMENT = Assignment.from_json((VERSION_1 / "assignment.json").read_text("utf-8"))
BANK = Bank.from_json((VERSION_1 / f"{ASSIGNMENT.id}.bank.json").read_text("utf-8"))
WITHOUT_TOTAL = b'"Gone, Gil","3","","gil","one",\r\n'
"""A line that erased in Canvas what was there, and is not written any more."""
RESPONSES = sorted(VERSION_1.glob("answers-*.json"))


def test_an_assignment_keeps_its_id_its_order_and_its_variants():
    assert (ASSIGNMENT.id, ASSIGNMENT.title, ASSIGNMENT.variants) == ("a-a0ab7072", "Week 3: “the” third", True)
    assert list(ASSIGNMENT.items)[:2] == ["wa-five-lines", "wa-no-winner"]


@pytest.mark.parametrize("path", RESPONSES, ids=lambda path: path.stem)
def test_a_response_file_gives_every_answer_that_is_in_it(path):
    payload = json.loads(json.loads(path.read_text("utf-8"))["payload"])
    response = read_response(path.read_bytes())
    assert response.answers == payload["answers"]
    assert response.variants == payload["variants"]
    assert response.code in {"mina-7", "Otto_9"}


def test_marks_keep_their_marker_levels_and_comments():
    marks = read_marks((VERSION_1 / f"marks-{ASSIGNMENT.id}-ab.json").read_bytes(), "marks.json")
    assert (marks.assignment_id, marks.marker) == (ASSIGNMENT.id, "AB")
    assert marks.marks["mina-7"]["ao-no-podium"] == Mark(
        {"figures": 0, "even_hand": 1, "rival_and_study": 0}, "Well seen."
    )


@pytest.mark.parametrize("kind", ["plain", "canvas"])
def test_a_class_gets_the_grades_that_it_got(kind):
    submissions = open_downloads((path.name, path.read_bytes()) for path in RESPONSES if ASSIGNMENT.id in path.name)
    roster = read_roster((VERSION_1 / "class.csv").read_bytes(), "class.csv")
    marks = [read_marks((VERSION_1 / f"marks-{ASSIGNMENT.id}-ab.json").read_bytes(), "marks.json")]
    made = export_grades(collate(ASSIGNMENT, BANK, submissions, roster, marks), kind)
    before = (VERSION_1 / f"grades-{ASSIGNMENT.id}-{kind}.csv").read_bytes()
    assert made.content == (before if kind == "plain" else before.replace(WITHOUT_TOTAL, b""))


@pytest.mark.parametrize("items", [ASSIGNMENT.items, ASSIGNMENT.items[1:]])
def test_what_a_class_handed_in_for_the_first_wording_is_graded_for_a_mended_one(items):
    mended = replace(ASSIGNMENT, title="Week 3, mended", due="later", items=items, revision=2)
    read = Assignment.from_json(mended.to_json())
    assert (read.id, read.revision, read.title) == (ASSIGNMENT.id, 2, "Week 3, mended")
    submissions = open_downloads((path.name, path.read_bytes()) for path in RESPONSES if ASSIGNMENT.id in path.name)
    before, after = (collate(one, BANK, submissions) for one in (ASSIGNMENT, read))
    assert "other_assignment" not in {problem.code for problem in after.problems}
    points = [
        {row.code: {name: row.grades[name].points for name in items} for row in book.students}
        for book in (before, after)
    ]
    assert points[0] == points[1]

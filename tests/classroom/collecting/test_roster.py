"""Laws of lists of students: each system's list is read, and nobody is confused with somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.classroom.collecting.roster import read_roster
from widgets.classroom.collecting.submitter import Submitter
from widgets.classroom.problems import IntakeError

# As lib/gradebook_exporter.rb of Canvas writes it, with the line about manual posting and the test student
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Week 3 (4711),Current Score
,,,,,Manual Posting,
    Points Possible,,,,,10,(read only)
"Ek, Nora",101,S-1,nora.ek,Section 1,,
"O'Hara, Pia",102,S-2,pia@uni.edu,Section 1 and Section 2,7,
"Student, Test",103,,a1b2c3,Section 1,,
"""
CANVAS_SPLIT = "LastName,FirstName,ID,SIS Login ID,Section\nEk,Nora,101,nora.ek,A\n"
MOODLE = """\
\ufeff"First name","Last name","ID number","Email address",Groups
Nora,Ek,S-1,nora@uni.edu,
Pia,O'Hara,,pia@uni.edu,
"""
MOODLE_SHEET = 'Identifier,"Full name","Email address",Status\n"Participant 12345","Nora Ek",nora@uni.edu,Submitted\n'
BLACKBOARD = """\
"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Week 3 [Total Pts: 10 Score] |4711"
"Ek"\t"Nora"\t"nek"\t"S-1"\t""
"""
PLAIN = "Code;Name;E-Mail\nn1;Nora Ek;nora@uni.edu\np1;Pia O'Hara;pia@uni.edu\n"


def roster(text: str, encoding: str = "utf-8"):
    return read_roster(text.encode(encoding), "class.csv")


@pytest.mark.parametrize(
    ("text", "encoding", "kind"),
    [
        (CANVAS, "utf-8", "canvas"),
        (CANVAS.replace(",", ";").replace("Ek; ", "Ek, ").replace("O'Hara; ", "O'Hara, "), "utf-8-sig", "canvas"),
        (CANVAS_SPLIT, "utf-8", "canvas"),
        (MOODLE, "utf-8", "moodle"),
        (MOODLE.replace("Last name", "Surname"), "utf-8", "moodle"),
        (MOODLE_SHEET, "utf-8", "moodle"),
        (BLACKBOARD, "utf-16", "blackboard"),
        (BLACKBOARD.replace("\t", ","), "utf-8-sig", "blackboard"),
        (PLAIN, "utf-8", "plain"),
        ("Email,Student Name\nnora@uni.edu,Nora Ek\n", "utf-8", "plain"),
        ("id\tname\nS-1\tNora Ek\n", "utf-8", "plain"),
    ],
)
def test_a_list_is_known_by_its_first_line(text, encoding, kind):
    found = roster(text, encoding)
    assert found.kind == kind
    assert found.students[0].full_name == "Nora Ek"
    assert [problem for problem in found.problems if problem.severity == "error"] == []


@pytest.mark.parametrize("code", ["nora.ek", "NORA.EK", " nora.ek ", "S-1", "s-1"])
def test_a_student_is_found_by_login_or_number_in_any_case(code):
    (student,) = roster(CANVAS).with_code(code)
    assert student.system_id == "101"


def test_canvas_own_id_is_no_code_of_a_student():
    assert roster(CANVAS).with_code("101") == ()


def test_lines_that_are_no_students_are_left_out():
    found = roster(CANVAS)
    assert [student.full_name for student in found.students] == ["Nora Ek", "Pia O'Hara"]
    assert [(problem.code, problem.severity) for problem in found.problems] == [("test_student", "note")]


def test_the_original_columns_are_kept():
    found = roster(CANVAS)
    assert found.students[1].row["Section"] == "Section 1 and Section 2"
    assert "Week 3 (4711)" in found.header


@pytest.mark.parametrize(
    ("text", "submitter"),
    [
        (CANVAS, Submitter("canvas", "101", "eknora")),
        (CANVAS, Submitter("moodle", "9", "Nora Ek")),
        (CANVAS, Submitter("blackboard", "x", "Nora Ek")),
        (MOODLE, Submitter("moodle", "9", "Nora Ek")),
        (MOODLE, Submitter("canvas", "9", "eknora")),
        (MOODLE_SHEET, Submitter("moodle", "12345", "Participant")),
        (BLACKBOARD, Submitter("blackboard", "nek")),
        (PLAIN, Submitter("canvas", "9", "noraek")),
        (PLAIN, Submitter("canvas", "9", "eknora")),
    ],
)
def test_the_submitter_is_found_on_the_list(text, submitter):
    student = roster(text).student_of(submitter)
    assert student is not None
    assert student.full_name == "Nora Ek"


@pytest.mark.parametrize(
    ("text", "submitter"),
    [
        (CANVAS, Submitter("canvas", "999", "eknora")),  # the id decides, not the name
        (CANVAS, Submitter("canvas", "anon_A")),
        (CANVAS, Submitter()),
        (MOODLE + "Nora,Ek,S-9,other@uni.edu,\n", Submitter("moodle", "9", "Nora Ek")),  # two of that name
        (BLACKBOARD, Submitter("blackboard", "somebody")),
    ],
)
def test_no_student_is_taken_for_another(text, submitter):
    assert roster(text).student_of(submitter) is None


def test_a_code_of_two_students_is_named_and_gives_both():
    found = roster("name,code,email\nNora Ek,n1,a@x\nPia Roth,N1,b@x\n")
    assert len(found.with_code("n1")) == 2
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("shared_code", "error")
    assert "Nora Ek and Pia Roth" in problem.message


def test_a_student_who_is_listed_twice_is_one_student():
    found = roster("name,code\nNora Ek,n1\nPia Roth,p1\nNora Ek,n1\n")
    assert [student.code for student in found.students] == ["n1", "p1"]
    assert [problem.code for problem in found.problems] == ["listed_twice"]


def test_a_student_without_a_code_is_kept_with_a_warning():
    found = roster('Student,ID,SIS Login ID,Section\n"Ek, Nora",101,,A\n')
    assert found.student_of(Submitter("canvas", "101")) is found.students[0]
    assert [(problem.code, problem.severity) for problem in found.problems] == [("row_without_code", "warning")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nora Ek,n1\nPia Roth,p1\n", "roster_header"),
        ("name,group\nNora,1\n", "roster_header"),
        ("name,code\n", "roster_empty"),
        ("", "empty_file"),
    ],
)
def test_a_list_that_names_nobody_is_refused_with_the_fix(text, code):
    with pytest.raises(IntakeError) as caught:
        roster(text)
    assert caught.value.code == code
    assert caught.value.advice.endswith(".")


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=6))
def test_every_line_with_a_code_is_a_student_whatever_it_says(lines):
    quote = lambda cell: '"' + cell.replace('"', '""') + '"'  # noqa: E731
    text = "name,code\n" + "".join(f"{quote(name)},{quote(code)}\n" for name, code in lines)
    codes = {code.strip().lower() for _, code in lines if code.strip()}
    try:
        found = read_roster(text.encode("utf-8", "replace"), "class.csv")
    except IntakeError:
        assert not codes
    else:
        assert codes <= {code for student in found.students for code in student.codes}

"""Laws of collecting: every file is somebody's or is named, and nobody is graded on a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.hostile import (
    ASSIGNMENT,
    BANK,
    changed_answers,
    code_of,
    honest_file,
    hostile_archives,
    hostile_files,
    zipped,
)
from widgets.classroom.collecting import intake
from widgets.classroom.collecting.archive import open_download, open_downloads
from widgets.classroom.collecting.roster import read_roster
from widgets.classroom.gradebook.collation import collate

CLASS = """\
Student,ID,SIS User ID,SIS Login ID,Section
"Ek, Nora",101,S-1,nora,A
"Roth, Pia",102,S-2,pia,A
"Lee, Quin",103,S-3,quin,A
"""
ROSTER = read_roster(CLASS.encode(), "class.csv")


def class_of(files: dict[str, bytes], *, roster=ROSTER, accept=()):
    return collate(ASSIGNMENT, BANK, open_downloads(files.items()), roster, accept=set(accept))


def row(book, code: str):
    return next(student for student in book.students if student.code == code)


def codes(problems) -> set[str]:
    return {problem.code for problem in problems} - {"awaiting_marks", "nothing_handed_in"}


@pytest.mark.parametrize("name", sorted([*hostile_files(), *hostile_archives()]))
def test_everything_hostile_gives_its_problem_and_keeps_no_other_from_being_graded(name):
    data = {**hostile_files(), **hostile_archives()}[name]
    book = collate(ASSIGNMENT, BANK, open_downloads([(name, data), ("zoe.json", honest_file("zoe"))]))
    assert code_of(name) in {problem.code for problem in book.problems}
    assert row(book, "zoe").status == "awaiting"
    assert all(student.total is None for student in book.students)


@pytest.mark.parametrize("name", sorted([*hostile_files(), *hostile_archives()]))
def test_every_problem_names_the_thing_and_what_to_do(name):
    data = {**hostile_files(), **hostile_archives()}[name]
    for problem in collate(ASSIGNMENT, BANK, open_download(data, name)).problems:
        assert problem.where
        assert problem.message.endswith(".")
        assert problem.advice.endswith(".")
        assert problem.severity in {"error", "warning", "note"}


def test_a_code_is_found_in_any_case_and_by_any_of_its_columns():
    book = class_of({"a.json": honest_file(" NORA "), "b.json": honest_file("s-2", "Pia")})
    assert [student.status for student in book.students] == ["awaiting", "awaiting", "nothing_handed_in"]
    assert codes(book.problems) == set()


def test_everybody_on_the_list_who_handed_nothing_in_is_named():
    book = class_of({"a.json": honest_file("nora")})
    missing = [problem.where for problem in book.problems if problem.code == "nothing_handed_in"]
    assert missing == ["Pia Roth (pia)", "Quin Lee (quin)"]


def test_nobody_handed_anything_in_and_there_is_no_list():
    book = class_of({}, roster=None)
    assert (book.students, book.problems) == ((), ())


def test_the_latest_counts_by_the_time_of_saving_whatever_the_order():
    early = honest_file("nora", saved="2026-11-24T10:00:00Z")
    late = honest_file("nora", saved="2026-11-24T13:00:00+01:00")  # two hours later, in another zone
    for files in ({"1.json": early, "2.json": late}, {"2.json": late, "1.json": early}):
        book = class_of(files)
        assert row(book, "nora").file == "2.json"
        (problem,) = [problem for problem in book.problems if problem.code == "resubmission"]
        assert (problem.where, problem.severity) == ("1.json", "note")


@pytest.mark.parametrize("saved", ["", "yesterday", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_without_a_time_the_order_decides(saved):
    book = class_of({"1.json": honest_file("nora", saved=saved), "2.json": changed_answers("nora")})
    assert row(book, "nora").file == ("1.json" if saved.startswith("9999") else "2.json")


def test_a_resubmission_under_another_name_is_held():
    book = class_of({"1.json": honest_file("nora", "Nora"), "2.json": honest_file("nora", "Otto")})
    assert [problem.severity for problem in book.problems if problem.code == "resubmission"] == ["error", "error"]
    assert row(book, "nora").status == "held"


def test_an_edited_file_is_shown_and_not_graded_until_it_is_accepted():
    files = {"edited.json": hostile_files()["edited.json"]}
    held = row(class_of(files, roster=None), "olga")
    assert (held.status, held.total, dict(held.grades)) == ("held", None, {})
    assert held.answers
    accepted = class_of(files, roster=None, accept=["edited.json"])
    assert row(accepted, "olga").grades
    assert [problem.severity for problem in accepted.problems if problem.code == "edited"] == ["note"]


def test_an_edited_file_is_not_passed_over_for_an_earlier_one():
    files = {"a.json": honest_file("olga", saved="2026-11-23T10:00:00Z"), "b.json": hostile_files()["edited.json"]}
    assert row(class_of(files, roster=None), "olga").status == "held"


def test_two_students_with_one_code_are_both_held():
    data = hostile_archives()["same-code-twice.zip"]
    for roster in (None, ROSTER):
        book = collate(ASSIGNMENT, BANK, open_download(data, "canvas.zip"), roster)
        assert {student.status for student in book.students} <= {"held", "nothing_handed_in"}
        assert sum(problem.code == "same_code_twice" for problem in book.problems) == 2


def test_the_one_of_two_that_is_accepted_is_graded():
    files = {"rothpia_102_1_a.json": honest_file("pia"), "leequin_103_2_a.json": honest_file("pia", "Quin")}
    book = class_of(files, accept=["leequin_103_2_a.json"])
    assert [student.status for student in book.students] == ["nothing_handed_in", "held", "awaiting"]


def test_two_columns_of_one_student_are_one_code():
    files = {"rothpia_102_1_a.json": honest_file("pia"), "leequin_103_2_a.json": honest_file("S-2")}
    assert sum(problem.code == "same_code_twice" for problem in class_of(files).problems) == 2


def test_a_file_with_somebody_elses_code_is_held():
    book = class_of({"rothpia_102_1_a.json": honest_file("quin")})
    assert row(book, "pia").status == "held"
    assert row(book, "quin").status == "nothing_handed_in"
    (problem,) = [problem for problem in book.problems if problem.code == "other_student"]
    assert "Quin Lee (quin)" in problem.message
    assert "Pia Roth (pia)" in problem.message


def test_a_file_with_somebody_elses_code_is_the_submitters_once_it_is_accepted():
    name = "rothpia_102_1_a.json"
    book = class_of({name: honest_file("quin"), "leequin_103_2_a.json": b""}, accept=[name])
    assert [student.status for student in book.students] == ["nothing_handed_in", "awaiting", "file_problem"]


def test_an_unknown_code_is_the_submitters_if_the_system_says_who_it_is():
    book = class_of({"rothpia_102_1_a.json": honest_file("pia-the-great")})
    assert row(book, "pia").status == "awaiting"
    assert [(p.code, p.severity) for p in book.problems if p.code == "not_on_roster"] == [("not_on_roster", "warning")]


def test_an_unknown_code_from_nobody_in_particular_is_a_row_of_its_own():
    book = class_of({"a.json": honest_file("stranger", "A Stranger")})
    assert (row(book, "stranger").name, row(book, "stranger").student) == ("A Stranger", None)
    assert "not_on_roster" in codes(book.problems)


def test_without_a_code_the_submitter_decides_and_without_a_submitter_the_instructor():
    book = class_of({"rothpia_102_1_a.json": honest_file(""), "b.json": honest_file("", "Who?")})
    assert row(book, "pia").status == "awaiting"
    assert row(book, "").status == "held"
    accepted = class_of({"b.json": honest_file("", "Who?")}, accept=["b.json"])
    assert row(accepted, "").key == "b.json"
    assert row(accepted, "").status == "awaiting"


def test_a_code_that_two_students_on_the_list_have_is_nobodys():
    roster = read_roster(b"name,code\nNora Ek,x\nPia Roth,X\n", "class.csv")
    book = class_of({"a.json": honest_file("x")}, roster=roster)
    assert [student.status for student in book.students] == ["nothing_handed_in", "nothing_handed_in", "held"]
    assert "shared_code" in codes(book.problems)


def test_a_receipt_beside_the_answers_is_no_error():
    book = collate(ASSIGNMENT, BANK, open_download(hostile_archives()["receipt-too.zip"], "moodle.zip"))
    assert [(p.code, p.severity) for p in book.problems if p.code == "receipt"] == [("receipt", "note")]
    assert len(book.students) == 1


def test_a_file_that_cannot_be_read_stays_with_who_sent_it():
    book = class_of({"rothpia_102_1_a.json": b"{", "other.json": honest_file("quin", assignment_id="a-0")})
    assert [student.status for student in book.students] == ["nothing_handed_in", "file_problem", "file_problem"]


def test_without_a_list_a_file_that_cannot_be_read_still_makes_a_row_for_its_submitter():
    (student,) = class_of({"Pia Roth_1_assignsubmission_file_a.json": b""}, roster=None).students
    assert (student.name, student.status, student.total) == ("Pia Roth", "file_problem", None)


def test_a_title_that_looks_like_another_systems_name_makes_one_student_of_nobody():
    files = {f"Lab_1_2_x_{code}_attempt_2026-11-24-10-11-12_a.json": honest_file(code) for code in ("nora", "pia")}
    assert len(class_of(files, roster=None).students) == 2


def test_what_nobody_foresaw_is_a_problem_of_that_file_alone(monkeypatch):
    whole = intake.read_response

    def broken(data):
        if b"nora" in data:
            raise ZeroDivisionError("nobody foresaw this")
        return whole(data)

    monkeypatch.setattr(intake, "read_response", broken)
    book = class_of({"a.json": honest_file("nora"), "b.json": honest_file("pia")})
    assert [(p.code, p.where) for p in book.problems if p.code == "unexpected"] == [("unexpected", "a.json")]
    assert row(book, "pia").status == "awaiting"


def test_progress_is_told_after_every_file():
    told = []
    submissions = open_download(zipped({"a.json": b"", "b.json": honest_file("pia")}), "download.zip")
    collate(ASSIGNMENT, BANK, submissions, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


@given(st.lists(st.tuples(st.sampled_from(["nora", "pia", "quin", "x", ""]), st.integers(100, 104)), max_size=8))
def test_every_file_is_in_exactly_one_row_and_every_student_on_the_list_in_exactly_one(drawn):
    files = {f"name_{submitter}_{n}_a.json": FILES[code] for n, (code, submitter) in enumerate(drawn)}
    book = class_of(files)
    assert [student.student for student in book.students[:3]] == list(ROSTER.students)
    assert len({student.key for student in book.students}) == len(book.students)
    counted = [student.file for student in book.students if student.file]
    assert len(set(counted)) == len(counted)
    left = set(files) - set(counted)
    assert left <= {p.where for p in book.problems if p.code in {"resubmission", "same_file_twice"}}


FILES = {code: honest_file(code) for code in ("nora", "pia", "quin", "x", "")}


def test_nobody_is_named_by_a_file_whose_name_is_somebody_elses_code():
    files = {"x.json": honest_file(""), "X.json": honest_file(" ", "Xenia"), "y.json": honest_file("x.json")}
    book = collate(ASSIGNMENT, BANK, open_downloads(files.items()))
    codes = [student.codes for student in book.students]
    assert len({student.key for student in book.students}) == len(book.students) == 3
    assert len({code for each in codes for code in each}) == sum(map(len, codes))

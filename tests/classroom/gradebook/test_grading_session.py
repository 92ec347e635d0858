"""Laws of a grading session: whatever came before, it gives what a fresh one gives with the same things."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.hostile import ASSIGNMENT, BANK, ESSAY, changed_answers, honest_file, hostile_files, zipped
from widgets.classroom.collecting import submission_cache
from widgets.classroom.gradebook import collation
from widgets.classroom.gradebook.file_kind import detect_file
from widgets.classroom.gradebook.gradebook import Gradebook
from widgets.classroom.gradebook.grading_session import GradingSession
from widgets.classroom.grading.marks import Mark, Marks, write_marks

FULL = {"wa-say-why": Mark({"names_reason": 2, "is_plain": 1}, "Good.")}
FILES = {
    "assignment.json": ASSIGNMENT.to_json().encode(),
    "pia.json": honest_file("pia"),
    "pia-later.json": changed_answers("pia", wa_late_again={"choice": "a"}, ao_clients_needed={"text": "about 90"}),
    "quin.json": changed_answers("quin", wa_two_views={"text": ESSAY}),
    "copied.json": changed_answers("ria", wa_two_views={"text": ESSAY}),
    "edited.json": hostile_files()["edited.json"],
    "nobody.json": honest_file(""),
    "broken.json": b"{",
    "canvas.zip": zipped({"rothpia_1_9_a.json": honest_file("pia"), "leequin_2_9_a.json": honest_file("quin")}),
    "more.zip": zipped({"rothpia_1_9_a.json": honest_file("pia"), "moeria_3_9_a.json": honest_file("ria")}),
    "list.csv": b'Student,ID,SIS Login ID,Section\n"Roth, Pia",1,pia,one\n"Lee, Quin",2,quin,one\n',
    "other.csv": b"name,code,email\nPia R.,p-7,pia\nSam Ode,sam,\n",
    "marks-AB.json": write_marks(Marks(ASSIGNMENT.id, "AB", {"pia": FULL, "quin": FULL})),
    "marks-CD.json": write_marks(Marks(ASSIGNMENT.id, "CD", {"pia": {"wa-say-why": Mark({"names_reason": 0})}})),
    "misfit.json": write_marks(Marks(ASSIGNMENT.id, "EF", {"quin": {"wa-say-why": Mark({"gone": 1, "is_plain": 9})}})),
}  # fmt: skip
LEVELS = st.fixed_dictionaries({"names_reason": st.integers(0, 2), "is_plain": st.integers(0, 1)})
ODD_LEVELS = st.dictionaries(st.sampled_from(["names_reason", "is_plain", "gone"]), st.integers(0, 2))
COMMENTS, POINTS = st.sampled_from(["", "Well seen."]), st.sampled_from([0.5, 1.0, 2.0, 99.0])
MARKS = {
    "wa-say-why": st.none() | st.builds(Mark, LEVELS, COMMENTS) | st.builds(Mark, ODD_LEVELS, COMMENTS, POINTS),
    "ao-clients-needed": st.none() | st.builds(Mark, points=POINTS),
    "wa-gone": st.none() | st.builds(Mark),
}
STUDENTS = st.sampled_from(["pia", "pia", "quin", "p-7", "gone"])
STEPS = st.one_of(
    st.tuples(st.just("add"), st.lists(st.sampled_from(sorted(FILES)), min_size=1, max_size=3)),
    st.tuples(st.just("remove"), st.sampled_from(sorted(FILES))),
    *(
        st.tuples(st.just("mark"), st.tuples(st.sampled_from(["AB", "CD"]), STUDENTS, st.just(item_id), marks))
        for item_id, marks in MARKS.items()
    ),
    st.tuples(st.just("accept"), st.sampled_from(["edited.json", "nobody.json"])),
    st.tuples(st.just("combine"), st.sampled_from(["mean", "first"])),
)
FIRST = ["pia.json", "edited.json", "nobody.json", "canvas.zip"]


class Instructor:
    """Does one thing after the other in one session, and knows what a fresh one would be given."""

    def __init__(self) -> None:
        self.session = new_session()
        self.marks: dict[str, dict[str, dict[str, Mark]]] = {}
        self.order: list[str] = []
        self.accepted: set[str] = set()
        self.combine = "mean"

    def act(self, step: str, given: Any) -> None:
        getattr(self, f"_{step}")(given)

    def _add(self, names: list[str]) -> None:
        self.session.add(((name, FILES[name]) for name in names), is_own=True)

    def _remove(self, name: str) -> None:
        self.session.remove([name])

    def _mark(self, given: tuple[str, str, str, Mark | None]) -> None:
        marker, code, item_id, mark = given
        student = self.marks.setdefault(marker, {}).setdefault(code, {})
        student.pop(item_id, None)
        student |= {item_id: mark} if mark else {}
        self.order = [marker, *(one for one in self.order if one != marker)]
        self.session.mark(Marks(ASSIGNMENT.id, marker, {code: dict(student)}))

    def _accept(self, name: str) -> None:
        self.accepted ^= {name}

    def _combine(self, combine: str) -> None:
        self.combine = combine

    def grade(self, session: GradingSession) -> Gradebook:
        return session.grade(ASSIGNMENT, combine=self.combine, accept=self.accepted)

    def fresh(self) -> GradingSession:
        session = new_session()
        session.add(((name, file.data) for name, file in self.session.files.items()), is_own=True)
        given = [
            (marker, {code: marks for code, marks in self.marks[marker].items() if marks}) for marker in self.order
        ]
        session.own_marks = [Marks(ASSIGNMENT.id, marker, marks) for marker, marks in given if marks]
        return session


def new_session() -> GradingSession:
    session = GradingSession()
    session.site_bank = BANK
    return session


def facts(book: Gradebook) -> dict[str, Any]:
    """All that is in a gradebook; students on two lists are the same if the lists say the same of them."""
    return asdict(replace(book, items=()))


@given(st.lists(st.sampled_from(FIRST), min_size=1, unique=True), st.lists(STEPS, min_size=6, max_size=20))
def test_any_sequence_of_changes_gives_what_a_fresh_session_gives_with_the_same_things(first, steps):
    instructor = Instructor()
    for step, what in [("add", first), *steps]:
        instructor.act(step, what)
        book = instructor.grade(instructor.session)
        assert facts(book) == facts(instructor.grade(instructor.fresh()))


@pytest.fixture
def session() -> GradingSession:
    session = new_session()
    session.add((name, FILES[name]) for name in ("copied.json", "canvas.zip"))
    session.grade(ASSIGNMENT)
    return session


def graded_students(session: GradingSession) -> list[str]:
    """Grade, and tell who was graded anew."""
    with patch.object(collation, "StudentGrading", wraps=collation.StudentGrading) as grading:
        session.grade(ASSIGNMENT)
    return [call.args[1] for call in grading.call_args_list]


def test_a_mark_grades_one_student(session):
    session.mark(Marks(ASSIGNMENT.id, "AB", {"pia": FULL}))
    assert graded_students(session) == ["Pia (pia)"]
    assert graded_students(session) == []


def test_a_mark_that_is_taken_away_grades_that_student(session):
    session.mark(Marks(ASSIGNMENT.id, "AB", {"pia": FULL, "quin": FULL}))
    session.grade(ASSIGNMENT)
    session.mark(Marks(ASSIGNMENT.id, "AB", {"quin": {}}))
    assert graded_students(session) == ["Quin (quin)"]


def test_rows_of_other_students_stay_the_very_same(session):
    before = session.grade(ASSIGNMENT).students
    session.mark(Marks(ASSIGNMENT.id, "AB", {"pia": FULL}))
    after = session.grade(ASSIGNMENT).students
    assert [one is other for one, other in zip(before, after, strict=True)] == [True, False, True]


def test_one_more_file_is_the_only_one_that_is_read(session):
    with patch.object(submission_cache, "read_submission", wraps=submission_cache.read_submission) as read:
        session.add([("nobody.json", FILES["nobody.json"])])
        session.grade(ASSIGNMENT)
    assert [call.args[0].name for call in read.call_args_list] == ["nobody.json"]


def test_a_download_that_has_grown_is_opened_and_only_what_is_new_in_it_is_read(session):
    with (
        patch.object(submission_cache, "unpack_download", wraps=submission_cache.unpack_download) as unpack,
        patch.object(submission_cache, "read_submission", wraps=submission_cache.read_submission) as read,
    ):
        session.remove(["canvas.zip"])
        session.add([("more.zip", FILES["more.zip"])])
        session.grade(ASSIGNMENT)
    assert [call.args[0] for call in unpack.call_args_list] == ["more.zip"]
    assert [call.args[0].name for call in read.call_args_list] == ["moeria_3_9_a.json"]


def test_a_marker_without_marks_leaves_the_field_to_a_file_of_the_same_name(session):
    session.add([("marks-AB.json", FILES["marks-AB.json"])], is_own=True)
    session.mark(Marks(ASSIGNMENT.id, "AB", {"quin": {"wa-say-why": Mark({"names_reason": 0, "is_plain": 0})}}))
    book = session.grade(ASSIGNMENT)
    assert [row.grades["wa-say-why"].points for row in book.students] == [None, None, 0.0]
    session.mark(Marks(ASSIGNMENT.id, "AB", {"quin": {}}))
    book = session.grade(ASSIGNMENT)
    assert [row.grades["wa-say-why"].points for row in book.students] == [None, 3.0, 3.0]


def test_another_way_to_combine_markers_grades_whom_several_have_marked(session):
    for marker, levels in (("AB", {"names_reason": 0, "is_plain": 0}), ("CD", {"names_reason": 2, "is_plain": 1})):
        session.mark(Marks(ASSIGNMENT.id, marker, {"pia": {"wa-say-why": Mark(levels)}}))
    books = [session.grade(ASSIGNMENT, combine=combine) for combine in ("mean", "first", "mean")]
    points = [book.students[1].grades["wa-say-why"].points for book in books]
    assert points == [1.5, 3.0, 1.5]  # of 0 and 3; CD marked last and stands first


def test_marks_say_for_how_many_students_they_are_and_not_for_how_many_answers():
    many = {"pia": {f"item-{number}": Mark({}, "Yes.") for number in range(10)}, "quin": {}}
    assert detect_file("marks.json", write_marks(Marks("a-1f2e3d4c", "AB", many))).count == 1

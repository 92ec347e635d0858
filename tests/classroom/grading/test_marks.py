"""Laws of marks: points only where every criterion is marked, and two markers compared level by level."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.hostile import ASSIGNMENT, BANK, FREE, honest_file
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.gradebook.double_marking import Marking
from widgets.classroom.grading.marks import Mark, Marks, mark_points, misfits, read_marks, write_marks
from widgets.classroom.problems import IntakeError
from widgets.exercise_types.kappa import quadratic_kappa

ITEM, KEY = BANK.item("wa-say-why"), BANK.key("wa-say-why")  # names_reason: 0, 1, 2; is_plain: 0, 1
LEVELS = st.fixed_dictionaries({}, optional={"names_reason": st.integers(0, 2), "is_plain": st.integers(0, 1)})


def marks(marker: str, of: dict[str, dict[str, Mark]], assignment: str = ASSIGNMENT.id) -> Marks:
    return Marks(assignment, marker, of)


def book_with(*given_marks: Marks, combine: str = "mean", students=("nora", "pia")):
    submissions = open_downloads([(f"{code}.json", honest_file(code)) for code in students])
    return collate(ASSIGNMENT, BANK, submissions, marks=given_marks, combine=combine)


def grade(book, student: str = "nora", item_id: str = "wa-say-why"):
    return next(row for row in book.students if row.key == student).grades[item_id]


def codes(book) -> set[str]:
    return {problem.code for problem in book.problems}


def test_points_are_those_of_the_chosen_levels():
    assert mark_points(ITEM, KEY, Mark({"names_reason": 2, "is_plain": 1})) == 3.0
    assert mark_points(ITEM, KEY, Mark({"names_reason": 1, "is_plain": 0})) == 1.0


@given(LEVELS)
def test_there_are_points_exactly_where_every_criterion_is_marked(levels):
    points = mark_points(ITEM, KEY, Mark(levels))
    assert (points is None) == (len(levels) < 2)
    if points is not None:
        assert points == sum(levels.values())


def test_points_by_hand_stand_before_the_levels():
    assert mark_points(ITEM, KEY, Mark({"names_reason": 2, "is_plain": 1}, points=0.5)) == 0.5


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (Mark({"names_reason": 3}), "the highest is 2"),
        (Mark({"handwriting": 1}), "not in the rubric"),
        (Mark(points=3.5), "from 0 to 3"),
        (Mark(points=-1), "from 0 to 3"),
    ],
)
def test_a_mark_that_does_not_fit_is_named_and_gives_no_points(mark, told):
    (misfit,) = misfits(ITEM, KEY, mark)
    assert told in misfit
    assert mark_points(ITEM, KEY, mark) is None


@given(
    st.dictionaries(
        st.sampled_from(["nora", "pia"]),
        st.dictionaries(
            st.sampled_from(FREE),
            st.builds(Mark, LEVELS, st.text(max_size=20), st.none() | st.floats(0, 9)),
            max_size=2,
        ),
    )
)
def test_marks_are_read_as_they_were_written(given_marks):
    written = marks("AB", given_marks)
    assert read_marks(write_marks(written), "marks.json") == written


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "x"},
        {"version": 0},
        {"version": 2},
        {"version": None},
        {"assignment": 1},
        {"marker": None},
        {"marks": []},
        {"marks": {"nora": []}},
        {"marks": {"nora": {"wa-say-why": 1}}},
        {"marks": {"nora": {"wa-say-why": {"is_plain": "1"}}}},
        {"marks": {"nora": {"wa-say-why": {"is_plain": True}}}},
        {"marks": {"nora": {"wa-say-why": {"is_plain": -1}}}},
        {"marks": {"nora": {"wa-say-why": {"is_plain": 0.5}}}},
        {"marks": {"nora": {"wa-say-why": {"comment": 5}}}},
        {"marks": {"nora": {"wa-say-why": {"points": "3"}}}},
        {"marks": {"nora": {}, "NORA": {}}},
    ],
)
def test_a_file_of_marks_that_is_damaged_is_refused(changes):
    stored = {**json.loads(write_marks(marks("AB", {}))), **changes}
    with pytest.raises(IntakeError) as caught:
        read_marks(json.dumps(stored).encode(), "marks.json")
    assert caught.value.code in {"wrong_format", "newer_version", "older_version"}


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_no_marks(data):
    with pytest.raises(IntakeError):
        read_marks(data, "marks.json")


def test_marks_are_given_by_a_code_in_any_case():
    full = Mark({"names_reason": 2, "is_plain": 1}, "Good.")
    book = book_with(read_marks(write_marks(marks("AB", {" NORA": {"wa-say-why": full}})), "marks.json"))
    assert grade(book).points == 3.0
    assert grade(book, "pia").status == "awaiting"
    assert book.students[0].comments == {"wa-say-why": ["Good."]}


def test_a_half_marked_answer_waits_and_says_for_what():
    book = book_with(marks("AB", {"nora": {"wa-say-why": Mark({"names_reason": 2})}}))
    assert grade(book).status == "awaiting"
    told = [problem.message for problem in book.problems if problem.where == "Nora (nora)"]
    assert "wa-say-why waits for marks on is_plain." in told


def test_with_two_markers_the_grade_is_their_mean_or_the_firsts():
    first = marks("AB", {"nora": {"wa-say-why": Mark({"names_reason": 2, "is_plain": 1})}})
    second = marks("CD", {"nora": {"wa-say-why": Mark({"names_reason": 1, "is_plain": 1})}})
    assert grade(book_with(first, second)).points == 2.5
    assert grade(book_with(first, second, combine="first")).points == 3.0
    assert grade(book_with(second, first, combine="first")).points == 2.0


def test_who_was_marked_by_one_of_two_has_that_markers_points():
    first = marks("AB", {"nora": {"wa-say-why": Mark({"names_reason": 2, "is_plain": 1})}})
    second = marks("CD", {"nora": {"wa-say-why": Mark({"names_reason": 1})}})
    assert grade(book_with(first, second)).points == 3.0


def test_two_markers_are_compared_on_every_criterion_that_both_marked():
    pairs = {"nora": (0, 2), "pia": (1, 1), "quin": (2, 2), "rosa": (2, 1)}
    first = marks("AB", {who: {"wa-say-why": Mark({"names_reason": a})} for who, (a, _) in pairs.items()})
    second = marks("CD", {who: {"wa-say-why": Mark({"names_reason": b})} for who, (_, b) in pairs.items()})
    book = book_with(first, second, students=tuple(pairs))
    (agreement,) = book.agreements
    assert (agreement.criterion_id, agreement.markers, agreement.n) == ("names_reason", ("AB", "CD"), 4)
    assert agreement.equal == 0.5  # two of four
    assert agreement.kappa == quadratic_kappa([0, 1, 2, 2], [2, 1, 2, 1])
    assert [(each.student, each.is_far) for each in agreement.differences] == [("nora", True), ("rosa", False)]
    (problem,) = [problem for problem in book.problems if problem.code == "markers_differ"]
    assert problem.where == "Nora (nora)"


def test_points_by_hand_mend_what_the_book_could_not_read_and_give_a_blank_its_points():
    given_answers = {"ao-clients-needed": {"text": "about 90"}, "wa-late-again": {"choice": "z"}}
    submissions = open_downloads([("nora.json", honest_file("nora", answers=given_answers))])
    by_hand = {item_id: Mark(points=points) for item_id, points in
               {"ao-clients-needed": 1.0, "wa-late-again": 0.0, "wa-rated-by-two": 0.5}.items()}  # fmt: skip
    book = collate(ASSIGNMENT, BANK, submissions, marks=[marks("AB", {"nora": by_hand})])
    assert (book.students[0].status, book.students[0].total) == ("graded", 1.5)
    assert not codes(book) & {"unreadable_answer", "malformed_answer"}


def test_a_rubric_gives_no_points_to_a_blank():
    full = Mark({"names_reason": 0, "is_plain": 0})
    submissions = open_downloads([("nora.json", honest_file("nora", answers={"wa-late-again": {"choice": "b"}}))])
    book = collate(ASSIGNMENT, BANK, submissions, marks=[marks("AB", {"nora": {"wa-say-why": full}})])
    assert grade(book).status == "blank"


@pytest.mark.parametrize(
    ("given_marks", "code"),
    [
        ([marks("AB", {}, "a-00000000")], "marks_other_assignment"),
        ([marks("AB", {}), marks("AB", {})], "marker_twice"),
        ([marks("AB", {"somebody": {}})], "marks_unknown_student"),
        ([marks("AB", {"nora": {"wa-nothing": Mark()}})], "marks_unknown_item"),
        ([marks("AB", {"nora": {"wa-say-why": Mark({"names_reason": 9})}})], "marks_do_not_fit"),
    ],
)
def test_marks_that_fit_nothing_are_named(given_marks, code):
    assert code in codes(book_with(*given_marks))


def test_marks_of_another_assignment_give_nothing():
    full = {"nora": {"wa-say-why": Mark({"names_reason": 2, "is_plain": 1})}}
    assert grade(book_with(marks("AB", full, "a-00000000"))).status == "awaiting"


def test_a_combination_that_is_none_is_refused():
    with pytest.raises(ValueError, match="mean, first"):
        Marking([], ASSIGNMENT, "highest")

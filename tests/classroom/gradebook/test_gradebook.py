"""Laws of the gradebook: a total says what was judged, and where nobody judged there is none."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.hostile import (
    ASSIGNMENT,
    BANK,
    ESSAY,
    FREE,
    changed_answers,
    full_answers,
    honest_file,
    hostile_archives,
    hostile_files,
)
from widgets.classroom.assignments.assignment import chapter_assignment, make_assignment
from widgets.classroom.collecting.archive import open_download, open_downloads
from widgets.classroom.collecting.roster import read_roster
from widgets.classroom.gradebook import student_grades
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.gradebook.gradebook import SEVERITIES, STATUSES
from widgets.classroom.problems import ClassroomError, MissingKeyError
from widgets.pages.gradebook import view

CLOSED = [item_id for item_id in BANK.items if item_id not in FREE]
QUIZ = make_assignment("Quiz", CLOSED, BANK)
FULL = {item_id: answer for item_id, answer in full_answers("nora").items() if item_id in CLOSED}
FULL["ao-shared-share"], FULL["ao-upper-half"] = {"text": "0.09"}, {"text": "64"}  # variant 0: the quiz has none
BAD = {"text": "about 3"}


def quiz(code: str, answers, **changes) -> tuple[str, bytes]:
    about = {"assignment_id": QUIZ.id, "assignment_title": "Quiz", "variants": {}, **changes}
    return f"{code}.json", honest_file(code, answers=answers, **about)


def graded(answers, **changes):
    (student,) = collate(QUIZ, BANK, open_downloads([quiz("nora", answers, **changes)])).students
    return student


def test_full_marks_are_the_points_of_the_assignment():
    student = graded(FULL)
    assert (student.status, student.total, student.out_of) == ("graded", QUIZ.points(BANK), QUIZ.points(BANK))


def test_wrong_answers_earn_a_zero_that_somebody_gave():
    student = graded({"wa-late-again": {"choice": "a"}})
    assert (student.status, student.total) == ("graded", 0.0)
    assert student.grades["wa-rated-by-two"].status == "blank"


@given(st.dictionaries(st.sampled_from(CLOSED), st.sampled_from(["full", "blank", "null"])))
def test_the_total_is_the_sum_of_what_was_answered_and_none_if_nothing_was(chosen):
    said = {"blank": {}, "null": None}
    student = graded({item_id: said.get(how, FULL[item_id]) for item_id, how in chosen.items()})
    answered = [item_id for item_id, how in chosen.items() if how == "full"]
    expected = sum(BANK.item(item_id)["points"] for item_id in answered) if answered else None
    assert student.total == (None if expected is None else pytest.approx(expected))
    assert student.status == ("graded" if answered else "all_blank")


@given(st.sets(st.sampled_from(CLOSED), min_size=1), st.sampled_from([BAD, 7, {"x": 1}, {"choice": ["b"]}]))
def test_there_is_no_total_while_anything_is_unreadable(spoiled, bad):
    student = graded({**FULL, **dict.fromkeys(spoiled, bad)})
    assert (student.status, student.total) == ("unreadable", None)
    assert {item_id for item_id, grade in student.grades.items() if grade.points is None} == spoiled


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5) | st.sampled_from(["a", "b", "p1", "o2", "t2", "r", "true", "none", "1e999", "9" * 60]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3) | st.sampled_from(
        ["choice", "choices", "text", "pairs", "order", "scores", "parameters", "ratings", "p1", "goal", "r", "n", "t2"]
    ), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(CLOSED), JSON, max_size=6))
def test_answers_of_any_shape_are_blank_graded_or_named(answers):
    student = graded(answers)
    named = {problem.code for problem in student.problems}
    assert "unexpected" not in named
    if student.status == "unreadable":
        assert named & {"malformed_answer", "unreadable_answer"}
    assert (student.total is None) == (student.status != "graded")


def test_there_is_no_total_while_anything_waits_for_marks():
    (student,) = collate(ASSIGNMENT, BANK, open_downloads([("a.json", honest_file("nora"))])).students
    assert (student.status, student.total) == ("awaiting", None)
    assert {item_id for item_id, grade in student.grades.items() if grade.status == "awaiting"} == set(FREE)


@given(st.sampled_from(sorted([*hostile_files(), *hostile_archives()])))
def test_nobody_gets_a_number_without_a_graded_answer_and_everybody_without_one_has_a_reason(name):
    data = {**hostile_files(), **hostile_archives()}[name]
    book = collate(ASSIGNMENT, BANK, open_download(data, name))
    for student in book.students:
        assert student.status in STATUSES
        assert (student.total is not None) == (student.status == "graded")
        if student.total is None:
            assert student.problems


def test_another_students_variant_is_not_graded():
    student, other = (collate(ASSIGNMENT, BANK, open_download(hostile_files()[name], name)).students[0]
                      for name in ("other-variant.json", "no-variant.json"))  # fmt: skip
    assert student.grades["ao-upper-half"].status == "unreadable"
    assert other.grades["ao-shared-share"].status == "unreadable"


def test_variants_are_graded_by_the_code_that_was_typed():
    (student,) = collate(ASSIGNMENT, BANK, open_downloads([("a.json", honest_file("nora"))])).students
    assert student.grades["ao-shared-share"].credit == 1
    assert student.grades["ao-upper-half"].credit == 1


def test_a_variant_where_there_are_none_is_not_graded():
    assert graded(FULL, variants={"ao-shared-share": 2}).grades["ao-shared-share"].status == "unreadable"


def test_answers_of_another_edition_are_graded_with_a_warning():
    student = graded(FULL, edition="0" * 12)
    assert student.total == QUIZ.points(BANK)
    assert [(problem.code, problem.severity) for problem in student.problems] == [("other_edition", "warning")]


def test_missing_exercises_are_one_note():
    (problem,) = graded({"wa-late-again": {"choice": "b"}}).problems
    assert (problem.code, problem.severity) == ("missing_item", "note")
    assert problem.message.startswith(f"{len(CLOSED) - 1} of {len(CLOSED)} exercises")


def test_what_nobody_foresaw_in_one_answer_leaves_the_others_graded(monkeypatch):
    whole = student_grades.grade_answer

    def broken(item, key, answer, variant=0):
        if item["id"] == "wa-late-again":
            raise ZeroDivisionError("nobody foresaw this")
        return whole(item, key, answer, variant)

    monkeypatch.setattr(student_grades, "grade_answer", broken)
    student = graded(FULL)
    assert (student.status, student.total) == ("unreadable", None)
    assert student.grades["wa-rated-by-two"].points == 1
    assert [problem.code for problem in student.problems] == ["unexpected"]


def test_equal_long_texts_are_named_with_both_students():
    book = collate(ASSIGNMENT, BANK, open_download(hostile_archives()["identical-text.zip"], "x.zip"))
    found = [problem for problem in book.problems if problem.code == "identical_text"]
    assert [(problem.where, problem.severity) for problem in found] == [("Pia (pia), Quin (quin)", "warning")]


def test_short_texts_and_ones_own_may_be_equal():
    same = {"wa_two_views": {"text": ESSAY}, "ao_judge_a_claim": {"text": ESSAY}, "wa_say_why": {"text": "Because."}}
    files = [
        ("a.json", changed_answers("pia", **same)),
        ("b.json", changed_answers("quin", wa_say_why={"text": "Because."})),
    ]
    book = collate(ASSIGNMENT, BANK, open_downloads(files))
    assert "identical_text" not in {problem.code for problem in book.problems}


def test_free_responses_are_given_for_marking_but_not_those_that_are_held():
    files = [("a.json", honest_file("nora")), ("b.json", hostile_files()["edited.json"])]
    book = collate(ASSIGNMENT, BANK, open_downloads(files))
    assert {(each.student, each.item_id) for each in book.free_responses} == {("nora", item_id) for item_id in FREE}


def test_problems_come_by_severity():
    names = ["other-edition.json", "breaks-off.json", "missing-item.json"]
    book = collate(ASSIGNMENT, BANK, open_downloads([(name, hostile_files()[name]) for name in names]))
    order = [SEVERITIES.index(problem.severity) for problem in book.problems]
    assert order == sorted(order)
    assert order[0] == 0


def test_the_page_gets_plain_json_of_everything():
    given_files = {**hostile_files(), "zoe.json": honest_file("zoe")}
    book = collate(ASSIGNMENT, BANK, open_downloads(given_files.items()), read_roster(b"name,code\nZoe,zoe\n", "c.csv"))
    item = BANK.item("wa-late-again")
    parts = view.summary(book, BANK, frozenset()), view.student_answer(BANK, book.students[0], item, 0)
    told, answer = json.loads(json.dumps(parts, allow_nan=False).encode())
    assert told["rows"][0]["stranger"] is False
    assert {name: answer[name] for name in ("status", "points", "out_of", "detail")} == {
        "status": "scored",
        "points": 1.0,
        "out_of": 1.0,
        "detail": "",
    }
    codes = [each["code"] for group in told["problems"] for each in [group] * group["count"]]
    assert sorted(codes) == sorted(each.code for each in book.problems)
    assert [item["id"] for item in told["items"]] == list(ASSIGNMENT.items)
    assert told["assignment"]["id"] == ASSIGNMENT.id


def test_a_students_bank_grades_nothing_that_is_graded():
    with pytest.raises(MissingKeyError):
        collate(ASSIGNMENT, BANK.for_students(), open_downloads([]))


def test_an_exercise_that_the_bank_lacks_is_named():
    with pytest.raises(ClassroomError, match="wa-gone"):
        collate(replace(ASSIGNMENT, items=("wa-gone",)), BANK, open_downloads([]))


def test_a_chapters_own_assignment_is_graded_too():
    chapter = chapter_assignment("working_alliance", BANK)
    data = honest_file("nora", assignment_id=chapter.id, variants={})
    (student,) = collate(chapter, BANK, open_downloads([("a.json", data)])).students
    assert student.grades["wa-whose-goal"].credit == 1


@pytest.mark.parametrize("count", [0, 1, 300, 5000])
def test_a_class_of_any_size_is_graded_whole(count):
    short = make_assignment("Short", ["wa-late-again", "ao-clients-needed"], BANK)
    answers = {item_id: FULL[item_id] for item_id in short.items}
    files = [quiz(f"s{number}", answers, assignment_id=short.id) for number in range(count)]
    book = collate(short, BANK, open_downloads(files))
    assert [student.total for student in book.students] == [2.0] * count
    assert book.problems == ()


def test_nothing_that_was_handed_in_is_run():
    call = "__import__('os')._exit(3)"
    answers = {**FULL, "ao-shared-share": {"text": call}, "wa-score-sheet": {"scores": {"goal": call}}}
    assert graded(answers).grades["ao-shared-share"].status == "unreadable"

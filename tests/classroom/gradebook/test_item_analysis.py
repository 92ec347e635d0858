"""Laws of the analysis of exercises: numbers that can be checked by hand, and none where they would say nothing."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.gradebook.test_gradebook import FULL, QUIZ, quiz
from tests.classroom.hostile import ASSIGNMENT, BANK, honest_file
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.gradebook.item_analysis import analyze_items

ONE, OTHER, THIRD = "wa-late-again", "wa-rated-by-two", "ao-clients-needed"
RIGHT = {ONE: {"choice": "b"}, OTHER: {"choice": "true"}, THIRD: {"text": "90"}}
WRONG = {ONE: {"choice": "a"}, OTHER: {"choice": "false"}, THIRD: {"text": "30"}}


def analyzed(patterns: list[str], **more):
    """Analyze a class in which each student answered three exercises right (1), wrong (0), not (-) or badly (x)."""
    said = {"1": RIGHT, "0": WRONG, "-": dict.fromkeys(RIGHT), "x": {item_id: {"text": "some"} for item_id in RIGHT}}
    answers = [
        {item_id: said[sign][item_id] for item_id, sign in zip(RIGHT, pattern, strict=True)} for pattern in patterns
    ]
    files = [quiz(f"s{number}", {**given, **more}) for number, given in enumerate(answers)]
    return {item.item_id: item for item in analyze_items(collate(QUIZ, BANK, open_downloads(files)))}


def test_answers_and_blanks_are_counted_and_difficulty_is_the_mean_credit_of_answers():
    item = analyzed(["1--", "1--", "0--", "-1-", "x--"])[ONE]
    assert (item.n_answered, item.n_blank, item.n_waiting) == (4, 1, 1)
    assert item.difficulty == pytest.approx(2 / 3)


def test_the_distribution_counts_every_choice():
    found = analyzed(["11-", "1--", "00-"])
    assert found[ONE].distribution == {"a": 1, "b": 2, "c": 0}
    assert found[OTHER].distribution == {"true": 1, "false": 1}
    assert found[THIRD].distribution == {}


def test_several_choices_are_each_counted():
    tasks = {"wa-signs-of-tasks": {"choices": ["a", "d"]}}
    assert analyzed(["1--", "1--"], **tasks)["wa-signs-of-tasks"].distribution == {
        "a": 2,
        "b": 0,
        "c": 0,
        "d": 2,
        "e": 0,
    }


def test_discrimination_is_the_correlation_with_the_points_of_the_others():
    patterns = ["111", "111", "110", "101", "100", "011", "010", "001", "000", "000", "110", "000"]
    first = [int(pattern[0]) for pattern in patterns]
    rest = [int(pattern[1]) + int(pattern[2]) for pattern in patterns]
    assert analyzed(patterns)[ONE].discrimination == pytest.approx(statistics.correlation(first, rest))


@pytest.mark.parametrize(
    "patterns",
    [["110", "000", "101"] * 3, ["1" + rest for rest in ["11", "00"] * 6], [first + "11" for first in "01" * 6]],
    ids=["nine students", "the exercise does not vary", "the others do not vary"],
)
def test_there_is_no_discrimination_without_students_or_without_spread(patterns):
    assert analyzed(patterns)[ONE].discrimination is None


def test_rests_that_differ_only_in_the_last_digit_of_a_sum_do_not_spread():
    thirds = {"wa-match-lines": {"pairs": {"p1": "o2"}}, "wa-signs-of-bond": {"choices": ["a"]}}
    item = analyzed([first + "11" for first in "01" * 6], **thirds)[ONE]
    assert item.discrimination is None


def test_who_has_an_unreadable_answer_is_left_out_and_not_taken_as_zero():
    patterns = ["111", "110", "101", "100", "011", "010", "001", "000", "111", "000"]
    whole = analyzed(patterns)[ONE].discrimination
    assert analyzed([*patterns, "1x1", "0x0"])[ONE].discrimination == pytest.approx(whole)


def test_an_exercise_that_waits_for_marks_is_in_nobodys_sum():
    codes = [f"s{number}" for number in range(12)]
    files = [(f"{code}.json", honest_file(code)) for code in codes]
    found = {item.item_id: item for item in analyze_items(collate(ASSIGNMENT, BANK, open_downloads(files)))}
    assert (found["wa-two-views"].n_waiting, found["wa-two-views"].difficulty) == (12, None)
    assert found["wa-late-again"].difficulty == 1


@given(st.lists(st.text("01-x", min_size=3, max_size=3), max_size=14))
def test_every_number_is_in_its_range(patterns):
    for item in analyzed(patterns).values():
        assert item.n_answered + item.n_blank == len(patterns)
        assert item.difficulty is None or 0 <= item.difficulty <= 1
        assert item.discrimination is None or -1 - 1e-9 <= item.discrimination <= 1 + 1e-9
        assert sum(item.distribution.values()) <= item.n_answered * 5


def test_nobody_handed_anything_in():
    (item, *_) = analyze_items(collate(QUIZ, BANK, open_downloads([])))
    assert (item.n_answered, item.difficulty, item.discrimination) == (0, None, None)


def test_full_marks_of_all_have_no_discrimination():
    files = [quiz(f"s{number}", FULL) for number in range(12)]
    assert {item.discrimination for item in analyze_items(collate(QUIZ, BANK, open_downloads(files)))} == {None}

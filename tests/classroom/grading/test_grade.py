"""One answer, one key, one grade."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.samples import answers_with_full_marks, sample_bank
from widgets.classroom.grading.answer_shape import check_answer
from widgets.classroom.grading.grade import full_answer, grade_answer, is_blank

BANK = sample_bank()
ITEMS = list(BANK.items.values())


def sample(kind: str):
    item = next(item for item in ITEMS if item["type"] == kind)
    return item, BANK.key(item["id"])


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_a_full_answer_earns_all_points_and_a_blank_none(item):
    key = BANK.key(item["id"])
    answer = answers_with_full_marks(BANK).get(item["id"])
    assert grade_answer(item, key, {}).status == "blank"
    if full_answer(item, key) is None:
        assert grade_answer(item, key, {"text": "Something."}).status == "awaiting"
    else:
        assert grade_answer(item, key, answer).points == pytest.approx(item["points"])


def test_wrong_choices_take_off_what_right_ones_give_and_no_more():
    item = {"type": "multiple_choice", "points": 3, "choices": [{"id": name} for name in "abcd"]}
    key = {"correct": ["a", "b"]}
    earned = {chosen: grade_answer(item, key, {"choices": list(chosen)}).credit for chosen in ("a", "ab", "abc", "cd")}
    assert earned == {"a": 0.5, "ab": 1.0, "abc": 0.5, "cd": 0.0}


def test_a_number_that_nobody_can_read_waits_for_a_person():
    item, key = sample("numeric")
    assert grade_answer(item, key, {"text": "about a third"}).status == "unreadable"


@given(
    st.recursive(st.none() | st.just("") | st.just(" "), lambda part: st.lists(part) | st.dictionaries(st.text(), part))
)
def test_an_answer_of_blanks_alone_is_blank(answer):
    assert is_blank(answer) or any(isinstance(part, list) and part for part in _lists(answer))


def _lists(answer):
    if isinstance(answer, list):
        return [answer, *(found for part in answer for found in _lists(part))]
    return [found for part in answer.values() for found in _lists(part)] if isinstance(answer, dict) else []


def test_turns_that_are_not_rated_lower_the_credit_of_a_transcript():
    item, key = sample("rate_transcript")
    turns = list(key["ratings"])
    part = {turn: key["ratings"][turn] for turn in turns[:-1]}
    credit = grade_answer(item, key, {"ratings": part}).credit
    assert credit == pytest.approx((len(turns) - 1) / len(turns))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
@given(
    answer=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda part: (
            st.lists(part, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "choice",
                        "choices",
                        "text",
                        "pairs",
                        "order",
                        "scores",
                        "parameters",
                        "ratings",
                        "a",
                        "b",
                        "goal",
                        "r",
                    ]
                ),
                part,
                max_size=3,
            )
        ),
        max_leaves=6,
    )
)
def test_whatever_passes_the_check_can_be_graded_within_bounds(item, answer):
    if check_answer(item, answer) == []:
        grade = grade_answer(item, BANK.key(item["id"]), answer)
        assert grade.points is None or 0 <= grade.points <= item["points"]
        assert math.isclose(grade.out_of, item["points"])

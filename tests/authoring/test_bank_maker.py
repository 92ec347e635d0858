"""The book's exercises: what an instructor may count on."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from widgets.authoring.bank_maker import make_bank
from widgets.classroom.bank.bank import Bank
from widgets.classroom.grading.answer_shape import check_answer
from widgets.classroom.grading.grade import full_answer, grade_answer
from widgets.exercise_types import ITEM_TYPES
from widgets.exercise_types.answer_registry import FREE_RESPONSES

BANK = make_bank()
ITEMS = list(BANK.items.values())
FEWEST_IN_A_CHAPTER = 7
LEVELS_AN_OBJECTIVE_NEEDS = 2


def test_every_chapter_has_enough_exercises():
    counts = Counter(item["chapter"] for item in ITEMS)
    assert {name: count for name, count in counts.items() if count < FEWEST_IN_A_CHAPTER} == {}


def test_every_type_is_used():
    assert {item["type"] for item in ITEMS} == set(ITEM_TYPES)


def test_every_objective_has_exercises_at_two_levels_of_blooms_taxonomy():
    levels = defaultdict(set)
    for item in ITEMS:
        for objective in item["objectives"]:
            levels[objective].add(item["bloom"])
    thin = {name for name in BANK.objectives if len(levels[name]) < LEVELS_AN_OBJECTIVE_NEEDS}
    assert thin == set()


def test_every_citation_is_in_the_bibliography():
    from tests.test_house import bibliography_keys  # noqa: PLC0415 (the house's tests import the whole house)

    cited = {key for item in ITEMS for key in item["citations"]}
    assert cited <= set(bibliography_keys())


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_an_answer_by_the_key_earns_every_point(item):
    key = BANK.key(item["id"])
    for variant in range(max(1, len(item.get("variants", [])))):
        answer = full_answer(item, key, variant)
        if item["type"] in FREE_RESPONSES:
            assert answer is None
            assert grade_answer(item, key, {"text": key["model_answer"]}).status == "awaiting"
        else:
            assert check_answer(item, answer) == []
            assert grade_answer(item, key, answer, variant).points == pytest.approx(item["points"])


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_a_blank_is_blank_and_no_zero(item):
    for blank in (None, {}):
        grade = grade_answer(item, BANK.key(item["id"]), blank)
        assert (grade.status, grade.points) == ("blank", None)


@pytest.mark.parametrize("item", [item for item in ITEMS if item["type"] == "numeric"], ids=lambda item: item["id"])
def test_no_trap_of_a_number_is_also_right(item):
    key = BANK.key(item["id"])
    for trap in key["traps"]:
        for variant, wrong in enumerate(trap["answers"]):
            assert grade_answer(item, key, {"text": str(wrong)}, variant).points == 0


def test_a_bank_for_students_has_the_keys_of_practice_exercises_alone():
    students = BANK.for_students()
    assert {item["id"] for item in ITEMS if item["use"] == "practice"} == set(students.keys)
    assert students.edition == BANK.edition
    assert Bank.from_json(BANK.to_json()) == BANK


def test_an_exercise_as_students_see_it_holds_nothing_of_its_key():
    assert all("key" not in item and "rationale" not in item for item in ITEMS)

"""The exercise's Python side: what it takes, refuses, grades, shows and sends, and what it never sends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from lxml import html
from traitlets import TraitError

from tests.classroom.sample_keys import HIDDEN
from tests.classroom.samples import ITEMS, answers_with_full_marks, sample_bank
from tests.layers import some_now
from widgets.classroom.bank.bank import Bank
from widgets.exercise.exercise import Exercise
from widgets.host.modules import stylesheet
from widgets.measures import Inventory

PACKAGE_ROOT = Path(__file__).parents[2] / "widgets"
BANK = sample_bank()
PRACTICE = [item["id"] for item in ITEMS if item["use"] == "practice"]
GRADED = [item["id"] for item in ITEMS if item["use"] == "graded"]


def tree_of(item_id: str):
    return html.fromstring(Exercise(item_id, BANK).static_html())


def everything_of(exercise: Exercise) -> str:
    """All that a page or a notebook could show or store of an exercise."""
    return (
        exercise.static_html() + exercise.readable_form(published=False) + json.dumps(exercise.get_state(), default=str)
    )


@pytest.mark.parametrize("item_id", PRACTICE)
def test_full_marks_in_python_are_full_marks_on_the_widget(item_id):
    exercise = Exercise(item_id, BANK)
    assert exercise.grade.status == "blank"
    exercise.answer = answers_with_full_marks(BANK)[item_id]
    assert exercise.grade.points == BANK.item(item_id)["points"]


@pytest.mark.parametrize("item_id", GRADED)
def test_nothing_of_a_graded_exercises_key_is_in_the_widget(item_id):
    exercise = Exercise(item_id, BANK)
    assert exercise.grade is None
    assert exercise.definition["key"] is None
    assert HIDDEN not in everything_of(exercise)


def test_the_scan_for_keys_finds_one():
    graded = {**BANK.items["wa-late-again"], "use": "practice"}
    leaky = Bank.of([graded], {"wa-late-again": BANK.key("wa-late-again")}, BANK.chapters, BANK.objectives)
    assert HIDDEN in everything_of(Exercise("wa-late-again", leaky))


@pytest.mark.parametrize(
    "item_id", some_now([item["id"] for item in ITEMS], 5, "a few types stand for all that share these controls")
)
def test_the_students_bank_makes_the_same_widget(item_id):
    students = Exercise(item_id, BANK.for_students())
    assert students.static_html() == Exercise(item_id, BANK).static_html()


def test_an_unknown_exercise_is_refused_with_near_names():
    with pytest.raises(KeyError, match="there is no exercise 'wa-whose-gaol'; did you mean 'wa-whose-goal'"):
        Exercise("wa-whose-gaol", BANK)


def test_the_books_own_bank_is_used_if_none_is_given():
    with pytest.raises(KeyError, match="there is no exercise 'nobody'"):
        Exercise("nobody")


@pytest.mark.parametrize(
    ("item_id", "answer", "told"),
    [
        ("wa-whose-goal", {"choice": "z"}, "wa-whose-goal: the choice 'z' is none of a, b, c"),
        ("wa-whose-goal", {"text": "a"}, "the answer has 'text', which this exercise does not ask for"),
        ("wa-repair-steps", {"order": ["a", "b"]}, "the order has not all of a, b, c, d"),
        ("ao-quarter-shared", {"parameters": {"r": 2, "n": 200}}, "the control r is 2, beyond its range"),
        ("wa-rate-mina", {"ratings": {"t2": 7}}, "turn t2 is '7', and should be one of 0, 1, 2, 3"),
    ],
)
def test_an_answer_that_cannot_be_one_is_refused_and_named(item_id, answer, told):
    exercise = Exercise(item_id, BANK)
    with pytest.raises(TraitError, match=re.escape(told)):
        exercise.answer = answer
    assert exercise.answer == {}


def test_an_answer_may_hold_numpys_numbers_and_holds_pythons():
    exercise = Exercise("ao-quarter-shared", BANK)
    exercise.answer = {"parameters": {"r": np.float32(0.5), "n": np.int64(200)}}
    assert type(exercise.answer["parameters"]["r"]) is float
    assert exercise.grade.status == "scored"
    json.dumps(exercise.get_state()["answer"])


def test_an_answer_given_in_python_is_graded_and_a_new_one_graded_anew():
    exercise = Exercise("wa-whose-goal", BANK)
    exercise.answer = {"choice": "b"}
    assert exercise.grade.points == 0
    exercise.answer = {"choice": "a"}
    assert exercise.grade.points == 1


def test_the_repr_can_be_run():
    assert repr(Exercise("wa-whose-goal", BANK)) == "Exercise('wa-whose-goal')"


def test_markup_in_a_text_is_shown_and_does_nothing():
    root = tree_of("wa-late-again")
    assert "<9 o'clock> & at noon" in root.xpath("string(.//*[@class='exercise__prompt'])")
    turns = tree_of("wa-rate-otto")
    assert turns.xpath("//*[contains(@class, 'exercise__said')]//small") == []


def test_a_variants_number_stands_in_a_marked_place():
    root = tree_of("ao-shared-share")
    assert root.xpath("string(//*[@data-slot='value-r'])") == "0.3"
    assert "At a correlation of 0.3, what share" in root.xpath("string(.//*[@class='exercise__prompt'])")


def test_options_too_long_for_a_list_get_letters_and_stand_in_full():
    item = BANK.item("wa-match-lines")
    options = [*item["options"][:2], {"id": "o3", "text": "The *tasks* that the two have agreed upon"}]
    long = Bank.of([{**item, "options": options}], BANK.keys, BANK.chapters, BANK.objectives)
    root = html.fromstring(Exercise("wa-match-lines", long).static_html())
    assert [one.text for one in root.xpath("(//select)[1]/option")][1:] == [
        "A. Bond",
        "B. Goals",
        "C. The tasks that the two have agreed upon",
    ]
    listed = [one.text_content() for one in root.xpath("//ul[@class='exercise__options']/li")]
    assert listed[2] == "C. The tasks that the two have agreed upon"
    assert "A. " not in Exercise("wa-match-lines", BANK).static_html()


def test_two_exercises_on_a_page_share_no_id():
    page = "".join(Exercise(item["id"], BANK).static_html() for item in ITEMS)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    owners = tuple(item["id"] for item in ITEMS)
    own = [name for name in ids if "clip" not in name]  # a picture's own
    assert all(name.removeprefix("exercise-").startswith(owners) for name in own)


@pytest.mark.parametrize("item_id", PRACTICE)
def test_an_exercise_for_practice_can_be_checked_and_says_what_that_needs(item_id):
    root = tree_of(item_id)
    assert len(root.xpath("//button[@data-action='check']")) == 1
    assert "you need the live page" in root.xpath("string(//noscript)")


@pytest.mark.parametrize("item_id", GRADED)
def test_a_graded_exercise_has_no_check_and_says_where_its_answer_goes(item_id):
    root = tree_of(item_id)
    assert root.xpath("//button[@data-action='check']") == []
    assert "goes into the file that you download under My answers" in root.text_content()
    assert "For your class: no feedback here" in root.text_content()


def test_the_heading_says_kind_time_worth_and_what_it_asks_of_the_mind():
    about = [part.text_content() for part in tree_of("wa-score-sheet").xpath("//*[@class='exercise__about']/*")]
    assert about == ["Practice", "about 8 minutes", "4 points", "to apply"]
    aims = tree_of("wa-score-sheet").xpath("string(//*[@class='exercise__aims']//li)")
    assert aims == "Score an alliance inventory, its reverse-keyed items and its blanks."


def test_licensed_wording_is_shown_in_a_kernel_and_never_on_a_page(monkeypatch):
    monkeypatch.setattr(Inventory, "may_be_published", False)
    exercise = Exercise("wa-score-sheet", BANK)
    statement = BANK.item("wa-score-sheet")["sheet"][0]["statement"]
    assert statement in exercise.readable_form(published=False)
    assert statement not in exercise.static_html()
    assert "licensed and is not printed here" in exercise.static_html()
    assert len(html.fromstring(exercise.static_html()).xpath("//tbody/tr")) == 12


def test_the_static_html_is_the_same_each_time():
    assert Exercise("wa-rate-mina", BANK).static_html() == Exercise("wa-rate-mina", BANK).static_html()


def test_the_stylesheet_brings_that_of_the_explorer_inside():
    assert "@import" not in stylesheet("exercise/exercise")
    assert ".explorer__controls" in stylesheet("exercise/exercise")

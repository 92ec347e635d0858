"""A phone's keyboard has a minus wherever one may be right, and does not tell by its keys that one is."""

from __future__ import annotations

import pytest
from lxml import html

from widgets.authoring.bank_maker import make_bank
from widgets.exercise.exercise import Exercise
from widgets.exercise_types.score_inventory.controls import describe

BANK = make_bank()
NUMERIC = [name for name, item in BANK.items.items() if item["type"] == "numeric"]
BELOW_ZERO = [name for name in NUMERIC if min(BANK.key(name)["answers"]) < 0]
"""Every exercise of the book with a right answer below zero."""
ABOVE_ZERO = ("am-a-strict-marker", "re-guess-genuine")
NO_MINUS = {"decimal", "numeric", "tel"}
"""Of an iPhone: its keypads for these have none."""


def keyboards(item_id):
    page = html.fromstring(Exercise(item_id).static_html())
    return {box.get("inputmode") for box in page.xpath("//form//input[@type='text'][not(@data-slot='typed')]")}


@pytest.mark.parametrize("item_id", BELOW_ZERO)
def test_a_number_below_zero_can_be_typed(item_id):
    assert keyboards(item_id) & NO_MINUS == set()


@pytest.mark.parametrize("item_id", ABOVE_ZERO)
def test_the_keyboard_is_the_same_where_the_number_lies_above_zero(item_id):
    assert keyboards(item_id) == keyboards(BELOW_ZERO[0])


def test_scores_have_a_keypad_unless_their_scale_goes_below_zero():
    exercise = Exercise("wa-score-amara")
    assert keyboards("wa-score-amara") == {"decimal"}
    item = {**exercise.item, "scale": {**exercise.item["scale"], "minimum": -2}}
    assert describe(item, exercise.words, published=True)["keypad"] == "text"

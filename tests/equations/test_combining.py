"""Three rules that combine goal, task and bond: worked by hand, and by the laws that set them apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.equations import NUMPY
from widgets.equations import combining as equations

SCORES = st.floats(1, 5)
RULES = [equations.mean_of_parts, equations.geometric_mean_of_parts, equations.lowest_of_parts]


def test_the_three_rules_give_what_was_worked_by_hand():
    # goal 2, task 4, bond 1: mean 7/3; cube root of 8 is 2; minimum 1
    scores = [rule(NUMPY, goal=2, task=4, bond=1) for rule in RULES]
    assert scores == pytest.approx([7 / 3, 2, 1])


@given(SCORES, SCORES, SCORES)
def test_the_mean_is_never_below_the_geometric_mean_and_that_never_below_the_minimum(goal, task, bond):
    mean, geometric, lowest = (rule(NUMPY, goal=goal, task=task, bond=bond) for rule in RULES)
    assert mean >= geometric - 1e-9
    assert geometric >= lowest - 1e-9


@given(SCORES)
def test_equal_parts_give_themselves_by_every_rule(score):
    parts = {"goal": score, "task": score, "bond": score}
    assert [rule(NUMPY, **parts) for rule in RULES] == pytest.approx([score] * 3)
    assert equations.are_equal(NUMPY, **parts)


@given(SCORES, SCORES, SCORES)
def test_a_gain_is_the_score_with_half_a_point_more_bond_less_the_score_without(goal, task, bond):
    raised = min(bond + 0.5, 5)
    gains = {
        equations.mean_of_parts: equations.gain_of_mean(NUMPY, bond=bond),
        equations.geometric_mean_of_parts: equations.gain_of_geometric_mean(NUMPY, goal=goal, task=task, bond=bond),
        equations.lowest_of_parts: equations.gain_of_lowest(NUMPY, goal=goal, task=task, bond=bond),
    }
    for rule, gain in gains.items():
        before, after = (rule(NUMPY, goal=goal, task=task, bond=score) for score in (bond, raised))
        assert gain == pytest.approx(after - before, abs=1e-9)


def test_more_bond_adds_nothing_by_the_minimum_unless_bond_is_the_lowest():
    assert equations.gain_of_lowest(NUMPY, goal=1.75, task=3, bond=4.5) == 0
    assert equations.gain_of_lowest(NUMPY, goal=4, task=4, bond=2) == pytest.approx(0.5)

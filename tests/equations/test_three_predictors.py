"""What three overlapping predictors share with outcome."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, given
from hypothesis import strategies as st

from widgets.equations import NUMPY
from widgets.equations import three_predictors as three
from widgets.explorer.definition import ParameterError, bind
from widgets.explorers.three_components import explore_three_components

NAMES = ("real_alliance", "transference_alliance", "alliance_outcome", "transference_real", "real_outcome")
UPPER = (*NAMES, "transference_outcome")
"""The six correlations in the order of the upper triangle: alliance, real relationship, transference, outcome."""
UNIQUE = (three.unique_alliance, three.unique_real, three.unique_transference)


def squared_multiple(matrix, predictors):
    """R² of the last variable on some of the others, by linear algebra."""
    inner = matrix[np.ix_(predictors, predictors)]
    own = matrix[predictors, -1]
    return float(own @ np.linalg.solve(inner, own))


@st.composite
def possible(draw):
    """A correlation matrix that is possible, by way of random loadings, with its six correlations."""
    seed = draw(st.integers(0, 2**32 - 1))
    rows = np.random.default_rng(seed).standard_normal((4, 5))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    matrix = rows @ rows.T
    assume(np.linalg.eigvalsh(matrix)[0] > 0.01)
    return matrix, dict(zip(UPPER, matrix[np.triu_indices(4, 1)].tolist(), strict=True))


@given(possible())
def test_shares_agree_with_linear_algebra(pair):
    matrix, correlations = pair
    together = squared_multiple(matrix, [0, 1, 2])
    assert three.explained_together(NUMPY, **correlations) == pytest.approx(together)
    for left_out, unique in enumerate(UNIQUE):
        rest = [number for number in range(3) if number != left_out]
        assert unique(NUMPY, **correlations) == pytest.approx(together - squared_multiple(matrix, rest), abs=1e-9)


@given(possible())
def test_the_determinant_agrees_with_linear_algebra(pair):
    matrix, correlations = pair
    assert bind(three.determinant, NUMPY, correlations) == pytest.approx(np.linalg.det(matrix[:3, :3]))


@given(st.lists(st.floats(-0.99, 0.99), min_size=6, max_size=6))
def test_what_is_refused_is_what_no_four_things_can_do(values):
    correlations = dict(zip(UPPER, values, strict=True))
    matrix = np.eye(4)
    matrix[np.triu_indices(4, 1)] = values
    matrix += np.triu(matrix, 1).T
    three_alone, four = np.linalg.eigvalsh(matrix[:3, :3])[0], np.linalg.eigvalsh(matrix)[0]
    # Near the edge, where the determinant is under SMALLEST, the three count as fewer than three.
    assume(abs(np.linalg.det(matrix[:3, :3])) > three.SMALLEST and min(abs(three_alone), abs(four)) > 1e-9)
    told = bind(three.are_possible_together, NUMPY, correlations)
    assert told == (three_alone > 0)
    if told:
        assert three.is_possible_with_outcome(NUMPY, **correlations) == (four > 0)


@given(possible())
def test_own_and_shared_parts_add_up_to_all_three(pair):
    _, correlations = pair
    parts = [unique(NUMPY, **correlations) for unique in UNIQUE]
    whole = three.explained_together(NUMPY, **correlations)
    assert sum(parts) + three.shared_by_several(NUMPY, **correlations) == pytest.approx(whole)
    assert min(parts) >= 0
    assert max(parts) <= whole + 1e-12


@given(st.lists(st.floats(-0.5, 0.5), min_size=3, max_size=3))
def test_without_overlap_each_adds_what_it_shares_alone(values):
    outcomes = dict(zip(("alliance_outcome", "real_outcome", "transference_outcome"), values, strict=True))
    none = dict.fromkeys(("real_alliance", "transference_alliance", "transference_real"), 0)
    assert [unique(NUMPY, **outcomes, **none) for unique in UNIQUE] == pytest.approx([one**2 for one in values])
    assert three.shared_by_several(NUMPY, **outcomes, **none) == pytest.approx(0, abs=1e-12)
    assert not three.is_suppressing(NUMPY, **outcomes, **none)


def test_two_predictors_worked_by_hand():
    # Without transference: R² = (.0784 + .1444 - 2(.28)(.38)(.66)) / (1 - .4356) = .082352 / .5644 = .14591
    shown = explore_three_components(transference_outcome=0, transference_alliance=0, transference_real=0).readouts
    assert shown["together"] == pytest.approx(0.14591, abs=1e-5)
    assert shown["unique_alliance"] == pytest.approx(0.14591 - 0.1444, abs=1e-5)
    assert shown["unique_real"] == pytest.approx(0.14591 - 0.0784, abs=1e-5)


def test_shares_agree_with_a_regression_on_simulated_clients():
    shown = explore_three_components()
    matrix = np.eye(4)
    matrix[np.triu_indices(4, 1)] = [shown.parameters[name] for name in UPPER]
    matrix += np.triu(matrix, 1).T
    clients = np.random.default_rng(5).multivariate_normal(np.zeros(4), matrix, 400_000)
    whole = sm.OLS(clients[:, 3], sm.add_constant(clients[:, :3])).fit().rsquared
    without = sm.OLS(clients[:, 3], sm.add_constant(clients[:, [0, 2]])).fit().rsquared
    # The standard error of R² with 400,000 clients is about .001.
    assert shown.readouts["together"] == pytest.approx(whole, abs=0.004)
    assert shown.readouts["unique_real"] == pytest.approx(whole - without, abs=0.004)


def test_the_suppressor_adds_more_than_it_shares_alone_and_is_told():
    case = next(preset for preset in explore_three_components().parts.presets if "suppressor" in preset.label)
    shown = explore_three_components(**case.at)
    assert shown.readouts["unique_alliance"] > shown.readouts["simple_alliance"]
    assert shown.readouts["shared"] < 0
    assert "suppression" in shown.sentence
    assert "suppression" not in explore_three_components().sentence


def test_an_overlap_that_no_three_things_have_is_refused_by_name():
    with pytest.raises(ParameterError, match=r"no three things.*real_alliance \+0\.95, transference_alliance −0\.60"):
        explore_three_components(real_alliance=0.95, transference_alliance=-0.6, transference_real=0.2)


def test_an_outcome_that_cannot_be_is_refused_by_name():
    with pytest.raises(ParameterError, match=r"nothing can correlate.*alliance_outcome −0\.20, real_outcome \+0\.60"):
        explore_three_components(alliance_outcome=-0.2, real_outcome=0.6, real_alliance=0.9)

"""Elements that overlap: added up, together, and pooled into one score."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import f, ncf

from widgets.equations import NUMPY
from widgets.equations import elements as model
from widgets.explorer.definition import ParameterError
from widgets.explorers.overlapping_elements import explore_overlapping_elements

SETTINGS = {
    "elements": st.integers(2, 10),
    "r": st.floats(0.05, 0.3),
    "overlap": st.floats(0.1, 0.95),
    "own": st.floats(0, 0.3),
}


def correlations(elements, r, overlap, own):
    """What the model says, as a matrix and a column with outcome."""
    among = np.full((elements, elements), overlap)
    np.fill_diagonal(among, 1)
    outcome = np.full(elements, r)
    outcome[0] += np.sqrt(1 - overlap) * own
    return among, outcome


def explained(among, outcome):
    return float(outcome @ np.linalg.solve(among, outcome))


@given(st.fixed_dictionaries(SETTINGS))
def test_together_pooled_and_added_agree_with_linear_algebra(setting):
    among, outcome = correlations(**setting)
    whole = explained(among, outcome)
    assert model.together(NUMPY, **setting) == pytest.approx(whole)
    assert model.pooled(NUMPY, **setting) == pytest.approx(outcome.sum() ** 2 / among.sum())
    rest = explained(among[1:, 1:], outcome[1:])
    assert model.added_by_first(NUMPY, **setting) == pytest.approx(whole - rest, abs=1e-9)
    assert model.added_up(NUMPY, **setting) == pytest.approx((outcome**2).sum())


@given(st.fixed_dictionaries(SETTINGS))
def test_pooling_loses_what_the_best_weights_would_have_told(setting):
    lost = model.lost_by_pooling(NUMPY, elements=setting["elements"], own=setting["own"])
    assert lost == pytest.approx(model.together(NUMPY, **setting) - model.pooled(NUMPY, **setting), abs=1e-9)


@pytest.mark.parametrize(
    ("r", "second", "overlap", "whole"),
    # The fact sheet's sums for alliance with empathy and with genuineness: (r² + s² - 2rsc) / (1 - c²).
    [(0.278, 0.28, 0.50, 0.104), (0.278, 0.23, 0.59, 0.084)],
)
def test_two_published_elements_do_not_add_up(r, second, overlap, whole):
    among, _ = correlations(2, 0, overlap, 0)
    assert explained(among, np.array([r, second])) == pytest.approx(whole, abs=5e-4)


def test_a_mere_reading_of_the_climate_adds_something_beyond_the_others():
    setting = {"elements": 6, "r": 0.28, "overlap": 0.5, "own": 0}
    # By hand: six times .28 squared over 3.5, less five times it over 3.
    assert model.added_by_first(NUMPY, **setting) == pytest.approx(0.1344 - 0.130667, abs=1e-6)
    assert model.lost_by_pooling(NUMPY, elements=6, own=0) == 0


def test_many_elements_together_tell_what_the_climate_tells():
    many = model.together(NUMPY, elements=10_000, r=0.28, overlap=0.5, own=0)
    assert many == pytest.approx(model.climate(NUMPY, r=0.28, overlap=0.5), abs=1e-4)


def test_the_share_of_studies_is_the_power_of_the_test_of_one_more_predictor():
    """Against the exact power by the noncentral F distribution."""
    setting = {"elements": 6, "r": 0.28, "overlap": 0.5, "own": 0.2}
    adds, whole = model.added_by_first(NUMPY, **setting), model.together(NUMPY, **setting)
    free = 300 - 7
    exact = ncf.sf(f.isf(0.05, 1, free), 1, free, free * adds / (1 - whole))
    assert model.share_seeing_first(NUMPY, **setting, n=300) == pytest.approx(exact, abs=0.01)


def test_a_climate_that_would_tell_all_of_outcome_is_refused():
    with pytest.raises(
        ParameterError, match=r"r 0\.40, overlap 0\.10, own 0\.00; lower r or own, or raise the overlap"
    ):
        explore_overlapping_elements(r=0.4, overlap=0.1)


def test_the_sentence_says_what_pooling_loses():
    """By hand: 1.82 squared over 21 is pooled, and five sixths of .20 squared are lost."""
    assert "One score of all tells 15.8% and loses 3.3%." in explore_overlapping_elements(own=0.2).sentence

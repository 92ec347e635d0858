"""What errors of measurement and a narrow sample leave of a correlation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.equations import NUMPY, attenuation, correlation

REAL = np.random.default_rng(5)
N = 200_000
# The error allowed in a simulated correlation is three standard errors: 3 / sqrt(N) is .0067.
ALLOWED = 3 / np.sqrt(N)

correlations = st.floats(0, 0.9)
reliabilities = st.floats(0.3, 1)
ranges = st.floats(0.3, 1)


@pytest.mark.parametrize(
    ("reliability", "corrected"),
    [(0.92, 0.31), (0.77, 0.33)],  # by hand: .278 / sqrt(.92 x .90) = .3055; .278 / sqrt(.77 x .90) = .3339
)
def test_correcting_the_largest_synthesis_gives_what_a_pocket_calculator_gives(reliability, corrected):
    r = attenuation.disattenuated_r(NUMPY, r=0.278, reliability_alliance=reliability, reliability_outcome=0.90)
    assert round(float(r), 2) == corrected


def test_thorndikes_case_2_worked_by_hand():
    # r .6, half the SD: .5 x .6 / sqrt(1 - .36 + .09) = .3 / sqrt(.73) = .35112
    assert attenuation.restricted_r(NUMPY, r=0.6, range_kept=0.5) == pytest.approx(0.35112, abs=5e-6)


@given(correlations, reliabilities, reliabilities, ranges)
def test_nothing_observed_is_above_the_truth_and_nothing_is_hidden_by_perfect_measures(r, alliance, outcome, kept):
    values = {"true_r": r, "reliability_alliance": alliance, "reliability_outcome": outcome, "range_kept": kept}
    seen = attenuation.observed_r(NUMPY, **values)
    assert 0 <= seen <= r + 1e-12
    assert attenuation.observed_shared_variance(NUMPY, **values) == pytest.approx(seen**2)
    perfect = {"reliability_alliance": 1, "reliability_outcome": 1, "range_kept": 1}
    assert attenuation.observed_r(NUMPY, true_r=r, **perfect) == pytest.approx(r)


@given(correlations, reliabilities, reliabilities, ranges)
def test_the_correction_undoes_errors_of_measurement_and_not_a_narrow_range(r, alliance, outcome, kept):
    measures = {"true_r": r, "reliability_alliance": alliance, "reliability_outcome": outcome}
    assert attenuation.corrected_r(NUMPY, **measures, range_kept=1) == pytest.approx(r)
    assert attenuation.corrected_r(NUMPY, **measures, range_kept=kept) <= r + 1e-12


@given(correlations, ranges, ranges)
def test_two_narrowings_are_one_by_their_product(r, first, second):
    twice = attenuation.restricted_r(NUMPY, r=attenuation.restricted_r(NUMPY, r=r, range_kept=first), range_kept=second)
    assert twice == pytest.approx(attenuation.restricted_r(NUMPY, r=r, range_kept=first * second))


def test_clients_with_errors_show_the_correlation_of_the_equation():
    true, other, e, f = REAL.standard_normal((4, N))
    alliance = attenuation.observed_score(NUMPY, reliability=0.77, true_score=true, error=e)
    outcome = attenuation.observed_score(
        NUMPY, reliability=0.6, true_score=correlation.paired_value(NUMPY, r=0.5, a=true, b=other), error=f
    )
    expected = attenuation.unreliable_r(NUMPY, true_r=0.5, reliability_alliance=0.77, reliability_outcome=0.6)
    assert np.corrcoef(alliance, outcome)[0, 1] == pytest.approx(expected, abs=ALLOWED)
    assert alliance.std() == pytest.approx(1, abs=ALLOWED)
    moved = attenuation.outcome_in_narrow_sample(NUMPY, outcome=outcome, alliance=alliance, r=expected, range_kept=0.5)
    narrow = attenuation.restricted_r(NUMPY, r=expected, range_kept=0.5)
    assert np.corrcoef(0.5 * alliance, moved)[0, 1] == pytest.approx(narrow, abs=ALLOWED)


def test_choosing_clients_by_their_alliance_narrows_a_correlation_as_case_2_says():
    alliance, other = REAL.standard_normal((2, N))
    outcome = correlation.paired_value(NUMPY, r=0.6, a=alliance, b=other)
    chosen = alliance > 0.5
    expected = attenuation.restricted_r(NUMPY, r=0.6, range_kept=alliance[chosen].std())
    error = 3 / np.sqrt(chosen.sum())
    assert np.corrcoef(alliance[chosen], outcome[chosen])[0, 1] == pytest.approx(expected, abs=error)

"""What a correlation means in other units: held against figures worked elsewhere, and against data."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from widgets.equations import NUMPY
from widgets.equations import correlation as equations

CORRELATIONS = st.floats(-0.95, 0.95)


@pytest.mark.parametrize(
    ("r", "shared", "d", "upper"),
    [(0.278, 0.077, 0.58, 0.64), (0.22, 0.048, None, 0.61), (0.38, 0.144, None, None), (0.5, 0.25, 1.15, 0.75)],
)
def test_conversions_are_those_worked_by_hand(r, shared, d, upper):
    # r² = .278² = .0773; d = 2 * .278 / sqrt(1 - .0773) = .579; half and half: .5 + .278 / 2 = .639
    assert equations.shared_variance(NUMPY, r=r) == pytest.approx(shared, abs=5e-4)
    if d is not None:
        assert equations.cohens_d(NUMPY, r=r) == pytest.approx(d, abs=6e-3)
    if upper is not None:
        assert equations.success_of_upper_half(NUMPY, r=r) == pytest.approx(upper, abs=5e-3)


@given(CORRELATIONS)
def test_turning_r_into_d_and_back_gives_r(r):
    d = equations.cohens_d(NUMPY, r=r)
    assert d / np.sqrt(d**2 + 4) == pytest.approx(r, abs=1e-12)


@given(CORRELATIONS)
def test_the_overlap_is_that_of_two_normal_curves(r):
    d = float(equations.cohens_d(NUMPY, r=r))
    x = np.linspace(-8, 8 + abs(d), 20001)
    overlap = np.trapezoid(np.minimum(stats.norm.pdf(x), stats.norm.pdf(x, loc=abs(d))), x)
    assert equations.overlap_of_groups(NUMPY, r=r) == pytest.approx(overlap, abs=1e-6)


@given(CORRELATIONS)
def test_paired_values_have_the_correlation_that_was_put_in(r):
    draws = np.random.default_rng(1).standard_normal((500, 2))
    a, b = (np.linalg.qr(draws - draws.mean(axis=0))[0] * np.sqrt(500)).T  # mean 0, SD 1, unrelated
    assert np.corrcoef(a, equations.paired_value(NUMPY, r=r, a=a, b=b))[0, 1] == pytest.approx(r, abs=1e-10)


def test_the_range_of_studies_is_the_interval_by_fishers_z():
    # scipy's own interval for a sample whose r is .38 and n 45, as in a published study: .10 to .61
    assert equations.often_as_low_as(NUMPY, r=0.38, n=45) == pytest.approx(0.10, abs=5e-3)
    assert equations.often_as_high_as(NUMPY, r=0.38, n=45) == pytest.approx(0.61, abs=5e-3)

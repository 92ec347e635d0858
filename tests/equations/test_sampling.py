"""How far the correlation of a study lies from the true one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import trapezoid
from scipy.stats import norm

from widgets.equations import NUMPY, sampling
from widgets.simulation.correlations import convert_to_fisher_z, draw_correlations, p_value_of_correlation

correlations = st.floats(0, 0.8)
sizes = st.integers(10, 700)


def test_the_range_is_the_interval_that_a_study_of_45_clients_printed():
    # Crits-Christoph et al. 2011: r .38 with N 45, 95% CI .10 to .61.
    assert round(float(sampling.lower_r(NUMPY, true_r=0.38, n=45)), 2) == 0.10
    assert round(float(sampling.upper_r(NUMPY, true_r=0.38, n=45)), 2) == 0.61
    assert sampling.width_of_range(NUMPY, true_r=0.38, n=45) == pytest.approx(0.51, abs=0.005)


@pytest.mark.parametrize(("r", "n"), [(0.28, 99), (0.20, 194), (0.15, 347)])
def test_power_is_80_percent_where_tables_say_so(r, n):
    # The usual numbers for 80% power, two-sided .05; those of the exact test and of Fisher's z differ by 1 or 2.
    assert sampling.share_significant(NUMPY, true_r=r, n=n) == pytest.approx(0.80, abs=0.005)


def test_without_a_true_correlation_one_study_in_twenty_is_significant_and_half_are_negative():
    assert sampling.share_significant(NUMPY, true_r=0, n=60) == pytest.approx(0.05)
    assert sampling.share_at_or_below_zero(NUMPY, true_r=0, n=60) == pytest.approx(0.5)


def test_the_smallest_significant_r_has_a_p_value_of_05():
    # Against the t test, which Fisher's z approaches with many clients: at n 10 its p-value is .0511.
    for n in (10, 45, 105, 500):
        assert p_value_of_correlation(sampling.significant_r(NUMPY, n=n), n) == pytest.approx(0.05, abs=0.0012)


@given(correlations, sizes)
def test_the_range_holds_the_truth_and_ends_inside_minus_one_to_one(r, n):
    low, high = sampling.lower_r(NUMPY, true_r=r, n=n), sampling.upper_r(NUMPY, true_r=r, n=n)
    assert -1 < low < r < high < 1
    assert sampling.found_r(NUMPY, true_r=r, n=n, luck=0) == pytest.approx(r)


@given(correlations, sizes)
def test_the_standard_error_is_that_of_the_books_own_conversion(r, n):
    variance = convert_to_fisher_z([r], [n])["variance"].item()
    assert sampling.standard_error_of_z(NUMPY, n=n) ** 2 == pytest.approx(variance)


@given(correlations, st.integers(10, 690))
def test_more_clients_make_the_range_narrower(r, n):
    wide, narrow = (sampling.width_of_range(NUMPY, true_r=r, n=size) for size in (n, n + 10))
    assert narrow < wide


@given(correlations, sizes)
def test_the_density_of_r_covers_an_area_of_one(r, n):
    luck = np.linspace(-8, 8, 4001)
    found = sampling.found_r(NUMPY, true_r=r, n=n, luck=luck)
    peak = norm.pdf(0) / sampling.standard_error_of_z(NUMPY, n=n) / (1 - r**2)
    area = trapezoid(peak * sampling.relative_density(NUMPY, true_r=r, n=n, luck=luck), found)
    assert area == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(("r", "n"), [(0.0, 20), (0.28, 45), (0.28, 105), (0.6, 30)])
def test_exact_samples_lie_where_fishers_z_says(r, n):
    # Shares of 200,000 draws from the exact distribution. Fisher's z leaves out a shift of r / 2(n - 1) in z, which
    # moves up to 1.5% of studies here; three standard errors of a share of 2.5% are .1%.
    drawn = draw_correlations(np.full(200_000, r), n, np.random.default_rng(3))
    below = np.mean(drawn < sampling.lower_r(NUMPY, true_r=r, n=n))
    above = np.mean(drawn > sampling.upper_r(NUMPY, true_r=r, n=n))
    assert below + above == pytest.approx(0.05, abs=0.005)
    assert above == pytest.approx(0.025, abs=0.01)
    assert np.mean(drawn <= 0) == pytest.approx(sampling.share_at_or_below_zero(NUMPY, true_r=r, n=n), abs=0.005)
    significant = np.mean(p_value_of_correlation(drawn, n) < 0.05)
    assert significant == pytest.approx(sampling.share_significant(NUMPY, true_r=r, n=n), abs=0.015)

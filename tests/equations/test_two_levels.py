"""Slopes between and within clients: held against hand-worked numbers and against regressions of data."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from widgets.equations import NUMPY, two_levels

SLOPES = st.floats(-1, 1)
SHARES = st.floats(0.1, 0.9)
NOISES = st.floats(0.1, 1)
CLIENTS, SESSIONS = 20, 15


def parts():
    """Draw client, session and rest with mean 0, SD 1, no correlation, and a session mean of 0 in every client."""
    generator = np.random.default_rng(3)
    session = generator.standard_normal((CLIENTS, SESSIONS))
    session -= session.mean(axis=1, keepdims=True)
    client = np.repeat(generator.standard_normal(CLIENTS), SESSIONS)
    table = np.column_stack([client, session.ravel(), generator.standard_normal(client.size)])
    return (np.linalg.qr(table - table.mean(axis=0))[0] * np.sqrt(client.size)).T


def simulate(between_slope, within_slope, icc_client, noise):
    client, session, rest = parts()
    between = two_levels.alliance_between(NUMPY, icc_client=icc_client, client=client)
    within = two_levels.alliance_within(NUMPY, icc_client=icc_client, session=session)
    outcome = two_levels.outcome(
        NUMPY,
        between_slope=between_slope,
        within_slope=within_slope,
        alliance_between=between,
        alliance_within=within,
        noise=noise,
        rest=rest,
    )
    return between, within, outcome


def test_mixed_figures_are_those_worked_by_hand():
    slopes = {"between_slope": -0.6, "within_slope": 0.4, "icc_client": 0.3}
    # .3 * -.6 + .7 * .4 = .10; SD of outcome: sqrt(.3 * .36 + .7 * .16 + .25) = sqrt(.47) = .6856; .10 / .6856 = .1459
    assert two_levels.mixed_slope(NUMPY, **slopes) == pytest.approx(0.10)
    assert two_levels.mixed_correlation(NUMPY, **slopes, noise=0.5) == pytest.approx(0.1459, abs=5e-5)
    # .4 sqrt(.7) / sqrt(.7 * .16 + .25) = .33466 / .60166 = .5562
    within = two_levels.within_correlation(NUMPY, within_slope=0.4, icc_client=0.3, noise=0.5)
    assert within == pytest.approx(0.5562, abs=5e-5)
    assert two_levels.contextual_difference(NUMPY, between_slope=-0.6, within_slope=0.4) == pytest.approx(-1)


@pytest.mark.parametrize(
    ("between", "within", "differ", "agree"),
    [(-0.6, 0.4, 1, False), (0.6, 0.4, 0, False), (0.4, 0.4, 0, True), (0, 0.4, 0, False), (-0.2, -0.2, 0, True)],
)
def test_signs_and_agreement_are_told(between, within, differ, agree):
    assert two_levels.signs_differ(NUMPY, between_slope=between, within_slope=within) == differ
    assert two_levels.slopes_agree(NUMPY, between_slope=between, within_slope=within) == agree


@given(SLOPES, SLOPES, SHARES, NOISES)
def test_regressions_of_data_find_both_slopes_and_the_mixed_one(between_slope, within_slope, icc_client, noise):
    # The data have the moments of the model exactly, so that the error allowed is that of computing.
    between, within, outcome = simulate(between_slope, within_slope, icc_client, noise)
    both = sm.OLS(outcome, sm.add_constant(np.column_stack([between, within]))).fit().params
    assert both[1:] == pytest.approx([between_slope, within_slope], abs=1e-9)
    mixed = sm.OLS(outcome, sm.add_constant(between + within)).fit().params[1]
    slopes = {"between_slope": between_slope, "within_slope": within_slope, "icc_client": icc_client}
    assert two_levels.mixed_slope(NUMPY, **slopes) == pytest.approx(mixed, abs=1e-9)
    correlation = np.corrcoef(between + within, outcome)[0, 1]
    assert two_levels.mixed_correlation(NUMPY, **slopes, noise=noise) == pytest.approx(correlation, abs=1e-9)


@given(SLOPES, SLOPES, SHARES)
def test_the_contextual_difference_is_the_slope_of_client_means_beside_raw_scores(between_slope, within_slope, icc):
    between, within, outcome = simulate(between_slope, within_slope, icc, 0.5)
    design = sm.add_constant(np.column_stack([between + within, between]))
    found = sm.OLS(outcome, design).fit().params[2]
    difference = two_levels.contextual_difference(NUMPY, between_slope=between_slope, within_slope=within_slope)
    assert difference == pytest.approx(found, abs=1e-9)


@given(SLOPES, SLOPES, SHARES)
def test_the_mixed_slope_lies_between_the_two(between_slope, within_slope, icc_client):
    mixed = two_levels.mixed_slope(NUMPY, between_slope=between_slope, within_slope=within_slope, icc_client=icc_client)
    low, high = sorted([between_slope, within_slope])
    assert low - 1e-12 <= mixed <= high + 1e-12


def test_the_within_correlation_is_that_of_many_sessions():
    generator = np.random.default_rng(8)
    session, rest = generator.standard_normal((2, 200_000))
    within = two_levels.alliance_within(NUMPY, icc_client=0.5, session=session)
    found = np.corrcoef(within, 0.2 * within + 0.8 * rest)[0, 1]
    expected = two_levels.within_correlation(NUMPY, within_slope=0.2, icc_client=0.5, noise=0.8)
    assert expected == pytest.approx(found, abs=3 / np.sqrt(200_000))  # three standard errors
    # Falkenström et al. 2019 report standardized .16 to .21 in Nairobi; the preset lies there.
    assert 0.16 <= expected <= 0.21

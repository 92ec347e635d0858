"""Pooled effects are those of published examples and of other programs, and keep the laws of averages."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy.linalg import null_space
from scipy.stats import multivariate_normal
from statsmodels.stats.meta_analysis import combine_effects

from widgets.simulation import funnel_limits, pool_correlations, pool_effects
from widgets.simulation.between_studies import METHODS

# Nine measurements of Kacker (2004), Metrologia 41, p. 135, as they stand in the tests of statsmodels.
KACKER = (
    [61.00, 61.40, 62.21, 62.30, 62.34, 62.60, 62.70, 62.84, 65.90],
    [0.2025, 1.2100, 0.0900, 0.2025, 0.3844, 0.5625, 0.0676, 0.0225, 1.8225],
)
EFFECTS = st.lists(st.tuples(st.floats(-2, 2), st.floats(0.001, 1)), min_size=3, max_size=30)

methods = pytest.mark.parametrize("method", METHODS)


def columns(studies):
    return [effect for effect, _ in studies], [variance for _, variance in studies]


def test_the_spread_between_studies_is_that_of_a_published_example():
    # Kacker, table 1, first row: .8399 by Paule and Mandel.
    assert pool_effects(*KACKER).tau == pytest.approx(0.8399, abs=6e-5)


def test_a_published_example_is_pooled_as_metafor_pools_it():
    # rma(method="PM") of metafor, stored in the tests of statsmodels; the error is the interval's half width by t.
    pooled = pool_effects(*KACKER)
    assert pooled.tau2 == pytest.approx(0.705395309224248)
    assert pooled.estimate.value == pytest.approx(62.4076199113286)
    assert (pooled.estimate.high - pooled.estimate.value) / 2.306004 == pytest.approx(0.338030602684471, rel=1e-6)
    assert pooled.q == pytest.approx(24.801897741835)
    assert pooled.p_value == pytest.approx(0.00167935146372742)


def test_three_studies_are_pooled_as_by_hand():
    # Mean .3. Squared distances .04 + 0 + .04 = .08, so Q = .08 / .01 = 8 and I2 = (8 - 2) / 8. With equal variances
    # .08 / (.01 + tau2) = 2 gives tau2 = .03, and the error is sqrt(.04 / 3) = .115470. The t of 97.5% is 4.302653
    # with 2 degrees of freedom and 12.706205 with 1, and sqrt(.03 + .0133333) = .208167.
    pooled = pool_effects([0.1, 0.3, 0.5], [0.01, 0.01, 0.01])
    assert (pooled.k, pooled.q, pooled.i2, pooled.tau2) == (3, *map(pytest.approx, (8, 0.75, 0.03)))
    assert pooled.estimate.value == pytest.approx(0.3)
    assert pooled.estimate.high == pytest.approx(0.3 + 4.302653 * 0.115470, rel=1e-5)
    assert pooled.prediction_high == pytest.approx(0.3 + 12.706205 * 0.208167, rel=1e-5)


def test_two_studies_are_pooled_as_by_hand_and_with_a_warning():
    # Mean .3. The plain variance is .08 and each has .01 of chance, so tau2 = .07 and the error is sqrt(.08 / 2) = .2.
    # The t of 97.5% with 1 degree of freedom is 12.706205; a prediction would need one with none.
    with pytest.warns(UserWarning, match="^2 studies were pooled: how far true results differ rests on one difference"):
        pooled = pool_effects([0.1, 0.5], [0.01, 0.01])
    assert (pooled.estimate.value, pooled.tau2) == (pytest.approx(0.3), pytest.approx(0.07))
    assert pooled.estimate.high == pytest.approx(0.3 + 12.706205 * 0.2, rel=1e-5)
    assert (pooled.prediction_low, pooled.prediction_high) == (-math.inf, math.inf)


@given(EFFECTS)
def test_pooling_agrees_with_statsmodels(studies):
    effects, variances = map(np.array, columns(studies))
    pooled = pool_effects(effects, variances)
    with np.errstate(all="ignore"):  # its I squared divides by Q, which may be 0
        other = combine_effects(effects, variances, method_re="pm", use_t=True, atol=1e-6)
        # statsmodels has 0 where a step of its search passes the root by rounding.
        assume(other.tau2 > 0 or pooled.tau2 == 0)
        assert pooled.tau2 == pytest.approx(other.tau2, rel=1e-4, abs=1e-7)
        assert pooled.estimate.value == pytest.approx(other.mean_effect_re, abs=1e-5)
        assert pooled.estimate.low == pytest.approx(other.conf_int()[1][0], abs=1e-4)


@given(EFFECTS)
def test_the_method_of_dersimonian_and_laird_agrees_with_statsmodels(studies):
    effects, variances = map(np.array, columns(studies))
    pooled = pool_effects(effects, variances, method="DL", knapp_hartung=False)
    with np.errstate(all="ignore"):
        other = combine_effects(effects, variances, method_re="dl")
    assert pooled.tau2 == pytest.approx(max(0, other.tau2), abs=1e-9)  # statsmodels lets it fall below 0
    assume(other.tau2 >= 0)
    assert pooled.estimate.value == pytest.approx(other.mean_effect_re, abs=1e-9)
    assert pooled.estimate.low == pytest.approx(other.conf_int()[1][0], abs=1e-6)


@given(EFFECTS)
def test_no_other_spread_makes_what_was_found_likelier_than_that_of_restricted_likelihood(studies):
    # An oracle of its own: contrasts that know nothing of the average, whose distribution depends on tau2 alone.
    effects, variances = map(np.array, columns(studies))
    contrasts = null_space(np.ones((1, len(effects))))

    def log_likelihood(tau2):
        covariance = contrasts.T @ np.diag(variances + tau2) @ contrasts
        return multivariate_normal.logpdf(contrasts.T @ effects, cov=covariance)

    best = log_likelihood(pool_effects(effects, variances, method="REML").tau2)
    assert all(log_likelihood(tau2) <= best + 1e-6 for tau2 in np.linspace(0, 4, 80) ** 2)


@methods
@given(st.lists(st.floats(-2, 2), min_size=3, max_size=20), st.floats(0.01, 1))
def test_studies_of_one_size_have_the_spread_that_is_left_when_chance_is_taken_off(method, effects, variance):
    # With equal variances all three equations are solved by the plain variance less that of chance.
    pooled = pool_effects(effects, [variance] * len(effects), method=method)
    assert pooled.tau2 == pytest.approx(max(0, np.var(effects, ddof=1) - variance), rel=1e-6, abs=1e-7)


@methods
@given(EFFECTS)
def test_i_squared_is_the_share_of_the_spread_that_was_estimated(method, studies):
    pooled = pool_effects(*columns(studies), method=method)
    assert 0 <= pooled.i2 < 1
    assert (pooled.i2 > 0) == (pooled.tau2 > 0)
    if method == "DL":
        assert pooled.i2 == pytest.approx(max(0, 1 - (pooled.k - 1) / pooled.q) if pooled.q else 0, abs=1e-9)


@methods
@given(EFFECTS)
def test_knapp_and_hartung_never_make_an_interval_narrower(method, studies):
    with_it, without = (
        pool_effects(*columns(studies), method=method, knapp_hartung=chosen) for chosen in (True, False)
    )
    assert (with_it.estimate.value, with_it.tau2) == (without.estimate.value, without.tau2)
    assert with_it.estimate.low < without.estimate.low
    assert with_it.prediction_high > without.prediction_high


@methods
@given(st.floats(-3, 3), st.lists(st.floats(0.001, 1), min_size=3, max_size=20))
@example(1.6886160015507476, [1.0, 0.5, 0.5, 0.125, 0.5])  # their average differs from each in the last digit
def test_studies_with_the_same_result_have_that_result_and_no_spread(method, effect, variances):
    pooled = pool_effects([effect] * len(variances), variances, method=method)
    assert pooled.estimate.value == pytest.approx(effect)
    assert (pooled.tau2, pooled.i2) == (0, 0)


@methods
@given(st.lists(st.tuples(st.floats(0.2, 0.22), st.floats(0.01, 1)), min_size=3, max_size=20))
def test_studies_that_differ_less_than_chance_lets_them_have_no_spread(method, studies):
    # The squared distances are at most .0001 / .01 each, so Q is below k / 100 and so below k - 1.
    pooled = pool_effects(*columns(studies), method=method)
    assert (pooled.tau2, pooled.i2) == (0, 0)


@methods
@given(EFFECTS, st.randoms(use_true_random=False))
def test_the_order_of_studies_does_not_matter(method, studies, random):
    shuffled = random.sample(studies, len(studies))
    first, second = (pool_effects(*columns(order), method=method) for order in (studies, shuffled))
    assert first.estimate.value == pytest.approx(second.estimate.value, abs=1e-6)
    assert first.tau2 == pytest.approx(second.tau2, abs=1e-6)


@methods
@given(EFFECTS, st.floats(0.01, 100))
def test_another_unit_changes_the_unit_and_nothing_else(method, studies, unit):
    effects, variances = map(np.array, columns(studies))
    plain, scaled = (pool_effects(effects * by, variances * by**2, method=method) for by in (1, unit))
    assert scaled.estimate.value == pytest.approx(plain.estimate.value * unit, rel=1e-5, abs=1e-6 * unit)
    assert scaled.tau2 == pytest.approx(plain.tau2 * unit**2, rel=1e-5, abs=1e-6 * unit**2)
    assert scaled.i2 == pytest.approx(plain.i2, abs=1e-5)


@methods
@pytest.mark.parametrize("knapp_hartung", [True, False])
@given(EFFECTS)
def test_the_next_study_is_no_more_certain_than_the_average(method, knapp_hartung, studies):
    pooled = pool_effects(*columns(studies), method=method, knapp_hartung=knapp_hartung)
    assert pooled.prediction_low <= pooled.estimate.low < pooled.estimate.high <= pooled.prediction_high


@given(st.floats(-0.95, 0.95), st.lists(st.integers(4, 500), min_size=3, max_size=20))
def test_equal_correlations_have_that_correlation(r, sizes):
    assert pool_correlations([r] * len(sizes), sizes).estimate.value == pytest.approx(r)


def test_correlations_are_pooled_by_fisher_z():
    # atanh(.2), atanh(.3), atanh(.4) have the mean .311971, and its tanh is .3022, not the mean .3.
    z = [0.5 * math.log((1 + r) / (1 - r)) for r in (0.2, 0.3, 0.4)]
    pooled = pool_correlations([0.2, 0.3, 0.4], [100, 100, 100])
    assert pooled.estimate.value == pytest.approx(math.tanh(sum(z) / 3))
    assert pooled.estimate.value == pytest.approx(0.3022, abs=5e-5)


@given(st.lists(st.tuples(st.floats(-0.99, 0.99), st.integers(4, 200)), min_size=3, max_size=20))
def test_intervals_of_correlations_stay_between_minus_one_and_one(studies):
    pooled = pool_correlations(*columns(studies))
    assert -1 <= pooled.prediction_low <= pooled.estimate.value <= pooled.prediction_high <= 1


def test_a_study_with_a_missing_number_is_left_out():
    with_gap = pool_effects([0.1, 0.3, 0.5, 0.9, None], [0.01, 0.01, 0.01, math.nan, 0.01])
    assert with_gap == pool_effects([0.1, 0.3, 0.5], [0.01, 0.01, 0.01])


@pytest.mark.parametrize(
    ("effects", "variances", "confidence", "message"),
    [
        ([0.1, None], [0.01, 0.01], 0.95, "1 of 2 studies have every value; at least 2 must"),
        ([0.1, 0.2, 0.3], [0.01, 0.0, 0.01], 0.95, "^variances holds 0; each must be above 0$"),
        ([0.1, 0.2, 0.3], [0.01, -1, 0.01], 0.95, "^variances holds -1; each must be above 0$"),
        ([0.1, 0.2, "x"], [0.01] * 3, 0.95, "effects holds 'x', which is no number"),
        ([0.1, 0.2, 0.3], [0.01] * 3, 95, "confidence is 95; give a share between 0 and 1"),
    ],
)
def test_what_cannot_be_pooled_is_refused(effects, variances, confidence, message):
    with pytest.raises(ValueError, match=message):
        pool_effects(effects, variances, confidence)


def test_a_method_that_is_not_offered_is_refused_with_those_that_are():
    with pytest.raises(ValueError, match=r"^method is 'ML'; it must be one of REML, DL, PM$"):
        pool_effects([0.1, 0.2, 0.3], [0.01] * 3, method="ML")


def test_a_funnel_is_as_wide_as_two_standard_errors_on_both_sides():
    # 1.959964 is the normal deviate of 97.5%.
    limits = funnel_limits(0.3, [0.0, 0.1, 0.2])
    assert (limits.high - 0.3).tolist() == pytest.approx([0, 0.1959964, 0.3919928])
    assert (0.3 - limits.low).tolist() == pytest.approx([0, 0.1959964, 0.3919928])


@pytest.mark.parametrize(
    ("center", "errors", "message"),
    [
        (math.nan, [0.1], "^center is nan; give a number$"),
        (0.3, [-0.1], "^standard_errors holds -0.1; each must be 0 or more$"),
    ],
)
def test_what_makes_no_funnel_is_refused(center, errors, message):
    with pytest.raises(ValueError, match=message):
        funnel_limits(center, errors)

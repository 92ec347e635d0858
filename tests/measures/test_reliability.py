"""Reliability: worked by hand and another way, and by the laws that it must keep."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.stats import f

from widgets.measures.estimate import Estimate
from widgets.measures.intraclass_correlation import icc_consistency
from widgets.measures.reliability import (
    cronbach_alpha,
    mcdonald_omega,
    spearman_brown,
    standard_error_of_measurement,
)

GOOD = pd.DataFrame({"a": [1, 2, 3, 4, 5, 3], "b": [2, 1, 4, 3, 5, 2], "c": [2, 2, 4, 5, 4, 2]})


def with_covariances(covariances, n=50):
    """Answers whose covariances are exactly these: noise made uncorrelated in the sample, then mixed."""
    noise = np.random.default_rng(1).standard_normal((n, len(covariances)))
    noise -= noise.mean(axis=0)
    plain = noise @ np.linalg.inv(np.linalg.cholesky(np.cov(noise.T))).T
    return pd.DataFrame(plain @ np.linalg.cholesky(covariances).T).add_prefix("item_")


def parallel(items, correlation):
    return np.full((items, items), correlation) + (1 - correlation) * np.eye(items)


@st.composite
def answered(draw):
    rows, items = draw(st.integers(3, 8)), draw(st.integers(2, 5))
    values = draw(st.lists(st.integers(1, 5), min_size=rows * items, max_size=rows * items))
    table = pd.DataFrame(np.reshape(values, (rows, items))).add_prefix("item_")
    assume(table.var().min() > 0)
    assume(table.sum(axis="columns").var() > 0)
    return table


def test_an_estimate_is_printed_with_its_interval():
    estimate = Estimate(0.9137, 0.894, 0.931)
    assert f"{estimate:.2f}" == f"{estimate}" == str(estimate) == "0.91 (0.89 to 0.93)"
    assert f"{estimate:.3f}" == "0.914 (0.894 to 0.931)"
    assert f"{Estimate(-0.1, -2.25, 0):.1f}" == "-0.1 (-2.2 to 0.0)"


def test_alpha_is_as_worked_by_hand():
    # Variances 1 and 1, covariance 0.5: two items of three respondents, (1, 2, 3) and (2, 1, 3).
    # The total 3, 3, 6 has variance 3, and alpha is 2 (1 - 2/3).
    assert cronbach_alpha(pd.DataFrame({"a": [1, 2, 3], "b": [2, 1, 3]})).value == pytest.approx(2 / 3)


@given(answered())
def test_alpha_is_the_mean_covariance_beside_the_mean_variance(scores):
    # Another form of the formula: k c / (v + (k - 1) c), with the mean covariance c and the mean variance v
    covariances, k = np.cov(scores.T), scores.columns.size
    c = covariances[~np.eye(k, dtype=bool)].mean()
    assert cronbach_alpha(scores).value == pytest.approx(k * c / (np.trace(covariances) / k + (k - 1) * c))


@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.95])
def test_the_interval_of_alpha_is_feldts(confidence):
    # Feldt: 1 - (1 - alpha) F, with n - 1 and (n - 1)(k - 1) degrees of freedom
    estimate, tail = cronbach_alpha(GOOD, confidence), (1 - confidence) / 2
    assert estimate.low == pytest.approx(1 - (1 - estimate.value) * f.ppf(1 - tail, 5, 10))
    assert estimate.high == pytest.approx(1 - (1 - estimate.value) * f.ppf(tail, 5, 10))


def test_alpha_and_its_interval_are_those_that_pingouin_gives():
    # pingouin 0.7, which rounds the ends to three decimals
    alpha = cronbach_alpha(GOOD)
    assert alpha.value == pytest.approx(0.8986486486)
    assert (round(alpha.low, 3), round(alpha.high, 3)) == (0.571, 0.985)


def test_alpha_is_the_consistency_of_the_mean_of_the_items():
    # ICC(C,k) by its analysis of variance is alpha, interval and all
    alpha, consistency = cronbach_alpha(GOOD), icc_consistency(GOOD, k=3)
    assert alpha.value == pytest.approx(consistency.value)
    assert (alpha.low, alpha.high) == pytest.approx((consistency.low, consistency.high))


@given(answered(), st.lists(st.integers(-9, 9), min_size=5, max_size=5))
def test_alpha_is_the_same_with_a_constant_added_to_every_item(scores, constants):
    moved = cronbach_alpha(scores + constants[: scores.columns.size])
    assert moved.value == pytest.approx(cronbach_alpha(scores).value)


@given(answered(), st.randoms(use_true_random=False))
def test_alpha_is_the_same_in_whatever_order_respondents_and_items_come(scores, random):
    rows, columns = (random.sample(list(names), len(names)) for names in scores.axes)
    assert cronbach_alpha(scores.loc[rows, columns]).value == pytest.approx(cronbach_alpha(scores).value)


@given(answered())
def test_alpha_lies_in_its_interval_and_is_at_most_1(scores):
    estimate = cronbach_alpha(scores)
    assert estimate.low <= estimate.value <= estimate.high <= 1


def test_rounding_does_not_carry_the_interval_past_alpha():
    # Two items that are nearly the same: alpha is 0.99985, and the lower end, 0.9996, would be rounded to 1
    estimate = cronbach_alpha(with_covariances(parallel(2, 0.9997)))
    assert estimate.low <= estimate.value < 1


def test_alpha_is_1_for_items_that_are_the_same():
    assert cronbach_alpha(pd.DataFrame({"a": [1, 2, 4], "b": [1, 2, 4]})).value == pytest.approx(1)


@pytest.mark.parametrize("statistic", [cronbach_alpha, mcdonald_omega])
def test_respondents_with_a_missing_answer_are_left_out(statistic):
    holed = pd.concat([GOOD, pd.DataFrame({"a": [5, None], "b": [1, 1], "c": [pd.NA, 5]})], ignore_index=True)
    assert statistic(holed) == statistic(GOOD.astype(float))


@pytest.mark.parametrize(("items", "correlation"), [(3, 0.5), (4, 0.2), (10, 0.7)])
def test_omega_is_alpha_where_items_are_parallel(items, correlation):
    # One correlation r throughout: both are k r / (1 + (k - 1) r), the formula of Spearman and Brown
    scores = with_covariances(parallel(items, correlation))
    expected = items * correlation / (1 + (items - 1) * correlation)
    assert cronbach_alpha(scores).value == pytest.approx(expected)
    assert mcdonald_omega(scores) == pytest.approx(expected, abs=1e-6)


def test_omega_of_known_loadings_is_recovered_where_the_sample_has_them_exactly():
    # Loadings 3, 2, 1, 0.5 and uniquenesses 1, 4, 1, 2: 6.5² / (6.5² + 8)
    loadings, uniquenesses = np.array([3, 2, 1, 0.5]), np.array([1, 4, 1, 2])
    scores = with_covariances(np.outer(loadings, loadings) + np.diag(uniquenesses))
    assert mcdonald_omega(scores) == pytest.approx(6.5**2 / (6.5**2 + 8), abs=1e-6)
    assert mcdonald_omega(scores) > cronbach_alpha(scores).value + 0.05


def test_omega_of_known_loadings_is_recovered_in_a_large_sample():
    # Loadings 0.8, 0.7, 0.6, 0.5 of standard items: 2.6² / (2.6² + 0.36 + 0.51 + 0.64 + 0.75) = 0.749.
    # Omega of samples of 20000 has a standard deviation of 0.003 (200 of them simulated); four are allowed.
    random, loadings = np.random.default_rng(7), np.array([0.8, 0.7, 0.6, 0.5])
    noise = random.standard_normal((20_000, 4)) * np.sqrt(1 - loadings**2)
    scores = pd.DataFrame(random.standard_normal((20_000, 1)) * loadings + noise)
    assert mcdonald_omega(scores) == pytest.approx(2.6**2 / (2.6**2 + 2.26), abs=0.012)


def test_omega_of_three_items_is_as_worked_out_in_closed_form():
    # Three items determine one factor exactly: the square of the first loading is s12 s13 / s23, and so on
    covariances = np.array([[2, 0.6, 0.8], [0.6, 1, 0.5], [0.8, 0.5, 3]])
    squares = [0.6 * 0.8 / 0.5, 0.6 * 0.5 / 0.8, 0.8 * 0.5 / 0.6]
    common = sum(map(math.sqrt, squares)) ** 2
    expected = common / (common + 6 - sum(squares))
    assert mcdonald_omega(with_covariances(covariances)) == pytest.approx(expected, abs=1e-6)


def test_omega_is_that_of_maximum_likelihood_on_covariances_where_one_factor_fits_badly():
    # The discrepancy log|Sigma| + tr(S / Sigma), made smallest here by scipy from other starts, on the raw scale
    covariances = parallel(4, 0.3)
    covariances[0, 1] = covariances[1, 0] = 0.6
    covariances[2, 3] = covariances[3, 2] = 0.5
    covariances *= np.outer([1, 2, 0.5, 3], [1, 2, 0.5, 3])

    def discrepancy(parameters):
        model = np.outer(parameters[:4], parameters[:4]) + np.diag(np.exp(parameters[4:]))
        return np.linalg.slogdet(model)[1] + np.trace(np.linalg.solve(model, covariances))

    found = minimize(discrepancy, np.r_[0.6, 1, 0.2, 2, 0, 0, 0, 0], options={"gtol": 1e-6}).x
    common = found[:4].sum() ** 2
    expected = common / (common + np.exp(found[4:]).sum())
    assert mcdonald_omega(with_covariances(covariances)) == pytest.approx(expected, abs=1e-4)


def test_omega_is_the_same_every_time_and_changes_nothing_if_all_items_are_turned():
    assert mcdonald_omega(GOOD) == mcdonald_omega(GOOD)
    assert mcdonald_omega(6 - GOOD) == pytest.approx(mcdonald_omega(GOOD), abs=1e-6)


def test_an_unkeyed_item_lowers_omega():
    # Loadings 0.8, 0.8, 0.8 and -0.8: the sum is 1.6, and omega 2.56 / (2.56 + 4 0.36)
    signs = np.array([1, 1, 1, -1])
    scores = with_covariances(np.outer(signs, signs) * parallel(4, 0.64))
    assert mcdonald_omega(scores) == pytest.approx(2.56 / 4, abs=1e-6)


@pytest.mark.parametrize("statistic", [cronbach_alpha, mcdonald_omega])
@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ({"a": [1, 2]}, "a dict was given; give a DataFrame with a column for each item"),
        (GOOD[["a"]], "the table has 1 item; give at least 2"),
        (GOOD.iloc[:1], "1 of 1 respondents have every value; at least 2 must"),
        (GOOD.assign(a=np.nan), "0 of 6 respondents have every value"),
        (GOOD.assign(b=3), "item b was answered 3 by everyone; leave out what does not vary"),
        (GOOD.assign(b=[3, 3, 3, 3, 3, np.nan]), "item b was answered 3 by everyone"),
        (GOOD.assign(b="2"), "item b holds '2', which is no number; give numbers, NA where one is missing"),
        (GOOD.assign(b=[True, False] * 3), "item b holds True, which is no number"),
        (GOOD.assign(b=np.inf), "item b holds inf, which is no number"),
        (GOOD[["a", "b", "a"]], "item a has two columns; keep one"),
    ],
)
def test_answers_that_give_no_reliability_are_refused(statistic, scores, told):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - what it tells is compared below
        statistic(scores)
    assert told in str(caught.value)


def test_a_total_that_never_varies_is_refused():
    with pytest.raises(ValueError, match="the total of the items is the same for every respondent; check which items"):
        cronbach_alpha(pd.DataFrame({"a": [0.1, 0.2, 0.3, 0.7], "b": [0.9, 0.8, 0.7, 0.3]}))


def test_omega_of_two_items_is_refused():
    with pytest.raises(ValueError, match="omega of 2 items is not determined; give at least 3, or use alpha"):
        mcdonald_omega(GOOD[["a", "b"]])


def test_omega_of_no_more_respondents_than_items_is_refused():
    with pytest.raises(ValueError, match="3 complete respondents answered 3 items; give more of them than items"):
        mcdonald_omega(GOOD.iloc[:3])


@pytest.mark.parametrize(("item", "correlations"), [("item_0", [0.8, 0.8, 0.5]), ("item_2", [0.2, 0.64, 0.41])])
def test_omega_is_refused_where_one_factor_leaves_an_item_no_part_of_its_own(item, correlations):
    # In closed form, the square of its standardized loading would be 0.8 0.8 / 0.5, or 0.64 0.41 / 0.2: above 1
    first, second, third = correlations
    scores = with_covariances(np.array([[1, first, second], [first, 1, third], [second, third, 1]]))
    with pytest.raises(ValueError, match=f"one factor leaves item {item} no part of its own; give more respondents"):
        mcdonald_omega(scores)


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5, math.nan, "0.95", True])
def test_a_confidence_that_is_no_share_is_refused(confidence):
    with pytest.raises(ValueError, match=f"confidence is {confidence!r}; give a share between 0 and 1, such as 0.95"):
        cronbach_alpha(GOOD, confidence)


def test_the_error_of_a_score_is_as_worked_by_hand():
    assert standard_error_of_measurement(15, 0.84) == pytest.approx(6)  # 15 sqrt(0.16)


@given(st.floats(1e-3, 1e3), st.floats(0, 1))
def test_the_error_of_a_score_lies_between_0_and_its_standard_deviation(sd, reliability):
    assert 0 <= standard_error_of_measurement(sd, reliability) <= sd
    assert standard_error_of_measurement(sd, 0) == sd
    assert standard_error_of_measurement(sd, 1) == 0


@pytest.mark.parametrize("sd", [0, -1, math.nan, math.inf, "10", None])
def test_a_standard_deviation_that_is_not_above_0_is_refused(sd):
    with pytest.raises(ValueError, match=f"sd is {sd!r}; give the standard deviation of the scores, above 0"):
        standard_error_of_measurement(sd, 0.8)


@pytest.mark.parametrize("reliability", [-0.01, 1.01, 80, math.nan, "0.8", None])
def test_a_reliability_outside_0_to_1_is_refused(reliability):
    for statistic in (lambda value: standard_error_of_measurement(10, value), lambda value: spearman_brown(value, 2)):
        with pytest.raises(ValueError, match=f"reliability is {reliability!r}; give a share from 0 to 1"):
            statistic(reliability)


def test_twice_the_length_is_as_reliable_as_worked_by_hand():
    assert spearman_brown(0.6, 2) == pytest.approx(0.75)  # 2 0.6 / 1.6


@given(st.floats(0, 1))
def test_one_measurement_is_as_reliable_as_it_is(reliability):
    assert spearman_brown(reliability, 1) == reliability


@given(st.floats(0, 1), st.floats(0.1, 20), st.floats(0.1, 20))
def test_lengthening_twice_is_lengthening_once_by_the_product(reliability, once, again):
    twice = spearman_brown(spearman_brown(reliability, once), again)
    assert twice == pytest.approx(spearman_brown(reliability, once * again), abs=1e-9)
    assert 0 <= twice <= 1 + 1e-12


@pytest.mark.parametrize("times", [0, -2, math.nan, math.inf, "2", None])
def test_a_number_of_measurements_that_is_not_above_0_is_refused(times):
    with pytest.raises(ValueError, match=f"times is {times!r}; give how many measurements are averaged, above 0"):
        spearman_brown(0.8, times)


@settings(max_examples=30)
@given(st.integers(2, 6), st.floats(0.1, 0.9))
def test_alpha_of_parallel_items_is_one_items_reliability_lengthened(items, correlation):
    alpha = cronbach_alpha(with_covariances(parallel(items, correlation))).value
    assert alpha == pytest.approx(spearman_brown(correlation, items))

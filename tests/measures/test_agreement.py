"""Agreement of raters: against print, worked by hand, and by the laws that it must keep."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import f

from widgets.measures.agreement import limits_of_agreement, weighted_kappa
from widgets.measures.estimate import Estimate
from widgets.measures.intraclass_correlation import icc_agreement, icc_consistency

# Shrout and Fleiss (1979), Table 2: six targets rated by four judges
PRINTED = pd.DataFrame(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]],
    columns=["judge_1", "judge_2", "judge_3", "judge_4"],
)
ICCS = pytest.mark.parametrize("icc", [icc_agreement, icc_consistency])
answers = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=12)


@st.composite
def rated(draw):
    """Ratings of targets that differ, with error: from 5 points apart, moved by up to 2."""
    targets, raters = draw(st.integers(6, 8)), draw(st.integers(2, 4))
    errors = draw(st.lists(st.integers(-2, 2), min_size=targets * raters, max_size=targets * raters))
    errors = np.reshape(errors, (targets, raters))
    assume(np.ptp(errors - errors[:, :1], axis=0).any())
    return pd.DataFrame(errors + 5 * np.arange(targets)[:, None])


@pytest.mark.parametrize(
    ("icc", "k", "printed"),
    [(icc_agreement, 1, 0.29), (icc_consistency, 1, 0.71), (icc_agreement, 4, 0.62), (icc_consistency, 4, 0.91)],
)
def test_the_intraclass_correlations_are_those_that_shrout_and_fleiss_print(icc, k, printed):
    # Shrout and Fleiss (1979), Table 4: ICC(2,1), ICC(3,1), ICC(2,4) and ICC(3,4)
    assert round(icc(PRINTED, k).value, 2) == printed


def mean_squares(ratings):
    """Mean squares of a two-way analysis of variance: targets, raters, error."""
    x = ratings.to_numpy(float)
    n, k = x.shape
    rows, columns = x.mean(axis=1, keepdims=True), x.mean(axis=0, keepdims=True)
    targets = k * ((rows - x.mean()) ** 2).sum() / (n - 1)
    raters = n * ((columns - x.mean()) ** 2).sum() / (k - 1)
    return n, k, targets, raters, ((x - rows - columns + x.mean()) ** 2).sum() / ((n - 1) * (k - 1))


@settings(max_examples=25)
@given(rated())
def test_consistency_and_its_interval_are_those_of_the_mean_squares(ratings):
    # McGraw and Wong: (F - 1) / (F + k - 1), F the ratio of targets to error, and F divided or multiplied by a quantile
    n, k, targets, _, error = mean_squares(ratings)
    ratio, degrees = targets / error, (n - 1) * (k - 1)
    ends = [ratio, ratio / f.ppf(0.975, n - 1, degrees), ratio * f.ppf(0.975, degrees, n - 1)]
    one, several = icc_consistency(ratings), icc_consistency(ratings, k)
    assert [one.value, one.low, one.high] == pytest.approx([(end - 1) / (end + k - 1) for end in ends])
    assert [several.value, several.low, several.high] == pytest.approx([1 - 1 / end for end in ends])


@settings(max_examples=25)
@given(rated())
def test_agreement_is_that_of_the_mean_squares(ratings):
    # McGraw and Wong, and Shrout and Fleiss: raters' differences in level count as error too
    n, k, targets, raters, error = mean_squares(ratings)
    one = (targets - error) / (targets + (k - 1) * error + k * (raters - error) / n)
    assert icc_agreement(ratings).value == pytest.approx(one)
    assert icc_agreement(ratings, k).value == pytest.approx((targets - error) / (targets + (raters - error) / n))


def test_the_interval_of_agreement_is_that_of_mcgraw_and_wong():
    # Their Table 7, by Satterthwaite's degrees of freedom v, worked here from the mean squares of the printed ratings
    n, k, targets, raters, error = mean_squares(PRINTED)
    icc = icc_agreement(PRINTED).value
    a, b = k * icc / (n * (1 - icc)), 1 + k * icc * (n - 1) / (n * (1 - icc))
    v = (a * raters + b * error) ** 2 / ((a * raters) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)))
    below, above = f.ppf(0.975, n - 1, v), f.ppf(0.975, v, n - 1)
    spread = k * raters + (k * n - k - n) * error
    low = n * (targets - below * error) / (below * spread + n * targets)
    high = n * (above * targets - error) / (spread + n * above * targets)
    assert (icc_agreement(PRINTED).low, icc_agreement(PRINTED).high) == pytest.approx((low, high))
    assert icc_agreement(PRINTED, 4).low == pytest.approx(4 * low / (1 + 3 * low))


@settings(max_examples=25)
@given(rated(), st.integers(4, 9), st.booleans())
def test_a_rater_who_is_always_higher_lowers_agreement_and_not_consistency(ratings, points, mean_of_all):
    # First bring the raters to the same level: a point more could bring one nearer
    k = ratings.columns.size if mean_of_all else 1
    level = ratings - ratings.mean()
    higher = level.assign(always_higher=level[0] + points).drop(columns=0)
    assert icc_consistency(higher, k).value == pytest.approx(icc_consistency(level, k).value)
    assert icc_agreement(higher, k).value < icc_agreement(level, k).value


@settings(max_examples=25)
@given(rated(), st.randoms(use_true_random=False))
def test_the_order_of_targets_and_raters_does_not_matter(ratings, random):
    rows, columns = (random.sample(list(names), len(names)) for names in ratings.axes)
    assert icc_agreement(ratings.loc[rows, columns]).value == pytest.approx(icc_agreement(ratings).value)
    assert icc_agreement(ratings.loc[rows, columns]).low == pytest.approx(icc_agreement(ratings).low)


@ICCS
@settings(max_examples=25)
@given(rated())
def test_an_intraclass_correlation_lies_in_its_interval(icc, ratings):
    estimate = icc(ratings)
    assert estimate.low <= estimate.value <= estimate.high <= 1


@ICCS
def test_targets_with_a_missing_rating_are_left_out(icc):
    holed = pd.concat([PRINTED, pd.DataFrame({"judge_1": [1], "judge_2": [10], "judge_4": [1]})], ignore_index=True)
    assert icc(holed) == icc(PRINTED)


# What pingouin 0.7 gives for Shrout and Fleiss's ratings: the value, and the ends of its interval
PINGOUIN = {
    (icc_agreement, 1): (0.2897638, 0.0187865, 0.7610844),
    (icc_agreement, 4): (0.6200505, 0.0711368, 0.9272320),
    (icc_consistency, 1): (0.7148407, 0.3424648, 0.9458583),
    (icc_consistency, 4): (0.9093155, 0.6756747, 0.9858917),
}


@pytest.mark.parametrize(("icc", "k"), PINGOUIN)
def test_values_and_intervals_are_those_that_pingouin_gives(icc, k):
    estimate = icc(PRINTED, k)
    assert (estimate.value, estimate.low, estimate.high) == pytest.approx(PINGOUIN[icc, k], abs=1e-6)


@ICCS
def test_raters_who_see_the_opposite_have_a_correlation_below_0(icc):
    # Sums of squares: 3/8 of targets on 3 degrees of freedom, 1/8 of raters on 1, 55/8 of all, so 51/8 of error on 3.
    # Mean squares 1/8, 1/8 and 17/8. Consistency is (1/8 - 17/8) / (1/8 + 17/8), which is -16/18; for agreement,
    # 2 (1/8 - 17/8) / 4 is added to the divisor, and -2 / (5/4) falls below what a correlation can be.
    ratings = pd.DataFrame({"a": [1, 3, 1, 3], "b": [3, 1, 3, 2]})
    assert icc(ratings).value == pytest.approx({icc_consistency: -16 / 18, icc_agreement: -8 / 5}[icc])


@ICCS
def test_the_mean_of_raters_is_refused_where_targets_have_all_the_same_mean(icc):
    # The mean square of targets is 0, and both formulas divide by it or by less
    with pytest.raises(ValueError, match=r"ICC\([AC],k\) breaks down"):
        icc(pd.DataFrame({"a": [1, 3, 1, 3], "b": [3, 1, 3, 1]}), k=2)


@pytest.mark.parametrize("shift", [0.5, 1, -3])
@pytest.mark.parametrize("k", [1, 2])
def test_a_rater_who_is_always_higher_by_the_same_lowers_agreement_and_not_consistency(shift, k):
    first = pd.Series([1.0, 2.0, 3.0, 4.0, 5.0])
    ratings = pd.DataFrame({"a": first, "b": first + shift})
    _n, _k, targets, raters, error = mean_squares(ratings)
    assert error == 0
    # McGraw and Wong, ICC(A,1) and ICC(A,k), with a mean square of error of 0
    expected = targets / (targets + (2 / 5 if k == 1 else 1 / 5) * raters)
    agreement, nearly = icc_agreement(ratings, k), icc_agreement(ratings + np.eye(5, 2) * [1e-6, 0], k)
    assert agreement.value == pytest.approx(expected)
    assert (nearly.low, nearly.high) == pytest.approx((agreement.low, agreement.high), abs=1e-5)
    assert icc_consistency(ratings, k) == Estimate(1, 1, 1)


def test_one_to_five_against_two_to_six_agree_by_five_sixths():
    assert icc_agreement(pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 3, 4, 5, 6]})).value == pytest.approx(5 / 6)


@ICCS
@pytest.mark.parametrize("k", [1, 3])
def test_raters_who_agree_throughout_agree_by_1(icc, k):
    assert icc(pd.DataFrame({name: [0.1, 0.2, 0.7] for name in "abc"}), k) == Estimate(1, 1, 1)


@ICCS
@pytest.mark.parametrize(
    ("ratings", "k", "told"),
    [
        (PRINTED, 2, "k is 2; give 1 for one rater, or 4 for the mean of the 4 raters"),
        (PRINTED, 0, "k is 0"),
        (PRINTED[["judge_1"]], 1, "the table has 1 rater; give at least 2"),
        (PRINTED.iloc[:2], 1, "2 of 2 targets have every value; at least 3 must"),
        (PRINTED.assign(judge_1=np.nan), 1, "0 of 6 targets have every value"),
        (PRINTED.assign(judge_1="9"), 1, "rater judge_1 holds '9', which is no number"),
        ([[1, 2]], 1, "a list was given; give a DataFrame with a column for each rater"),
        (pd.DataFrame({"a": [3, 3, 3], "b": [3, 3, 3]}), 1, "every rater rates all targets alike"),
        (pd.DataFrame({"a": [3, 3, 3], "b": [4, 4, 4]}), 1, "every rater rates all targets alike"),
    ],
)
def test_ratings_that_give_no_intraclass_correlation_are_refused(icc, ratings, k, told):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - what it tells is compared below
        icc(ratings, k)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("ratings", "targets"),
    [
        # The estimate would be 9: the mean square of targets is below that of error divided by targets
        ([[3, 2], [1, 4], [3, 3], [3, 1], [4, 1], [1, 4]], 6),
        # The estimate would be -18, and the lower end of its interval 58
        ([[2, 4], [5, 2], [1, 4], [1, 5]], 4),
    ],
)
def test_agreement_of_the_mean_is_refused_where_its_formula_breaks_down(ratings, targets):
    told = rf"ICC\(A,k\) breaks down: the {targets} targets are too few or differ too little; give more"
    with pytest.raises(ValueError, match=told):
        icc_agreement(pd.DataFrame(ratings), k=2)


@pytest.mark.parametrize(("weights", "power"), [("linear", 1), ("quadratic", 2)])
def test_kappa_is_as_worked_by_hand_with_exact_fractions(weights, power):
    # Disagreement seen, over the disagreement of every answer of the one with every answer of the other
    first, second = [1, 1, 2, 3, 4, 4, 2], [1, 2, 2, 4, 4, 3, 4]
    seen = Fraction(sum(abs(x - y) ** power for x, y in zip(first, second, strict=True)), 7)
    by_chance = Fraction(sum(abs(x - y) ** power for x in first for y in second), 49)
    assert weighted_kappa(first, second, range(1, 6), weights).value == pytest.approx(float(1 - seen / by_chance))


def test_kappa_is_a_fraction_that_a_reader_can_check():
    # Differences 0, 0, 0, 1, 0, 1: seen 2/6. By chance: of 36 pairs 18 differ by one and 3 or 3 by two steps...
    # counted: first has 1, 2, 3 twice each; second has 1 once, 2 four times, 3 once. Squares: 2 (0 + 4 + 4)
    # + 2 (1 + 0 + 1) + 2 (4 + 4 + 0) = 36, so 36/36; kappa is 1 - (2/6) / 1.
    assert weighted_kappa([1, 2, 3, 3, 2, 1], [1, 2, 3, 2, 2, 2], [1, 2, 3]).value == pytest.approx(2 / 3)


def test_kappa_and_its_interval_are_those_that_sas_prints():
    # A printout of SAS that statsmodels keeps among its tests: linear weights, 0.4701 (0.1845 to 0.7558)
    table = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]
    pairs = [(row, column) for row in range(3) for column in range(3) for _ in range(table[row][column])]
    estimate = weighted_kappa(*zip(*pairs, strict=True), steps=[0, 1, 2], weights="linear")
    assert f"{estimate:.4f}" == "0.4701 (0.1845 to 0.7558)"


def usable(pairs):
    return all(len(set(rater)) > 1 for rater in zip(*pairs, strict=True))


@given(answers.filter(usable), st.sampled_from(["linear", "quadratic"]))
def test_kappa_is_the_same_whichever_rater_comes_first(pairs, weights):
    first, second = zip(*pairs, strict=True)
    there, back = (weighted_kappa(*both, range(1, 6), weights) for both in [(first, second), (second, first)])
    assert [there.value, there.low, there.high] == pytest.approx([back.value, back.low, back.high], abs=1e-6)


@given(answers.filter(usable), st.sampled_from(["linear", "quadratic"]))
def test_kappa_is_the_same_with_the_scale_turned_around_and_with_steps_that_nobody_chose(pairs, weights):
    first, second = np.array(pairs).T
    kappa = weighted_kappa(first, second, range(1, 6), weights).value
    assert weighted_kappa(6 - first, 6 - second, range(1, 6), weights).value == pytest.approx(kappa)
    assert weighted_kappa(first, second, range(10), weights).value == pytest.approx(kappa)
    assert -1 - 1e-12 <= kappa <= 1


@given(answers.filter(usable))
def test_a_rater_agrees_with_the_same_answers_completely(pairs):
    first = [answer for answer, _ in pairs]
    estimate = weighted_kappa(first, first, range(1, 6))
    assert [estimate.value, estimate.low, estimate.high] == pytest.approx([1, 1, 1], abs=1e-6)


def test_pairs_with_a_missing_answer_are_left_out_of_kappa():
    whole = weighted_kappa([1, 2, 3], [1, 3, 3], range(1, 6))
    assert weighted_kappa([1, 2, None, 3, 5], [1, 3, 4, 3, pd.NA], range(1, 6)) == whole


@pytest.mark.parametrize(
    ("given_wrongly", "told"),
    [
        ({"first": [1, 2, 6]}, "first holds 6, which is no step; steps are 1, 2, 3, 4, 5"),
        ({"second": [1, 2.5, 3]}, "second holds 2.5, which is no step"),
        ({"second": [1, 2]}, "the numbers of values differ: first has 3, second has 2"),
        ({"second": ["1", 2, 3]}, "second holds '1', which is no number"),
        ({"second": [2, 2, 2]}, "second is 2 throughout; kappa needs raters who use 2 steps"),
        ({"first": [2, 2, 2], "second": [2, 2, 2]}, "first is 2 throughout"),
        ({"first": [None, None, 1]}, "1 of 3 pairs have every value; at least 2 must"),
        ({"steps": [1, 2, 3, 3]}, "steps are [1.0, 2.0, 3.0, 3.0]; give 2 or more, each once, from lowest to highest"),
        ({"steps": [3, 2, 1]}, "steps are [3.0, 2.0, 1.0]; give 2 or more"),
        ({"steps": [1]}, "steps are [1.0]; give 2 or more"),
        ({"steps": [1, None, 3]}, "steps are [1.0, nan, 3.0]; give 2 or more"),
        ({"weights": "cubic"}, "weights is 'cubic'; choose 'quadratic' or 'linear'"),
    ],
)
def test_answers_that_give_no_kappa_are_refused(given_wrongly, told):
    arguments = {"first": [1, 2, 3], "second": [1, 3, 3], "steps": range(1, 6)} | given_wrongly
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - what it tells is compared below
        weighted_kappa(**arguments)
    assert told in str(caught.value)


def test_the_limits_of_agreement_are_as_worked_by_hand():
    # Differences -1, 0, 1: mean 0, s 1, n 3. The 97.5% point of t with 2 degrees of freedom is 4.302653 in tables.
    # Standard errors: 1/sqrt(3) of the mean, and sqrt(1/3 + 1.96² / 4) = 1.137424 of a limit.
    table = limits_of_agreement([3, 4, 5], [4, 4, 4])
    assert table.value.to_dict() == pytest.approx({"mean_difference": 0, "lower": -1.96, "upper": 1.96})
    of_mean, of_limit = 4.302653 / math.sqrt(3), 4.302653 * 1.137424
    assert table.low.tolist() == pytest.approx([-of_mean, -1.96 - of_limit, 1.96 - of_limit], abs=1e-5)
    assert table.high.tolist() == pytest.approx([of_mean, -1.96 + of_limit, 1.96 + of_limit], abs=1e-5)


def test_a_higher_confidence_widens_the_intervals_and_leaves_the_limits():
    # The 99.5% point of t with 2 degrees of freedom is 9.924843 in tables
    table = limits_of_agreement([3, 4, 5], [4, 4, 4], confidence=0.99)
    assert table.value["upper"] == pytest.approx(1.96)
    assert table.high["mean_difference"] == pytest.approx(9.924843 / math.sqrt(3), abs=1e-5)


def test_a_difference_that_never_varies_is_its_own_limit():
    assert np.allclose(limits_of_agreement([3, 4, 5], [1, 2, 3]), 2)


def test_pairs_with_a_missing_rating_are_left_out_of_the_limits():
    holed = limits_of_agreement([3, 4, None, 5, 1], [4, 4, 4, 4, None])
    pd.testing.assert_frame_equal(holed, limits_of_agreement([3, 4, 5], [4, 4, 4]))


@given(answers, st.floats(-5, 5))
def test_limits_turn_with_the_raters_and_move_with_a_constant(pairs, points):
    first, second = np.array(pairs, float).T
    table = limits_of_agreement(first, second)
    turned = limits_of_agreement(second, first)
    np.testing.assert_allclose(turned.low, -table.high.iloc[[0, 2, 1]], atol=1e-9)
    np.testing.assert_allclose(limits_of_agreement(first + points, second), table + points, atol=1e-9)


@pytest.mark.parametrize(
    ("given_wrongly", "told"),
    [
        ({"second": [1, 2]}, "the numbers of values differ: first has 3, second has 2"),
        ({"second": [None, None, 1]}, "1 of 3 pairs have every value; at least 2 must"),
        ({"second": [None, None, None]}, "0 of 3 pairs have every value"),
        ({"second": [1, 2, "3"]}, "second holds '3', which is no number"),
        ({"confidence": 1}, "confidence is 1; give a share between 0 and 1"),
    ],
)
def test_ratings_that_give_no_limits_are_refused(given_wrongly, told):
    arguments = {"first": [1, 2, 3], "second": [1, 3, 3]} | given_wrongly
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - what it tells is compared below
        limits_of_agreement(**arguments)
    assert told in str(caught.value)

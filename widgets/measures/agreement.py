"""How far raters agree: on the value, on the order, and by how many points they differ."""

from __future__ import annotations

import math
import warnings
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import t
from statsmodels.stats.inter_rater import cohens_kappa

from widgets.measures.estimate import Estimate, check_confidence, complete_rows, read_columns, read_numbers, read_table

FEWEST_TARGETS = 3
FEWEST_PAIRS = 2
FEWEST_STEPS = 2
LIMITS_OF_95_PERCENT = 1.96
ROUNDING = 1e-9


def icc_agreement(ratings: pd.DataFrame, k: int = 1) -> Estimate:
    """Estimate how far raters give the same people the same values.

    Parameters
    ----------
    ratings : DataFrame (targets, raters)
        A row for each person or session that was rated, a column for each rater. Targets with a missing
        rating are left out.
    k : int, default 1
        1 for the ratings of one rater, or the number of raters for the mean of all of them.

    Returns
    -------
    Estimate
        ICC(A,1) or ICC(A,k), at most 1, with its 95% confidence interval. It is around 0, or below, where
        targets differ no more than raters do on the same target.

    Raises
    ------
    ValueError
        With fewer than 2 raters or 3 complete targets, another ``k``, for what is no number, if the raters
        differ by the same amount on every target, and if the formula or its interval breaks down: for few targets
        that differ too little beside the error. The mean of raters does so sooner than one rater.

    Notes
    -----
    Intraclass correlation for absolute agreement, two-way random, in the notation of McGraw and Wong; Shrout
    and Fleiss call it ICC(2,1) and ICC(2,k). It is computed by pingouin. A rater who is always one point
    higher lowers it. It depends on how much the targets differ: the same raters agree less among people who
    are much alike. It is not a correlation of two raters, not a share of equal ratings, and it does not show
    that what the raters agree on is right.

    Examples
    --------
    >>> ratings = pd.DataFrame({"observer_1": [1, 2, 3, 4, 5], "observer_2": [2, 3, 5, 5, 6]})
    >>> print(icc_agreement(ratings))
    0.76 (-0.05 to 0.97)
    """
    return _intraclass_correlation(ratings, k, "A")


def icc_consistency(ratings: pd.DataFrame, k: int = 1) -> Estimate:
    """Estimate how far raters put the same people in the same order, with the same distances.

    Parameters
    ----------
    ratings, k
        As for :func:`icc_agreement`.

    Returns
    -------
    Estimate
        ICC(C,1) or ICC(C,k), at most 1, with its 95% confidence interval.

    Raises
    ------
    ValueError
        As for :func:`icc_agreement`.

    Notes
    -----
    Intraclass correlation for consistency, in the notation of McGraw and Wong; Shrout and Fleiss call it
    ICC(3,1) and ICC(3,k). It is computed by pingouin. A rater who is always one point higher does not lower
    it, so it is not agreement on the value. With the items of a subscale in place of raters, ICC(C,k) is
    Cronbach's alpha.

    Examples
    --------
    >>> ratings = pd.DataFrame({"observer_1": [1, 2, 3, 4, 5], "observer_2": [2, 3, 5, 5, 6]})
    >>> print(icc_consistency(ratings))
    0.96 (0.68 to 1.00)
    """
    return _intraclass_correlation(ratings, k, "C")


def _intraclass_correlation(ratings: pd.DataFrame, k: int, kind: Literal["A", "C"]) -> Estimate:
    table = complete_rows(read_table(ratings, "rater"), FEWEST_TARGETS, "targets")
    raters = table.columns.size
    if k not in (1, raters):
        raise ValueError(f"k is {k!r}; give 1 for one rater, or {raters} for the mean of the {raters} raters")
    differences = table.sub(table.iloc[:, 0], axis="index")
    if np.ptp(differences, axis=0).max() <= ROUNDING * np.ptp(table):
        raise ValueError("the raters differ by the same amount on every target; show limits_of_agreement instead")
    name = f"ICC({kind},{1 if k == 1 else 'k'})"
    value, (low, high) = _intraclass_correlations(table.to_numpy())[name]
    estimate = Estimate(float(value), float(low), float(high))
    if not -math.inf < estimate.low <= estimate.value <= estimate.high <= 1:
        raise ValueError(f"{name} breaks down: the {len(table)} targets are too few or differ too little; give more")
    return estimate


def _intraclass_correlations(ratings: npt.NDArray[np.float64]) -> dict[str, tuple[float, tuple[float, float]]]:
    import pingouin  # noqa: PLC0415 - it loads plotting libraries, which nothing else here needs

    targets, raters = np.indices(ratings.shape)
    long = pd.DataFrame({"target": targets.ravel(), "rater": raters.ravel(), "rating": ratings.ravel()})
    decimals = pingouin.options["round.column.CI95"]
    pingouin.options["round.column.CI95"] = None
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore", DeprecationWarning)  # it uses what pandas is about to drop
            table = pingouin.intraclass_corr(long, "target", "rater", "rating")
    finally:
        pingouin.options["round.column.CI95"] = decimals
    return dict(zip(table["Type"], zip(table["ICC"], table["CI95"], strict=True), strict=True))


def weighted_kappa(
    first: npt.ArrayLike,
    second: npt.ArrayLike,
    steps: npt.ArrayLike,
    weights: Literal["quadratic", "linear"] = "quadratic",
) -> Estimate:
    """Estimate how far two raters choose the same steps, beyond what chance would give them.

    Parameters
    ----------
    first, second : Series, array or sequence
        What two raters answered about the same targets, in the same order. Pairs with one missing are left out.
    steps : sequence of numbers
        Every step that could be chosen, from lowest to highest, chosen or not.
    weights : {"quadratic", "linear"}
        Whether a difference counts by its square or plainly, in steps.

    Returns
    -------
    Estimate
        Kappa from -1 to 1, with its 95% confidence interval: 1 for the same steps throughout, 0 for what
        chance gives to raters who use the steps as often as these do.

    Raises
    ------
    ValueError
        For an answer that is no step, steps out of order, unequally many answers, fewer than 2 complete pairs,
        other weights, or a rater who chose the same step throughout.

    Notes
    -----
    Cohen's weighted kappa, with the large-sample interval of Fleiss, Cohen and Everitt as statsmodels computes
    it. In small samples the interval is rough: it can pass 1, and after perfect agreement it has no width,
    which is not certainty. Kappa falls when most answers lie on one step, however well raters agree. It is
    not a share of equal answers, and values with other weights or steps do not compare.

    Examples
    --------
    >>> print(weighted_kappa([1, 2, 3, 3, 2, 1], [1, 2, 3, 2, 2, 2], steps=[1, 2, 3]))
    0.67 (0.23 to 1.10)
    """
    if weights not in {"quadratic", "linear"}:
        raise ValueError(f"weights is {weights!r}; choose 'quadratic' or 'linear'")
    possible = _read_steps(steps)
    pairs = complete_rows(read_columns(first=first, second=second), FEWEST_PAIRS, "pairs")
    for name in pairs:
        _refuse_answers(pairs[name], possible)
    counts = pd.crosstab(pairs["first"], pairs["second"]).reindex(index=possible, columns=possible, fill_value=0)
    with np.errstate(all="ignore"):  # a variance of 0 can come out as a little less, and is divided by
        kappa = cohens_kappa(counts, wt=weights)
    margin = 0.0 if math.isnan(kappa.kappa_upp) else float(kappa.kappa_upp - kappa.kappa)
    return Estimate(float(kappa.kappa), float(kappa.kappa) - margin, float(kappa.kappa) + margin)


def _read_steps(steps: npt.ArrayLike) -> list[float]:
    read = read_numbers(steps, "steps")
    if len(read) < FEWEST_STEPS or not (read.diff().iloc[1:] > 0).all():
        raise ValueError(f"steps are {read.tolist()}; give 2 or more, each once, from lowest to highest")
    return read.tolist()


def _refuse_answers(answers: pd.Series, steps: list[float]) -> None:
    for answer in answers[~answers.isin(steps)]:
        known = ", ".join(f"{step:g}" for step in steps)
        raise ValueError(f"{answers.name} holds {answer:g}, which is no step; steps are {known}")
    if answers.eq(answers.iloc[0]).all():
        raise ValueError(f"{answers.name} is {answers.iloc[0]:g} throughout; kappa needs raters who use 2 steps")


def limits_of_agreement(first: npt.ArrayLike, second: npt.ArrayLike, confidence: float = 0.95) -> pd.DataFrame:
    """Show by how many points two ratings of the same target differ: on average, and for 95 of 100 targets.

    Parameters
    ----------
    first, second : Series, array or sequence
        Two ratings of the same targets, in the same order and unit. Pairs with one missing are left out.
    confidence : float, default 0.95
        How often the intervals hold the true value, between 0 and 1. The limits are those of 95% whatever it is.

    Returns
    -------
    DataFrame (mean_difference, lower, upper; value, low, high)
        Differences, first minus second, in points: their mean, and the lower and upper limit of agreement,
        each with the ends of its confidence interval.

    Raises
    ------
    ValueError
        With unequally many ratings, fewer than 2 complete pairs, what is no number, or a confidence outside 0 to 1.

    Notes
    -----
    The limits are Bland and Altman's: the mean difference plus and minus 1.96 standard deviations s of the n
    differences. The intervals are the usual approximations by t with n - 1 degrees of freedom: the standard
    error of the mean is s times the square root of 1/n, that of a limit s times the square root of
    1/n + 1.96² / (2(n - 1)). Differences should be about normal and equally large along the scale. Whether
    the limits are narrow enough is a clinical question, not one of statistics, and they do not say who is right.

    Examples
    --------
    >>> limits_of_agreement([3, 4, 5], [4, 4, 4]).round(2)
                     value   low  high
    mean_difference   0.00 -2.48  2.48
    lower            -1.96 -6.85  2.93
    upper             1.96 -2.93  6.85
    """
    check_confidence(confidence)
    pairs = complete_rows(read_columns(first=first, second=second), FEWEST_PAIRS, "pairs")
    differences, n = pairs["first"] - pairs["second"], len(pairs)
    mean, sd = float(differences.mean()), float(differences.std())
    reach, quantile = LIMITS_OF_95_PERCENT * sd, float(t.ppf((1 + confidence) / 2, n - 1))
    of_mean = quantile * sd * math.sqrt(1 / n)
    of_limit = quantile * sd * math.sqrt(1 / n + LIMITS_OF_95_PERCENT**2 / (2 * (n - 1)))
    table = pd.DataFrame({"value": [mean, mean - reach, mean + reach]}, index=["mean_difference", "lower", "upper"])
    margin = [of_mean, of_limit, of_limit]
    return table.assign(low=table["value"] - margin, high=table["value"] + margin)

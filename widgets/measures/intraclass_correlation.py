"""How far raters agree about people of whom each rates all: on the value, and on the order."""

from __future__ import annotations

import math
import warnings
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import f

from widgets.measures.estimate import Estimate, complete_rows, read_table

FEWEST_TARGETS = 3
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
        With fewer than 2 raters or 3 complete targets, another ``k``, for what is no number, if no rater tells
        targets apart, and if the formula or its interval breaks down: for few targets that differ too little
        beside the error. The mean of raters does so sooner than one rater.

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
        if np.ptp(table.iloc[:, 0]) <= ROUNDING * np.ptp(table):
            raise ValueError("every rater rates all targets alike; an intraclass correlation needs targets that differ")
        return _without_error(table.to_numpy(), k, kind)
    name = f"ICC({kind},{1 if k == 1 else 'k'})"
    value, (low, high) = _intraclass_correlations(table.to_numpy())[name]
    estimate = Estimate(float(value), float(low), float(high))
    if not -math.inf < estimate.low <= estimate.value <= estimate.high <= 1:
        raise ValueError(f"{name} breaks down: the {len(table)} targets are too few or differ too little; give more")
    return estimate


def _without_error(ratings: npt.NDArray[np.float64], k: int, kind: Literal["A", "C"]) -> Estimate:
    """Take the formulas to where the mean square of error is 0, and pingouin's have no number."""
    targets, raters = ratings.shape
    between_raters = targets * float(ratings.mean(axis=0).var(ddof=1))
    if kind == "C" or between_raters <= ROUNDING:
        return Estimate(1.0, 1.0, 1.0)
    of_targets = raters * float(ratings.mean(axis=1).var(ddof=1)) * targets
    of_raters = between_raters * (raters if k == 1 else 1)
    steepest, flattest = f.ppf(0.975, targets - 1, raters - 1), f.ppf(0.975, raters - 1, targets - 1)
    value, low, high = (
        of_targets * factor / (of_raters + of_targets * factor) for factor in (1, 1 / steepest, flattest)
    )
    return Estimate(value, float(low), float(high))


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

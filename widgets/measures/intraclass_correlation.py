"""How far raters agree about people of whom each rates all: on the value, and on the order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import f

from widgets.measures.estimate import Estimate, complete_rows, read_table

FEWEST_TARGETS = 3
ROUNDING = 1e-9
TAIL = 0.025
"""On either side of a 95% interval."""


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
    and Fleiss call it ICC(2,1) and ICC(2,k). A rater who is always one point
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
    ICC(3,1) and ICC(3,k). A rater who is always one point higher does not lower
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
    estimate = _with_error(table.to_numpy(), k, kind)
    if not -math.inf < estimate.low <= estimate.value <= estimate.high <= 1:
        raise ValueError(f"{name} breaks down: the {len(table)} targets are too few or differ too little; give more")
    return estimate


def _without_error(ratings: npt.NDArray[np.float64], k: int, kind: Literal["A", "C"]) -> Estimate:
    """Take the formulas to where the mean square of error is 0, and the usual ones have no number."""
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


def _with_error(ratings: npt.NDArray[np.float64], k: int, kind: Literal["A", "C"]) -> Estimate:
    squares = _MeanSquares.of(ratings)
    with np.errstate(all="ignore"):  # what has no number is refused by the caller
        one = squares.agreement() if kind == "A" else squares.consistency()
    return Estimate(*map(float, one if k == 1 else (_of_mean(value, k) for value in one)))


def _of_mean(one: np.float64, k: int) -> float:
    """Step up from one rater to the mean of k."""
    below = 1 + (k - 1) * one
    return float(k * one / below) if below > 0 else -math.inf


@dataclass(frozen=True)
class _MeanSquares:
    """A two-way analysis of variance with one rating in each cell."""

    n: int
    k: int
    targets: np.float64
    raters: np.float64
    error: np.float64

    @classmethod
    def of(cls, ratings: npt.NDArray[np.float64]) -> _MeanSquares:
        n, k = ratings.shape
        of_targets, of_raters = ratings.mean(axis=1, keepdims=True), ratings.mean(axis=0, keepdims=True)
        rest = ratings - of_targets - of_raters + ratings.mean()
        error = np.sum(rest**2) / ((n - 1) * (k - 1))
        return cls(n, k, k * np.var(of_targets, ddof=1), n * np.var(of_raters, ddof=1), error)

    def consistency(self) -> tuple[np.float64, np.float64, np.float64]:
        """Give ICC(C,1) and its interval: the ratio of targets to error, divided or multiplied by a quantile of F."""
        degrees, ratio = (self.n - 1) * (self.k - 1), self.targets / self.error
        low = ratio / f.ppf(1 - TAIL, self.n - 1, degrees)
        high = ratio * f.ppf(1 - TAIL, degrees, self.n - 1)
        value, low, high = ((end - 1) / (end + self.k - 1) for end in (ratio, low, high))
        return value, low, high

    def agreement(self) -> tuple[np.float64, np.float64, np.float64]:
        """Give ICC(A,1) and its interval, with the degrees of freedom of Satterthwaite."""
        n, k, targets, raters, error = self.n, self.k, self.targets, self.raters, self.error
        value = (targets - error) / (targets + (k - 1) * error + k * (raters - error) / n)
        of_raters, of_error = k * value * raters, (n * (1 + (k - 1) * value) - k * value) * error
        degrees = (of_raters + of_error) ** 2 / (of_raters**2 / (k - 1) + of_error**2 / ((n - 1) * (k - 1)))
        below, above = f.ppf(1 - TAIL, n - 1, degrees), f.ppf(1 - TAIL, degrees, n - 1)
        spread = k * raters + (k * n - k - n) * error
        low = n * (targets - below * error) / (below * spread + n * targets)
        high = n * (above * targets - error) / (spread + n * above * targets)
        return value, low, high

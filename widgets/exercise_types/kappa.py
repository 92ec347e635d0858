"""Agreement of two people who put the same things on ordered steps."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, pvariance

FEWEST_PAIRS = 2


def quadratic_kappa(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Give the quadratically weighted kappa of two lists of ratings: 1 if all are equal, around 0 by chance alone.

    One minus the mean squared distance of the pairs over the mean squared distance of every rating of one with every
    rating of the other: so the steps count by their distance. None where it cannot be computed: with fewer than two
    pairs, or where neither rater ever varied.

    Examples
    --------
    >>> quadratic_kappa([1, 2, 3, 4], [1, 2, 3, 4])
    1.0
    >>> quadratic_kappa([0, 1, 2, 3], [1, 1, 2, 2])
    0.6666666666666667
    >>> quadratic_kappa([2, 2, 2], [2, 2, 2]) is None
    True
    """
    if len(first) != len(second):
        raise ValueError(f"one list has {len(first)} ratings and the other {len(second)}")
    if len(first) < FEWEST_PAIRS:
        return None
    observed = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) / len(first)
    expected = _variance(first) + _variance(second) + (mean(first) - mean(second)) ** 2
    return None if expected == 0 else 1 - observed / expected


def _variance(ratings: Sequence[float]) -> float:
    return float(pvariance(ratings))

"""What the average of published studies is, if studies without significance may stay unpublished.

Studies come in five sizes, equally many of each. Fisher's z of a study's result is normally distributed around that of
the average true correlation; its variance is tau², the spread of the true ones, plus 1 / (n - 3), the chance of a
sample. A result is significant if it is positive and its two-sided p-value is below .05; of the others, each stays
unpublished with the same probability, the hidden share.

Averages are those of a random-effects synthesis of very many studies that knows tau: each study's weight is one over
its variance, and the mean of z is turned back into a correlation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from widgets.equations.sampling import NORMAL_95

SIZES = (20, 40, 80, 140, 220)
"""Clients in a study. CHOICE: their mean is 100, close to the 102 of 30,000 clients in 295 studies."""


def spread_of_z(xp: Any, *, tau: Any, n: Any) -> Any:
    """Give the SD of Fisher's z among studies of n clients: true differences and chance together."""
    return xp.sqrt(tau**2 + 1 / (n - 3))


def true_z(xp: Any, *, mean_r: Any, tau: Any, difference: Any) -> Any:
    """Give Fisher's z of what is true in one study, which is ``difference`` SD away from the average."""
    return xp.arctanh(mean_r) + tau * difference


def found_z(xp: Any, *, truth: Any, n: Any, luck: Any) -> Any:
    """Give Fisher's z of what a study finds, if chance takes it ``luck`` standard errors away from what is true."""
    return truth + luck / xp.sqrt(n - 3)


def is_published(xp: Any, *, z: Any, n: Any, hidden_share: Any, chance: Any) -> Any:
    """Say whether a study is published: it is significant, or its chance, 0 to 1, is above the hidden share."""
    return (z * xp.sqrt(n - 3) > NORMAL_95) | (chance > hidden_share)


def share_not_significant(xp: Any, *, mean_r: Any, tau: Any, n: Any) -> Any:
    """Give the share of studies of n clients that find no significant positive correlation."""
    return xp.ndtr(_limit(xp, mean_r, tau, n))


def published_share(xp: Any, *, mean_r: Any, tau: Any, hidden_share: Any) -> Any:
    """Give the share of all studies that are published, 0 to 1."""
    hidden = [hidden_share * share_not_significant(xp, mean_r=mean_r, tau=tau, n=n) for n in SIZES]
    return 1 - sum(hidden) / len(SIZES)


def inflation(xp: Any, *, mean_r: Any, tau: Any, hidden_share: Any) -> Any:
    """Give by how much the average of the published studies lies above the true average.

    In Fisher's z, the mean of what is above a limit of a normal distribution exceeds its mean by the SD times the
    density at the limit, over the share above it (mean of a truncated normal distribution).
    """
    published = [1 - hidden_share * share_not_significant(xp, mean_r=mean_r, tau=tau, n=n) for n in SIZES]
    shift = hidden_share * _weighted_density(xp, mean_r, tau) / _weighted(xp, published, tau)
    return _change_of_r(xp, mean_r, shift)


def published_average(xp: Any, *, mean_r: Any, tau: Any, hidden_share: Any) -> Any:
    """Give the average correlation of the published studies."""
    return mean_r + inflation(xp, mean_r=mean_r, tau=tau, hidden_share=hidden_share)


def average_not_significant(xp: Any, *, mean_r: Any, tau: Any) -> Any:
    """Give the average correlation of the studies that find no significant positive one, from whom the hidden come."""
    hidden = [share_not_significant(xp, mean_r=mean_r, tau=tau, n=n) for n in SIZES]
    shift = -_weighted_density(xp, mean_r, tau) / _weighted(xp, hidden, tau)
    return mean_r + _change_of_r(xp, mean_r, shift)


def count_holding(xp: Any, *, r: Any, low: Sequence[float], high: Sequence[float], counted: Sequence[Any]) -> Any:
    """Count the intervals, of those that are counted, within which a correlation lies."""
    rows = zip(low, high, counted, strict=True)
    return sum(xp.where((r >= start) & (r <= end) & shown, 1, 0) for start, end, shown in rows)


def count_above(xp: Any, *, r: Any, low: Sequence[float], counted: Sequence[Any]) -> Any:
    """Count the intervals, of those that are counted, that lie wholly above a correlation."""
    return sum(xp.where((r < start) & shown, 1, 0) for start, shown in zip(low, counted, strict=True))


def _limit(xp: Any, mean_r: Any, tau: Any, n: int) -> Any:
    """Give the smallest significant z, in SD from the mean."""
    return (NORMAL_95 / xp.sqrt(n - 3) - xp.arctanh(mean_r)) / spread_of_z(xp, tau=tau, n=n)


def _weighted(xp: Any, shares: Sequence[Any], tau: Any) -> Any:
    return sum(share / spread_of_z(xp, tau=tau, n=n) ** 2 for share, n in zip(shares, SIZES, strict=True))


def _weighted_density(xp: Any, mean_r: Any, tau: Any) -> Any:
    """Add up what the sizes contribute to the shift: weight times SD times density at the limit."""
    densities = [xp.exp(-(_limit(xp, mean_r, tau, n) ** 2) / 2) / float(np.sqrt(2 * np.pi)) for n in SIZES]
    return _weighted(xp, [spread_of_z(xp, tau=tau, n=n) * d for d, n in zip(densities, SIZES, strict=True)], tau)


def _change_of_r(xp: Any, r: Any, shift: Any) -> Any:
    """Give by how much r changes with a shift of its z; a difference of two tanh would lose digits."""
    change = xp.tanh(shift)
    return change * (1 - r**2) / (1 + r * change)

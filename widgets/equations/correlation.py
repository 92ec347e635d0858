"""What a correlation means, said in other ways: each of them a function of r alone."""

from __future__ import annotations

from typing import Any


def paired_value(xp: Any, *, r: Any, a: Any, b: Any) -> Any:
    """Make a value that correlates with ``a``, from ``a`` and an unrelated ``b``, all in standard deviations.

    Over many pairs of unrelated ``a`` and ``b`` the correlation of the result with ``a`` is ``r``, -1 to 1.
    """
    return r * a + xp.sqrt(1 - r**2) * b


def shared_variance(xp: Any, *, r: Any) -> Any:
    """Give the share of variance that two measures have in common, 0 to 1: the square of their correlation."""
    del xp
    return r**2


def cohens_d(xp: Any, *, r: Any) -> Any:
    """Turn a correlation into a difference of two equally large groups, in standard deviations within groups."""
    return 2 * r / xp.sqrt(1 - r**2)


def success_of_upper_half(xp: Any, *, r: Any) -> Any:
    """Give the share that ends above the median in a half-and-half display: one half plus half of r (BESD)."""
    del xp
    return 0.5 + r / 2


def overlap_of_groups(xp: Any, *, r: Any) -> Any:
    """Give the overlap, 0 to 1, of two normal groups that lie as far apart as a correlation says."""
    return 2 * xp.ndtr(-xp.abs(cohens_d(xp, r=r)) / 2)


def often_as_low_as(xp: Any, *, r: Any, n: Any) -> Any:
    """Give the r below which 2.5% of studies with ``n`` clients come out by chance, by Fisher's z."""
    return xp.tanh(xp.arctanh(r) - _reach(xp, n=n))


def often_as_high_as(xp: Any, *, r: Any, n: Any) -> Any:
    """Give the r above which 2.5% of studies with ``n`` clients come out by chance, by Fisher's z."""
    return xp.tanh(xp.arctanh(r) + _reach(xp, n=n))


def _reach(xp: Any, *, n: Any) -> Any:
    return xp.ndtri(0.975) / xp.sqrt(n - 3)

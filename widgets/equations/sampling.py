"""How far the correlation that a study finds may lie from the true one, by Fisher's z.

Fisher's z of a study's correlation, the arc tangent hyperbolic of r, is close to normally distributed around that of
the true correlation, with a standard error that depends on the number of clients alone: one over the square root of
n - 3. Alliance and outcome are taken to be normally distributed, and clients to be drawn independently.
"""

from __future__ import annotations

from typing import Any

from scipy.special import ndtri

NORMAL_95 = float(ndtri(0.975))
"""Within so many standard errors of the middle lie 95% of a normal distribution."""


def standard_error_of_z(xp: Any, *, n: Any) -> Any:
    """Give the standard error of Fisher's z in a study of n clients, more than 3."""
    return 1 / xp.sqrt(n - 3)


def found_r(xp: Any, *, true_r: Any, n: Any, luck: Any) -> Any:
    """Give the correlation that a study finds, if chance takes it ``luck`` standard errors away from the true one."""
    return xp.tanh(xp.arctanh(true_r) + luck * standard_error_of_z(xp, n=n))


def lower_r(xp: Any, *, true_r: Any, n: Any) -> Any:
    """Give the correlation below which 2.5% of such studies find theirs."""
    return found_r(xp, true_r=true_r, n=n, luck=-NORMAL_95)


def upper_r(xp: Any, *, true_r: Any, n: Any) -> Any:
    """Give the correlation above which 2.5% of such studies find theirs."""
    return found_r(xp, true_r=true_r, n=n, luck=NORMAL_95)


def width_of_range(xp: Any, *, true_r: Any, n: Any) -> Any:
    """Give how far apart the two ends of the range lie that holds 95% of such studies."""
    return upper_r(xp, true_r=true_r, n=n) - lower_r(xp, true_r=true_r, n=n)


def share_at_or_below_zero(xp: Any, *, true_r: Any, n: Any) -> Any:
    """Give the share of such studies, 0 to 1, that find no correlation or a negative one.

    A share below one in a thousand million, 6 standard errors away, is given as if it were that.
    """
    return xp.ndtr(xp.maximum(-6, -xp.arctanh(true_r) / standard_error_of_z(xp, n=n)))


def significant_r(xp: Any, *, n: Any) -> Any:
    """Give the smallest positive correlation with a two-sided p-value below .05 (Fisher's z)."""
    return xp.tanh(NORMAL_95 * standard_error_of_z(xp, n=n))


def share_significant(xp: Any, *, true_r: Any, n: Any) -> Any:
    """Give the share of such studies with a two-sided p-value below .05, on either side of 0: the power."""
    shift = xp.arctanh(true_r) / standard_error_of_z(xp, n=n)
    return xp.ndtr(shift - NORMAL_95) + xp.ndtr(-shift - NORMAL_95)


def relative_density(xp: Any, *, true_r: Any, n: Any, luck: Any) -> Any:
    """Give how dense studies lie at the r that they find by ``luck``, beside how dense they lie at the true r.

    The density of r is that of the normal distribution of Fisher's z times the slope of z, which is 1 / (1 - r²).
    """
    r = found_r(xp, true_r=true_r, n=n, luck=luck)
    return xp.exp(-(luck**2) / 2) * (1 - true_r**2) / (1 - r**2)

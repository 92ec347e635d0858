"""How often a study finds a correlation that is there, how many clients it needs, and what it finds when it does.

All by Fisher's z, which is nearly normal with variance ``1 / (n - 3)``, and by a two-sided test.
"""

from __future__ import annotations

from typing import Any

WANTED = 0.8
"""The power that is customarily asked for; a convention and no law."""
_ROOT_OF_TWO_PI = 2.5066282746310002


def design_effect(xp: Any, *, n: Any, clients_per_therapist: Any, icc_therapist: Any, icc_predictor: Any) -> Any:
    """Give by how much clients of the same therapist inflate the variance of a correlation: 1 if not at all.

    ``1 + (clients - 1) * share of outcome * share of predictor`` that lie between therapists. What all clients of a
    therapist have in common, such as a training, has a share of 1. A therapist has no more clients than there are.
    """
    others = xp.minimum(clients_per_therapist, n) - 1
    return 1 + others * icc_therapist * icc_predictor


def effective_n(xp: Any, *, n: Any, clients_per_therapist: Any, icc_therapist: Any, icc_predictor: Any) -> Any:
    """Give how many unrelated clients would tell as much: the number of clients over the design effect."""
    effect = design_effect(
        xp,
        n=n,
        clients_per_therapist=clients_per_therapist,
        icc_therapist=icc_therapist,
        icc_predictor=icc_predictor,
    )
    return n / effect


def critical_z(xp: Any, *, alpha: Any) -> Any:
    """Give how many standard errors from 0 a result must lie to be significant, on either side."""
    return xp.ndtri(1 - alpha / 2)


def true_z(  # noqa: PLR0913 (a correlation and who is studied)
    xp: Any, *, true_r: Any, n: Any, clients_per_therapist: Any, icc_therapist: Any, icc_predictor: Any
) -> Any:
    """Give how many standard errors from 0 the true correlation lies: Fisher's z times ``√(n - 3)``."""
    unrelated = effective_n(
        xp,
        n=n,
        clients_per_therapist=clients_per_therapist,
        icc_therapist=icc_therapist,
        icc_predictor=icc_predictor,
    )
    return xp.arctanh(true_r) * xp.sqrt(unrelated - 3)


def power(  # noqa: PLR0913 (a correlation, who is studied and a test)
    xp: Any, *, true_r: Any, n: Any, alpha: Any, clients_per_therapist: Any, icc_therapist: Any, icc_predictor: Any
) -> Any:
    """Give the share of such studies that would find the correlation significant, on either side."""
    away = true_z(
        xp,
        true_r=true_r,
        n=n,
        clients_per_therapist=clients_per_therapist,
        icc_therapist=icc_therapist,
        icc_predictor=icc_predictor,
    )
    limit = critical_z(xp, alpha=alpha)
    return xp.ndtr(away - limit) + xp.ndtr(-away - limit)


def unrelated_clients_needed(xp: Any, *, true_r: Any, alpha: Any) -> Any:
    """Give how many unrelated clients make the power 80%, before rounding up.

    ``((z of alpha + z of power) / z of r)² + 3``. It leaves out the significant results of the wrong sign: at a power
    of 80% they are fewer than one in ten thousand.
    """
    ratio = (critical_z(xp, alpha=alpha) + xp.ndtri(WANTED)) / xp.arctanh(true_r)
    return ratio * ratio + 3


def clients_needed(  # noqa: PLR0913 (a correlation, a test and who is studied)
    xp: Any, *, true_r: Any, alpha: Any, clients_per_therapist: Any, icc_therapist: Any, icc_predictor: Any
) -> Any:
    """Give how many clients a study needs for a power of 80%, rounded up.

    Where there are enough for more than one therapist, the unrelated clients needed times the design effect. Where
    all would be of one therapist, with ``s`` the product of both shares, ``needed (1 - s) / (1 - needed s)``.
    """
    unrelated = unrelated_clients_needed(xp, true_r=true_r, alpha=alpha)
    shared = icc_therapist * icc_predictor
    several = unrelated * (1 + (clients_per_therapist - 1) * shared)
    one = unrelated * (1 - shared) / xp.maximum(1 - unrelated * shared, 0.001)
    return xp.ceil(xp.where(several < clients_per_therapist, one, several))


def found_when_significant(  # noqa: PLR0913 (a correlation, who is studied and a test)
    xp: Any, *, true_r: Any, n: Any, alpha: Any, clients_per_therapist: Any, icc_therapist: Any, icc_predictor: Any
) -> Any:
    """Give the average size, whatever its sign, of the correlations that come out significant; approximate.

    It is the mean of a normal distribution of Fisher's z of which only the two tails are kept, turned back into a
    correlation. (The mean of r is not quite the r of the mean z.)
    """
    who = {
        "true_r": true_r,
        "n": n,
        "clients_per_therapist": clients_per_therapist,
        "icc_therapist": icc_therapist,
        "icc_predictor": icc_predictor,
    }
    away, limit = true_z(xp, **who), critical_z(xp, alpha=alpha)
    kept_by_place = away * (xp.ndtr(away - limit) - xp.ndtr(-away - limit))
    kept = kept_by_place + _density(xp, away - limit) + _density(xp, away + limit)
    mean = kept / power(xp, alpha=alpha, **who)
    return xp.tanh(mean * xp.arctanh(true_r) / away)


def _density(xp: Any, x: Any) -> Any:
    return xp.exp(-x * x / 2) / _ROOT_OF_TWO_PI


def overestimate(  # noqa: PLR0913 (a correlation, who is studied and a test)
    xp: Any, *, true_r: Any, n: Any, alpha: Any, clients_per_therapist: Any, icc_therapist: Any, icc_predictor: Any
) -> Any:
    """Give how many times the true correlation the significant ones are on average; approximate."""
    found = found_when_significant(
        xp,
        true_r=true_r,
        n=n,
        alpha=alpha,
        clients_per_therapist=clients_per_therapist,
        icc_therapist=icc_therapist,
        icc_predictor=icc_predictor,
    )
    return found / true_r


def has_wanted_power(  # noqa: PLR0913 (a correlation, who is studied and a test)
    xp: Any, *, true_r: Any, n: Any, alpha: Any, clients_per_therapist: Any, icc_therapist: Any, icc_predictor: Any
) -> Any:
    """Tell whether the power is at least the customary 80%."""
    share = power(
        xp,
        true_r=true_r,
        n=n,
        alpha=alpha,
        clients_per_therapist=clients_per_therapist,
        icc_therapist=icc_therapist,
        icc_predictor=icc_predictor,
    )
    return share >= WANTED

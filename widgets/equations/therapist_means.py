"""What the mean of a therapist's clients tells of the therapist.

Clients' values have a variance of 1 over all clients. A share of it, ``icc_therapist``, lies between therapists.
"""

from __future__ import annotations

from typing import Any


def true_effect(xp: Any, *, icc_therapist: Any, therapist: Any) -> Any:
    """Give what a therapist adds for every client: a standard normal, times the root of the therapists' share."""
    return xp.sqrt(icc_therapist) * therapist


def error_of_mean(xp: Any, *, icc_therapist: Any, clients_per_therapist: Any) -> Any:
    """Give the standard error of a therapist's raw mean, in SD of clients: chance alone, by which clients came."""
    return xp.sqrt((1 - icc_therapist) / clients_per_therapist)


def raw_mean(xp: Any, *, icc_therapist: Any, clients_per_therapist: Any, therapist: Any, chance: Any) -> Any:
    """Give the mean of a therapist's clients: the true effect, and the error of a mean times a standard normal."""
    error = error_of_mean(xp, icc_therapist=icc_therapist, clients_per_therapist=clients_per_therapist)
    return true_effect(xp, icc_therapist=icc_therapist, therapist=therapist) + error * chance


def design_effect(xp: Any, *, icc_therapist: Any, clients_per_therapist: Any) -> Any:
    """Give how many times larger an average's variance is because clients share therapists: 1 + (k - 1) icc."""
    del xp
    return 1 + (clients_per_therapist - 1) * icc_therapist


def reliability_of_mean(xp: Any, *, icc_therapist: Any, clients_per_therapist: Any) -> Any:
    """Give the share, 0 to 1, of the spread of therapists' raw means that is true (Spearman-Brown: k icc / design).

    It is also the weight by which a raw mean is shrunk toward the mean of all therapists.
    """
    design = design_effect(xp, icc_therapist=icc_therapist, clients_per_therapist=clients_per_therapist)
    return clients_per_therapist * icc_therapist / design


def is_mostly_chance(xp: Any, *, icc_therapist: Any, clients_per_therapist: Any) -> Any:
    """Tell whether more than half of the spread of therapists' raw means is chance."""
    del xp
    return clients_per_therapist * icc_therapist < 1 - icc_therapist


def correlation_with_truth(xp: Any, *, icc_therapist: Any, clients_per_therapist: Any) -> Any:
    """Give the correlation of raw means with true effects over therapists: the root of their reliability."""
    return xp.sqrt(reliability_of_mean(xp, icc_therapist=icc_therapist, clients_per_therapist=clients_per_therapist))


def clients_for_half(xp: Any, *, icc_therapist: Any) -> Any:
    """Give how many clients a therapist needs for half of the spread of raw means to be true: (1 - icc) / icc."""
    del xp
    return (1 - icc_therapist) / icc_therapist

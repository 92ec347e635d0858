"""How much of what training does to therapists can reach their clients, and how large a trial must be to see it.

The chain is a model of the book's and no finding. Training lifts the therapists' skill; skill and a therapist's average
outcome correlate; and therapists hold only a share of the outcome's variance. A difference between two groups is tested
by a normal approximation, two-sided at .05, as if no two people were related.
"""

from __future__ import annotations

from typing import Any

from widgets.equations.power import WANTED
from widgets.equations.sampling import NORMAL_95


def client_gain(xp: Any, *, d_skill: Any, skill_and_outcome: Any, icc_therapist: Any) -> Any:
    """Give how far clients of trained therapists end above the others, in standard deviations of outcome.

    The gain in skill, times the correlation of skill with therapists' average outcome, times the standard deviation of
    those averages: the root of the share of outcome that lies between therapists.
    """
    return d_skill * skill_and_outcome * xp.sqrt(icc_therapist)


def share_seeing(xp: Any, *, d: Any, n: Any) -> Any:
    """Give the share of trials with n people in each of two groups that find a difference d significant, either way."""
    away = d * xp.sqrt(n / 2)
    return xp.ndtr(away - NORMAL_95) + xp.ndtr(-away - NORMAL_95)


def share_seeing_skill(xp: Any, *, d_skill: Any, n: Any) -> Any:
    """Give the share of trials that find the therapists' gain in skill."""
    return share_seeing(xp, d=d_skill, n=n)


def share_seeing_clients(xp: Any, *, d_skill: Any, skill_and_outcome: Any, icc_therapist: Any, n: Any) -> Any:
    """Give the share of trials that find the clients' gain."""
    gain = client_gain(xp, d_skill=d_skill, skill_and_outcome=skill_and_outcome, icc_therapist=icc_therapist)
    return share_seeing(xp, d=gain, n=n)


def people_needed(xp: Any, *, d: Any) -> Any:
    """Give how many people each of two groups needs for a power of 80%, rounded up."""
    ratio = (NORMAL_95 + xp.ndtri(WANTED)) / d
    return xp.ceil(2 * ratio * ratio)


def therapists_needed(xp: Any, *, d_skill: Any) -> Any:
    """Give how many therapists each group needs for the gain in skill to be seen."""
    return people_needed(xp, d=d_skill)


def clients_needed(xp: Any, *, d_skill: Any, skill_and_outcome: Any, icc_therapist: Any) -> Any:
    """Give how many clients each group needs for the gain of clients to be seen."""
    gain = client_gain(xp, d_skill=d_skill, skill_and_outcome=skill_and_outcome, icc_therapist=icc_therapist)
    return people_needed(xp, d=gain)

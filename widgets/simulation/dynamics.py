"""How alliance and distress move each other from session to session, within one client.

Both are deviations from the client's own course, in their own SD, so that each has a variance of 1 in every session.
A rupture is part of what newly happens to the alliance. What ruptures and repairs do is counted from what that
client's readiness lets expect, so that a client's course is the client's mean.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from widgets.simulation.session_numbers import SessionNumbers

Numbers: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]


def transition(parameters: SessionNumbers) -> Numbers:
    """Lay out how much of each state reaches the next session.

    Returns
    -------
    array, (2, 2)
        From alliance and distress, in the columns, to alliance and distress one session later, in the rows.
    """
    p = parameters
    return np.array(
        [[p.alliance_autoregression, p.distress_to_alliance], [p.alliance_to_distress, p.distress_autoregression]]
    )


def innovation_covariance(parameters: SessionNumbers) -> tuple[Numbers, Numbers]:
    """Work out what must newly happen in a session, beside ruptures, for the variance to stay the same.

    Returns
    -------
    tuple of array, (2, 2)
        Covariances of alliance and distress at the first session, and of what is new in every later one.
    """
    p = parameters
    stationary = np.array([[1, p.same_session], [p.same_session, 1]])
    step = transition(p)
    drop, gain = _rupture_variances(p)
    later = stationary - step @ stationary @ step.T
    return stationary - np.diag([drop, 0]), later - np.diag([drop + gain, 0])


def _rupture_variances(p: SessionNumbers) -> tuple[float, float]:
    """Average over clients the variance that ruptures and repairs bring, in within units."""
    points, weights = np.polynomial.hermite_e.hermegauss(40)
    weights = weights / weights.sum()
    unit = 1 - p.alliance_stable
    rupture = ndtr(_threshold(p.rupture_share, _rupture_spread(p)) + _rupture_spread(p) * points)
    repair = ndtr(_threshold(p.repair_share, p.repair_alliance) + p.repair_alliance * points)
    drop = p.rupture_drop**2 / unit * float(weights @ (rupture * (1 - rupture)))
    # A repair needs a rupture before; that clients differ in both at once changes little.
    gain = p.repair_gain**2 / unit * p.rupture_share * float(weights @ (repair * (1 - repair)))
    return drop, gain


def _rupture_spread(p: SessionNumbers) -> float:
    """SD of clients' readiness for ruptures."""
    one, other = p.rupture_transference, p.rupture_countertransference
    return math.sqrt(max(0.0, one**2 + other**2 + 2 * one * other * p.transference_countertransference))


def _threshold(share: float, spread: float) -> float:
    """Find what must be exceeded so that the share holds over all clients."""
    return float(ndtri(share)) * math.sqrt(1 + spread**2)


class Course(NamedTuple):
    """What happens within clients, each (sessions, clients)."""

    alliance: Numbers
    """Deviation from the client's own course, in SD within."""
    distress: Numbers
    rupture: Flags
    repaired: Flags


class _Prepared(NamedTuple):
    step: Numbers
    first: Numbers
    later: Numbers
    drop: float
    gain: float
    rupture_threshold: float
    repair_threshold: float


@lru_cache(maxsize=8)
def _prepare(p: SessionNumbers) -> _Prepared:
    first, later = (np.linalg.cholesky(covariance).astype(np.float64) for covariance in innovation_covariance(p))
    unit = math.sqrt(1 - p.alliance_stable)
    return _Prepared(
        transition(p),
        first,
        later,
        p.rupture_drop / unit,
        p.repair_gain / unit,
        _threshold(p.rupture_share, _rupture_spread(p)),
        _threshold(p.repair_share, p.repair_alliance),
    )


def run_course(
    normals: Numbers, alliance: Numbers, transference: Numbers, countertransference: Numbers, p: SessionNumbers
) -> Course:
    """Let alliance and distress move each other through the sessions, with ruptures and repairs.

    Parameters
    ----------
    normals : array, (sessions, 4, clients)
        Standard normal values; the first two are overwritten.
    alliance, transference, countertransference : array, (clients,)
        What makes a client readier for repair and for ruptures, in SD between clients.
    p : SessionNumbers
        How they move each other.

    Returns
    -------
    Course
        Views into ``normals`` where possible.
    """
    ready = _prepare(p)
    readiness = ready.rupture_threshold + p.rupture_transference * transference
    readiness += p.rupture_countertransference * countertransference
    rupture = normals[:, 2] < readiness
    repair_readiness = ready.repair_threshold + p.repair_alliance * alliance
    repaired = normals[:, 3] < repair_readiness
    repaired[0] = False
    repaired[1:] &= rupture[:-1]
    state = normals[:, :2]
    state[0] = ready.first @ state[0]
    # The lower triangle, row by row: the distress first, while the alliance is still as drawn.
    state[1:, 1] *= ready.later[1, 1]
    state[1:, 1] += ready.later[1, 0] * state[1:, 0]
    state[1:, 0] *= ready.later[0, 0]
    news = state[:, 0]
    news += ready.drop * (ndtr(readiness) - rupture)
    news[1:] += ready.gain * (repaired[1:] - rupture[:-1] * ndtr(repair_readiness))
    for before, now in pairwise(state):
        np.add(now, ready.step @ before, out=now)
    return Course(news, state[:, 1], rupture, repaired)

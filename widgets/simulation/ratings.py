"""Simulate how client and therapist rate their alliance, and how the client's distress changes.

For every client there is an alliance as the client sees it and one as the therapist sees it. Each view has a part
that is common to all subscales and a part of each subscale's own, and of both some is stable and some belongs to
the session. Answers are drawn from the view of the moment. Distress falls the more, the better both see the alliance,
and the less, the further apart their views lie.

Views are in standard deviations of the client's view in one session; 0 is the average client's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from widgets.measures import Inventory
from widgets.simulation.rating_parameters import DISTRESS_MAXIMUM, RatingParameters
from widgets.simulation.responses import draw_answers

Numbers: TypeAlias = NDArray[np.float64]

PERSPECTIVES = ("client", "therapist")
_DEFAULTS = RatingParameters()


class SimulatedRatings(NamedTuple):
    """Two tables about the same simulated clients."""

    clients: pd.DataFrame
    """``distress_before`` and ``distress_after``, (clients)."""
    responses: pd.DataFrame
    """The answers as given, before keying; NaN where missing, (clients x sessions x perspectives, items)."""


def simulate_ratings(
    inventory: Inventory,
    n_clients: int,
    *,
    seed: int,
    parameters: RatingParameters = _DEFAULTS,
    sessions: Sequence[int] = (3, 10),
) -> SimulatedRatings:
    """Simulate clients who rate their alliance, as their therapists do, and whose distress changes.

    Parameters
    ----------
    inventory : Inventory
        What they answer. An item counts for the first subscale that names it.
    n_clients : int
        How many clients, at least 1.
    seed : int
        The same seed gives the same tables.
    parameters : RatingParameters
        What is put into the simulation.
    sessions : sequence of int
        After which sessions both rate.

    Returns
    -------
    SimulatedRatings
        The tables ``clients`` and ``responses``, numbered by client from 1.

    Raises
    ------
    ValueError
        If there is no client or no session, or a session's number is below 1 or given twice.

    Examples
    --------
    >>> clients, responses = simulate_ratings(Inventory.load("practice_alliance_short"), 2, seed=1)
    >>> list(clients.columns)
    ['distress_before', 'distress_after']
    >>> list(responses.index[:3])
    [(1, 3, 'client'), (1, 3, 'therapist'), (1, 10, 'client')]
    """
    _check_counts(n_clients, sessions)
    rng = np.random.default_rng(seed)
    shape = (n_clients, len(sessions), len(inventory.subscales))
    stable, momentary = _draw_views(shape, parameters, rng)
    numbers = pd.RangeIndex(1, n_clients + 1, name="client")
    return SimulatedRatings(
        clients=pd.DataFrame(_draw_distress(stable.mean(axis=(2, 3)), parameters, rng), index=numbers),
        responses=pd.DataFrame(
            draw_answers(np.moveaxis(momentary, 0, 2), inventory, parameters, rng).reshape(-1, len(inventory.items)),
            index=pd.MultiIndex.from_product(
                [numbers, sessions, PERSPECTIVES], names=["client", "session", "perspective"]
            ),
            columns=inventory.item_ids,
        ),
    )


def _check_counts(n_clients: int, sessions: Sequence[int]) -> None:
    if n_clients < 1:
        raise ValueError(f"n_clients is {n_clients}; it must be 1 or more")
    if not sessions or min(sessions) < 1 or len(set(sessions)) < len(sessions):
        raise ValueError(f"sessions are {tuple(sessions)}; give one or more different numbers, each 1 or more")


def _draw_views(shape: tuple[int, int, int], p: RatingParameters, rng: np.random.Generator) -> tuple[Numbers, Numbers]:
    """Draw the stable views and those of each session, (perspectives, clients, sessions, subscales)."""
    n_clients, n_sessions, n_subscales = shape
    stable = math.sqrt(p.stable_share) * _draw_parts((n_clients, 1, n_subscales), p, rng)
    stable[1] -= p.therapist_below
    passing = math.sqrt(1 - p.stable_share) * _draw_parts((n_clients, n_sessions, n_subscales), p, rng)
    return stable, stable + passing


def _draw_parts(shape: tuple[int, int, int], p: RatingParameters, rng: np.random.Generator) -> Numbers:
    """Draw what all subscales have in common and what each has of its own; together of variance 1."""
    common = _draw_pair((*shape[:2], 1), p.agreement, rng)
    own = _draw_pair(shape, p.agreement, rng)
    return math.sqrt(p.common_share) * common + math.sqrt(1 - p.common_share) * own


def _draw_pair(shape: tuple[int, ...], correlation: float, rng: np.random.Generator) -> Numbers:
    """Draw normal values for client and therapist that correlate, (perspectives, ...)."""
    client, alone = rng.standard_normal((2, *shape))
    return np.stack([client, correlation * client + math.sqrt(1 - correlation**2) * alone])


def _draw_distress(views: Numbers, p: RatingParameters, rng: np.random.Generator) -> dict[str, NDArray[np.int64]]:
    """Draw distress before and after from the stable views, (perspectives, clients)."""
    client, therapist = views
    true_before, other_change, *errors = rng.standard_normal((4, len(client)))
    before = p.distress_mean + p.distress_sd * math.sqrt(p.distress_reliability) * true_before
    fall = (
        p.shared_fall
        + p.client_slope * client
        + p.therapist_slope * therapist
        - p.distance_slope * (client - therapist) ** 2
        + p.other_change_sd * other_change
    )
    error_sd = p.distress_sd * math.sqrt(1 - p.distress_reliability)
    return {
        f"distress_{when}": np.rint(true + error_sd * error).clip(0, DISTRESS_MAXIMUM).astype(int)
        for when, true, error in zip(("before", "after"), (before, before - fall), errors, strict=True)
    }

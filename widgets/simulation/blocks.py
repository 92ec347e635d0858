"""Simulate therapists with their clients and sessions a block at a time, so that memory and time stay even.

Every block draws from a stream of random numbers of its own, so a table is the same whether it is kept or written away.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from widgets.simulation.components import COMPONENTS, Numbers, correlate_components
from widgets.simulation.dynamics import run_course
from widgets.simulation.session_parameters import SessionParameters

Columns: TypeAlias = dict[str, NDArray[Any]]

SESSIONS_PER_BLOCK = 48_000
NORMALS_PER_THERAPIST, NORMALS_PER_CLIENT, NORMALS_PER_SESSION = 2, 11, 6
CLIENT_COLUMNS = {
    "client": np.int32,
    "therapist": np.int32,
    "alliance_therapist": np.float64,
    "alliance_between": np.float64,
    "growth": np.float64,
    "distress_start": np.float64,
    "fall": np.float64,
    "real_relationship": np.float64,
    "transference": np.float64,
    "countertransference": np.float64,
    "last_session": np.int32,
    "dropped_out": np.int8,
}
SESSION_COLUMNS = {
    "therapist": np.int32,
    "client": np.int32,
    "session": np.int32,
    "alliance": np.float64,
    "goal": np.float64,
    "task": np.float64,
    "bond": np.float64,
    "distress": np.float64,
    "rupture": np.int8,
    "repaired": np.int8,
}
# Goal, task and bond lie around their mean, the alliance, at angles of 120 degrees.
_DIRECTIONS = {"goal": (1.0, 0.0), "task": (-0.5, math.sqrt(0.75)), "bond": (-0.5, -math.sqrt(0.75))}


@dataclass(frozen=True)
class Design:
    """How many therapists, clients of each, and planned sessions of each client, and with which seed.

    Raises
    ------
    ValueError
        If a number is not whole or too low.
    """

    n_therapists: int
    clients_per_therapist: int
    n_sessions: int
    seed: int

    def __post_init__(self) -> None:
        for name, least in (("n_therapists", 1), ("clients_per_therapist", 1), ("n_sessions", 2), ("seed", 0)):
            check_count(name, getattr(self, name), least)

    @property
    def n_clients(self) -> int:
        """How many clients there are in all."""
        return self.n_therapists * self.clients_per_therapist

    @property
    def n_normals(self) -> int:
        """How many standard normals are drawn for all of them."""
        of_clients = self.n_clients * (NORMALS_PER_CLIENT + NORMALS_PER_SESSION * self.n_sessions)
        return self.n_therapists * NORMALS_PER_THERAPIST + of_clients


def check_count(name: str, value: object, least: int) -> None:
    """Refuse what is not a whole number or too low.

    Raises
    ------
    ValueError
        Naming the number, its value and the least it may be.
    """
    try:
        whole = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        whole = least - 1
    if whole < least:
        raise ValueError(f"{name} is {value}; it must be a whole number, {least} or more")


class Block(NamedTuple):
    """Some therapists, as columns of their clients and of their clients' sessions."""

    clients: Columns
    sessions: Columns


def simulate_blocks(design: Design, parameters: SessionParameters) -> Iterator[Block]:
    """Simulate a few therapists at a time, with all their clients and sessions."""
    at_once = max(1, SESSIONS_PER_BLOCK // (design.clients_per_therapist * design.n_sessions))
    for number, first in enumerate(range(0, design.n_therapists, at_once)):
        rng = np.random.default_rng(np.random.SeedSequence(design.seed, spawn_key=(number,)))
        numbers = np.arange(first + 1, min(first + at_once, design.n_therapists) + 1, dtype=np.int32)
        clients, own = _draw_clients(numbers, design, parameters, rng)
        yield Block(clients, _draw_sessions(clients, own, design.n_sessions, parameters, rng))


def _alliance_sd(p: SessionParameters) -> float:
    """SD of the stable alliance between the clients of one therapist."""
    return math.sqrt(p.alliance_stable - p.icc_therapist_alliance)


@lru_cache(maxsize=8)
def _mix(p: SessionParameters) -> tuple[Numbers, Numbers]:
    """Work out how therapists' two and clients' six differences are mixed from standard normals."""
    r = p.therapist_alliance_outcome
    fall = p.fall_sd * math.sqrt(p.icc_therapist)
    therapist = np.array([[math.sqrt(p.icc_therapist_alliance), 0], [fall * r, fall * math.sqrt(1 - r**2)]])
    sds = {"alliance": _alliance_sd(p), "growth": p.growth_sd, "outcome": p.fall_sd * math.sqrt(1 - p.icc_therapist)}
    factor = np.linalg.cholesky(correlate_components(p).to_numpy())
    return therapist, np.array([[sds.get(name, 1.0)] for name in COMPONENTS]) * factor


def _draw_clients(
    therapists: NDArray[np.int32], design: Design, p: SessionParameters, rng: np.random.Generator
) -> tuple[Columns, Numbers]:
    """Draw what stays with therapists and clients; also, (2, clients), what sets goal, task and bond apart."""
    of_therapists, of_clients = _mix(p)
    own = of_therapists @ rng.standard_normal((NORMALS_PER_THERAPIST, len(therapists)))
    own_alliance, own_fall = np.repeat(own, design.clients_per_therapist, axis=1)
    n, first = len(own_alliance), (int(therapists[0]) - 1) * design.clients_per_therapist + 1
    normals = rng.standard_normal((NORMALS_PER_CLIENT, n))
    alliance, growth, real, transference, countertransference, fall = of_clients @ normals[:6]
    alliance += own_alliance
    fall += own_fall
    last, dropped_out = _draw_dropout(alliance, normals[6:8], design.n_sessions, p)
    columns: Columns = {
        "client": np.arange(first, first + n, dtype=np.int32),
        "therapist": np.repeat(therapists, design.clients_per_therapist),
        "alliance_therapist": own_alliance,
        "alliance_between": alliance,
        "growth": growth + p.growth_mean,
        "distress_start": math.sqrt(p.distress_stable) * normals[8],
        "fall": fall + p.fall_mean,
        "real_relationship": real,
        "transference": transference,
        "countertransference": countertransference,
        "last_session": last,
        "dropped_out": dropped_out,
    }
    return columns, normals[9:11]


def _draw_dropout(
    alliance: Numbers, normals: Numbers, n_sessions: int, p: SessionParameters
) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
    """Draw who leaves early, and after which session; each before the last is as likely as any other."""
    standard = alliance / math.sqrt(p.alliance_stable)
    readiness = p.dropout_alliance * standard + math.sqrt(1 - p.dropout_alliance**2) * normals[0]
    dropped_out = -readiness < ndtri(p.dropout_share)
    early = 1 + (ndtr(normals[1]) * (n_sessions - 1)).astype(np.int32)
    last = np.full(len(early), n_sessions, np.int32)
    np.minimum(early, n_sessions - 1, out=last, where=dropped_out)
    return last, dropped_out.view(np.int8)


def _draw_sessions(
    clients: Columns, own: Numbers, n_sessions: int, p: SessionParameters, rng: np.random.Generator
) -> Columns:
    """Draw the sessions of clients whose lasting differences are known."""
    n = len(clients["client"])
    normals = rng.standard_normal((n_sessions, NORMALS_PER_SESSION, n))
    standard = (clients["alliance_between"] - clients["alliance_therapist"]) / _alliance_sd(p)
    course = run_course(normals, standard, clients["transference"], clients["countertransference"], p)
    position = (np.arange(n_sessions) / (n_sessions - 1))[:, None]
    alliance = math.sqrt(1 - p.alliance_stable) * course.alliance
    alliance += clients["alliance_between"]
    alliance += clients["growth"] * (position - 0.5)
    distress = math.sqrt(1 - p.distress_stable) * course.distress
    distress += clients["distress_start"]
    distress -= clients["fall"] * position
    kept = _find_sessions(clients["last_session"], n_sessions)
    columns = {"alliance": alliance, "distress": distress, **_split(alliance, normals[:, 4:6], own, p)}
    taken: Columns = {name: column.ravel().take(kept) for name, column in columns.items()}
    for name, flags in (("rupture", course.rupture), ("repaired", course.repaired)):
        taken[name] = flags.view(np.int8).ravel().take(kept)
    taken["session"] = np.repeat(np.arange(1, n_sessions + 1, dtype=np.int32), n).take(kept)
    for name in ("therapist", "client"):
        taken[name] = np.repeat(clients[name], clients["last_session"])
    return taken


def _find_sessions(last: NDArray[np.int32], n_sessions: int) -> NDArray[np.int64]:
    """Find the places of the sessions that took place, client by client, in arrays of (sessions, clients)."""
    session, client = np.arange(n_sessions), np.arange(len(last))[:, None]
    places: NDArray[np.int64] = (session * len(last) + client)[session < last[:, None]]
    return places


def _split(alliance: Numbers, passing: Numbers, own: Numbers, p: SessionParameters) -> dict[str, Numbers]:
    """Set goal, task and bond around the alliance, which is their mean."""
    # For three that average to a variance of 1 and correlate c, each must have this variance of its own.
    size = math.sqrt(2 * (1 - p.common_share) / (1 + 2 * p.common_share))
    passing *= size * math.sqrt(1 - p.alliance_stable)
    passing += size * math.sqrt(p.alliance_stable) * own
    parts = {}
    for name, (across, up) in _DIRECTIONS.items():
        parts[name] = passing[:, 0] * across
        if up:
            parts[name] += passing[:, 1] * up
        parts[name] += alliance
    return parts

"""Simulate therapies session by session: therapists, their clients, and the sessions of each.

A client's alliance has a part of the therapist's, a part of the client's own, a growth, and what belongs to the
session. Distress starts somewhere and falls, the more the better the alliance is between clients. Within a client,
alliance and distress of one session move both in the next. Ruptures make the alliance drop, repairs lift it. Some
clients leave early, those with a weak alliance more often.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import pandas as pd

from widgets.simulation.blocks import CLIENT_COLUMNS, SESSION_COLUMNS, Block, Columns, Design, simulate_blocks
from widgets.simulation.session_parameters import SessionParameters

_DEFAULTS = SessionParameters()


@dataclass(frozen=True)
class SimulatedSessions:
    """Two tables about the same simulated therapies; all in them is as it is, not as anyone rated it.

    Examples
    --------
    >>> simulated = simulate_sessions(2, seed=1)
    >>> clients, sessions = simulated
    >>> clients is simulated.clients
    True
    """

    client_columns: Columns
    session_columns: Columns

    @cached_property
    def clients(self) -> pd.DataFrame:
        """What stays with a client, one row each.

        ``alliance_therapist`` is the therapist's mean, ``alliance_between`` the client's stable alliance with it. The
        others are ``growth``, ``distress_start``, ``fall``, ``real_relationship``, ``transference``,
        ``countertransference``, ``last_session`` and ``dropped_out``, 1 if that came early.
        """
        columns = {name: self.client_columns[name] for name in CLIENT_COLUMNS}
        numbers = pd.Index(columns.pop("client"), name="client")
        return pd.DataFrame(columns, index=numbers, copy=False)

    @cached_property
    def sessions(self) -> pd.DataFrame:
        """What changes, one row for each session that took place.

        ``alliance`` is the mean of ``goal``, ``task`` and ``bond``. ``rupture`` is 1 if there was one, ``repaired`` 1
        if that of the session before was repaired.
        """
        return pd.DataFrame({name: self.session_columns[name] for name in SESSION_COLUMNS}, copy=False)

    def __iter__(self) -> Iterator[pd.DataFrame]:
        return iter((self.clients, self.sessions))


def simulate_sessions(
    n_therapists: int,
    *,
    seed: int,
    clients_per_therapist: int = 12,
    n_sessions: int = 12,
    parameters: SessionParameters = _DEFAULTS,
) -> SimulatedSessions:
    """Simulate therapists with their clients, and alliance and distress of every session.

    Parameters
    ----------
    n_therapists : int
        How many therapists, at least 1.
    seed : int
        The same seed gives the same tables.
    clients_per_therapist : int
        How many clients each has, at least 1.
    n_sessions : int
        How many sessions are planned for each client, at least 2.
    parameters : SessionParameters
        What is put into the simulation.

    Returns
    -------
    SimulatedSessions
        The tables ``clients`` and ``sessions``; therapists, clients and sessions are numbered from 1.

    Raises
    ------
    ValueError
        If a count or the seed is not a whole number, or too low.

    Examples
    --------
    >>> clients, sessions = simulate_sessions(2, seed=1, clients_per_therapist=3, n_sessions=4)
    >>> clients.therapist.tolist()
    [1, 1, 1, 2, 2, 2]
    >>> list(sessions.columns)
    ['therapist', 'client', 'session', 'alliance', 'goal', 'task', 'bond', 'distress', 'rupture', 'repaired']
    """
    design = Design(n_therapists, clients_per_therapist, n_sessions, seed)
    blocks = simulate_blocks(design, parameters)
    first = next(blocks)
    if len(first.clients["client"]) == design.n_clients:
        return SimulatedSessions(*first)
    return _gather(chain([first], blocks), design)


def _gather(blocks: Iterable[Block], design: Design) -> SimulatedSessions:
    """Lay blocks one after another, in arrays that are made once, so that nothing is held twice."""
    clients = {name: np.empty(design.n_clients, kind) for name, kind in CLIENT_COLUMNS.items()}
    sessions = {name: np.empty(design.n_clients * design.n_sessions, kind) for name, kind in SESSION_COLUMNS.items()}
    n_done = n_held = 0
    for block in blocks:
        n_done = _copy(block.clients, clients, n_done)
        n_held = _copy(block.sessions, sessions, n_held)
    return SimulatedSessions(clients, {name: column[:n_held] for name, column in sessions.items()})


def _copy(part: Columns, whole: Columns, start: int) -> int:
    """Copy a block's columns to where the last block ended, and tell where this one ends."""
    stop = start + len(part["client"])
    for name, column in whole.items():
        column[start:stop] = part[name]
    return stop

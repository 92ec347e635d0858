"""Let client, therapist and observer rate simulated sessions, each with a bias and an error of their own.

The client sees the alliance as it is for the client. Therapist and observer see in part the same, in part what only
they see; and they see less of it than the client, on average. All three then answer items, with error.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from widgets.measures import Inventory
from widgets.simulation.blocks import check_count
from widgets.simulation.rating_parameters import RatingParameters
from widgets.simulation.responses import Numbers, draw_answers

RATERS = ("client", "therapist", "observer")
SUBSCALES = ("goal", "task", "bond")
_DEFAULTS = RatingParameters()


def rate_sessions(
    sessions: pd.DataFrame,
    inventory: Inventory,
    *,
    seed: int,
    perspectives: Sequence[str] = RATERS,
    parameters: RatingParameters = _DEFAULTS,
) -> pd.DataFrame:
    """Simulate how client, therapist and observer rate the alliance of sessions.

    Parameters
    ----------
    sessions : DataFrame
        Simulated sessions, or some of them: ``client``, ``session``, ``goal``, ``task`` and ``bond``, in columns.
    inventory : Inventory
        What they answer. Its subscales are among goal, task and bond.
    seed : int
        The same seed gives the same answers.
    perspectives : sequence of str
        Who rates, in the order of the answer's rows.
    parameters : RatingParameters
        How the three agree and how they answer.

    Returns
    -------
    DataFrame
        The answers as given, before keying; NaN where missing, (clients x sessions x perspectives, items).

    Raises
    ------
    ValueError
        If a perspective is unknown or named twice, a column is missing, or a subscale is not simulated.

    Examples
    --------
    >>> from widgets.simulation import simulate_sessions
    >>> sessions = simulate_sessions(1, seed=1, clients_per_therapist=2, n_sessions=2).sessions
    >>> responses = rate_sessions(sessions, Inventory.load("practice_alliance_short"), seed=1)
    >>> list(responses.index[:3])
    [(1, 1, 'client'), (1, 1, 'therapist'), (1, 1, 'observer')]
    """
    check_count("seed", seed, 0)
    _check(sessions, inventory, perspectives)
    rng = np.random.default_rng(seed)
    own: Numbers = sessions[list(inventory.subscales)].to_numpy(dtype=float)
    # Each subscale varies a little more than their mean, the alliance, of which the unit is.
    own = own * math.sqrt((1 + 2 * parameters.common_share) / 3)
    who, _ = pd.factorize(sessions["client"])
    seen = [_see(rater, own, who, parameters, rng) for rater in perspectives]
    answers = draw_answers(np.stack(seen, axis=1), inventory, parameters, rng)
    n = len(perspectives)
    index = pd.MultiIndex.from_arrays(
        [np.repeat(sessions["client"], n), np.repeat(sessions["session"], n), list(perspectives) * len(sessions)],
        names=["client", "session", "perspective"],
    )
    return pd.DataFrame(answers.reshape(-1, len(inventory.items)), index=index, columns=inventory.item_ids)


def _check(sessions: pd.DataFrame, inventory: Inventory, perspectives: Sequence[str]) -> None:
    if not perspectives or set(perspectives) - set(RATERS) or len(set(perspectives)) < len(perspectives):
        raise ValueError(f"perspectives are {tuple(perspectives)}; give one or more different ones of {RATERS}")
    if unknown := set(inventory.subscales) - set(SUBSCALES):
        raise ValueError(f"inventory has the subscale {min(unknown)}; it may have {', '.join(SUBSCALES)}")
    if missing := {"client", "session", *inventory.subscales} - set(sessions.columns):
        raise ValueError(f"sessions have no column {min(missing)}; give the table sessions of simulate_sessions")


def _see(rater: str, own: Numbers, who: NDArray[np.intp], p: RatingParameters, rng: np.random.Generator) -> Numbers:
    """Draw a rater's view of every session, (sessions, subscales), from the client's."""
    if rater == "client":
        return own
    below, agreement = {
        "therapist": (p.therapist_below, p.agreement),
        "observer": (p.observer_below, p.observer_agreement),
    }[rater]
    stable = _draw_parts((who.max(initial=-1) + 1, own.shape[1]), p, rng)[who]
    alone = math.sqrt(p.stable_share) * stable + math.sqrt(1 - p.stable_share) * _draw_parts(own.shape, p, rng)
    view: Numbers = agreement * own + math.sqrt(1 - agreement**2) * alone - below
    return view


def _draw_parts(shape: tuple[int, int], p: RatingParameters, rng: np.random.Generator) -> Numbers:
    """Draw what all subscales have in common and what each has of its own; together of variance 1."""
    common, own = rng.standard_normal((shape[0], 1)), rng.standard_normal(shape)
    return math.sqrt(p.common_share) * common + math.sqrt(1 - p.common_share) * own

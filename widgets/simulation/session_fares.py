"""How the kinds of reply fare in a rehearsed session: none may always win, and none always lose.

``python -m widgets.simulation.session_fares`` prints the table of every session.
"""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd

from widgets.datasets import session_ids
from widgets.simulation.session_course import choose_at_random, play
from widgets.simulation.session_model import People, Switches, draw_people, session_model
from widgets.simulation.session_script import Script

RUNS = 10_000


def tell_fares(script: Script, runs: int = RUNS, seed: int = 1, switches: Switches | None = None) -> pd.DataFrame:
    """Play a session many times, and say of each kind of reply how it fares.

    Parameters
    ----------
    script : Script
    runs : int
        How many clients; each is met once with every kind favored, and with luck of the same number.
    seed : int
    switches : Switches, optional

    Returns
    -------
    DataFrame, (kinds, columns)
        ``chosen`` and ``landed``: how often chance picked the kind, and the share that landed; ``gain``: the mean
        change of the alliance by one such reply; ``best`` and ``worst``: the share of clients for whom the session
        ended highest, or lowest, when this kind was taken wherever it stood, and chance picked elsewhere.
    """
    people = draw_people(script, np.arange(1, runs + 1), seed, switches or Switches())
    at_random = play(script, people, seed, choose_at_random(seed), script.longest)
    at_random["gain"] = at_random.groupby("client")["alliance"].diff()
    replies = at_random[at_random["kind"] != ""].groupby("kind")
    kinds = list(session_model()["kinds"])
    ends = pd.DataFrame({kind: _ends(script, people, seed, kind) for kind in kinds})
    return pd.DataFrame(
        {
            "chosen": replies.size(),
            "landed": replies["landed"].mean(),
            "gain": replies["gain"].mean(),
            "best": ends.idxmax(axis="columns").value_counts(normalize=True),
            "worst": ends.idxmin(axis="columns").value_counts(normalize=True),
        }
    ).reindex(kinds)


def _ends(script: Script, people: People, seed: int, favored: str) -> pd.Series:
    course = play(script, people, seed, choose_at_random(seed, favored), script.longest)
    return course.groupby("client")["alliance"].last()


if __name__ == "__main__":
    for name in session_ids():
        sys.stdout.write(f"{name}\n{tell_fares(Script.load(name)).round(3).to_string()}\n\n")

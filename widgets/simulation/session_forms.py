"""The short alliance form after a rehearsed session, as the simulated client and the simulated therapist fill it in."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from widgets.equations import NUMPY
from widgets.equations.session_turn import client_view, form_mark, therapist_view
from widgets.measures import Inventory
from widgets.simulation.chance import draw_normal
from widgets.simulation.session_model import MARKS, PARTS, VIEWS, Switches, model_numbers

FORM = "practice_alliance_short"
PERSPECTIVES = ("client", "therapist")


@cache
def session_form() -> Inventory:
    """Read the form, which has the three parts of the model as its subscales."""
    return Inventory.load(FORM)


def fill_forms(ends: pd.DataFrame, seed: int, switches: Switches) -> pd.DataFrame:
    """Mark the form for clients whose session has ended, and for their therapist.

    Parameters
    ----------
    ends : DataFrame, (clients, states)
        Where each course ended, indexed by client.
    seed : int
        That of the courses.
    switches : Switches

    Returns
    -------
    DataFrame, (clients and perspectives, items)
        Answers as they stand on the form, reverse-keyed statements too.
    """
    inventory, numbers = session_form(), model_numbers()
    client = ends.index.to_numpy()
    strain = {name: ends[name].to_numpy() for name in ("withdrawal", "confrontation")}
    hidden = 1.0 if switches.hides else numbers["hidden_usually"]
    # One view of the whole hour colors all three parts.
    strayed = {
        who: numbers[f"{who}_noise"] * draw_normal(seed, client, VIEWS, place) for place, who in enumerate(PERSPECTIVES)
    }
    marked: dict[str, dict[str, np.ndarray]] = {who: {} for who in PERSPECTIVES}
    for part in PARTS:
        value = ends[part].to_numpy()
        views = {
            "client": client_view(
                NUMPY,
                part=value,
                withdrawal=strain["withdrawal"],
                courtesy=numbers["courtesy"],
                noise=strayed["client"],
            ),
            "therapist": therapist_view(
                NUMPY,
                part=value,
                **strain,
                hidden=hidden,
                alarm=numbers["alarm"],
                noise=strayed["therapist"],
            ),
        }
        for item in inventory.subscales[part].items:
            spot = inventory.item_ids.index(item)
            for rater, who in enumerate(PERSPECTIVES):
                noise = numbers["mark_noise"] * draw_normal(seed, client, MARKS + rater, spot)
                mark = form_mark(NUMPY, view=views[who], noise=noise)
                marked[who][item] = 6 - mark if item in inventory.reverse_keyed else mark
    tables = {who: pd.DataFrame(marked[who], index=ends.index)[inventory.item_ids] for who in PERSPECTIVES}
    return pd.concat(tables, names=["perspective"]).swaplevel().sort_index().astype(int)

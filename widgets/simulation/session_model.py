"""The numbers by which a rehearsed session moves, and who the clients are that it could be held with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from widgets.checked_yaml import read_yaml
from widgets.datasets import written_file
from widgets.simulation.chance import draw_normal
from widgets.simulation.session_script import Script

PARTS = ("goal", "task", "bond")
STRAINS = ("withdrawal", "confrontation")
STATES = (*PARTS, *STRAINS)
Numbers = NDArray[np.float64]

BEFORE, VIEWS, MARKS = 1000, 1001, 1002
"""Where chance is drawn that belongs to no turn: who the client is, what the two think, and their marks."""
LAND, NOISE, CHOICE, WELCOME = 0, 1, 50, 100
"""What chance is drawn for at one place: whether a reply lands, noise of each state, a reply at random, welcomes."""
STRAINED = 0.42
"""From here on, a client who has moved away or against shows it in what is said."""


@cache
def session_model() -> dict[str, Any]:
    """Read the numbers: ``kinds``, and by group each number with its value, its source and what it is."""
    return read_yaml(written_file("session_model"), "the numbers of the session model")


@cache
def model_numbers() -> dict[str, float]:
    """Give the value of every number that does not belong to a kind of reply."""
    return {name: float(entry["value"]) for name, entry in _entries().items()}


def _entries() -> dict[str, Any]:
    return {name: entry for group in ("dynamics", "people", "forms") for name, entry in session_model()[group].items()}


def describe_session_model() -> pd.DataFrame:
    """Give every number of the model in a table, with its source, or as our choice.

    Examples
    --------
    >>> describe_session_model().loc["alarm", "source"]
    'tryon2007meta'
    """
    rows = [(name, entry["value"], entry["source"], entry["about"]) for name, entry in _entries().items()]
    for name, kind in session_model()["kinds"].items():
        for part in ("chance", "lands", "misses"):
            rows += [(f"{name}.{part}.{of}", value, "CHOICE", kind["because"]) for of, value in kind[part].items()]
    return pd.DataFrame(rows, columns=["number", "value", "source", "about"]).set_index("number")


@dataclass(frozen=True)
class Switches:
    """What a reader may ask the model to assume."""

    hides: bool = False
    """Whether withdrawal hides from the therapist altogether."""
    on_the_spot: bool = False
    """Whether talk about the talk puts this client on the spot."""


@dataclass(frozen=True)
class People:
    """Clients of one sort: where each begins, and which kinds of reply each welcomes."""

    number: NDArray[np.int64]
    """1 is the client whom the reader meets."""
    start: Mapping[str, Numbers]
    welcome: Mapping[str, Numbers]


def draw_people(script: Script, number: NDArray[np.int64], seed: int, switches: Switches) -> People:
    """Draw clients by their numbers; the same seed and number always give the same client."""
    given = model_numbers()
    start = {}
    for place, state in enumerate(STATES, NOISE):
        spread, ends = (given["start_spread"], (1, 5)) if state in PARTS else (given["strain_spread"], (0, 1))
        strayed = script.person[state] + spread * draw_normal(seed, number, BEFORE, place)
        start[state] = np.clip(strayed, *ends)
    leanings = script.person.get("welcomes", {})
    spot = {"meta": given["on_the_spot"]} if switches.on_the_spot else {}
    welcome = {
        kind: leanings.get(kind, 0.0)
        - spot.get(kind, 0.0)
        + given["welcome_spread"] * draw_normal(seed, number, BEFORE, WELCOME + place)
        for place, kind in enumerate(session_model()["kinds"])
    }
    return People(number, start, welcome)


def mood_of(withdrawal: Any, confrontation: Any) -> Any:
    """Say how a client is: ``"calm"``, or ``"withdrawn"`` or ``"confronting"``, by the larger of the two."""
    against = confrontation > withdrawal
    strained = np.maximum(withdrawal, confrontation) >= STRAINED
    return np.where(strained, np.where(against, "confronting", "withdrawn"), "calm")

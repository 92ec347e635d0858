"""Play a rehearsed session: one client or many, with given replies or with some that chance picks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from widgets.equations import NUMPY
from widgets.equations.session_turn import land_chance, next_part, next_strain
from widgets.simulation.chance import draw_normal, draw_uniform
from widgets.simulation.session_model import (
    CHOICE,
    LAND,
    NOISE,
    PARTS,
    STATES,
    STRAINS,
    Numbers,
    People,
    Switches,
    draw_people,
    model_numbers,
    mood_of,
    session_model,
)
from widgets.simulation.session_script import Script, ScriptError, Turn

SEEDS = 9999
"""Seeds are whole numbers from 1 to this."""
LARGEST = 100_000

Chooser = Callable[[Turn, int, NDArray[np.int64]], NDArray[np.str_]]
"""Picks a kind of reply at a turn, at its number, for the clients with these numbers."""


def simulate_session_model(  # noqa: PLR0913 (each is a thing that one may ask)
    session: str | Script = "rubens_sheet",
    n: int = 200,
    replies: Sequence[str] | None = None,
    seed: int = 1,
    *,
    withdrawal_hides: bool = False,
    talk_puts_on_the_spot: bool = False,
) -> pd.DataFrame:
    """Play a rehearsed session with many clients of one sort; they are simulated, and nobody is real.

    Parameters
    ----------
    session : str or Script
        Name of one of the book's sessions, or a session of your own (``Script.from_file``).
    n : int
        How many clients.
    replies : sequence of str, optional
        The same replies to all of them, by kind, such as ``["go_on", "change"]``. Left out: chance picks each reply.
    seed : int
        The same seed gives the same clients and the same luck.
    withdrawal_hides : bool
        Whether the therapist sees nothing of withdrawal. It changes the therapist's form, and not the course.
    talk_puts_on_the_spot : bool
        Whether talk about the talk puts such clients on the spot.

    Returns
    -------
    DataFrame, (clients and turns, columns)
        Indexed by client and turn, from 0, how each came: the turn's name, the reply's kind, its chance to land,
        whether it did, and the five states after it.

    Raises
    ------
    KeyError
        If there is no such session.
    ScriptError
        If a reply is not among those of its turn.

    Examples
    --------
    >>> runs = simulate_session_model("rubens_sheet", n=3, replies=["go_on", "change"])
    >>> runs["kind"].loc[1].tolist()
    ['', 'go_on', 'change']
    """
    script = Script.load(session) if isinstance(session, str) else session
    _check_whole("n", n, LARGEST)
    check_seed(seed)
    switches = Switches(withdrawal_hides, talk_puts_on_the_spot)
    people = draw_people(script, np.arange(1, n + 1), seed, switches)
    if replies is None:
        return play(script, people, seed, choose_at_random(seed), script.longest)
    return play_replies(script, people, seed, replies)


def check_seed(seed: Any) -> int:
    """Refuse what is no seed, and say what would be one."""
    return _check_whole("seed", seed, SEEDS)


def _check_whole(name: str, value: Any, largest: int) -> int:
    is_whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
    if not is_whole or not 1 <= value <= largest:
        raise ScriptError(f"{name} is {value!r}; give a whole number from 1 to {largest}")
    return int(value)


def play_replies(script: Script, people: People, seed: int, replies: Sequence[str]) -> pd.DataFrame:
    """Give the same replies to all people."""
    given = list(replies)
    script.walk(given)
    return play(script, people, seed, lambda _turn, number, who: np.full(len(who), given[number - 1]), len(given))


def choose_at_random(seed: int, favored: str = "") -> Chooser:
    """Let chance pick among the replies of each turn; a kind that is favored is taken wherever it is there."""

    def choose(turn: Turn, number: int, who: NDArray[np.int64]) -> NDArray[np.str_]:
        kinds: NDArray[np.str_] = np.array(list(turn.replies))
        if favored in turn.replies:
            return np.full(len(who), favored)
        return np.take(kinds, np.floor(draw_uniform(seed, who, number, CHOICE) * len(kinds)).astype(int))

    return choose


def play(script: Script, people: People, seed: int, choose: Chooser, turns: int) -> pd.DataFrame:
    """Play up to a number of turns with all people at once, each on the way that the replies lead."""
    state = {name: people.start[name].copy() for name in STATES}
    here = np.full(len(people.number), next(iter(script.turns)), object)
    rows = [_rows(people, 0, here != "", name="", kind="", chance=np.nan, landed=np.nan, **state)]
    for number in range(1, turns + 1):
        playing = here != ""
        if not playing.any():
            break
        chosen, chance, landed = np.full(len(here), "", object), np.full(len(here), np.nan), np.full(len(here), np.nan)
        was, after = here.copy(), here.copy()
        for name in sorted(set(here[playing])):
            turn, at = script.turns[name], np.flatnonzero(here == name)
            kinds = choose(turn, number, people.number[at])
            for kind in sorted({str(kind) for kind in kinds}):
                who = at[kinds == kind]
                chance[who], landed[who] = _move(state, people, who, turn=turn, kind=kind, place=(seed, number))
                chosen[who], after[who] = kind, turn.replies[kind].next
        here = after
        rows.append(_rows(people, number, playing, name=was, kind=chosen, chance=chance, landed=landed, **state))
    columns = {name: np.concatenate([row[name] for row in rows]) for name in rows[0]}
    columns["alliance"] = (columns["goal"] + columns["task"] + columns["bond"]) / 3
    columns["mood"] = mood_of(columns["withdrawal"], columns["confrontation"])
    return pd.DataFrame(columns).set_index(["client", "turn"]).sort_index()


def _move(  # noqa: PLR0913
    state: dict[str, Numbers], people: People, who: NDArray[np.int64], *, turn: Turn, kind: str, place: tuple[int, int]
) -> tuple[Numbers, Numbers]:
    """Move the states of some people by one reply, and give the chance that it had and whether it landed."""
    given, numbers = session_model()["kinds"][kind], model_numbers()
    seed, number = place
    client = people.number[who]
    now = {name: state[name][who] for name in STATES}
    for name in STRAINS:
        now[name] = np.clip(now[name] + turn.brings[name], 0, 1)
    met = {name: now[name] for name in ("withdrawal", "confrontation", "bond")}
    chance = land_chance(NUMPY, **given["chance"], welcome=people.welcome[kind][who], **met)
    landed = draw_uniform(seed, client, number, LAND) < chance
    strain = np.maximum(now["withdrawal"], now["confrontation"])
    for spot, name in enumerate(STATES, NOISE):
        effect = np.where(landed, given["lands"][name], given["misses"][name])
        noise = draw_normal(seed, client, number, spot)
        if name in STRAINS:
            moved = next_strain(
                NUMPY,
                strain=now[name],
                effect=effect,
                fading=numbers["fading"],
                noise=numbers["strain_noise"] * noise,
            )
        else:
            first, second = (now[other] for other in PARTS if other != name)
            moved = next_part(
                NUMPY,
                part=now[name],
                others=(first + second) / 2,
                resting=people.start[name][who],
                effect=effect,
                strain=strain,
                noise=numbers["part_noise"] * noise,
                **{one: numbers[one] for one in ("spill_over", "settling", "drag")},
            )
        state[name][who] = moved
    return chance, landed.astype(float)


def _rows(people: People, number: int, playing: NDArray[np.bool_], **told: Any) -> dict[str, NDArray[Any]]:
    """Write what one turn was for everybody who is still there."""
    whole = {"client": people.number, "turn": number, **told}
    return {name: np.broadcast_to(value, playing.shape)[playing] for name, value in whole.items()}


def draw_client(script: Script, seed: int, switches: Switches) -> People:
    """Draw the one client whom the reader meets."""
    return draw_people(script, np.array([1]), seed, switches)

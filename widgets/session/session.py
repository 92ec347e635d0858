"""A session to rehearse: choose replies, and see afterwards what they moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import traitlets

from widgets.host import HostedWidget
from widgets.session.definition import define
from widgets.simulation.session_course import check_seed, draw_client, play_replies, simulate_session_model
from widgets.simulation.session_forms import fill_forms
from widgets.simulation.session_model import STRAINS, Switches, mood_of, session_model
from widgets.simulation.session_script import Script, Turn
from widgets.translations import ENGLISH


class Session(HostedWidget):
    """Rehearse a session with an invented client, in a notebook or on the page.

    Choose a reply at each turn; the client's answer depends on the reply, on chance, and on who the client is. No
    number is shown while you play. Afterwards there are the course of goal, task and bond, the alliance form as
    client and therapist would mark it, and the same replies with 200 such clients. Nobody in it is real, and no reply
    is the right one.

    Parameters
    ----------
    session : str or Script
        Name of one of the book's sessions, or a session of your own (``Script.from_file``).
    replies : sequence of str, optional
        Replies to begin with, by kind, such as ``["go_on", "change"]``.
    seed : int
        The number of the client and of the luck.
    withdrawal_hides : bool
        Whether the therapist sees nothing of withdrawal. It changes the therapist's form, and not the course.
    talk_puts_on_the_spot : bool
        Whether talk about the talk puts this client on the spot.
    language : str
        Of all that is around the session's own texts, which stay in English.

    Raises
    ------
    KeyError
        If there is no such session.
    ScriptError
        If a reply is not among those of its turn, or a seed is none.

    Examples
    --------
    >>> session = Session("rubens_sheet")
    >>> session.play(["go_on", "change"])["kind"].tolist()
    ['', 'go_on', 'change']
    """

    kept = ("replies", "seed", "withdrawal_hides", "talk_puts_on_the_spot", "changed")

    replies = traitlets.List(traitlets.Unicode(), help="The replies so far, by kind.").tag(sync=True)
    seed = traitlets.Int(1, help="The number of the client and of the luck.").tag(sync=True)
    withdrawal_hides = traitlets.Bool(help="Whether the therapist sees nothing of withdrawal.").tag(sync=True)
    talk_puts_on_the_spot = traitlets.Bool(help="Whether talk about the talk puts this client on the spot.").tag(
        sync=True
    )
    changed: Any = traitlets.List(help="A reply that is compared with another: its number, and the other kind.").tag(
        sync=True
    )

    def __init__(  # noqa: PLR0913 (each is one thing that may be asked of a session)
        self,
        session: str | Script,
        replies: Sequence[str] = (),
        seed: int = 1,
        *,
        withdrawal_hides: bool = False,
        talk_puts_on_the_spot: bool = False,
        language: str = ENGLISH,
    ) -> None:
        self.script = Script.load(session) if isinstance(session, str) else session
        super().__init__(
            language,
            definition=define(self.script),
            replies=list(replies),
            seed=check_seed(seed),
            withdrawal_hides=withdrawal_hides,
            talk_puts_on_the_spot=talk_puts_on_the_spot,
        )

    @traitlets.validate("replies")
    def _check_replies(self, proposal: dict[str, Any]) -> list[str]:
        replies: list[str] = proposal["value"]
        self.script.walk(replies)
        return replies

    @traitlets.validate("seed")
    def _check_seed(self, proposal: dict[str, Any]) -> int:
        return check_seed(proposal["value"])

    @property
    def switches(self) -> Switches:
        """Give what the model is asked to assume."""
        return Switches(self.withdrawal_hides, self.talk_puts_on_the_spot)

    @property
    def course(self) -> pd.DataFrame:
        """Give the course so far: a row a turn, from 0, how the client came, with the reply and all states after it."""
        people = draw_client(self.script, self.seed, self.switches)
        course: pd.DataFrame = play_replies(self.script, people, self.seed, self.replies).droplevel("client")
        return course

    @property
    def forms(self) -> pd.DataFrame:
        """Give the alliance form as client and therapist would mark it now, (perspectives, items)."""
        marks: pd.DataFrame = fill_forms(self.course.tail(1).set_axis([1]), self.seed, self.switches)
        return marks.droplevel(0)

    def play(self, replies: Sequence[str]) -> pd.DataFrame:
        """Give these replies, from the beginning, and see the course.

        Parameters
        ----------
        replies : sequence of str
            By kind; ``"wait"`` is to say nothing.

        Returns
        -------
        DataFrame, (turns, columns)
        """
        self.replies = list(replies)
        return self.course

    def simulate(self, n: int = 200) -> pd.DataFrame:
        """Give the same replies to many clients of the same sort; the first is the one of :attr:`course`."""
        return simulate_session_model(
            self.script,
            n,
            self.replies,
            self.seed,
            withdrawal_hides=self.withdrawal_hides,
            talk_puts_on_the_spot=self.talk_puts_on_the_spot,
        )

    def storage_name(self) -> str:
        """Name the place on the reader's device where the replies are kept."""
        return f"session-{self.script.id}"

    def describe(self, *, published: bool) -> dict[str, Any]:
        """Give what the readable form shows: the whole session as a dialogue for class."""
        del published
        first = next(iter(self.script.turns.values()))
        return {
            "script": self.script,
            "first": first,
            "mood": self._first_mood(first),
            "labels": {name: kind["label"] for name, kind in session_model()["kinds"].items()},
            "moods": {mood: self.words[f"mood_{mood}"] for mood in ("calm", "withdrawn", "confronting")},
            "statements": self.definition["form"]["statements"],
            "scores": [self.words[name] for name in (*self.definition["form"]["composite"]["subscales"], "alliance")],
            "items": list(self.definition["form"]["items"]),
        }

    def _first_mood(self, first: Turn) -> str:
        """Say how the client comes into the room."""
        start = draw_client(self.script, self.seed, self.switches).start
        mood = str(mood_of(*(np.clip(start[name] + first.brings[name], 0, 1) for name in STRAINS))[0])
        return mood if mood in first.says else "calm"

    def __repr__(self) -> str:
        seed = f", seed={self.seed}" if self.seed != 1 else ""
        return f"Session({self.script.id!r}{seed})"

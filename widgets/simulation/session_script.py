"""A rehearsed session as it is written: its turns, the replies at each, and how each reply is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from widgets.checked_yaml import read_yaml, schema_problems
from widgets.datasets import file_schema, session_path
from widgets.simulation.script_rules import script_problems

WAIT = "wait"
"""The reply that is always there: to say nothing."""


class ScriptError(ValueError):
    """A session's file breaks a rule, or replies do not fit it; the message names the thing, the value and the fix."""


@dataclass(frozen=True)
class Reply:
    """One reply among which the therapist chooses, and the client's answer if it lands and if it misses."""

    kind: str
    text: str
    lands: str
    misses: str
    next: str
    """The turn that follows; empty at the end."""


@dataclass(frozen=True)
class Turn:
    """One turn: what is seen, what the client says by how the client is, and the replies."""

    id: str
    scene: str
    says: Mapping[str, str]
    brings: Mapping[str, float]
    replies: Mapping[str, Reply]
    """By kind; the last is to say nothing."""


@dataclass(frozen=True)
class Script:
    """A session of invented people, as its file has it."""

    id: str
    title: str
    summary: str
    client: str
    therapist: str
    about: str
    person: Mapping[str, Any]
    turns: Mapping[str, Turn]
    """By their ids; the first begins."""
    endings: Mapping[str, str]

    @classmethod
    def load(cls, session_id: str) -> Self:
        """Read one of the book's sessions; a KeyError lists the nearest names where there is none."""
        return cls.from_file(session_path(session_id))

    @classmethod
    def from_file(cls, path: str | Path) -> Self:
        """Read a session of your own.

        Parameters
        ----------
        path : str or Path
            A YAML file that meets ``data/sessions/session.schema.json``.

        Raises
        ------
        ScriptError
            With all problems found, one a line.
        """
        file = Path(path)
        written = read_yaml(file, "a session", ScriptError)
        problems = list(schema_problems(written, file_schema("sessions"))) or list(script_problems(written, file.stem))
        if problems:
            raise ScriptError("\n".join(f"{file.name}: {problem}" for problem in problems))
        following = [*(turn["id"] for turn in written["turns"][1:]), ""]
        turns = [_turn(turn, after) for turn, after in zip(written["turns"], following, strict=True)]
        return cls(**{**written, "turns": {turn.id: turn for turn in turns}})

    @cached_property
    def longest(self) -> int:
        """The number of turns of the longest way through."""
        lengths: dict[str, int] = {"": 0}
        for turn in reversed(list(self.turns.values())):  # the rules let no turn lead back
            lengths[turn.id] = 1 + max(lengths[reply.next] for reply in turn.replies.values())
        return lengths[next(iter(self.turns))]

    def walk(self, replies: list[str]) -> list[Turn]:
        """Give the turns to which replies lead.

        Raises
        ------
        ScriptError
            If a reply is not among those of its turn, or if replies go on after the end.
        """
        here, walked = next(iter(self.turns)), []
        for number, kind in enumerate(replies, 1):
            if not here:
                raise ScriptError(
                    f"reply {number} is {kind!r}, but {self.id} ended after {number - 1}; give {number - 1} replies"
                )
            turn = self.turns[here]
            if kind not in turn.replies:
                known = ", ".join(turn.replies)
                raise ScriptError(f"reply {number} is {kind!r}, but turn {turn.id!r} has {known}; choose one of these")
            walked.append(turn)
            here = turn.replies[kind].next
        return walked


def _turn(written: Mapping[str, Any], after: str) -> Turn:
    following = _target(written, after)
    replies = [
        Reply(reply["kind"], reply["text"], reply["lands"], reply["misses"], _target(reply, following))
        for reply in written["replies"]
    ]
    replies.append(Reply(WAIT, "", written["waits"]["lands"], written["waits"]["misses"], following))
    return Turn(
        id=written["id"],
        scene=written.get("scene", ""),
        says=written["says"],
        brings={"withdrawal": 0.0, "confrontation": 0.0, **written.get("brings", {})},
        replies={reply.kind: reply for reply in replies},
    )


def _target(written: Mapping[str, Any], otherwise: str) -> str:
    target = str(written.get("next", otherwise))
    return "" if target == "end" else target

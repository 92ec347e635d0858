"""What an instructor decides about a class's grades: each decision has a reason, and is told wherever it acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.bank.bank import write_json
from widgets.classroom.problems import IntakeError, show
from widgets.exercise_types.shapes import is_number

FIELDS: dict[str, tuple[str, ...]] = {
    "override": ("student", "item", "points"),
    "excuse": ("student", "item"),
    "more_time": ("student", "until"),
    "drop": ("item",),
    "accept_answer": ("item", "answer", "variant", "share"),
    "blank_is_zero": (),
}
"""What a decision of each kind says, beside why and when. An excuse from no exercise is from the whole assignment."""
LONGEST_REASON = 500
MOMENT = re.compile(
    r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:Z|[+-](?:0\d|1\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)
"""A time as the instructor's clock showed it, with how far that is from the world's."""
RULES = {"fields": FIELDS, "longest_reason": LONGEST_REASON, "moment": MOMENT.pattern}
"""What the page must know to write decisions that this module reads."""
_AGAIN = "Save the marks once more on the grading page, and give that file, unchanged."
_UPDATE = "Update the book, or open the newer edition's grading page."


@dataclass(frozen=True)
class Decision:
    """One decision of one instructor or marker."""

    kind: str
    """One of ``FIELDS``."""
    reason: str
    when: str
    by: str
    """The initials of the marker in whose file it stands."""
    student: str = ""
    """The code, as codes are compared."""
    item: str = ""
    points: float | None = None
    answer: Mapping[str, Any] | None = None
    """In the form in which two answers of the exercise's type are the same."""
    variant: int = 0
    """Of the numbers to which the answer was given."""
    share: float = 1.0
    """Of the points, for the accepted answer."""
    until: str = ""

    @property
    def target(self) -> tuple[str, ...]:
        """What it decides about: of two with the same target only one can count."""
        about = "points" if self.kind in {"override", "excuse"} else self.kind
        answer = write_json([self.variant, self.answer]) if self.answer is not None else ""
        return (about, self.student, self.item, answer)

    @property
    def effect(self) -> tuple[Any, ...]:
        """What it does, whoever decided it and why."""
        return (self.kind, self.points, self.share, self.until)

    @property
    def place(self) -> str:
        """Name it in the list of problems, and where it is accepted."""
        answer = "" if self.answer is None else write_json(self.answer)
        variant = f"variant {self.variant}" if self.variant else ""
        return " ".join(part for part in (f"{self.by}:", self.kind, self.student, self.item, variant, answer) if part)


def read_decisions(stored: Any, by: str) -> tuple[Decision, ...]:
    """Read the decisions in a file of marks.

    Parameters
    ----------
    stored : object
        A list, as the file has it.
    by : str
        The marker's initials.

    Raises
    ------
    IntakeError
        If one is damaged, unknown, or decides about what another has decided.
    """
    if not isinstance(stored, list):
        raise _damaged(f"its decisions are {show(stored)}, and should be a list")
    read = tuple(_decision(f"decision {number}", each, by) for number, each in enumerate(stored, 1))
    targets = [each.target for each in read]
    twice = next((each for each, target in zip(read, targets, strict=True) if targets.count(target) > 1), None)
    if twice:
        raise _damaged(f"two decisions are about the same ({show(twice.place)})")
    return read


def _damaged(what: str) -> IntakeError:
    return IntakeError("wrong_format", f"The file of marks is damaged: {what}.", _AGAIN)


def _decision(where: str, stored: Any, by: str) -> Decision:
    if not isinstance(stored, dict):
        raise _damaged(f"{where} is {show(stored)}")
    kind = stored.get("kind")
    if not isinstance(kind, str) or kind not in FIELDS:
        told = f"In the file of marks, {where} is of the kind {show(kind)}, which this edition does not know."
        raise IntakeError("newer_version", told, _UPDATE)
    wanted = {"kind", "reason", "when", *FIELDS[kind]}
    if unknown := sorted(set(stored) - wanted):
        told = f"In the file of marks, {where} ({kind}) has {show(unknown[0])}, which this edition does not know."
        raise IntakeError("newer_version", told, _UPDATE)
    wrong = [name for name in sorted(wanted) if not _SOUND[name](stored.get(name))]
    wrong += ["item"] if stored.get("item") == "" and kind != "excuse" else []
    if wrong:
        raise _damaged(f"{wrong[0]} of {where} ({kind}) is {show(stored.get(wrong[0]))}")
    parts = {**stored, "reason": stored["reason"].strip()}
    return Decision(**parts | ({"student": plain_code(stored["student"])} if "student" in stored else {}), by=by)


def _is_text_or_list(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))


def _is_moment(value: Any) -> bool:
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        return False
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True


_SOUND: dict[str, Callable[[Any], bool]] = {
    "kind": lambda value: isinstance(value, str),
    "reason": lambda value: isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_REASON,
    "when": _is_moment,
    "until": _is_moment,
    "student": lambda value: isinstance(value, str) and bool(plain_code(value)),
    "item": lambda value: isinstance(value, str),
    "points": lambda value: is_number(value) and value >= 0,
    "share": lambda value: is_number(value) and 0 < value <= 1,
    "variant": lambda value: type(value) is int and value >= 0,
    "answer": lambda value: isinstance(value, dict) and bool(value) and all(map(_is_text_or_list, value.values())),
}


def write_decisions(decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    """Write decisions as :func:`read_decisions` reads them.

    Examples
    --------
    >>> dropped = Decision("drop", "Two keys fit.", "2026-11-30T18:00:00+01:00", "AB", item="wa-say-why")
    >>> read_decisions(write_decisions([dropped]), "AB") == (dropped,)
    True
    """
    return [
        {name: getattr(each, name) for name in ("kind", "reason", "when", *FIELDS[each.kind])} for each in decisions
    ]

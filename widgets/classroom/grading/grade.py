"""Grade one answer by its key. A blank stays blank, and what cannot be read waits for a person: neither becomes 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.grading.decisions import Decision
from widgets.exercise_types.answer_registry import answer_type
from widgets.exercise_types.typed_numbers import UnreadableError

LEFT_OUT = {"drop": "dropped", "excuse": "excused"}
"""The kinds of decisions that leave an exercise out of total and maximum, and the status that they give."""


@dataclass(frozen=True)
class Grade:
    """What one answer earns."""

    status: str
    """``scored``, ``blank``, ``awaiting`` (a person marks it), ``unreadable`` (a person must look), and where an
    instructor has decided so, ``dropped`` or ``excused``: these two count for nothing."""
    points: float | None
    """None unless scored: nobody gets a 0 that nobody gave."""
    out_of: float
    detail: str = ""
    decision: Decision | None = None
    """By which an instructor gave it in place of what was reckoned or marked."""
    before: Grade | None = None
    """What that was."""

    @property
    def counts(self) -> bool:
        """Whether its points are part of the total and of the maximum."""
        return self.status not in LEFT_OUT.values()

    @property
    def credit(self) -> float | None:
        """The share of the points, from 0 to 1."""
        return None if self.points is None else self.points / self.out_of


def is_blank(answer: Any) -> bool:
    """Tell whether an answer says nothing.

    Examples
    --------
    >>> is_blank({"text": "  "}), is_blank({"choices": []}), is_blank({"text": "0"})
    (True, True, False)
    """
    if isinstance(answer, Mapping):
        return all(is_blank(value) for value in answer.values())
    if isinstance(answer, str):
        return not answer.strip()
    return answer is None or (isinstance(answer, list) and not answer)


def grade_answer(item: Item, key: Key, answer: Any, variant: int = 0) -> Grade:
    """Grade one answer.

    Parameters
    ----------
    item, key : mapping
        As the bank has them.
    answer : mapping or None
        As :func:`~widgets.classroom.grading.answer_shape.check_answer` has found it well-formed.
    variant : int, default 0
        The number of the variant that the student got.

    Returns
    -------
    Grade
        Points are the item's points times the credit that the type gives: right or not for choices and numbers; for
        several choices, the share of right ones chosen less the share of others chosen, at least 0; for pairs, steps
        and scores the share that is right; for a transcript, the weighted kappa with the key, at least 0, times the
        share of turns rated.
    """
    out_of = float(item["points"])
    if is_blank(answer):
        return Grade("blank", None, out_of)
    credit = answer_type(item["type"]).credit
    if credit is None:
        return Grade("awaiting", None, out_of)
    try:
        return Grade("scored", credit(item, key, answer, variant) * out_of, out_of)
    except UnreadableError as unreadable:
        return Grade("unreadable", None, out_of, str(unreadable))


def full_answer(item: Item, key: Key, variant: int = 0) -> dict[str, Any] | None:
    """Give an answer that earns all points, or None for a free response, which only a person can mark."""
    return answer_type(item["type"]).full_answer(item, key, variant)

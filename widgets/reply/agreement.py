"""How far two people agree who have marked the same replies by the same criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from widgets.exercise_types.kappa import quadratic_kappa

Marks = Mapping[str, Mapping[str, bool]]
"""By the reply's id, and there by criterion: whether the criterion is met."""
FEW_MARKS = 20
"""With fewer marks of both, one more or less would change much, and the page says so."""


@dataclass(frozen=True)
class Agreement:
    """How many marks two people share, how many are the same, and kappa where it can be computed."""

    marks: int
    same: int
    kappa: float | None


def compare_marks(one: Marks, other: Marks) -> Agreement:
    """Compare the marks that two people gave to the same replies by the same criteria.

    Weighted kappa is that of the rated transcripts; of yes and no, it is Cohen's.

    Examples
    --------
    >>> compare_marks({"a": {"names": True, "owns": False}}, {"a": {"names": True, "owns": True}, "b": {"names": True}})
    Agreement(marks=2, same=1, kappa=0.0)
    """
    both = [
        (int(mark), int(other[reply][criterion]))
        for reply, given in one.items()
        for criterion, mark in given.items()
        if criterion in other.get(reply, {})
    ]
    first, second = [mark for mark, _ in both], [mark for _, mark in both]
    return Agreement(len(both), sum(a == b for a, b in both), quadratic_kappa(first, second))

"""Points as a learning system takes them, which has one maximum for all: who is excused from a part keeps the share."""

from __future__ import annotations

from math import isclose

from widgets.classroom.collecting.tables import write_points
from widgets.classroom.gradebook.gradebook import Gradebook, StudentRow
from widgets.classroom.problems import name_some

_MOST_NAMED = 6


def system_points(row: StudentRow, gradebook: Gradebook) -> float | None:
    """Give the points out of the maximum of all, or None where there is no total."""
    if row.total is None or isclose(row.out_of, gradebook.out_of):
        return row.total
    return row.total * gradebook.out_of / row.out_of


def partly_excused(gradebook: Gradebook) -> list[str]:
    """Say, in a sentence or none, whose points are written out of more than the student had to answer."""
    told = [_told(row, gradebook) for row in gradebook.students if system_points(row, gradebook) != row.total]
    if not told:
        return []
    return [f"Who is excused from an exercise keeps the same share of the maximum: {name_some(told, _MOST_NAMED)}."]


def _told(row: StudentRow, gradebook: Gradebook) -> str:
    had = f"{write_points(row.total or 0)} of {write_points(row.out_of)}"
    gets = f"{write_points(system_points(row, gradebook) or 0)} of {write_points(gradebook.out_of)}"
    return f"{row.label} has {had} and gets {gets}"

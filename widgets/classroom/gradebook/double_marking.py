"""What one or several markers gave: the points that count, and how far two of them agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.grading.kappa import quadratic_kappa
from widgets.classroom.grading.marks import Mark, Marks, mark_points, misfits, unmarked
from widgets.classroom.problems import Problem, show

COMBINATIONS = ("mean", "first")
FAR = 1
"""Levels by which two markers may differ before they should talk."""


@dataclass(frozen=True)
class Difference:
    """Two markers chose different levels for one student."""

    student: str
    levels: tuple[int, int]

    @property
    def is_far(self) -> bool:
        """Whether they should talk about it."""
        return abs(self.levels[0] - self.levels[1]) > FAR


@dataclass(frozen=True)
class Agreement:
    """How far two markers agree on one criterion."""

    item_id: str
    criterion_id: str
    markers: tuple[str, str]
    n: int
    """Students whom both marked."""
    kappa: float | None
    """Quadratically weighted; None where it cannot be computed."""
    equal: float
    """Share of students for whom both chose the same level."""
    differences: tuple[Difference, ...]


class Marking:
    """All marks for an assignment.

    Parameters
    ----------
    marks : sequence of Marks
        One for each marker; of two with the same marker the first counts.
    assignment : Assignment
    bank : Bank
        The instructor's.
    combine : {"mean", "first"}
        With several markers: their mean, or the first who marked.
    """

    def __init__(self, marks: Sequence[Marks], assignment: Assignment, bank: Bank, combine: str = "mean") -> None:
        if combine not in COMBINATIONS:
            raise ValueError(f"combine is {show(combine)}, and should be one of {', '.join(COMBINATIONS)}")
        self.bank, self.combine = bank, combine
        self.problems: list[Problem] = []
        self.marks: list[Marks] = []
        for given in marks:
            self._take(given, assignment)

    def _take(self, given: Marks, assignment: Assignment) -> None:
        where = f"marks of {given.marker}"
        if given.assignment_id != assignment.id:
            told = f"These marks are for {show(given.assignment_id)}, not for {assignment.id}; they were left aside."
            self.problems.append(Problem("marks_other_assignment", where, told, "Give the marks of this assignment."))
        elif any(known.marker == given.marker for known in self.marks):
            told = f"There is a second file of marks by {given.marker}; it was left aside."
            self.problems.append(Problem("marker_twice", where, told, "Give one file a marker."))
        else:
            self.marks.append(given)

    def _of(self, codes: Sequence[str], item_id: str) -> list[tuple[Marks, Mark]]:
        found = ((marks, marks.of(codes, item_id)) for marks in self.marks)
        return [(marks, mark) for marks, mark in found if mark]

    def points(self, codes: Sequence[str], item_id: str, *, by_hand: bool = False) -> float | None:
        """Give the points that count; ``by_hand`` only those that a marker gave as a number."""
        item, key = self.bank.item(item_id), self.bank.key(item_id)
        marks = [mark for _, mark in self._of(codes, item_id) if not by_hand or mark.points is not None]
        complete = [points for points in (mark_points(item, key, mark) for mark in marks) if points is not None]
        if not complete:
            return None
        return complete[0] if self.combine == "first" else fmean(complete)

    def comments(self, codes: Sequence[str], item_id: str) -> list[str]:
        """Give what the markers wrote to the student."""
        return [mark.comment.strip() for _, mark in self._of(codes, item_id) if mark.comment.strip()]

    def missing(self, codes: Sequence[str], item_id: str) -> list[str]:
        """List the criteria on which nobody has marked the student yet."""
        marks = [mark for _, mark in self._of(codes, item_id)]
        return min((unmarked(self.bank.key(item_id), mark) for mark in [*marks, None]), key=len)

    def misfits(self, codes: Sequence[str], item_id: str) -> list[str]:
        """Tell which marks do not fit the exercise; they are not counted."""
        item, key = self.bank.item(item_id), self.bank.key(item_id)
        told = ((marks.marker, misfits(item, key, mark)) for marks, mark in self._of(codes, item_id))
        return [f"{marker}: {what}" for marker, misfit in told for what in misfit]

    def unknown(self, known: Iterable[str], items: Sequence[str]) -> list[Problem]:
        """List marks for students, or for exercises, that are not there."""
        students = set(known)
        problems = []
        for marks in self.marks:
            where = f"marks of {marks.marker}"
            for code in marks.marks.keys() - students:
                told = f"There are marks for {show(code)}, who handed nothing in and is on no list."
                problems.append(Problem("marks_unknown_student", where, told, "Correct the code.", "warning"))
            for item_id in {item_id for given in marks.marks.values() for item_id in given} - set(items):
                told = f"There are marks for {show(item_id)}, which is not in the assignment."
                problems.append(Problem("marks_unknown_item", where, told, "Correct the exercise's id.", "warning"))
        return sorted(problems, key=lambda problem: problem.message)

    def agreements(self, students: Mapping[str, Sequence[str]], items: Sequence[str]) -> list[Agreement]:
        """Compare every two markers on every criterion; ``students`` gives the codes of each."""
        rubrics = {item_id: self.bank.key(item_id).get("rubric", []) for item_id in items}
        return [
            agreement
            for first, second in combinations(self.marks, 2)
            for item_id, rubric in rubrics.items()
            for criterion in rubric
            if (agreement := _agreement(first, second, item_id, criterion["id"], students))
        ]


def _agreement(
    first: Marks, second: Marks, item_id: str, criterion_id: str, students: Mapping[str, Sequence[str]]
) -> Agreement | None:
    level: Callable[[Mark | None], int | None] = lambda mark: mark.levels.get(criterion_id) if mark else None  # noqa: E731
    found = {
        who: (level(first.of(codes, item_id)), level(second.of(codes, item_id))) for who, codes in students.items()
    }
    pairs = {who: (a, b) for who, (a, b) in found.items() if a is not None and b is not None}
    if not pairs:
        return None
    differences = tuple(Difference(who, pair) for who, pair in pairs.items() if pair[0] != pair[1])
    kappa = quadratic_kappa([a for a, _ in pairs.values()], [b for _, b in pairs.values()])
    equal = 1 - len(differences) / len(pairs)
    return Agreement(item_id, criterion_id, (first.marker, second.marker), len(pairs), kappa, equal, differences)

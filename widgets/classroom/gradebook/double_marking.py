"""What one or several markers gave: whose marks count for whom, and how far two markers agree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.gradebook.student_marks import COMBINATIONS, StudentMarks
from widgets.classroom.grading.marks import Mark, Marks
from widgets.classroom.problems import Problem, show
from widgets.exercise_types.kappa import quadratic_kappa

_ALIKE = "These marks wait: if they are of two people, accept them; if of one, keep the file that counts."
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


def place_of(marks: Marks) -> str:
    """Name a marker's marks in the list of problems, and where they are accepted."""
    return f"marks of {marks.marker}"


class Marking:
    """All marks for an assignment.

    Parameters
    ----------
    marks : sequence of Marks
        One for each marker; of two with the same marker the first counts.
    assignment : Assignment
    combine : {"mean", "first"}
        With several markers: their mean, or the first who marked.
    accept : collection of str, optional
        Among it ``marks of AB`` where AB and ab are two people.
    """

    def __init__(
        self,
        marks: Sequence[Marks],
        assignment: Assignment,
        combine: str = "mean",
        accept: Collection[str] = frozenset(),
    ) -> None:
        if combine not in COMBINATIONS:
            raise ValueError(f"combine is {show(combine)}, and should be one of {', '.join(COMBINATIONS)}")
        self.combine, self._accept = combine, accept
        self.problems: list[Problem] = []
        self.marks: list[Marks] = []
        for given in marks:
            self._take(given, assignment)

    def _take(self, given: Marks, assignment: Assignment) -> None:
        where = place_of(given)
        if given.assignment_id != assignment.id:
            told = f"These marks are for {show(given.assignment_id)}, not for {assignment.id}; they were left aside."
            self.problems.append(Problem("marks_other_assignment", where, told, "Give the marks of this assignment."))
        elif any(known.marker == given.marker for known in self.marks):
            told = f"There is a second file of marks by {given.marker}; it was left aside."
            self.problems.append(Problem("marker_twice", where, told, "Give one file a marker."))
        else:
            self._take_marker(given, where)

    def _take_marker(self, given: Marks, where: str) -> None:
        """Ask before two who sign almost alike count as two people."""
        alike = [known.marker for known in self.marks if plain_code(known.marker) == plain_code(given.marker)]
        is_accepted = where in self._accept
        if alike:
            told = f"{show(given.marker)} and {show(alike[0])} differ only in capital letters or in signs nobody sees."
            advice = "They count as two people: you said so." if is_accepted else _ALIKE
            severity = "note" if is_accepted else "error"
            self.problems.append(Problem("markers_alike", where, told, advice, severity))
        if not alike or is_accepted:
            self.marks.append(given)

    def of(self, codes: Sequence[str]) -> StudentMarks:
        """Give the marks of a student, who may stand in them under any of the codes."""
        by_item: dict[str, list[tuple[str, Mark]]] = {}
        for marks in self.marks:
            for item_id, mark in marks.of(codes).items():
                by_item.setdefault(item_id, []).append((marks.marker, mark))
        return StudentMarks({item_id: tuple(given) for item_id, given in by_item.items()}, self.combine)

    def unknown(self, known: Collection[str], items: Sequence[str]) -> list[Problem]:
        """List marks for students, or for exercises, that are not there."""
        problems = []
        for marks in self.marks:
            where = place_of(marks)
            for code in marks.marks.keys() - known:
                told = f"There are marks for {show(code)}, who handed nothing in and is on no list."
                problems.append(Problem("marks_unknown_student", where, told, "Correct the code.", "warning"))
            for item_id in {item_id for given in marks.marks.values() for item_id in given} - set(items):
                told = f"There are marks for {show(item_id)}, which is not in the assignment."
                problems.append(Problem("marks_unknown_item", where, told, "Correct the exercise's id.", "warning"))
        return sorted(problems, key=lambda problem: problem.message)

    def agreements(self, students: Mapping[str, StudentMarks], criteria: Iterable[tuple[str, str]]) -> list[Agreement]:
        """Compare every two markers on every criterion: an exercise's id and its own."""
        pairs = [(first.marker, second.marker) for first, second in combinations(self.marks, 2)]
        compared = ((pair, criterion) for pair in pairs for criterion in criteria)
        found = (_agreement(pair, *criterion, students) for pair, criterion in compared)
        return [agreement for agreement in found if agreement]


def _agreement(
    markers: tuple[str, str], item_id: str, criterion_id: str, students: Mapping[str, StudentMarks]
) -> Agreement | None:
    pairs: dict[str, tuple[int, int]] = {}
    for who, marks in students.items():
        first, second = (marks.level(item_id, marker, criterion_id) for marker in markers)
        if first is not None and second is not None:
            pairs[who] = (first, second)
    if not pairs:
        return None
    differences = tuple(Difference(who, pair) for who, pair in pairs.items() if pair[0] != pair[1])
    kappa = quadratic_kappa([a for a, _ in pairs.values()], [b for _, b in pairs.values()])
    equal = 1 - len(differences) / len(pairs)
    return Agreement(item_id, criterion_id, markers, len(pairs), kappa, equal, differences)

"""The gradebook of a class: a grade for everybody for whom there can be one, and a reason for everybody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Item
from widgets.classroom.collecting.roster import Roster, RosterStudent
from widgets.classroom.gradebook.double_marking import Agreement
from widgets.classroom.gradebook.student_decisions import ListedDecision
from widgets.classroom.grading.decisions import Decision
from widgets.classroom.grading.grade import Grade
from widgets.classroom.grading.marks import Marks
from widgets.classroom.problems import Problem

SEVERITIES = ("error", "warning", "note")
STATUSES = (
    "graded",
    "awaiting",
    "unreadable",
    "all_blank",
    "excused",
    "held",
    "file_problem",
    "nothing_handed_in",
)


@dataclass(frozen=True)
class StudentRow:
    """One student in the gradebook."""

    key: str
    """No two rows have the same; marks are given by it. It is the code, wherever there is one."""
    code: str
    name: str
    status: str
    """One of ``STATUSES``: why there is a total, or none."""
    out_of: float
    """Without what was dropped, and what the student is excused from."""
    total: float | None = None
    """None unless everything that was answered is graded: nobody gets a 0 that nobody gave."""
    file: str = ""
    """The one that counts."""
    held_files: tuple[str, ...] = ()
    """Those that wait for the instructor, who may accept one."""
    typed: str = ""
    """The code in that file, as the student typed it: which numbers the student had follows from it."""
    codes: tuple[str, ...] = ()
    """By which marks may be given; none that another row has too."""
    student: RosterStudent | None = None
    """On the list, if the student is."""
    answers: Mapping[str, Any] = field(default_factory=dict)
    grades: Mapping[str, Grade] = field(default_factory=dict)
    comments: Mapping[str, list[str]] = field(default_factory=dict)
    """Item id to what the markers wrote to the student."""
    decisions: tuple[Decision, ...] = ()
    """Those that were made about this student alone."""
    problems: tuple[Problem, ...] = ()

    @property
    def concerning(self) -> tuple[Decision, ...]:
        """All decisions that changed what the student gets, each once: of the whole class those that reached them."""
        acting = (grade.decision for grade in self.grades.values() if grade.decision)
        found = [*self.decisions, *(each for each in acting if each.kind != "drop")]
        return tuple(each for place, each in enumerate(found) if each not in found[:place])

    @property
    def label(self) -> str:
        """The name and the code, as lists show them."""
        return f"{self.name} ({self.code})" if self.name and self.code else self.name or self.code or self.key


@dataclass(frozen=True)
class FreeResponse:
    """A free response, for a marker to read."""

    student: str
    """The row's key."""
    item_id: str
    text: str


@dataclass(frozen=True)
class Gradebook:
    """The grades of a class for one assignment."""

    assignment: Assignment
    items: tuple[Item, ...]
    students: tuple[StudentRow, ...]
    problems: tuple[Problem, ...]
    """Errors first, then warnings, then notes."""
    free_responses: tuple[FreeResponse, ...]
    agreements: tuple[Agreement, ...]
    roster: Roster | None
    marks: tuple[Marks, ...] = ()
    """Those that count, one of each marker."""
    decisions: tuple[ListedDecision, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """The exercises by their ids."""
        return {item["id"]: item for item in self.items}

    @cached_property
    def dropped(self) -> frozenset[str]:
        """The ids of the exercises that count for nobody."""
        return frozenset(
            each.decision.item for each in self.decisions if (each.decision.kind, each.state) == ("drop", "counts")
        )

    @cached_property
    def out_of(self) -> float:
        """The most that somebody can have who is not excused from anything."""
        return sum(float(item["points"]) for item in self.items if item["id"] not in self.dropped)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Who has which code, as lists show them."""
        return {code: row.label for row in self.students for code in row.codes}

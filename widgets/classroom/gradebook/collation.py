"""Collate what a class handed in: read, find whose it is, grade, and say what a person must look at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.collecting.archive import Submissions
from widgets.classroom.collecting.intake import Progress, Read, read_submission, receive
from widgets.classroom.collecting.roster import Roster
from widgets.classroom.gradebook.collected import CollectedClass, CollectedStudent, collect_class
from widgets.classroom.gradebook.deciding import Deciding
from widgets.classroom.gradebook.double_marking import Agreement, Marking
from widgets.classroom.gradebook.gradebook import SEVERITIES, Gradebook, StudentRow
from widgets.classroom.gradebook.student_decisions import StudentDecisions
from widgets.classroom.gradebook.student_grades import StudentGrading
from widgets.classroom.gradebook.student_marks import StudentMarks
from widgets.classroom.grading.marks import Marks
from widgets.classroom.problems import Problem
from widgets.exercise_types.answer_registry import FREE_RESPONSES


def collate(  # noqa: PLR0913 (each is another thing that an instructor may have)
    assignment: Assignment,
    bank: Bank,
    submissions: Submissions,
    roster: Roster | None = None,
    marks: Sequence[Marks] = (),
    *,
    combine: str = "mean",
    accept: Collection[str] = frozenset(),
    progress: Progress | None = None,
) -> Gradebook:
    """Grade everything that a class handed in for one assignment; see :meth:`Collation.gradebook`."""
    collation = Collation(assignment, bank)
    return collation.gradebook(submissions, roster, marks, combine=combine, accept=accept, progress=progress)


@dataclass(frozen=True)
class _Graded:
    """A row with all that it depends on."""

    student: CollectedStudent
    marks: StudentMarks
    decisions: StudentDecisions
    row: StudentRow


class Collation:
    """The gradebook of one assignment, made anew whenever something changed, with only what changed done again.

    Who handed in what depends on the files, the list and what was accepted; a student's grades on the answers, the
    marks and the decisions that concern the student, and on nothing else. What these give is kept as long as they stay
    equal, so that a mark grades one student; the tables of the class are put together from the rows.

    Parameters
    ----------
    assignment : Assignment
    bank : Bank
        The instructor's, with all keys.
    read : callable, optional
        Reads one file of answers.

    Raises
    ------
    ClassroomError
        If the bank lacks an exercise of the assignment, or its key.
    """

    def __init__(self, assignment: Assignment, bank: Bank, read: Read = read_submission) -> None:
        self.assignment, self.bank, self._read = assignment, bank, read
        keys = {item_id: bank.key(item_id) for item_id in assignment.items}
        self._free = [item_id for item_id in assignment.items if bank.item(item_id)["type"] in FREE_RESPONSES]
        self._criteria = [(item_id, one["id"]) for item_id, key in keys.items() for one in key.get("rubric", [])]
        self._collected: tuple[Submissions, Roster | None, Collection[str], CollectedClass] | None = None
        self._graded: dict[str, _Graded] = {}

    def is_for(self, assignment: Assignment, bank: Bank) -> bool:
        """Tell whether this is the collation of an assignment with just these exercises and keys."""
        return self.assignment == assignment and self.bank is bank

    def gradebook(  # noqa: PLR0913 (each is another thing that an instructor may have)
        self,
        submissions: Submissions,
        roster: Roster | None = None,
        marks: Sequence[Marks] = (),
        *,
        combine: str = "mean",
        accept: Collection[str] = frozenset(),
        progress: Progress | None = None,
    ) -> Gradebook:
        """Grade everything that a class handed in.

        Parameters
        ----------
        submissions : Submissions
            As :func:`~widgets.classroom.collecting.archive.open_download` gives them.
        roster : Roster, optional
            The list of students; without it everybody who handed in is taken as they say who they are.
        marks : sequence of Marks, optional
            For free responses, with what was decided; one for each marker.
        combine : {"mean", "first"}, default "mean"
            With several markers: their mean, or the first who marked.
        accept : collection of str, optional
            Names of files, and places of decisions, that count although something is wrong: the instructor looked.
        progress : callable, optional
            Is told after every file how many of how many are read.
        """
        marking = Marking(marks, self.assignment, combine, accept)
        collected = self._collect(submissions, roster, frozenset(accept), progress)
        deciding = Deciding(marking.marks, self.assignment, self.bank, accept)
        graded = [
            self._grade(student, marking.of(student.row.codes), deciding.of(student)) for student in collected.students
        ]
        self._graded = {each.row.key: each for each in graded}
        rows = [each.row for each in graded]
        agreements = marking.agreements({each.row.key: each.marks for each in graded}, self._criteria)
        known = {code for row in rows for code in row.codes}
        problems = [
            *submissions.problems,
            *(roster.problems if roster else ()),
            *marking.problems,
            *marking.unknown(known, self.assignment.items),
            *deciding.problems,
            *deciding.unknown(known),
            *collected.problems,
            *(problem for row in rows for problem in row.problems),
            *collected.identical_texts,
            *_far_differences(agreements, rows),
        ]
        return Gradebook(
            assignment=self.assignment,
            items=tuple(self.bank.item(item_id) for item_id in self.assignment.items),
            students=tuple(rows),
            problems=tuple(sorted(problems, key=lambda problem: SEVERITIES.index(problem.severity))),
            free_responses=collected.free_responses,
            agreements=tuple(agreements),
            roster=roster,
            marks=tuple(marking.marks),
            decisions=tuple(deciding.listed),
        )

    def _collect(
        self, submissions: Submissions, roster: Roster | None, accept: frozenset[str], progress: Progress | None
    ) -> CollectedClass:
        if self._collected and self._collected[:3] == (submissions, roster, accept):
            return self._collected[3]
        received = receive(submissions.files, self.assignment, accept, progress, self._read)
        collected = collect_class(received, roster, self.assignment, self.bank, self._free)
        self._collected = (submissions, roster, accept, collected)
        return collected

    def _grade(self, student: CollectedStudent, marks: StudentMarks, decisions: StudentDecisions) -> _Graded:
        known = self._graded.get(student.row.key)
        if known and (known.student, known.marks, known.decisions) == (student, marks, decisions):
            return known
        return _Graded(student, marks, decisions, self._row(student, marks, decisions))

    def _row(self, student: CollectedStudent, marks: StudentMarks, decisions: StudentDecisions) -> StudentRow:
        if student.response is None:
            return _without_grades(student.row, decisions, self.assignment, self.bank)
        grading = StudentGrading(
            student.response, student.row.label, marks, self.assignment, self.bank, decisions=decisions
        )
        return _with_grades(student.row, grading, student.response.saved)


def _without_grades(row: StudentRow, decisions: StudentDecisions, assignment: Assignment, bank: Bank) -> StudentRow:
    """Give the row of somebody of whom nothing can be graded: who is excused is asked for nothing."""
    dropped = sum(float(bank.item(item_id)["points"]) for item_id in decisions.dropped if item_id in assignment.items)
    row = replace(row, out_of=row.out_of - dropped, decisions=decisions.personal)
    if not decisions.excuse:
        return row
    left = tuple(problem for problem in row.problems if problem.code != "nothing_handed_in")
    return replace(row, status="excused", out_of=0.0, problems=left)


def _with_grades(row: StudentRow, grading: StudentGrading, saved: str) -> StudentRow:
    decisions = grading.decisions
    problems = [*(decisions.eased(problem, saved) for problem in row.problems), *grading.problems]
    if grading.status == "all_blank":
        told = "Every exercise is blank, so that there is no total."
        problems.append(Problem("all_blank", row.label, told, "Ask the student, or give points by hand.", "warning"))
    return replace(
        row,
        status=grading.status,
        total=grading.total,
        out_of=grading.out_of,
        grades=grading.grades,
        comments=grading.comments,
        decisions=decisions.personal,
        problems=tuple(problems),
    )


def _far_differences(agreements: Iterable[Agreement], rows: Iterable[StudentRow]) -> Iterator[Problem]:
    labels = {row.key: row.label for row in rows}
    for agreement in agreements:
        for difference in agreement.differences:
            if difference.is_far:
                (one, other), (first, second) = agreement.markers, difference.levels
                what = f"{agreement.criterion_id} in {agreement.item_id}"
                told = f"{one} chose level {first} and {other} level {second} for {what}."
                yield Problem("markers_differ", labels[difference.student], told, "Talk it over.", "warning")

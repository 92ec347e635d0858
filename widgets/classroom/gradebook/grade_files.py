"""Write grades for a learning system, for a spreadsheet, and for whoever asks why."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from widgets.classroom.collecting.roster import Roster, RosterStudent
from widgets.classroom.collecting.tables import is_harmless, write_table
from widgets.classroom.gradebook.gradebook import Gradebook, StudentRow
from widgets.classroom.gradebook.item_analysis import analyze_items
from widgets.classroom.grading.grade import Grade
from widgets.classroom.problems import ClassroomError, show

_Cells = Sequence[str | float | None]


@dataclass(frozen=True)
class StudentLeftOut:
    """A student whom a file for a learning system does not name."""

    student: str
    reason: str


@dataclass(frozen=True)
class GradeFile:
    """A file of grades."""

    filename: str
    content: bytes
    left_out: tuple[StudentLeftOut, ...] = ()


def export_grades(gradebook: Gradebook, kind: str) -> GradeFile:
    """Write one of the files of ``KINDS``.

    Parameters
    ----------
    gradebook : Gradebook
    kind : {"canvas", "moodle", "blackboard", "plain", "problems", "item_analysis"}
        The first three name only students on the list whom the system will know; the others are listed in
        ``left_out``. Where there is no total, the cell is empty.

    Raises
    ------
    ClassroomError
        If there is no such kind, or a learning system's file is asked for without a list of students.
    """
    if kind not in _WRITERS:
        raise ClassroomError(f"There is no file of grades of the kind {show(kind)}; kinds are {', '.join(KINDS)}.")
    return _WRITERS[kind](gradebook)


def _filename(gradebook: Gradebook, kind: str) -> str:
    return f"grades-{gradebook.assignment.id}-{kind.replace('_', '-')}.csv"


def _roster(gradebook: Gradebook, system: str) -> Roster:
    if not gradebook.roster:
        raise ClassroomError(f"A file for {system} needs the list of students: export it there, and choose it here.")
    return gradebook.roster


def _column(gradebook: Gradebook, roster: Roster, tail: str) -> str:
    """Title the column as the system does if the list has it already, so that it knows the assignment by its id."""
    title = gradebook.assignment.title
    known = (column for column in roster.header if re.fullmatch(re.escape(title) + tail, column))
    return next(known, title)


def _canvas(gradebook: Gradebook) -> GradeFile:
    roster = _roster(gradebook, "Canvas")
    title = _column(gradebook, roster, r" \(\d+\)")
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title]
    out_of = sum(float(item["points"]) for item in gradebook.items)
    points = ["    Points Possible", None, None, None, None, out_of]

    def identity(student: RosterStudent) -> list[str]:
        own = student.system_id if roster.kind == "canvas" else ""
        return [_sortable(student), own, student.number, student.login, student.section]

    needs = "ID, SIS User ID or SIS Login ID"
    return _for_system(gradebook, "canvas", [head, points], identity, ids=slice(1, 4), needs=needs)


def _sortable(student: RosterStudent) -> str:
    return student.name or ", ".join(part for part in (student.last, student.first) if part)


def _moodle(gradebook: Gradebook) -> GradeFile:
    roster = _roster(gradebook, "Moodle")
    by_email = any(student.email for student in roster.students)
    needs = "Email address" if by_email else "ID number"
    head = [needs, gradebook.assignment.title, "Feedback"]

    def identity(student: RosterStudent) -> list[str]:
        return [student.email if by_email else student.number]

    return _for_system(gradebook, "moodle", [head], identity, ids=slice(0, 1), needs=needs, tail=_feedback)


def _blackboard(gradebook: Gradebook) -> GradeFile:
    roster = _roster(gradebook, "Blackboard")
    head = ["Last Name", "First Name", "Username", _column(gradebook, roster, r" \[Total Pts: .*\] \|\d+")]

    def identity(student: RosterStudent) -> list[str]:
        return [student.last, student.first, student.login]

    return _for_system(gradebook, "blackboard", [head], identity, ids=slice(2, 3), needs="Username")


def _for_system(  # noqa: PLR0913 (this is all in which the systems differ)
    gradebook: Gradebook,
    kind: str,
    head: Sequence[_Cells],
    identity: Callable[[RosterStudent], list[str]],
    *,
    ids: slice,
    needs: str,
    tail: Callable[[StudentRow], list[str]] = lambda _row: [],
) -> GradeFile:
    rows: list[_Cells] = [*head]
    left_out = []
    for row in gradebook.students:
        cells = identity(row.student) if row.student else []
        if reason := _why_not(row, cells[ids], needs):
            left_out.append(StudentLeftOut(row.label, reason))
        else:
            rows.append([*cells, row.total, *tail(row)])
    return GradeFile(_filename(gradebook, kind), write_table(rows), tuple(left_out))


def _why_not(row: StudentRow, ids: Sequence[str], needs: str) -> str:
    """Tell why a system could not find a student, or must not get what it would find the student by."""
    if not row.student:
        return "is not on the list of students"
    if not any(ids):
        return f"has no {needs} on the list of students"
    harmful = [value for value in ids if not is_harmless(value)]
    return f"has {show(harmful[0])} on the list, which a spreadsheet would compute" if harmful else ""


def _feedback(row: StudentRow) -> list[str]:
    return ["\n".join(comment for comments in row.comments.values() for comment in comments)]


def _plain(gradebook: Gradebook) -> GradeFile:
    items = [item["id"] for item in gradebook.items]
    head = ["code", "name", "total", "out of", "percent", "status", *items, "file", "problems"]
    rows: list[_Cells] = [head]
    for row in gradebook.students:
        percent = None if row.total is None else 100 * row.total / row.out_of
        told = " / ".join(f"{each.code}: {each.message}" for each in row.problems if each.severity != "note")
        cells = [_points(row.grades.get(item_id)) for item_id in items]
        rows.append([row.code, row.name, row.total, row.out_of, percent, row.status, *cells, row.file, told])
    return GradeFile(_filename(gradebook, "plain"), write_table(rows, for_people=True))


def _points(grade: Grade | None) -> str | float | None:
    if grade is None:
        return None
    return grade.status if grade.points is None else grade.points


def _problems(gradebook: Gradebook) -> GradeFile:
    head = ["severity", "code", "where", "message", "advice"]
    rows = [[each.severity, each.code, each.where, each.message, each.advice] for each in gradebook.problems]
    return GradeFile(_filename(gradebook, "problems"), write_table([head, *rows], for_people=True))


def _item_analysis(gradebook: Gradebook) -> GradeFile:
    counts = ("answered", "blank", "waiting")
    rows: list[_Cells] = [["item", "title", "type", *counts, "difficulty", "discrimination", "distribution"]]
    for item in analyze_items(gradebook):
        chosen = ", ".join(f"{choice}: {times}" for choice, times in item.distribution.items())
        numbers = [item.n_answered, item.n_blank, item.n_waiting, item.difficulty, item.discrimination]
        rows.append([item.item_id, item.title, item.type, *numbers, chosen])
    return GradeFile(_filename(gradebook, "item_analysis"), write_table(rows, for_people=True))


_WRITERS: dict[str, Callable[[Gradebook], GradeFile]] = {
    "canvas": _canvas,
    "moodle": _moodle,
    "blackboard": _blackboard,
    "plain": _plain,
    "problems": _problems,
    "item_analysis": _item_analysis,
}
KINDS = tuple(_WRITERS)

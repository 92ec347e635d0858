"""Write grades as a learning system takes them, so that nothing that it has already is erased."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from widgets.classroom.assignments.canvas_titles import free_title, keep_column
from widgets.classroom.collecting.roster import Roster, RosterStudent
from widgets.classroom.collecting.tables import is_harmless, write_points, write_table
from widgets.classroom.gradebook.gradebook import Gradebook, StudentRow
from widgets.classroom.gradebook.system_points import partly_excused, system_points
from widgets.classroom.problems import ClassroomError, show

Cells = Sequence[str | float | None]

KEEPS = "has no total: the system keeps what it has"
EXCUSED = "is excused: say so there by hand, since no file can"
CANVAS_EXCUSED = "EX"
"""What Canvas's import takes for an excuse (lib/gradebook_importer.rb of instructure/canvas-lms)."""
_MOODLE_IDS = (("email", "Email address"), ("number", "ID number"), ("login", "Username"))
"""By which Moodle's import finds a student, and its titles for them."""


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
    notes: tuple[str, ...] = ()
    """What to know before it is given to the system, a sentence each."""


@dataclass(frozen=True)
class _Layout:
    """All in which the systems differ."""

    head: Sequence[Cells]
    line: Callable[[StudentRow, RosterStudent], Cells]
    ids: Callable[[RosterStudent], Sequence[str]]
    """By which the system finds a student."""
    needs: str
    notes: Sequence[str] = ()
    excused: str = ""
    """What a file tells the system of somebody who is excused; empty where it can tell nothing."""
    comments_alone: bool = False
    """Whether a line with a comment and no total erases nothing."""


def grades_filename(gradebook: Gradebook, kind: str) -> str:
    """Name a file of grades after the assignment and its kind."""
    return f"grades-{gradebook.assignment.id}-{kind.replace('_', '-')}.csv"


def canvas_grades(gradebook: Gradebook) -> GradeFile:
    """Write what Canvas imports into its gradebook."""
    roster = _roster(gradebook, "Canvas")
    known = _column(gradebook, roster, r" \(\d+\)")
    title = free_title(known) if known == gradebook.assignment.title else keep_column(known)
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title]
    points = ["    Points Possible", None, None, None, None, gradebook.out_of]
    told = f"Canvas takes {show(known)} for something else than an assignment; in this file it is {show(title)}."

    def ids(student: RosterStudent) -> list[str]:
        return [student.system_id if roster.kind == "canvas" else "", student.number, student.login]

    def line(row: StudentRow, student: RosterStudent) -> Cells:
        told = CANVAS_EXCUSED if row.status == "excused" else system_points(row, gradebook)
        return [_sortable(student), *ids(student), student.section, told]

    notes = [told] if title != known else []
    if any(row.comments for row in gradebook.students):
        notes.append(
            "Canvas takes no comments with grades, and would make an assignment of them: the sheets have them."
        )
    layout = _Layout([head, points], line, ids, "ID, SIS User ID or SIS Login ID", notes, CANVAS_EXCUSED)
    return _write(gradebook, "canvas", layout)


def moodle_grades(gradebook: Gradebook) -> GradeFile:
    """Write what Moodle imports into its gradebook or, if that was the list, fill in its grading worksheet."""
    roster = _roster(gradebook, "Moodle")
    if roster.kind == "moodle" and {"system_id", "grade"} <= roster.columns.keys():
        return _write(gradebook, "moodle", _worksheet(gradebook, roster))
    part, needs = next(
        (known for known in _MOODLE_IDS if any(getattr(one, known[0]) for one in roster.students)), _MOODLE_IDS[0]
    )
    out_of = write_points(gradebook.out_of)
    comments = _comments(gradebook)
    head = [needs, f"{gradebook.assignment.title} (out of {out_of})", *(["Feedback"] if comments.in_file else [])]

    def ids(student: RosterStudent) -> list[str]:
        return [getattr(student, part)]

    def line(row: StudentRow, student: RosterStudent) -> Cells:
        return [*ids(student), system_points(row, gradebook), *([_comment(row)] if comments.in_file else [])]

    maximum = f"The maximum is {out_of}. Moodle gives a new column a maximum of 100: set it to {out_of}."
    return _write(gradebook, "moodle", _Layout([head], line, ids, needs, [maximum, *comments.notes]))


def _worksheet(gradebook: Gradebook, roster: Roster) -> _Layout:
    """Fill in the sheet that Moodle's assignment gave: what nobody judged, and comments that nobody wrote, stay."""
    columns, out_of = roster.columns, gradebook.out_of
    notes = [f"In Moodle: the assignment, Upload grading worksheet. The maximum is {write_points(out_of)}."]
    stated = {_number(student.cells[columns["maximum"]]) for student in roster.students if "maximum" in columns}
    notes += [
        f"Moodle's maximum is {write_points(other)}: set it to {write_points(out_of)} first."
        for other in sorted(stated - {None, out_of}, key=str)
        if other is not None
    ]
    if "comment" not in columns and any(row.comments for row in gradebook.students):
        notes.append("The worksheet has no column for comments: turn on feedback comments in Moodle for them.")

    def line(row: StudentRow, student: RosterStudent) -> Cells:
        cells: list[str | float | None] = [None if cell == "-" else cell for cell in student.cells]
        if row.total is not None:
            cells[columns["grade"]] = system_points(row, gradebook)
        if "comment" in columns and _comment(row):
            cells[columns["comment"]] = _comment(row)
        return cells

    def ids(student: RosterStudent) -> list[str]:
        return [student.system_id]

    return _Layout([roster.header], line, ids, "number of Moodle’s own", notes, comments_alone="comment" in columns)


def blackboard_grades(gradebook: Gradebook) -> GradeFile:
    """Write what Blackboard uploads into its gradebook."""
    roster = _roster(gradebook, "Blackboard")
    comments = _comments(gradebook)
    title = _column(gradebook, roster, r" \[.*\] \|\d+")
    more = ["Feedback to Learner", "Feedback Format"] if comments.in_file else []
    head = ["Last Name", "First Name", "Username", title, *more]

    def line(row: StudentRow, student: RosterStudent) -> Cells:
        said = [_comment(row), "SMART_TEXT"] if comments.in_file else []
        return [student.last, student.first, student.login, system_points(row, gradebook), *said]

    maximum = f"The maximum is {write_points(gradebook.out_of)}: Blackboard gives a new column none."
    notes = [*([] if "|" in title else [maximum]), *comments.notes]
    return _write(gradebook, "blackboard", _Layout([head], line, lambda one: [one.login], "Username", notes))


def _roster(gradebook: Gradebook, system: str) -> Roster:
    if not gradebook.roster:
        raise ClassroomError(f"A file for {system} needs the list of students: export it there, and choose it here.")
    return gradebook.roster


def _column(gradebook: Gradebook, roster: Roster, tail: str) -> str:
    """Title the column as the system does if the list has it already, so that it knows the assignment by its id."""
    title = gradebook.assignment.title
    known = [column for column in roster.header if re.fullmatch(re.escape(title) + tail, column)]
    if len(known) > 1:
        told = f"The list has {len(known)} columns for {show(title)}: {', '.join(map(show, known))}."
        raise ClassroomError(f"{told} Take out those that are not meant, and give the list anew.")
    return known[0] if known else title


def _sortable(student: RosterStudent) -> str:
    return student.name or ", ".join(part for part in (student.last, student.first) if part)


def _comment(row: StudentRow) -> str:
    return "\n".join(comment for comments in row.comments.values() for comment in comments)


@dataclass(frozen=True)
class _Comments:
    in_file: bool
    """Only where everybody in the file has one: an empty cell would erase what the system has."""
    notes: Sequence[str] = ()


def _comments(gradebook: Gradebook) -> _Comments:
    told = [bool(_comment(row)) for row in gradebook.students if row.student and row.total is not None]
    if all(told) or not any(told):
        return _Comments(in_file=any(told))
    note = (
        f"The comments to {sum(told)} of {len(told)} students are not in this file: "
        "the empty cells of the others would erase what the system has."
    )
    return _Comments(in_file=False, notes=[note])


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _write(gradebook: Gradebook, kind: str, layout: _Layout) -> GradeFile:
    rows: list[Cells] = [*layout.head]
    left_out = []
    for row in gradebook.students:
        reason = _why_not(row, layout)
        if reason or not row.student:
            left_out.append(StudentLeftOut(row.label, reason))
        else:
            rows.append(layout.line(row, row.student))
    notes = (*layout.notes, *partly_excused(gradebook))
    return GradeFile(grades_filename(gradebook, kind), write_table(rows), tuple(left_out), notes)


def _why_not(row: StudentRow, layout: _Layout) -> str:
    """Tell why a system could not find a student, or must not get what would erase or compute something."""
    if not row.student:
        return "is not on the list of students"
    ids = layout.ids(row.student)
    if not any(ids):
        return f"has no {layout.needs} on the list of students"
    harmful = [value for value in ids if not is_harmless(value)]
    if harmful:
        return f"has {show(harmful[0])} on the list, which a spreadsheet would compute"
    if row.status == "excused":
        return "" if layout.excused else EXCUSED
    says_something = row.total is not None or (layout.comments_alone and _comment(row))
    return "" if says_something else KEEPS

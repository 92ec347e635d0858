"""The list of students, as a learning system or an instructor wrote it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.collecting.column_titles import IDENTIFIERS, WANTED, identify_columns, is_student, rate_header
from widgets.classroom.collecting.submitter import Submitter, squashed
from widgets.classroom.collecting.tables import Table, read_table
from widgets.classroom.problems import IntakeError, Problem, show

_CANVAS_TEST_LOGIN = re.compile(r"[0-9a-f]{40}")
"""Of Canvas's test student, whose name is in the language of the course."""
_SHORTENED = re.compile(r"\d{1,20}(?:[.,]\d{1,20})?E\+?\d{1,4}")
"""A number that a spreadsheet has rounded to fit its column."""

_PARTS = (*IDENTIFIERS, "name", "first", "last", "section", "system_id")

_Name = TypeVar("_Name")


@dataclass(frozen=True, eq=False)
class RosterStudent:
    """One student on the list."""

    cells: tuple[str, ...]
    """The original line, by which an export writes it back."""
    code: str = ""
    login: str = ""
    number: str = ""
    email: str = ""
    name: str = ""
    first: str = ""
    last: str = ""
    section: str = ""
    system_id: str = ""
    """The learning system's own: Canvas's ID, or the number of a participant in Moodle's grading worksheet."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Everything that the student may have typed as code, as codes are compared."""
        found = (plain_code(getattr(self, part)) for part in IDENTIFIERS)
        return tuple(dict.fromkeys(code for code in found if code))

    @property
    def best_code(self) -> str:
        """The code by which the instructor knows the student."""
        return self.code or self.login or self.number or self.email

    @property
    def names(self) -> set[str]:
        """The name as it may stand in a file's name."""
        words = self.full_name.split()
        turned = [*words[-1:], *words[:-1]], [*words[1:], *words[:1]]
        spelled = (self.name, self.full_name, self.last + self.first, *("".join(words) for words in turned))
        return {squashed(name) for name in spelled} - {""}

    @property
    def full_name(self) -> str:
        """The name as people say it."""
        if self.first or self.last:
            return f"{self.first} {self.last}".strip()
        last, comma, first = self.name.partition(", ")
        return f"{first} {last}" if comma else self.name


@dataclass(frozen=True)
class Roster:
    """The students of a class."""

    students: tuple[RosterStudent, ...]
    kind: str
    """``canvas``, ``moodle``, ``blackboard`` or ``plain``: who wrote the list."""
    header: tuple[str, ...]
    problems: tuple[Problem, ...]
    columns: Mapping[str, int] = field(default_factory=dict)
    """In which column of the header a part of a student stands, or a grade, its maximum and its comment."""

    def with_code(self, code: str) -> tuple[RosterStudent, ...]:
        """Give the students who may have typed a code: one, none, or, if the list is ambiguous, several."""
        return tuple(self._by_code.get(plain_code(code), ()))

    def student_of(self, submitter: Submitter) -> RosterStudent | None:
        """Give the student whom the learning system means, if the list tells beyond doubt."""
        ids = self._by_id.get(plain_code(submitter.id), []) if submitter.system == self._system else []
        found = (
            ids
            if submitter.system == self._system or not submitter.name
            else self._by_name.get(squashed(submitter.name), [])
        )
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_code(self) -> Mapping[str, list[RosterStudent]]:
        return _index((code, student) for student in self.students for code in student.codes)

    @cached_property
    def _system(self) -> str:
        """Whose own ids the list has; a Blackboard username may stand in anybody's list."""
        if self.kind in {"blackboard", "plain"}:
            return "blackboard" if any(student.login for student in self.students) else ""
        return self.kind if any(student.system_id for student in self.students) else ""

    @cached_property
    def _by_id(self) -> Mapping[str, list[RosterStudent]]:
        part = "login" if self._system == "blackboard" else "system_id"
        ids = ((getattr(student, part), student) for student in self.students)
        return _index(
            (plain_code(_number(value) if self.kind == "moodle" else value), who) for value, who in ids if value
        )

    @cached_property
    def _by_name(self) -> Mapping[str, list[RosterStudent]]:
        return _index((name, student) for student in self.students for name in student.names)


def _number(identifier: str) -> str:
    """Give the number in *Participant 12345*, in whatever language."""
    return re.sub(r"^\D+", "", identifier)


def _index(pairs: Iterable[tuple[_Name, RosterStudent]]) -> Mapping[_Name, list[RosterStudent]]:
    found: dict[_Name, list[RosterStudent]] = defaultdict(list)
    for name, student in pairs:
        found[name].append(student)
    return found


def read_roster(data: bytes, name: str) -> Roster:
    r"""Read a list of students, as a learning system exports it in its language, or as somebody wrote it.

    Parameters
    ----------
    data : bytes
        A table with a header, its cells apart by commas, semicolons, tabs or upright lines.
    name : str
        Of the file.

    Raises
    ------
    IntakeError
        If it is no table, has no column by which a student can be known, or no student.

    Examples
    --------
    >>> roster = read_roster(b"Name,Code\nMina Berg,m1\n", "class.csv")
    >>> roster.kind, roster.with_code("M1")[0].full_name
    ('plain', 'Mina Berg')
    """
    table = read_table(data, name, rate_header)
    kind, columns = identify_columns(table)
    students, problems = _students(table, columns, name)
    if not students and table.problems:
        first = table.problems[0]
        raise IntakeError("roster_empty", f"No line of the list can be used. {first.message}", first.advice)
    if not students:
        raise IntakeError("roster_empty", "The list has no student.", "Export the list of students once more.")
    return Roster(tuple(students), kind, table.header, (*table.problems, *problems), columns)


def _students(table: Table, columns: Mapping[str, int], name: str) -> tuple[list[RosterStudent], list[Problem]]:
    students: list[RosterStudent] = []
    problems: list[Problem] = []
    roles = [cells[columns["role"]] for _, cells in table.rows] if "role" in columns else []
    told_apart = any(map(is_student, roles))
    marked = _marked_columns(table, columns)
    for number, cells in table.rows:
        parts = {part: cells[columns[part]] for part in columns if part in _PARTS}
        parts |= {part: _code(parts[part], marked=part in marked) for part in IDENTIFIERS if part in parts}
        student, where = RosterStudent(cells, **parts), f"{name}, line {number}"
        role = cells[columns["role"]] if "role" in columns else ""
        if _is_test(student):
            told = "This is a learning system's test student, and was left out."
            problems.append(Problem("test_student", where, told, "Nothing needs to be done.", "note"))
        elif told_apart and role and not is_student(role):
            told = f"{student.full_name or student.best_code} is no student but {show(role)}, and was left out."
            problems.append(Problem("no_student", where, told, "Nothing needs to be done.", "note"))
        elif _is_student(student):
            students.append(student)
            problems += _doubts(student, where)
    return _without_twins(students, problems, name)


def _marked_columns(table: Table, columns: Mapping[str, int]) -> set[str]:
    """Tell in which columns every code has a number sign before it, as Brightspace writes them."""
    cells = {part: [row[columns[part]] for _, row in table.rows] for part in IDENTIFIERS if part in columns}
    return {part for part, codes in cells.items() if all(code.startswith("#") for code in codes if code)}


def _code(cell: str, *, marked: bool) -> str:
    """Give a code without the sign that keeps a spreadsheet from making a number of it."""
    plain = cell.removeprefix("#" if marked else "'").strip()
    return "" if _SHORTENED.fullmatch(plain) else plain


def _is_test(student: RosterStudent) -> bool:
    """Tell the student that Canvas or Blackboard makes for an instructor to look through."""
    named = "Student, Test" in {student.name, f"{student.last}, {student.first}"}
    of_canvas = student.section and (named or _CANVAS_TEST_LOGIN.fullmatch(student.login))
    return bool(of_canvas) or student.login.endswith("_previewuser")


def _is_student(student: RosterStudent) -> bool:
    """Tell a student from the lines that Canvas puts between, such as its points possible."""
    says_who = (student.name, student.first, student.last, student.system_id, *student.codes)
    return any(says_who) and student.name != "Points Possible"


def _doubts(student: RosterStudent, where: str) -> list[Problem]:
    """Tell of a number that cannot be trusted, and of a student who has no code."""
    shortened = [cell for cell in student.cells if _SHORTENED.fullmatch(cell)]
    if shortened:
        told = f"A spreadsheet has shortened a number of {show(student.full_name)} to {show(shortened[0])}."
        return [Problem("row_without_code", where, told, "Give the list as the system exported it.", "warning")]
    if student.codes:
        return []
    told = f"The list has no code for {show(student.full_name)}; only a learning system's download can tell the files."
    return [Problem("row_without_code", where, told, f"Fill in {WANTED}.", "warning")]


def _without_twins(
    students: list[RosterStudent], problems: list[Problem], name: str
) -> tuple[list[RosterStudent], list[Problem]]:
    """Leave out lines that say the same again, and name codes that two students share."""
    kept: dict[tuple[object, ...], RosterStudent] = {}
    for student in students:
        kept.setdefault((student.codes, student.system_id, student.full_name), student)
    if len(kept) < len(students):
        told = f"Lines that list a student again were left out: {len(students) - len(kept)}."
        problems.append(Problem("listed_twice", name, told, "Nothing needs to be done.", "note"))
    by_code = _index((code, student) for student in kept.values() for code in student.codes)
    for code, owners in by_code.items():
        if len(owners) > 1:
            who = " and ".join(student.full_name or "somebody" for student in owners)
            told = f"The code {show(code)} belongs to {who}; files with it cannot be given to one of them."
            problems.append(Problem("shared_code", name, told, "Correct the list, so that each code is one student's."))
    return list(kept.values()), problems

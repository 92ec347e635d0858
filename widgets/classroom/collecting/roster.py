"""The list of students, as a learning system or an instructor wrote it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.collecting.submitter import Submitter, squashed
from widgets.classroom.collecting.tables import Table, read_table
from widgets.classroom.problems import IntakeError, Problem, show

_COLUMNS = {
    "code": ("code", "studentcode"),
    "login": ("sisloginid", "username", "login", "loginid"),
    "number": ("sisuserid", "idnumber", "studentid", "studentnumber"),
    "email": ("emailaddress", "email"),
    "name": ("student", "name", "fullname", "studentname"),
    "first": ("firstname", "givenname"),
    "last": ("lastname", "surname", "familyname"),
    "section": ("section",),
    "system_id": ("id", "identifier"),
}
"""What a column is, by what its title may be, in small letters only."""
_IDENTIFIERS = ("code", "login", "number", "email")
_WANTED = "a column with the title code, username, ID number or Email address"

_Name = TypeVar("_Name")


@dataclass(frozen=True, eq=False)
class RosterStudent:
    """One student on the list."""

    row: Mapping[str, str]
    """The original columns, by which an export writes them back."""
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
        found = (plain_code(getattr(self, part)) for part in _IDENTIFIERS)
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
    r"""Read a list of students, from Canvas's gradebook, Moodle's participants, Blackboard's grades or a table.

    Parameters
    ----------
    data : bytes
        A table with a header, its cells apart by commas, semicolons or tabs.
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
    table = read_table(data, name)
    titles = [re.sub(r"[\W_]+", "", cell).lower() for cell in table.header]
    kind = _kind(set(titles))
    columns = _columns(titles, kind)
    if not any(part in columns for part in _IDENTIFIERS):
        told = f"No column of the list says who a student is. Its first line is {show(', '.join(table.header), 120)}."
        raise IntakeError("roster_header", told, f"Give the list a first line with {_WANTED}.")
    students, problems = _students(table, columns, name)
    if not students:
        raise IntakeError("roster_empty", "The list has no student.", "Export the list of students once more.")
    return Roster(tuple(students), kind, table.header, (*table.problems, *problems))


def _columns(titles: list[str], kind: str) -> dict[str, int]:
    known = _COLUMNS if kind != "plain" else {**_COLUMNS, "number": (*_COLUMNS["number"], "id"), "system_id": ()}
    found = {part: [titles.index(title) for title in names if title in titles] for part, names in known.items()}
    return {part: places[0] for part, places in found.items() if places}


def _kind(titles: set[str]) -> str:
    if {"id", "section"} <= titles and titles & {"student", "lastname"}:
        return "canvas"
    if {"username", "lastname", "firstname"} <= titles and "emailaddress" not in titles:
        return "blackboard"
    named = {"identifier", "fullname"} <= titles or ("firstname" in titles and titles & {"lastname", "surname"})
    return "moodle" if named and titles & {"emailaddress", "idnumber"} else "plain"


def _students(table: Table, columns: Mapping[str, int], name: str) -> tuple[list[RosterStudent], list[Problem]]:
    students: list[RosterStudent] = []
    problems: list[Problem] = []
    for number, cells in table.rows:
        parts = {part: cells[place] for part, place in columns.items()}
        student = RosterStudent(dict(zip(table.header, cells, strict=True)), **parts)
        where = f"{name}, line {number}"
        if "section" in columns and "Student, Test" in {student.name, f"{student.last}, {student.first}"}:
            told = "This is Canvas's test student, and was left out."
            problems.append(Problem("test_student", where, told, "Nothing needs to be done.", "note"))
        elif _is_student(student):
            students.append(student)
            problems += [] if student.codes else [_no_code(student, where)]
    return _without_twins(students, problems, name)


def _is_student(student: RosterStudent) -> bool:
    """Tell a student from the lines that Canvas puts between, such as its points possible."""
    says_who = (student.name, student.first, student.last, *student.codes)
    return any(says_who) and student.name != "Points Possible"


def _no_code(student: RosterStudent, where: str) -> Problem:
    told = f"The list has no code for {show(student.full_name)}; only a learning system's download can tell the files."
    return Problem("row_without_code", where, told, f"Fill in {_WANTED}.", "warning")


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

"""Know a file that an instructor gives by what it says of itself; a student can say that too, and is not believed."""

from __future__ import annotations

import re

from widgets.classroom.assignments.assignment import FORMAT as ASSIGNMENT
from widgets.classroom.bank.bank import FORMAT as BANK
from widgets.classroom.collecting.roster import read_roster
from widgets.classroom.grading.marks import FORMAT as MARKS
from widgets.classroom.problems import IntakeError, Problem

_FORMAT = re.compile(rb'(?<!\\)"format"[ \t\r\n]{0,20}:[ \t\r\n]{0,20}"([\w/-]{1,80})"')
_KINDS = {ASSIGNMENT: "assignment", BANK: "bank", MARKS: "marks"}
_TABLES = (".csv", ".tsv", ".txt", ".xls")
_WORDS = {
    "assignment": "an assignment",
    "bank": "a bank of exercises with keys",
    "marks": "a file of marks",
    "roster": "a list of students",
}


def stated_kind(data: bytes) -> str:
    """Tell what a file says that it is: ``assignment``, ``bank``, ``marks``, or nothing of these.

    Examples
    --------
    >>> stated_kind(b'{"format": "psychotherapy-relationship/marks"}')
    'marks'
    """
    stated = _FORMAT.search(data)
    return _KINDS.get(stated[1].decode(), "") if stated else ""


def handed_in_as_instructors(name: str, data: bytes) -> Problem | None:
    """Say that something was handed in that only an instructor gives; None if it is nothing of the kind."""
    kind = stated_kind(data) or ("roster" if _is_list(name, data) else "")
    if not kind:
        return None
    told = f"It is {_WORDS[kind]}, and came with what students handed in: it was not used."
    advice = "Ask the student for the answers. If the file is yours, give it in its own place."
    return Problem("instructors_file", "", told, advice)


def _is_list(name: str, data: bytes) -> bool:
    if not name.lower().endswith(_TABLES):
        return False
    try:
        read_roster(data, name)
    except IntakeError:
        return False
    return True

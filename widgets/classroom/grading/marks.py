"""The marks that a marker gives to free responses, by the levels of a rubric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.bank.bank import Item, Key, write_json
from widgets.classroom.grading import decisions
from widgets.classroom.grading.decisions import Decision, read_decisions, write_decisions
from widgets.classroom.problems import IntakeError, show
from widgets.classroom.strict_json import read_bytes

FORMAT = "psychotherapy-relationship/marks"
VERSION = 1
DECIDED_VERSION = 2
"""Of a file that has decisions beside the marks: an earlier edition would grade without them."""
RULES = {"format": FORMAT, "version": VERSION, "decided_version": DECIDED_VERSION, "decisions": decisions.RULES}
"""What the page must know to write marks that this module reads."""
_PARTS = {"format", "version", "assignment", "marker", "marks", "decisions"}
_AGAIN = "Save the marks once more on the grading page, and give that file, unchanged."


@dataclass(frozen=True)
class Mark:
    """What one marker says of one answer."""

    levels: dict[str, int] = field(default_factory=dict)
    """Criterion id to the number of the level, from 0."""
    comment: str = ""
    points: float | None = None
    """Given by hand, for an answer that the book could not read; it stands before everything else."""


@dataclass(frozen=True)
class Marks:
    """All marks and decisions of one marker for one assignment."""

    assignment_id: str
    marker: str
    marks: dict[str, dict[str, Mark]]
    """Student's code, as codes are compared, to item id to mark."""
    decisions: tuple[Decision, ...] = ()

    def of(self, codes: Sequence[str]) -> dict[str, Mark]:
        """Give the marks of a student, item id to mark; of several codes that the student has, the first counts."""
        found: dict[str, Mark] = {}
        for code in reversed(codes):
            found |= self.marks.get(plain_code(code), {})
        return found


def read_marks(data: bytes, name: str) -> Marks:
    """Read a file of marks.

    Parameters
    ----------
    data : bytes
    name : str
        Of the file.

    Raises
    ------
    IntakeError
        If it is none, damaged, names a student twice, or has what this edition does not know.
    """
    stored = read_bytes(data)
    if not isinstance(stored, dict) or stored.get("format") != FORMAT:
        raise IntakeError("wrong_format", f"{show(name)} is no file of marks.", _AGAIN)
    _check_version(stored)
    assignment_id, marker, marks = (stored.get(part) for part in ("assignment", "marker", "marks"))
    if not (isinstance(assignment_id, str) and isinstance(marker, str) and isinstance(marks, dict)):
        raise _damaged("assignment, marker or marks are missing")
    read = {plain_code(code): _of_student(code, given) for code, given in marks.items()}
    if len(read) < len(marks):
        raise _damaged("a student stands in it twice, with capital and with small letters")
    marker = marker.strip() or "?"
    return Marks(assignment_id, marker, read, read_decisions(stored.get("decisions", []), marker))


def _check_version(stored: dict[str, Any]) -> None:
    version = stored.get("version")
    if type(version) is not int or version not in {VERSION, DECIDED_VERSION}:
        code = "newer_version" if type(version) is int and version > VERSION else "older_version"
        told = f"The marks have version {show(version)}; this edition reads {VERSION} and {DECIDED_VERSION}."
        raise IntakeError(code, told, _AGAIN)
    if ("decisions" in stored) != (version == DECIDED_VERSION):
        raise _damaged(f"decisions belong to version {DECIDED_VERSION}, and it has version {version}")
    if version == DECIDED_VERSION and (unknown := sorted(stored.keys() - _PARTS)):
        told = f"The file of marks has {show(unknown[0])}, which this edition does not know."
        raise IntakeError("newer_version", told, "Update the book, or open the newer edition's grading page.")


def _damaged(what: str) -> IntakeError:
    return IntakeError("wrong_format", f"The file of marks is damaged: {what}.", _AGAIN)


def _of_student(code: str, given: Any) -> dict[str, Mark]:
    if not isinstance(given, dict):
        raise _damaged(f"the marks of {show(code)} are {show(given)}")
    return {item_id: _mark(f"{show(code)} in {show(item_id)}", stored) for item_id, stored in given.items()}


def _mark(where: str, stored: Any) -> Mark:
    if not isinstance(stored, dict):
        raise _damaged(f"the mark of {where} is {show(stored)}")
    levels = {name: level for name, level in stored.items() if name not in {"comment", "points"}}
    wrong = [level for level in levels.values() if type(level) is not int or level < 0]
    if wrong:
        raise _damaged(f"a level of {where} is {show(wrong[0])}, and should be a whole number from 0")
    comment, points = stored.get("comment", ""), stored.get("points", 0.0)
    if not isinstance(comment, str):
        raise _damaged(f"the comment on {where} is {show(comment)}")
    if isinstance(points, bool) or not isinstance(points, int | float):
        raise _damaged(f"the points of {where} are {show(points)}")
    return Mark(levels, comment, float(points) if "points" in stored else None)


def write_marks(marks: Marks) -> bytes:
    """Write the file that :func:`read_marks` reads.

    Examples
    --------
    >>> marks = Marks("a-1f2e3d4c", "AB", {"mina": {"wa-say-why": Mark({"names_reason": 2}, "Good.")}})
    >>> read_marks(write_marks(marks), "marks.json") == marks
    True
    """
    given = {code: {item_id: _stored(mark) for item_id, mark in of.items()} for code, of in marks.marks.items()}
    version = DECIDED_VERSION if marks.decisions else VERSION
    head = {"format": FORMAT, "version": version, "assignment": marks.assignment_id, "marker": marks.marker}
    decided = {"decisions": write_decisions(marks.decisions)} if marks.decisions else {}
    return (write_json({**head, "marks": given, **decided}, indent=1) + "\n").encode()


def _stored(mark: Mark) -> dict[str, Any]:
    comment = {"comment": mark.comment} if mark.comment else {}
    points = {} if mark.points is None else {"points": mark.points}
    return {**mark.levels, **comment, **points}


def mark_points(item: Item, key: Key, mark: Mark) -> float | None:
    """Add up the points of the chosen levels: a number only if every criterion is marked.

    Examples
    --------
    >>> levels = [{"points": 0, "text": "No."}, {"points": 2, "text": "Yes."}]
    >>> key = {"rubric": [{"id": "plain", "levels": levels}, {"id": "right", "levels": levels}]}
    >>> mark_points({"points": 4}, key, Mark({"plain": 1, "right": 0}))
    2.0
    >>> mark_points({"points": 4}, key, Mark({"plain": 1})) is None
    True
    """
    rubric = key.get("rubric", [])
    if misfits(item, key, mark):
        return None
    if mark.points is not None or not rubric or unmarked(key, mark):
        return mark.points
    return float(sum(criterion["levels"][mark.levels[criterion["id"]]]["points"] for criterion in rubric))


def misfits(item: Item, key: Key, mark: Mark) -> list[str]:
    """Tell what in a mark is not in the rubric, or beyond the exercise's points; an empty list if all fits."""
    told = []
    if mark.points is not None and not 0 <= mark.points <= item["points"]:
        told.append(f"points are {mark.points:g}, and should be from 0 to {item['points']:g}")
    counts = {criterion["id"]: len(criterion["levels"]) for criterion in key.get("rubric", [])}
    for name, level in sorted(mark.levels.items()):
        if name not in counts:
            told.append(f"the criterion {show(name)} is not in the rubric")
        elif level >= counts[name]:
            told.append(f"the level of {name} is {level}, and the highest is {counts[name] - 1}")
    return told


def unmarked(key: Key, mark: Mark | None) -> list[str]:
    """List the criteria that are not marked yet."""
    marked: Mapping[str, int] = mark.levels if mark else {}
    return [criterion["id"] for criterion in key.get("rubric", []) if criterion["id"] not in marked]

"""Tell from the names in a learning system's download whose file is whose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_DATE = r"\d{4}(?:-\d\d){5}"
_BLACKBOARD = re.compile(rf"(?P<attempt>.+?_(?P<id>[^_]+)_attempt_{_DATE})(?=[_.]|$)")
_BLACKBOARD_INFO = re.compile(rf"(?P<attempt>.+?_attempt_{_DATE})\.txt")
_BLACKBOARD_STUDENT = re.compile(r"[^:]{1,40}:\s*(?P<name>.*?)\s*\((?P<id>[^()\s]+)\)\s*")
_MOODLE = re.compile(r"(?P<name>.+?)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)(?=_|$)")
_CANVAS = re.compile(r"(?P<name>.*?)(?P<late>_LATE)?_(?P<id>\d+)_\d+_(?=.)")
_CANVAS_ANONYMOUS = re.compile(r"(?P<late>LATE_)?(?P<id>anon_[A-Za-z0-9]+)_\d+_(?=.)")
_SYSTEMS = (("canvas", _CANVAS_ANONYMOUS), ("canvas", _CANVAS), ("moodle", _MOODLE), ("blackboard", _BLACKBOARD))


@dataclass(frozen=True)
class Submitter:
    """Who handed a file in, as the learning system says."""

    system: str = ""
    """``canvas``, ``moodle``, ``blackboard``, or nothing."""
    id: str = ""
    """Canvas: the ID of its gradebook. Blackboard: the username. Moodle: the participant's number."""
    name: str = ""
    """As the system spells it; Canvas writes ``doejane``."""
    late: bool = False

    @property
    def key(self) -> str:
        """The same for all files of one student in one system; empty if the system says nothing."""
        return f"{self.system}:{self.id}" if self.system else ""


def parse_submitter(path: str, attempts: Mapping[str, Submitter] | None = None) -> Submitter:
    """Tell who handed in a file, from its path in the download.

    Parameters
    ----------
    path : str
        Folders apart by ``/``. What stands farthest left counts: the system wrote it, and the student what follows.
    attempts : mapping, optional
        Attempt to student, as Blackboard's info files tell; see :func:`attempt_of_info`.

    Examples
    --------
    >>> parse_submitter("doejane_LATE_12345_678901_answers-a-1f2e3d4c-jane.json")
    Submitter(system='canvas', id='12345', name='doejane', late=True)
    >>> parse_submitter("Jane Doe_12345_assignsubmission_file_/answers-a-1f2e3d4c-jane.json").name
    'Jane Doe'
    >>> parse_submitter("Week 3_jdoe_attempt_2026-11-24-10-11-12_answers-a-1f2e3d4c-jane.json").id
    'jdoe'
    >>> parse_submitter("answers-a-1f2e3d4c-jane.json")
    Submitter(system='', id='', name='', late=False)
    """
    found = (_parse_part(part, attempts or {}) for part in path.split("/"))
    return next((submitter for submitter in found if submitter), Submitter())


def _parse_part(part: str, attempts: Mapping[str, Submitter]) -> Submitter | None:
    """Read the beginning: the shortest that fits, since a student may have put another system's words behind it."""
    matches = [(match.end(), system, match) for system, known in _SYSTEMS if (match := known.match(part))]
    if not matches:
        return None
    _, system, match = min(matches, key=lambda found: found[0])
    parts = match.groupdict()
    told = Submitter(system, parts["id"], parts.get("name") or "", late=bool(parts.get("late")))
    return attempts.get(parts.get("attempt") or "", told)


def attempt_of_info(path: str, data: bytes) -> tuple[str, Submitter] | None:
    r"""Read the text file that Blackboard puts beside each attempt, and which names the student.

    Examples
    --------
    >>> path = "Week 3_jdoe_attempt_2026-11-24-10-11-12.txt"
    >>> attempt, submitter = attempt_of_info(path, b"Name: Jane Doe (jdoe)\nAssignment: Week 3\n")
    >>> attempt, submitter.name
    ('Week 3_jdoe_attempt_2026-11-24-10-11-12', 'Jane Doe')
    """
    match = _BLACKBOARD_INFO.fullmatch(path.rpartition("/")[2])
    first = data[:1000].decode("utf-8-sig", "replace").partition("\n")[0]
    student = _BLACKBOARD_STUDENT.fullmatch(first.rstrip("\r"))
    return (match["attempt"], Submitter("blackboard", student["id"], student["name"])) if match and student else None


def squashed(name: str) -> str:
    """Bring a name into the form in which a file's name carries it: small letters only.

    Examples
    --------
    >>> squashed("Doe, Jane")
    'doejane'
    """
    return re.sub(r"[\W_]+", "", name).lower()

"""Tell from the names in a learning system's download whose file is whose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from widgets.classroom.assignments.variants import plain_code

_DATE = r"[0-9]{4}(?:-[0-9]{2}){5}"
_NUMBER = r"[0-9]{1,20}"
_BLACKBOARD = re.compile(rf"_attempt_(?P<moment>{_DATE})(?=[_.]|\Z)")
_MOODLE = re.compile(rf"_(?P<id>{_NUMBER})_assignsubmission_(?:file|onlinetext)(?=_|\Z)")
_CANVAS = re.compile(rf"(?P<late>_LATE)?_(?P<id>{_NUMBER})_(?P<moment>{_NUMBER})_(?=.)")
_CANVAS_ANONYMOUS = re.compile(rf"(?P<late>LATE_)?(?P<id>anon_[A-Za-z0-9]{{1,40}})_(?P<moment>{_NUMBER})_(?=.)")
_SYSTEMS = (
    ("canvas", _CANVAS_ANONYMOUS.match),
    ("canvas", _CANVAS.search),
    ("moodle", _MOODLE.search),
    ("blackboard", _BLACKBOARD.search),
)
"""Each pattern begins with what must be there and has no part without a limit: a long name takes no longer to read."""
_LONGEST_BEGINNING = 255
"""Of what a system puts before a file's name: no disk has a longer name."""
_LONGEST_LABEL = 40
_MOST_READINGS = 8


@dataclass(frozen=True)
class Submitter:
    """Who handed a file in, as the learning system says."""

    system: str = ""
    """``canvas``, ``moodle``, ``blackboard``, or nothing."""
    id: str = ""
    """Canvas: the ID of its gradebook. Blackboard: the username. Moodle: the participant's number."""
    name: str = ""
    """As the system spells it; Canvas writes ``doejane``, and Moodle may put a group before the name."""
    late: bool = False
    moment: str = field(default="", compare=False, repr=False)
    """What grows with the time at which the system took the file: a date, or the number of the file."""
    beginning: str = field(default="", compare=False, repr=False)
    """What Canvas put before the file's name."""
    stem: str = field(default="", compare=False, repr=False)
    """Blackboard's title and username, as ``Week 3_j_doe``, where no text file says which part is which."""

    @property
    def key(self) -> str:
        """The same for all files of one student in one system; empty if the system says nothing."""
        return f"{self.system}:{self.stem or self.id}" if self.system else ""

    def readings(self) -> Iterator[Submitter]:
        """Give every way to read what the system says, the longest username or name first.

        Examples
        --------
        >>> [each.id for each in parse_submitter("Week 3_j_doe_attempt_2026-11-24-10-11-12.json").readings()]
        ['j_doe', 'doe']
        >>> [each.name for each in Submitter("moodle", "12", "Group A-Pia Roth").readings()]
        ['Group A-Pia Roth', 'Pia Roth']
        """
        if self.stem:
            return (replace(self, id=username) for username in _endings(self.stem, "_")[1:])
        if self.system == "moodle":
            return (replace(self, name=name) for name in _endings(self.name, "-"))
        return iter([self])


def _endings(text: str, sign: str) -> list[str]:
    """Give a text, and what stands behind each sign in it, the longest first; of many signs, the last."""
    parts = text.rsplit(sign, _MOST_READINGS)
    return [sign.join(parts[place:]) for place in range(len(parts))]


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
    matches = [(match.end(), system, match) for system, find in _SYSTEMS if (match := find(part))]
    told = (_told(system, match, attempts) for _, system, match in sorted(matches, key=lambda found: found[0]))
    return next((submitter for submitter in told if submitter), None)


def _told(system: str, match: re.Match[str], attempts: Mapping[str, Submitter]) -> Submitter | None:
    parts, before = match.groupdict(), match.string[: match.start()]
    if len(before) > _LONGEST_BEGINNING:
        return None
    if system == "blackboard":
        title, _, username = before.rpartition("_")
        known = attempts.get(match.string[: match.end()])
        told = known or (Submitter(system, username, stem=before) if title and username else None)
        return replace(told, moment=parts["moment"]) if told else None
    if system == "moodle":
        return Submitter(system, parts["id"], before) if before else None
    late = bool(parts["late"])
    moment = f"{late:d}{parts['moment']:0>20}"
    return Submitter(system, parts["id"], before, late, moment, beginning=match.string[: match.end()])


def attempt_of_info(path: str, data: bytes) -> tuple[str, Submitter] | None:
    r"""Read the text file that Blackboard puts beside each attempt, and which names the student.

    Examples
    --------
    >>> path = "Week 3_jdoe_attempt_2026-11-24-10-11-12.txt"
    >>> attempt, submitter = attempt_of_info(path, b"Name: Jane Doe (jdoe)\nAssignment: Week 3\n")
    >>> attempt, submitter.name
    ('Week 3_jdoe_attempt_2026-11-24-10-11-12', 'Jane Doe')
    """
    name = path.rpartition("/")[2]
    match = _BLACKBOARD.search(name)
    if not match or not match.start() or name[match.end() :] != ".txt":
        return None
    first = data[:1000].decode("utf-8-sig", "replace").partition("\n")[0]
    label, colon, student = first.partition(":")
    told, bracket, username = student.strip().removesuffix(")").rpartition("(")
    is_info = label and len(label) <= _LONGEST_LABEL and colon and bracket and student.rstrip().endswith(")")
    if not is_info or not username or any(letter.isspace() or letter == ")" for letter in username):
        return None
    return name[: match.end()], Submitter("blackboard", username, told.strip())


def squashed(name: str) -> str:
    """Bring a name, or a title, into the form in which a file's name carries it: small letters only.

    Examples
    --------
    >>> squashed("Doe, Jane"), squashed("E-Mail-Adresse"), squashed("Apellido(s)")
    ('doejane', 'emailadresse', 'apellidos')
    """
    return re.sub(r"[\W_]+", "", plain_code(name))

"""Tell what a file is that an instructor gives; only what came to their own place acts without being asked."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.collecting.instructors_file import stated_kind
from widgets.classroom.collecting.response_file import read_response
from widgets.classroom.collecting.roster import Roster, read_roster
from widgets.classroom.collecting.submitter import attempt_of_info, parse_submitter
from widgets.classroom.grading.marks import Marks, read_marks
from widgets.classroom.problems import ClassroomError, IntakeError

_ASSIGNMENT_ID = re.compile(rb'\\"assignment\\":\s{0,9}\{\\"id\\":\s{0,9}\\"([\w-]{1,80})\\"')
_TABLES = (".csv", ".tsv", ".xls", ".xlsx", ".ods")
_TELLING = {"empty_file", "receipt", "web_page"}
"""Problems of response files that say more of a foreign file than that it is foreign."""
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")

Contents = Assignment | Bank | Marks | Roster | None


@dataclass(frozen=True)
class DetectedFile:
    """A file, and what it was taken for."""

    name: str
    """Its path, with folders apart by ``/``."""
    data: bytes
    kind: str
    """``answers``, ``download``, ``roster``, ``assignment``, ``bank``, ``marks`` or ``unknown``."""
    contents: Contents = None
    """What it holds, where that is no submission."""
    about: str = ""
    """A title, a marker or a learning system, by which a person knows it."""
    count: int = 0
    """Of the files, students, exercises or keys in it."""
    problem: str = ""
    """Why an unknown file cannot be used, and what to do; empty where it is simply foreign."""
    is_own: bool = False
    """Whether the instructor gave it in a place of their own, or said that it is theirs."""

    @property
    def is_answers(self) -> bool:
        """Whether students' answers are, or may be, in it."""
        return self.kind in {"answers", "download"}

    @property
    def is_asked(self) -> bool:
        """Whether the instructor must say whose it is before it acts; until then it is taken as handed in."""
        return self.contents is not None and not self.is_own

    @property
    def is_submission(self) -> bool:
        """Whether it is opened as what students handed in."""
        return self.is_answers or self.is_asked

    def handed_in(self) -> DetectedFile:
        """Give it as a student's, whatever it holds."""
        return DetectedFile(self.name, self.data, "answers")


def detect_file(name: str, data: bytes, *, is_own: bool = False) -> DetectedFile:
    r"""Tell what one file is.

    Parameters
    ----------
    name : str
        Its path. What lies in a folder, or is called as learning systems call it, is handed in, whatever it holds.
    data : bytes
    is_own : bool, default False
        Whether it came to the place for the instructor's own files.

    Returns
    -------
    DetectedFile
        Whatever may be a student's is taken as handed in, also if it cannot be read: it will be among the problems.

    Examples
    --------
    >>> detect_file("class.csv", b"Name,Code\nMina Berg,m1\n").kind
    'roster'
    >>> detect_file("photo.png", b"\x89PNG\r\n\x1a\n").kind
    'unknown'
    """
    name = name.replace("\\", "/")
    if _is_download(name, data):
        return _download(name, data)
    if "/" in name or (parse_submitter(name).system and not is_own):
        return DetectedFile(name, data, "answers")
    reader = _READERS.get(stated_kind(data), _without_format)
    try:
        return replace(reader(name, data), is_own=is_own)
    except ClassroomError as error:
        return DetectedFile(name, data, "unknown", problem=str(error))


def assignment_named(data: bytes) -> str:
    r"""Tell to which assignment the answers in a file belong, without reading all of it.

    Examples
    --------
    >>> assignment_named(rb'{"payload":"{\"assignment\":{\"id\":\"a-1f2e3d4c\",\"title\":\"\"}}"}')
    'a-1f2e3d4c'
    """
    found = _ASSIGNMENT_ID.search(data)
    return found[1].decode() if found else ""


def _is_download(name: str, data: bytes) -> bool:
    is_document = "." in name.rpartition("/")[2] and not name.lower().endswith((".zip", ".json"))
    return name.lower().endswith(".zip") or (data.startswith(_ARCHIVES) and not is_document)


def _download(name: str, data: bytes) -> DetectedFile:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            paths = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    except Exception:  # noqa: BLE001 (whatever is wrong with it is told when it is opened)
        paths = []
    system = next((found for path in paths[:50] if (found := parse_submitter(path).system)), "")
    return DetectedFile(name, data, "download", about=system, count=len(paths))


def _assignment(name: str, data: bytes) -> DetectedFile:
    read = Assignment.from_json(data.decode("utf-8-sig", "replace"))
    return DetectedFile(name, data, "assignment", read, read.title, len(read.items))


def _bank(name: str, data: bytes) -> DetectedFile:
    read = Bank.from_json(data.decode("utf-8-sig", "replace"))
    return DetectedFile(name, data, "bank", read, read.edition, len(read.keys))


def _marks(name: str, data: bytes) -> DetectedFile:
    read = read_marks(data, name)
    return DetectedFile(name, data, "marks", read, read.marker, sum(map(bool, read.marks.values())))


_READERS: dict[str, Callable[[str, bytes], DetectedFile]] = {"assignment": _assignment, "bank": _bank, "marks": _marks}


def _without_format(name: str, data: bytes) -> DetectedFile:
    """Take a table for the list of students, and whatever a student may have handed in for that."""
    no_list = ""
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[")):
        try:
            roster = read_roster(data, name)
        except IntakeError as error:
            no_list = str(error)
        else:
            return DetectedFile(name, data, "roster", roster, roster.kind, len(roster.students))
    if name.lower().endswith(".json") or parse_submitter(name).system or attempt_of_info(name, data):
        return DetectedFile(name, data, "answers")
    return DetectedFile(name, data, "unknown", problem=no_list if name.lower().endswith(_TABLES) else _no_answers(data))


def _no_answers(data: bytes) -> str:
    try:
        read_response(data)
    except IntakeError as error:
        return str(error) if error.code in _TELLING else ""
    return ""

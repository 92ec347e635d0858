"""The file that a student downloads and hands in: read strictly, and written as the page writes it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.bank.bank import write_json
from widgets.classroom.problems import IntakeError, show
from widgets.classroom.strict_json import LARGEST, RECEIPT_FORMAT, read_bytes, read_text, with_whole_letters

FILE_FORMAT = "psychotherapy-relationship/response-file"
RESPONSES_FORMAT = "psychotherapy-relationship/responses"
DEVICE_FORMAT = "psychotherapy-relationship/device-state"
"""Of a file that takes answers from one device to another; only the page reads and writes it."""
VERSION = 1
LONGEST_NAME = 200
"""Of a code, a name or a title, in letters."""
LONGEST_TYPED = {"code": 60, "name": 120}
"""Of what a student may type, in letters."""
RULES = {
    "file": FILE_FORMAT,
    "responses": RESPONSES_FORMAT,
    "device": DEVICE_FORMAT,
    "receipt": RECEIPT_FORMAT,
    "version": VERSION,
    "largest": LARGEST,
    "longest": LONGEST_TYPED,
}
"""What the page must know to read and write as this module does."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_AGAIN = "Ask the student to choose Download my answers once more and hand in that file, unchanged."


@dataclass(frozen=True)
class Response:
    """What one student handed in."""

    assignment_id: str
    assignment_title: str
    edition: str
    """Of the exercises that the student saw."""
    code: str
    """As the student typed it."""
    student_name: str
    variants: dict[str, int]
    answers: dict[str, Any]
    saved: str
    """When, by the clock of the student's device."""
    digest: str = ""
    """Of the contents as they are now: the same in two files that hold the same."""
    edited: bool = False
    """Whether the contents are no longer those that were downloaded."""
    marked: bool = False
    """Whether the file begins with a byte order mark, which an editor adds; it does no harm."""


def read_response(data: bytes) -> Response:
    """Read one response file.

    Parameters
    ----------
    data : bytes

    Raises
    ------
    IntakeError
        If it is no response file, damaged, or made by an edition that this one does not know. A file whose contents
        were changed after the download is read, and says so in ``edited``.
    """
    if data.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"{") and not data.rstrip().endswith(b"}"):
        raise IntakeError("truncated", "The file breaks off before its end.", _AGAIN)
    envelope = _versioned(read_bytes(data), FILE_FORMAT)
    payload, stated = envelope.get("payload"), envelope.get("sha256")
    if not isinstance(payload, str) or not isinstance(stated, str):
        raise _wrong("It lacks the answers, or their digest, as they were downloaded.")
    contents = _versioned(read_text(payload), RESPONSES_FORMAT)
    digest = hashlib.sha256(payload.encode()).hexdigest()
    marked = data.startswith(_BYTE_ORDER_MARK)
    edited = digest != stated.strip().lower()
    return Response(**_fields(contents), digest=digest, edited=edited, marked=marked)


def _wrong(what: str) -> IntakeError:
    return IntakeError("wrong_format", f"This is no response file that can be read. {what}", _AGAIN)


def _versioned(stored: Any, wanted: str) -> dict[str, Any]:
    if not isinstance(stored, dict):
        raise _wrong(f"It holds {show(stored)}, and should hold an object.")
    if stored.get("format") != wanted:
        raise _wrong(f"Its format is {show(stored.get('format'))}, and should be {wanted!r}.")
    version = stored.get("version", 0)
    if type(version) is not int:
        raise _wrong(f"Its version is {show(version)}, and should be {VERSION}.")
    if version > VERSION:
        raise IntakeError(
            "newer_version",
            f"The file has version {version}, made by a newer edition of the book; this one reads {VERSION}.",
            "Update the book, or open the newer edition's grading page.",
        )
    if version < VERSION:
        raise IntakeError("older_version", f"The file has version {version}; this edition reads {VERSION}.", _AGAIN)
    return stored


def _fields(contents: Mapping[str, Any]) -> dict[str, Any]:
    assignment, student = (_object(contents, name) for name in ("assignment", "student"))
    return {
        "assignment_id": _line(assignment, "id", "assignment"),
        "assignment_title": _line(assignment, "title", "assignment"),
        "edition": _line(contents, "edition", "file"),
        "code": _line(student, "code", "student"),
        "student_name": _line(student, "name", "student"),
        "variants": _variants(_object(contents, "variants")),
        "answers": _object(contents, "answers"),
        "saved": _line(contents, "saved", "file"),
    }


def _object(contents: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = contents.get(name)
    if not isinstance(value, dict):
        raise _wrong(f"Its {name} should be an object, and is {show(value)}.")
    return value


def _line(parent: Mapping[str, Any], name: str, of: str) -> str:
    value = parent.get(name)
    if not isinstance(value, str):
        raise _wrong(f"The {name} of the {of} should be text, and is {show(value)}.")
    if len(value) > LONGEST_NAME:
        raise _wrong(f"The {name} of the {of} has {len(value):,} letters; at most {LONGEST_NAME} are read.")
    return value.strip()


def _variants(stored: Mapping[str, Any]) -> dict[str, int]:
    for item_id, number in stored.items():
        if type(number) is not int or number < 0:
            raise _wrong(f"The variant of {show(item_id)} is {show(number)}, and should be a whole number from 0.")
    return dict(stored)


def write_response(response: Response) -> bytes:
    """Write a response file as the page does; tests and demonstrations hand it in."""
    contents = {
        "format": RESPONSES_FORMAT,
        "version": VERSION,
        "assignment": {"id": response.assignment_id, "title": response.assignment_title},
        "edition": response.edition,
        "student": {"code": response.code, "name": response.student_name},
        "variants": response.variants,
        "answers": response.answers,
        "saved": response.saved,
    }
    payload = write_json(with_whole_letters(contents))
    digest = hashlib.sha256(payload.encode()).hexdigest()
    return write_json({"format": FILE_FORMAT, "version": VERSION, "payload": payload, "sha256": digest}).encode()


def response_name(assignment_id: str, code: str) -> str:
    """Name the file as the page does.

    Examples
    --------
    >>> response_name("a-1f2e3d4c", " Mina B. ")
    'answers-a-1f2e3d4c-mina-b.json'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", plain_code(code)).strip("-")
    return f"answers-{assignment_id}-{slug or 'no-code'}.json"

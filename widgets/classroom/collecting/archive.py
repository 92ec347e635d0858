"""Open what was downloaded from a learning system: zips, folders and single files, and whose each file is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from widgets.classroom.collecting.submitter import Submitter, attempt_of_info, parse_submitter
from widgets.classroom.collecting.unpacking import MOST_BYTES, UnpackedDownload, unpack_download
from widgets.classroom.problems import Problem

Unpack = Callable[[str, bytes, int], UnpackedDownload]


@dataclass(frozen=True)
class SubmittedFile:
    """One file that was handed in."""

    name: str
    """Its path in the download; no two are the same."""
    data: bytes
    submitter: Submitter = field(default_factory=Submitter)
    """Who handed it in, as far as the learning system says."""

    @cached_property
    def digest(self) -> str:
        """Of its contents: what was read from them once need not be read again."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Submissions:
    """All files that were handed in, and what could not be opened."""

    files: tuple[SubmittedFile, ...]
    problems: tuple[Problem, ...]


def open_download(data: bytes, name: str) -> Submissions:
    """Open one download: a zip of Canvas, Moodle or Blackboard, any other zip, or a single response file.

    Parameters
    ----------
    data : bytes
    name : str
        Of the file, by which the instructor finds it.

    Returns
    -------
    Submissions
        Nothing is written anywhere, and what is unsafe to open is refused and listed.
    """
    return open_downloads([(name, data)])


def open_downloads(given: Iterable[tuple[str, bytes]], unpack: Unpack = unpack_download) -> Submissions:
    """Open several downloads as one, for instance all files of a folder; see :func:`open_download`.

    Parameters
    ----------
    given : iterable
        Names and contents.
    unpack : callable, optional
        :func:`unpack_download`, or what remembers its answers.
    """
    unpacked: list[UnpackedDownload] = []
    room = MOST_BYTES
    for name, data in given:
        unpacked.append(unpack(name, data, room))
        room -= unpacked[-1].size
    files = _told_apart(file for one in unpacked for file in one.files)
    found = {path: attempt_of_info(path, data) for path, data in files.items() if path.endswith(".txt")}
    infos = {path: attempt for path, attempt in found.items() if attempt}
    attempts = dict(infos.values())
    submitted = [SubmittedFile(path, data, parse_submitter(path, attempts)) for path, data in files.items()]
    submitted = [file for file in submitted if file.name not in infos]
    with_files = {file.submitter for file in submitted}
    without = {path: who for path, (_attempt, who) in infos.items() if who not in with_files}
    problems = [
        *(problem for one in unpacked for problem in one.problems),
        *(_no_file(path, who) for path, who in without.items()),
        *_left_aside(sum(one.ignored for one in unpacked)),
    ]
    return Submissions(tuple(submitted), tuple(problems))


def _told_apart(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Give each file a name of its own: a number behind it where another has it already."""
    found: dict[str, bytes] = {}
    twice: Counter[str] = Counter()
    for path, data in files:
        name = path
        while name in found:
            twice[path] += 1
            name = f"{path} ({twice[path] + 1})"
        found[name] = data
    return found


def _no_file(path: str, who: Submitter) -> Problem:
    told = f"{who.name} ({who.id}) handed in words, and no file."
    return Problem("no_file", path, told, "Read what the text file says.")


def _left_aside(count: int) -> list[Problem]:
    told = f"Files that only an operating system uses were left aside: {count}."
    return [Problem("ignored_file", "download", told, "Nothing needs to be done.", "note")] if count else []

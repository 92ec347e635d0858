"""Open what was downloaded from a learning system: zips, folders and single files, and whose each file is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
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
    refusal: Problem | None = None
    """Why it was not opened; it is then without data, and still the submitter's."""

    @cached_property
    def digest(self) -> str:
        """Of its contents: what was read from them once need not be read again."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Submissions:
    """All files that were handed in, and what is wrong of which nobody knows whose it is."""

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
    entries = _told_apart(entry for one in unpacked for entry in _entries(one))
    opened = ((path, entry) for path, entry in entries.items() if isinstance(entry, bytes))
    infos = {path: info for path, data in opened if (info := attempt_of_info(path, data))}
    attempts = dict(infos.values())
    submitted = [_submitted(path, entry, attempts) for path, entry in entries.items() if path not in infos]
    ignored = [path for one in unpacked for path in one.ignored]
    submitted += _without_a_file({file.submitter.key for file in submitted}, infos, ignored)
    files = [file for file in submitted if file.submitter.system or not file.refusal]
    problems = [file.refusal for file in submitted if file.refusal and not file.submitter.system]
    return Submissions(tuple(files), (*problems, *_left_aside(len(ignored))))


def _without_a_file(
    known: Collection[str], infos: Mapping[str, tuple[str, Submitter]], ignored: Iterable[str]
) -> Collection[SubmittedFile]:
    """Say once of everybody who handed something in, and nothing that is a file, what it was."""
    told = [SubmittedFile(path, b"", who, _no_file(path, who)) for path, (_attempt, who) in infos.items()]
    told += [_submitted(path, _of_the_system(path), {}) for path in ignored]
    return {
        file.submitter.key: file for file in told if file.submitter.key and file.submitter.key not in known
    }.values()


def _entries(unpacked: UnpackedDownload) -> Iterator[tuple[str, bytes | Problem]]:
    yield from unpacked.files
    yield from ((problem.where, problem) for problem in unpacked.problems)


def _submitted(path: str, entry: bytes | Problem, attempts: Mapping[str, Submitter]) -> SubmittedFile:
    submitter = parse_submitter(path, attempts)
    if isinstance(entry, Problem):
        return SubmittedFile(path, b"", submitter, entry)
    return SubmittedFile(path, entry, submitter)


def _told_apart(entries: Iterable[tuple[str, bytes | Problem]]) -> dict[str, bytes | Problem]:
    """Give each file a name of its own: a number behind it where another has it already."""
    found: dict[str, bytes | Problem] = {}
    twice: Counter[str] = Counter()
    for path, entry in entries:
        name = path
        while name in found:
            twice[path] += 1
            name = f"{path} ({twice[path] + 1})"
        found[name] = entry
    return found


def _no_file(path: str, who: Submitter) -> Problem:
    told = f"{who.name} ({who.id}) handed in words, and no file."
    return Problem("no_file", path, told, "Read what the text file says.")


def _of_the_system(path: str) -> Problem:
    told = "Only a file that an operating system keeps for itself was handed in; the answers lay beside it."
    return Problem("only_system_file", path, told, "Ask the student for the .json file alone.")


def _left_aside(count: int) -> list[Problem]:
    told = f"Files that only an operating system uses were left aside: {count}."
    return [Problem("ignored_file", "download", told, "Nothing needs to be done.", "note")] if count else []

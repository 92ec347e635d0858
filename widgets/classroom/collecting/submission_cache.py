"""Open and read what was handed in, each file once, however often a class is graded."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from widgets.classroom.collecting.archive import Submissions, SubmittedFile, open_downloads
from widgets.classroom.collecting.intake import read_submission
from widgets.classroom.collecting.response_file import Response
from widgets.classroom.collecting.unpacking import UnpackedDownload, unpack_download
from widgets.classroom.problems import Problem

_Download = tuple[str, str, int]
"""On what unpacking depends: the name, the digest of the contents, and how much room there is."""
_File = tuple[str, str, Problem | None]
"""On what reading depends: the digest of the contents, the ending of the name, and why it was not opened."""


class SubmissionCache:
    """What was opened and read, by digest; what is not handed in any more is forgotten."""

    def __init__(self) -> None:
        self._opened: tuple[tuple[str, bytes], ...] = ()
        self._submissions = Submissions((), ())
        self._unpacked: dict[_Download, UnpackedDownload] = {}
        self._responses: dict[_File, Response | Problem] = {}

    def open(self, downloads: Iterable[tuple[str, bytes]]) -> Submissions:
        """Open downloads as :func:`~widgets.classroom.collecting.archive.open_downloads` does.

        Returns
        -------
        Submissions
            For the same downloads the very same.
        """
        given = tuple(downloads)
        if given != self._opened:
            self._submissions = self._open(given)
            places = set(map(_place, self._submissions.files))
            self._responses = {place: read for place, read in self._responses.items() if place in places}
            self._opened = given
        return self._submissions

    def _open(self, downloads: Iterable[tuple[str, bytes]]) -> Submissions:
        before, self._unpacked = self._unpacked, {}

        def unpack(name: str, data: bytes, room: int) -> UnpackedDownload:
            place = (name, sha256(data).hexdigest(), room)
            self._unpacked[place] = before[place] if place in before else unpack_download(name, data, room)
            return self._unpacked[place]

        return open_downloads(downloads, unpack)

    def read(self, file: SubmittedFile) -> Response | Problem:
        """Read a file of answers, or say what is wrong with it."""
        place = _place(file)
        if place not in self._responses:
            self._responses[place] = read_submission(file)
        return self._responses[place]


def _place(file: SubmittedFile) -> _File:
    return file.digest, file.name.rpartition(".")[2].lower(), file.refusal

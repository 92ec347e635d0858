"""Unpack one download, in memory and within limits: what is unsafe to open is refused, and said."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from widgets.classroom.collecting.submitter import parse_submitter
from widgets.classroom.problems import Problem, show
from widgets.classroom.strict_json import LARGEST

MOST_FILES = 20_000
MOST_BYTES = 200_000_000
"""Of all files together, unpacked."""
HIGHEST_RATIO = 100
"""Of unpacked to packed, in a file larger than ``SMALL``: answers in words pack to a third or a tenth."""
SMALL = 200_000
_ZIP_NAMES = {"zip", "json", ""}
"""Endings of what may be a zip: a document of an office program is one too, and is not opened."""
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_OF_THE_SYSTEM = {".ds_store", "thumbs.db", "desktop.ini"}
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, LookupError)
_ASK = "Open it by hand, or ask the student for the .json file alone."


@dataclass(frozen=True)
class UnpackedDownload:
    """What is in one download, before the names in several are told apart."""

    files: tuple[tuple[str, bytes], ...]
    problems: tuple[Problem, ...]
    size: int
    """In bytes, of what a zip gave."""
    ignored: tuple[str, ...]
    """Paths of files that only an operating system uses."""


def unpack_download(name: str, data: bytes, room: int) -> UnpackedDownload:
    """Unpack one download as far as there is room, in bytes; the same is given for the same, whatever else there is."""
    unpacker = _Unpacker(room)
    unpacker.take(name.replace("\\", "/"), data)
    size = room - unpacker.left
    return UnpackedDownload(tuple(unpacker.files), tuple(unpacker.problems), size, tuple(unpacker.ignored))


class _Unpacker:
    """Collects files and problems, and keeps count of what may still be unpacked."""

    def __init__(self, room: int) -> None:
        self.files: list[tuple[str, bytes]] = []
        self.problems: list[Problem] = []
        self.left = room
        self.ignored: list[str] = []

    def refuse(self, code: str, where: str, message: str, advice: str = _ASK) -> None:
        self.problems.append(Problem(code, where, message, advice))

    def take(self, path: str, data: bytes, *, depth: int = 0) -> None:
        if _is_of_the_system(path):
            self.ignored.append(path)
        elif not _is_zip(path, data):
            self.files.append((path, data))
        elif depth > 1:
            self.refuse("nested_too_deep", path, "This zip lies in a zip in a zip, and was not opened.")
        else:
            self._unpack(path, data, depth)

    def _unpack(self, path: str, data: bytes, depth: int) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self._unpack_all(path, archive, depth)
        except _DAMAGED as error:
            self.refuse("bad_zip", path, f"The zip is damaged and cannot be opened ({show(error)}).", _download_again())

    def _unpack_all(self, path: str, archive: zipfile.ZipFile, depth: int) -> None:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_FILES:
            told = f"The zip holds {len(entries):,} files; at most {MOST_FILES:,} are opened."
            self.refuse("too_many_files", path, told, "Divide it into several.")
            return
        if not entries:
            self.refuse("nothing_inside", path, "The zip holds no file.", _download_again())
        before = f"{path}/" if depth or _is_handed_in(path, entries) else ""
        for entry in entries:
            self._unpack_one(before, archive, entry, depth)

    def _unpack_one(self, before: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, depth: int) -> None:
        inner = entry.filename.replace("\\", "/")
        where = f"{before}{inner}"
        if _is_of_the_system(inner):
            self.ignored.append(where)
        elif refusal := _why_not(entry, inner, self.left):
            self.refuse(refusal[0], where, refusal[1])
        else:
            self._read(archive, entry, where, depth)

    def _read(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str, depth: int) -> None:
        try:
            with archive.open(entry) as stream:
                data = stream.read(LARGEST + 1)
        except _DAMAGED as error:
            self.refuse("bad_zip", where, f"This file in the zip is damaged ({show(error)}).", _download_again())
            return
        self.left -= len(data)
        self.take(where, data, depth=depth + 1)


def _is_handed_in(path: str, entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell a student's own zip, by its name, from a download that happens to be called as Canvas calls files."""
    submitter = parse_submitter(path)
    if submitter.system != "canvas":
        return bool(submitter.system)
    inside = {parse_submitter(entry.filename).key for entry in entries} - {""}
    return len(inside) < 2  # noqa: PLR2004 (a download has several submitters)


def _download_again() -> str:
    return "Download it once more; if it stays so, ask the student for the .json file alone."


def _is_of_the_system(path: str) -> bool:
    parts = path.split("/")
    return "__MACOSX" in parts or parts[-1].lower() in _OF_THE_SYSTEM or parts[-1].startswith("._")


def _is_zip(path: str, data: bytes) -> bool:
    name = path.rpartition("/")[2]
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return ending == "zip" or (ending in _ZIP_NAMES and data.startswith((b"PK\x03\x04", b"PK\x05\x06")))


def _why_not(entry: zipfile.ZipInfo, path: str, left: int) -> tuple[str, str] | None:
    """Give the code and the reason why a file in a zip is not read, before anything of it is."""
    packed, size = max(entry.compress_size, 1), entry.file_size
    escapes = path.startswith("/") or path[1:2] == ":" or ".." in path.split("/")
    reasons = (
        (escapes, "unsafe_name", f"Its name {show(path)} points outside of the zip, and it was not read."),
        (stat.S_ISLNK(entry.external_attr >> 16), "symlink", "This is a link to another place, and was not followed."),
        (entry.flag_bits & 1, "encrypted", "It is locked with a password, and was not read."),
        (
            entry.compress_type not in _METHODS,
            "bad_zip",
            f"It is packed by method {entry.compress_type}, not read here.",
        ),
        (
            size > SMALL and size > HIGHEST_RATIO * packed,
            "zip_bomb",
            f"It would grow from {packed:,} to {size:,} bytes, and was not unpacked.",
        ),
        (size > LARGEST, "too_large", f"It has {size:,} bytes; a response file has at most {LARGEST:,}."),
        (size > left, "zip_bomb", f"All files together have more than {MOST_BYTES:,} bytes; this one was left."),
    )
    return next(((code, reason) for applies, code, reason in reasons if applies), None)

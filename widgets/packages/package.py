"""What every package is made of, and how it is zipped: the same assignment gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can have: packages carry no date of their own."""
READABLE = 0o644 << 16


@dataclass(frozen=True)
class LeftOut:
    """An exercise that a format cannot hold."""

    item_id: str
    title: str
    reason: str


@dataclass(frozen=True)
class Extras:
    """What some packages need beside the bank."""

    forms: Mapping[str, str] = field(default_factory=dict)
    """Item id to the readable form of the exercise, as ``Exercise`` writes it."""
    assets: Mapping[str, bytes] = field(default_factory=dict)
    """Path to file of the site's folder of widgets."""
    site: str = ""
    """Address of the students' book, for links to its chapters; empty if nobody has said it."""


@dataclass(frozen=True)
class Package:
    """A file for a learning system, and what it could not hold."""

    filename: str
    content: bytes
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    """What an instructor has to know or to check, in full sentences."""


def zip_files(files: Mapping[str, bytes | str]) -> bytes:
    """Zip files so that the same files always give the same bytes.

    Examples
    --------
    >>> zip_files({"b": "2", "a": b"1"}) == zip_files({"a": "1", "b": "2"})
    True
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, READABLE, 3
            archive.writestr(entry, content.encode() if isinstance(content, str) else content)
    return buffer.getvalue()

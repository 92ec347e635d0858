"""The change log, as it is read by those who release the book and by those who read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHANGE_LOG = "CHANGELOG.md"
FOR_READERS = "For readers"
"""The section of a release that stands in the book."""
UNRELEASED = "Unreleased"
_RELEASE = re.compile(r"^## \[(?P<version>[^\]]+)\] - (?P<day>.+)$", re.MULTILINE)
_SECTION = re.compile(r"^### (?P<title>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Release:
    """What the change log says of one release."""

    version: str
    day: str
    """As written: a date, or that there is none yet."""
    sections: dict[str, str]
    """Markdown, by heading."""

    @property
    def for_readers(self) -> str:
        """What readers are told, in Markdown; empty where nothing is said to them."""
        return self.sections.get(FOR_READERS, "")


def read_releases(root: Path) -> list[Release]:
    """Read the change log, the newest release first.

    Raises
    ------
    ValueError
        If it has no release.
    """
    path = root / CHANGE_LOG
    text = path.read_text("utf-8")
    releases = [Release(found["version"], found["day"], _sections(body)) for found, body in _parts(_RELEASE, text)]
    if not releases:
        raise ValueError(f"{path} names no release; begin the newest with a line such as ## [1.0.0] - {UNRELEASED}")
    return releases


def _sections(text: str) -> dict[str, str]:
    return {found["title"]: body.strip() for found, body in _parts(_SECTION, text)}


def _parts(heading: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Give each heading of a kind with what stands under it."""
    found = list(heading.finditer(text))
    ends = [*(later.start() for later in found), len(text)][1:]
    yield from ((one, text[one.end() : end]) for one, end in zip(found, ends, strict=True))

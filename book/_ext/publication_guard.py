"""Take back what must not be published: the files are deleted, and the build stops and says why."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sphinx.errors import ExtensionError

MOST_NAMED = 10


def remove_and_fail(site: Path, found: Iterable[tuple[Path, str]], what: str, advice: str) -> None:
    """Delete every file in which something was found.

    Raises
    ------
    ExtensionError
        If there is any: it says what would be published, in which files, and what to do.
    """
    places = sorted({(path, place) for path, place in found})
    for path in {path for path, _ in places}:
        path.unlink()
    if places:
        told = "; ".join(f"{path.relative_to(site)}: {place}" for path, place in places[:MOST_NAMED])
        raise ExtensionError(f"{what} would be published ({told}). Those files are deleted. {advice}")

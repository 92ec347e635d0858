"""What must be true before a release is made."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

from book.bound.looks import about
from book.change_log import CHANGE_LOG, read_releases
from book.release.addresses import PUBLISHED
from book.release.zenodo import ZENODO, write_metadata
from book.wheels.wheel import read_project

OTHERWISE_MADE = ("EDITION", "INVENTORIES", "CLASSROOM_KEYS", "PYODIDE", "ANSWERS")
"""Settings with which something else is made than what the sources say."""


def check_facts(root: Path) -> str:
    """Give the version that is released.

    Parameters
    ----------
    root : Path
        The book's root.

    Raises
    ------
    SystemExit
        If the files that tell version or date do not agree, a setting changes what is made, or something is not
        committed: it says what to do.
    """
    problems = [*_settings(), *_disagreements(root), *_uncommitted(root)]
    if problems:
        raise SystemExit("\n".join(["This cannot be released:", *problems]))
    return str(read_project()["version"])


def _settings() -> list[str]:
    return [
        f"{name} is {os.environ[name]!r}; unset it: a release is the book as it is"
        for name in OTHERWISE_MADE
        if os.environ.get(name)
    ]


def _disagreements(root: Path) -> list[str]:
    version, newest = str(read_project()["version"]), read_releases(root)[0]
    cited, day = str(about()["version"]), str(about()["date-released"])
    problems = {
        f"CITATION.cff is of version {cited}, pyproject.toml of {version}; write the same": cited != version,
        f"{CHANGE_LOG} begins with {newest.version}, pyproject.toml is of version {version}; "
        "write the same": newest.version != version,
        f"{CHANGE_LOG} says {newest.day!r} of {newest.version}, and CITATION.cff {day!r}; write the day of the release "
        "in both, such as 2026-12-01": newest.day != day or not _is_date(day),
        f"{ZENODO} is not what CITATION.cff says; run python -m book.release.zenodo": (root / ZENODO).read_text("utf-8")
        != write_metadata(about()),
    }
    return [problem for problem, found in problems.items() if found]


def _is_date(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _uncommitted(root: Path) -> list[str]:
    """Name what is not committed; the list of addresses may be ahead, for a release writes it and holds none of it."""
    if not (root / ".git").exists():
        return []
    asked = ["git", "status", "--porcelain", "--", ".", f":!{PUBLISHED}"]
    found = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=True).stdout.splitlines()  # noqa: S603 (no word of it comes from outside)
    return [f"{line[3:]} is not committed; commit it, or nobody can make this release again" for line in found]

"""Pyodide's own distribution: compiled libraries, by the names and hashes that its lock file on npm has.

A site sends its readers there only if they say yes. ``PYODIDE=folder`` takes the files into the site instead.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

CORE = Path(__file__).parents[1] / "node_modules" / "pyodide"
COMPILED = ("numpy", "pandas", "scipy", "statsmodels")
"""What the book needs of it; with each comes what it needs in turn."""
HOST = "cdn.jsdelivr.net"
MEGABYTES = 35
"""About what all of it takes on the way; the lock file tells no sizes."""

Entries = dict[str, dict[str, Any]]


@cache
def official_lock() -> dict[str, Any]:
    """Read the lock file that comes with Pyodide's core."""
    lock: dict[str, Any] = json.loads((CORE / "pyodide-lock.json").read_text("utf-8"))
    return lock


def distribution_entries(ours: Iterable[str]) -> Entries:
    """Give the lock's entries for what is compiled, and for what only that needs.

    Parameters
    ----------
    ours : iterable of str
        Names of the libraries that the site has itself.
    """
    packages, left, found = official_lock()["packages"], list(COMPILED), {}
    while left:
        name = left.pop()
        found[name] = dict(packages[name])
        left += [need for need in packages[name]["depends"] if need not in {*found, *ours}]
    return dict(sorted(found.items()))


def with_addresses(entries: Entries) -> Entries:
    """Let each entry name its whole address at the distribution."""
    version = json.loads((CORE / "package.json").read_text("utf-8"))["version"]
    folder = f"https://{HOST}/pyodide/v{version}/full/"
    return {name: {**entry, "file_name": folder + entry["file_name"]} for name, entry in entries.items()}


def local_distribution() -> Path | None:
    """Give the folder that ``PYODIDE`` names, if it names one."""
    return Path(os.environ["PYODIDE"]) if os.environ.get("PYODIDE") else None


def files_of(folder: Path, entries: Mapping[str, Mapping[str, Any]]) -> dict[str, bytes]:
    """Read the files of a distribution that lies here.

    Raises
    ------
    ValueError
        If one is missing or is not the one that the lock means.
    """
    files = {}
    for entry in entries.values():
        path = folder / entry["file_name"]
        content = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(content).hexdigest() != entry["sha256"]:
            fault = "is damaged, or of another version" if content else "is missing"
            raise ValueError(
                f"PYODIDE is {folder}, where {path.name} {fault}; unpack Pyodide's whole distribution there"
            )
        files[path.name] = content
    return files

"""All that Python needs in a reader's browser, as the files of one folder of the site.

There is one core for every page. Beside it lie two lock files, which tell Pyodide where each library is and what its
hash must be. ``pyodide-lock.json`` names this site alone. ``distribution-lock.json`` names the distribution as well: a
page gives it to Pyodide only after the reader has said yes, by what ``distribution.json`` tells.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from book.live.distribution import (
    COMPILED,
    CORE,
    HOST,
    MEGABYTES,
    Entries,
    distribution_entries,
    files_of,
    local_distribution,
    official_lock,
    with_addresses,
)
from book.live.fetched import fetched_wheels
from book.live.needed import gather_wheels, needed_by
from book.live.pure_wheel import PureWheel

LOCK, WHOLE_LOCK, ABOUT = "pyodide-lock.json", "distribution-lock.json", "distribution.json"
CORE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")


def python_folder(ready: Iterable[PureWheel], wanted: Iterable[str]) -> dict[str, bytes]:
    """List the files of the folder.

    Parameters
    ----------
    ready : iterable of PureWheel
        Wheels that are taken as they are, of which our own package is one.
    wanted : iterable of str
        Names of libraries; what they need comes with them.

    Returns
    -------
    dict
        Path within the folder to contents.
    """
    python = official_lock()["info"]["python"]
    wheels = gather_wheels([*wanted], [*ready, *fetched_wheels()], COMPILED, python)
    ours = {name: _entry(wheel, needed_by(wheel.requirements, python)) for name, wheel in wheels.items()}
    compiled, folder = distribution_entries(ours), local_distribution()
    here, elsewhere = (compiled, {}) if folder else ({}, with_addresses(compiled))
    return {
        **{name: (CORE / name).read_bytes() for name in CORE_FILES},
        **{_place(wheel): wheel.content for wheel in wheels.values()},
        **(files_of(folder, compiled) if folder else {}),
        LOCK: _lock({**ours, **here}),
        WHOLE_LOCK: _lock({**ours, **here, **elsewhere}),
        ABOUT: _json(_about(elsewhere)),
    }


def _place(wheel: PureWheel) -> str:
    """Keep a wheel where its contents lead: a browser may hold an older one of the same name."""
    return f"wheels/{_digest(wheel)[:12]}/{wheel.filename}"


def _digest(wheel: PureWheel) -> str:
    return hashlib.sha256(wheel.content).hexdigest()


def _entry(wheel: PureWheel, needs: list[str]) -> dict[str, Any]:
    return {
        "depends": needs,
        "file_name": _place(wheel),
        "imports": wheel.modules,
        "install_dir": "site",
        "name": wheel.name,
        "package_type": "package",
        "sha256": _digest(wheel),
        "unvendored_tests": False,
        "version": wheel.version,
    }


def _lock(packages: Entries) -> bytes:
    """Write a lock in which nothing needs what is not in it."""
    kept = {
        name: {**entry, "depends": [need for need in entry["depends"] if need in packages]}
        for name, entry in sorted(packages.items())
    }
    return _json({**official_lock(), "packages": kept})


def _about(elsewhere: Entries) -> dict[str, Any]:
    """Say what a page asks the reader, and what it fetches then; no host if nothing is elsewhere."""
    return {
        "host": HOST if elsewhere else "",
        "megabytes": MEGABYTES if elsewhere else 0,
        "modules": sorted(module for entry in elsewhere.values() for module in entry["imports"]),
        "files": {entry["file_name"]: entry["sha256"] for entry in elsewhere.values()},
    }


def _json(content: Any) -> bytes:
    return json.dumps(content, indent=1).encode()

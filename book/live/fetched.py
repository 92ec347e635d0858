"""The few wheels for the browser that no environment here has: fetched once, each by its hash.

Its jsonschema is the last without a compiled part, and pyrsistent is what that one needs; micropip runs nowhere else.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

from book.live.pure_wheel import PureWheel

PINS = Path(__file__).with_suffix(".txt")
FOLDER = Path(__file__).parents[2] / "_build" / "fetched_wheels"
BROWSERS_PYTHON = "3.14"
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def fetched_wheels(folder: Path = FOLDER, pins: Path = PINS) -> list[PureWheel]:
    """Give the wheels that are pinned, fetching those that are not here or were damaged.

    Raises
    ------
    OSError
        If they cannot be fetched.
    """
    wanted = _HASH.findall(pins.read_text("utf-8"))
    if missing := set(wanted) - set(_by_hash(folder)):
        _fetch(folder, pins)
        if missing := set(wanted) - set(_by_hash(folder)):
            raise OSError(f"{pins.name} pins what pip did not bring: {', '.join(sorted(missing))}")
    found = _by_hash(folder)
    return [PureWheel(found[digest].name, found[digest].read_bytes()) for digest in wanted]


def _by_hash(folder: Path) -> dict[str, Path]:
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sorted(folder.glob("*.whl"))}


def _fetch(folder: Path, pins: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary", ":all:", "--python-version", BROWSERS_PYTHON]
    fetching = subprocess.run(
        [*command, "--dest", str(folder), "--requirement", str(pins)], capture_output=True, text=True, check=False
    )
    if fetching.returncode:
        raise OSError(f"pip could not fetch the wheels in {pins.name}; is there a network?\n{fetching.stderr.strip()}")

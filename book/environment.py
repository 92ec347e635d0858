"""The environment in which the verbs of ``make`` do their work: made once, and again when its pins have changed.

Only the standard library is imported: nothing else is there yet.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import venv
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PINS = {
    "requirements.txt": ("live",),
    "book/requirements.txt": ("live", "book"),
    "tests/requirements.txt": ("live", "book", "test"),
}
"""Each file of pins, and the extras of ``pyproject.toml`` that it is for: the reader's, the builder's, the tester's."""
PIN = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--fork-strategy", "fewest"),
    *("--upgrade", "--no-header", "--no-annotate"),
)
"""Writes one version for every system and every Python, and marks what only some of them need."""


def run(*command: str, **settings: str) -> None:
    """Run a program of the environment in the book's folder, and stop where it fails."""
    if code := start(*command, **settings).wait():
        raise SystemExit(code)


def start(*command: str, **settings: str) -> subprocess.Popen[bytes]:
    """Start a program of the environment in the book's folder."""
    path = os.pathsep.join([str(PROGRAMS), os.environ.get("PATH", "")])
    program = shutil.which(command[0], path=path)
    if program is None:
        raise SystemExit(f"{command[0]} is not among the programs in {PROGRAMS}; delete {ENVIRONMENT} and try again")
    return subprocess.Popen([program, *command[1:]], cwd=ROOT, env={**os.environ, "PATH": path, **settings})


def is_newer(made: Path, sources: Iterable[Path]) -> bool:
    """Tell whether a file is there and younger than all that it is made of."""
    return made.is_file() and all(made.stat().st_mtime >= source.stat().st_mtime for source in sources)


def have_environment() -> None:
    """Make the environment, unless it is there."""
    if not (ENVIRONMENT / "pip").is_file():
        venv.create(ENVIRONMENT, with_pip=True, symlinks=os.name != "nt")
        (ENVIRONMENT / "pip").touch()


def have_packages(stamp: str, pins: str, *sources: Path) -> None:
    """Install what is pinned, unless it has been since the pins were changed."""
    if not is_newer(ENVIRONMENT / stamp, [ROOT / pins, *sources]):
        run("python", "-m", "pip", "install", "--quiet", "--requirement", pins)
        (ENVIRONMENT / stamp).touch()


def have_reader() -> None:
    """Have what the chapters need in JupyterLab."""
    have_environment()
    have_packages("reader", "requirements.txt", ROOT / "pyproject.toml")


def have_builder() -> None:
    """Have what builds the book, too."""
    have_reader()
    have_packages("builder", "book/requirements.txt", ENVIRONMENT / "reader")


def have_tester() -> None:
    """Have what testing the book needs."""
    have_builder()
    have_packages("tester", "tests/requirements.txt", ENVIRONMENT / "builder")


def have_node_modules(folder: str) -> None:
    """Have the packages that a folder's ``package.json`` names."""
    stamp = ROOT / folder / "node_modules" / ".installed"
    if not is_newer(stamp, [ROOT / folder / "package.json"]):
        run("npm", "install", "--prefix", folder, "--no-package-lock", "--silent")
        stamp.touch()


def have_book_builder() -> None:
    """Have all that ``python -m book`` needs."""
    have_builder()
    have_node_modules("book")


def write_pins() -> None:
    """Write every file of pins anew; none may differ from the one before it."""
    before: list[str] = []
    for path, extras in PINS.items():
        wanted = [word for extra in extras for word in ("--extra", extra)]
        run(*PIN, *wanted, *before, "--output-file", path, "pyproject.toml")
        before = ["--constraint", path]
    with (ROOT / "requirements.txt").open("a", encoding="utf-8") as readers:
        readers.write("-e .\n")

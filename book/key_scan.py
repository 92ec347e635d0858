"""Look for graded keys in what is to be published, also within archives: ``python -m book.key_scan FILE_OR_FOLDER …``.

It is the search that every build makes of the students' site. The command fails and names the files; it deletes none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from exercise_bank import whole_bank
from key_leaks import Secrets, find_leaks

from widgets.classroom.bank.bank import Bank

MOST_NAMED = 10


def all_exercises() -> Bank:
    """Give every exercise with every key: what is looked for."""
    return whole_bank()


def refuse_keys(places: Iterable[Path]) -> None:
    """Refuse files in which anything of a graded key is found.

    Raises
    ------
    SystemExit
        If there is any, or no such file: it says which.
    """
    files = [file for place in places for file in _files(place)]
    leaks = find_leaks(files, Secrets(all_exercises()))
    if leaks:
        told = "\n".join(f"{path}: {place}" for path, place in leaks[:MOST_NAMED])
        raise SystemExit(f"{len(leaks)} parts of graded keys would be published. Do not hand these on:\n{told}")


def has_keys(file: Path) -> bool:
    """Tell whether anything of a graded key is found in a file."""
    return bool(find_leaks([file], Secrets(all_exercises())))


def _files(place: Path) -> list[Path]:
    if not place.exists():
        raise SystemExit(f"{place}: there is no such file or folder")
    return [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]


if __name__ == "__main__":
    if not sys.argv[1:]:
        raise SystemExit("Say which files or folders are to be published: python -m book.key_scan FILE_OR_FOLDER …")
    refuse_keys(map(Path, sys.argv[1:]))

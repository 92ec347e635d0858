"""Try the chapters' cells without the compiled libraries, as a reader's browser has them before those are fetched.

It is a program of its own, since a library that is once imported could not be taken away again: it reads JSON from its
standard input, and writes JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType
from typing import Any

from widgets.pages.cells.calls import make_handlers
from widgets.pages.cells.names import made_names, needed_names
from widgets.pages.cells.session import Session

NEVER_THERE = {"vl_convert"}
"""Libraries that no browser has."""


class Missing(MetaPathFinder):
    """Finds none of the libraries that are to be missing.

    Parameters
    ----------
    names : collection of str
    """

    def __init__(self, names: set[str]) -> None:
        self._names = names

    def find_spec(self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> None:
        """Refuse what is missing; nothing else is found here."""
        if fullname.partition(".")[0] in self._names:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


def cells_in_need(absent: Mapping[str, str], sources: list[str]) -> list[bool]:
    """Tell of each cell of a chapter whether it asks for a library, itself or for what a cell before it makes.

    Parameters
    ----------
    absent : mapping
        From the name by which a library is imported to its package.
    sources : list of str

    Raises
    ------
    RuntimeError
        If a cell ends with an error.
    """
    errors: list[Any] = []
    session = Session(absent, lambda _what, told: errors.append(told) if told.get("kind") == "error" else None)
    in_need: list[bool] = []
    lost: set[str] = set()
    for source in sources:
        ended = "library" if needed_names(source) & lost else session.run(source)["ended"]
        if ended == "badly":
            raise RuntimeError(f"a cell ends with an error in a browser: {errors[-1]}\n{source}")
        in_need.append(ended == "library")
        lost |= made_names(source) if ended == "library" else set()
    return in_need


def main() -> None:
    """Try all chapters."""
    asked = json.load(sys.stdin)
    sys.meta_path.insert(0, Missing({*asked["absent"], *NEVER_THERE}))
    make_handlers()  # widgets are shown without a kernel
    in_need = {name: cells_in_need(asked["absent"], cells) for name, cells in asked["chapters"].items()}
    json.dump(in_need, sys.stdout)


if __name__ == "__main__":
    main()

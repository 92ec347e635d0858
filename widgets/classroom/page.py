"""The door through which the instructor's pages ask the classroom's engine: one call, JSON and files in and out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from widgets.classroom import page_gradebook
from widgets.classroom.assignment import Assignment
from widgets.classroom.bank import Bank
from widgets.classroom.packages.formats import pack_as
from widgets.classroom.packages.package import Extras
from widgets.classroom.problems import ClassroomError

Files = Mapping[str, bytes]
Progress = Callable[[int, int], None]
Answer = tuple[Any, Files]
SHELF = Path(__file__).parents[2] / "shelf"
"""Where the page's archive has the site's folder of widgets, for packages that show exercises."""
LIBRARIES = {"canvas": "text2qti"}


def library_for(name: str, given: str) -> str:
    """Name the library that a call needs beside the engine, or nothing."""
    return LIBRARIES.get(json.loads(given).get("format", ""), "") if name == "pack" else ""


def call(name: str, given: str, names: str, paths: str, tell: Progress) -> str:
    """Answer one call.

    Parameters
    ----------
    name : str
        One of :data:`CALLS`.
    given : str
        Its arguments as a JSON object.
    names, paths : str
        JSON lists: the names of the files that come along, and where they lie.
    tell : callable
        Hears how many of how many are done.

    Returns
    -------
    str
        JSON: ``result`` and ``files`` (name and place of each), or ``error``.
    """
    files = {file: Path(path).read_bytes() for file, path in zip(json.loads(names), json.loads(paths), strict=True)}
    try:
        result, made = CALLS[name](json.loads(given), files, tell)
    except ClassroomError as error:
        return json.dumps({"error": str(error)})
    return json.dumps({"result": result, "files": [[file, _put(n, made[file])] for n, file in enumerate(made)]})


def _put(number: int, content: bytes) -> str:
    path = Path(f"/out_{number}")
    path.write_bytes(content)
    return str(path)


def _pack(given: Mapping[str, Any], files: Files, _tell: Progress) -> Answer:
    """Pack an assignment; ``assignment`` and ``bank`` are JSON texts; files that come along join the shelf."""
    shelf = {path.relative_to(SHELF).as_posix(): path.read_bytes() for path in SHELF.rglob("*") if path.is_file()}
    extras = Extras(given.get("forms", {}), {**shelf, **files})
    assignment, bank = Assignment.from_json(given["assignment"]), Bank.from_json(given["bank"])
    package = pack_as(given["format"], assignment, bank, extras)
    left_out = [{"id": one.item_id, "title": one.title, "reason": one.reason} for one in package.left_out]
    return {"left_out": left_out, "notes": list(package.notes)}, {package.filename: package.content}


CALLS: dict[str, Callable[[Mapping[str, Any], Files, Progress], Answer]] = {
    "pack": _pack,
    **page_gradebook.CALLS,
}

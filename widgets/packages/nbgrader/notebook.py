"""The cells of a notebook for nbgrader, and what students get of them, as nbgrader itself would make it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

Cell = dict[str, Any]
SCHEMA_VERSION = 3
HIDDEN_BEGIN, HIDDEN_END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
TEXT_STUB = "YOUR ANSWER HERE"
"""What nbgrader puts where a student is to write."""
_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def locked_text(name: str, source: str) -> Cell:
    """Make a text that students read and cannot change."""
    return _marked("markdown", name, source, locked=True)


def code_cell(name: str, source: str) -> Cell:
    """Make the cell in which a student answers.

    It is not marked as nbgrader's *solution* of code: that would give students ``raise NotImplementedError()``
    where they should find ``answer_1 = None``.
    """
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": _cell_id(name),
        "metadata": {"deletable": False},
        "outputs": [],
        "source": source,
    }


def graded_code(name: str, points: float, source: str) -> Cell:
    """Make a locked cell whose result is the number of points."""
    cell = _marked("code", name, source, grade=True, locked=True, points=points)
    return {**cell, "execution_count": None, "outputs": []}


def graded_text(name: str, points: float, source: str) -> Cell:
    """Make a cell in which a student writes, and which a person marks."""
    return _marked("markdown", name, source, grade=True, solution=True, points=points)


def _marked(kind: str, name: str, source: str, **marks: Any) -> Cell:
    said = {"grade": False, "grade_id": name, "locked": False, "solution": False, "task": False, **marks}
    metadata = {"nbgrader": {**said, "cell_type": kind, "schema_version": SCHEMA_VERSION}}
    return {"cell_type": kind, "id": _cell_id(name), "metadata": metadata, "source": source}


def _cell_id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def make_release(source: Sequence[Cell]) -> list[Cell]:
    """Make what students get: no hidden tests, nothing in the place of their own text, and cells that stay."""
    return [_release(deepcopy(cell)) for cell in source]


def _release(cell: Cell) -> Cell:
    marks = cell["metadata"].get("nbgrader")
    if marks is None:
        return cell
    cell["metadata"]["deletable"] = False
    if marks["solution"]:
        cell["source"] = TEXT_STUB
    else:
        cell["metadata"]["editable"] = False
        cell["source"] = without_hidden_tests(cell["source"])
    marks["checksum"] = checksum(cell)
    return cell


def without_hidden_tests(source: str) -> str:
    r"""Cut out what only the instructor may see.

    Examples
    --------
    >>> without_hidden_tests("a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS")
    'a'
    """
    lines, hidden = [], False
    for line in source.split("\n"):
        hidden = hidden or line == HIDDEN_BEGIN
        if not hidden:
            lines.append(line)
        hidden = hidden and line != HIDDEN_END
    return "\n".join(lines)


def checksum(cell: Cell) -> str:
    """Compute the digest by which nbgrader sees whether a student has changed a cell."""
    marks = cell["metadata"]["nbgrader"]
    locked = not marks["solution"] and (marks["grade"] or marks["locked"])
    parts = [cell["source"], cell["cell_type"], str(marks["grade"]), str(marks["solution"]), str(locked)]
    parts.append(marks["grade_id"])
    if marks["grade"]:
        parts.append(str(float(marks["points"])))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def write_notebook(cells: Sequence[Cell]) -> str:
    """Write a notebook as Jupyter itself does."""
    lines = [{**cell, "source": cell["source"].splitlines(keepends=True)} for cell in cells]
    metadata = {"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    notebook = {"cells": lines, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": ")) + "\n"

"""Read a chapter's teaching notes, for the instructor's edition."""

from __future__ import annotations

from typing import Any

from widgets.checked_yaml import read_yaml, schema_problems
from widgets.datasets import file_schema, written_file


def read_teaching(chapter: str) -> dict[str, Any]:
    """Read how to teach a chapter: aims, timing, discussion, common errors, a role-play.

    Raises
    ------
    FileNotFoundError
        If there are no notes.
    ValueError
        With every problem found, one a line.

    Examples
    --------
    >>> len(read_teaching("working_alliance")["discussion"]) >= 4
    True
    """
    path = written_file(f"teaching/{chapter}")
    notes = read_yaml(path, "teaching notes")
    problems = list(schema_problems(notes, file_schema("teaching")))
    if notes.get("chapter") != path.stem:
        problems.append(f"chapter: is {notes.get('chapter')!r}; write {path.stem!r}, as the file is called")
    if problems:
        raise ValueError("\n".join(f"{path.name}: {problem}" for problem in problems))
    return notes

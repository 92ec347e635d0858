"""Which edition of the book is built: the students', which is the default, or the instructor's."""

from __future__ import annotations

import os

EDITIONS = ("student", "instructor")


def name_of_edition() -> str:
    """Give the edition's name.

    Raises
    ------
    ValueError
        If ``EDITION`` names none.
    """
    name = os.environ.get("EDITION") or EDITIONS[0]
    if name not in EDITIONS:
        raise ValueError(f"EDITION is {name!r}; editions are {' and '.join(EDITIONS)}")
    return name


def is_instructors() -> bool:
    """Tell whether keys, model answers, rubrics and teaching notes belong in this build."""
    return name_of_edition() == "instructor"

"""Titles that Canvas takes for something else: grades of an assignment with such a title would not arrive there."""

from __future__ import annotations

import re

LEFT_OUT = (
    "Current Score",
    "Current Points",
    "Current Grade",
    "Final Score",
    "Final Points",
    "Final Grade",
    "Override Score",
    "Override Grade",
    "Override Status",
)
"""Words that keep a column out, anywhere in its title."""
OF_STUDENTS = (
    "Student",
    "LastName",
    "FirstName",
    "ID",
    "SIS User ID",
    "SIS Login ID",
    "Section",
    "Integration ID",
    "Root Account",
)
"""Titles of the columns that say who a student is."""
# Both lists are those of lib/gradebook_importer.rb in instructure/canvas-lms, and so is what a number at the end means:
# Assignment.title_and_id takes it for the assignment's own.
RULES = {"left_out": LEFT_OUT, "of_students": OF_STUDENTS}
_LEFT_OUT = re.compile("|".join(LEFT_OUT))
_NUMBERED = re.compile(r" \(([0-9]+)\)\Z")
WHY = {
    "left_out": "Canvas leaves out a column of grades whose title has “{words}” in it",
    "of_students": "“{words}” is the title of a column in which Canvas says who a student is",
    "numbered": "Canvas takes “{words}” at the end of a title for the number of one of its own assignments",
}
FIX = "Give it another title, as “{title}”."


def reserved(title: str) -> tuple[str, str] | None:
    """Tell for what Canvas would take a title, and which words make it do so.

    Examples
    --------
    >>> reserved("Final Grade conference")
    ('left_out', 'Final Grade')
    >>> reserved("Essay (2)")
    ('numbered', '(2)')
    >>> reserved("Final grades") is None
    True
    """
    if found := _LEFT_OUT.search(title):
        return "left_out", found[0]
    if title in OF_STUDENTS:
        return "of_students", title
    if numbered := _NUMBERED.search(title):
        return "numbered", f"({numbered[1]})"
    return None


def free_title(title: str) -> str:
    """Write a title so that Canvas takes it for one.

    Examples
    --------
    >>> free_title("Final Grade conference"), free_title("Section"), free_title("Essay (2)")
    ('Final-Grade conference', 'Section: points', 'Essay [2]')
    """
    if title in OF_STUDENTS:
        return f"{title}: points"
    kept = keep_column(title)
    numbered = _NUMBERED.search(kept)
    return f"{kept.removesuffix(f'({numbered[1]})')}[{numbered[1]}]" if numbered else kept


def keep_column(title: str) -> str:
    """Write a column's title so that Canvas does not leave it out."""
    return _LEFT_OUT.sub(lambda found: found[0].replace(" ", "-"), title)


def why_reserved(title: str) -> str:
    """Say in words why a title will not do, and which would; nothing if it will."""
    found = reserved(title)
    if not found:
        return ""
    return f"{WHY[found[0]].format(words=found[1])}. {FIX.format(title=free_title(title))}"

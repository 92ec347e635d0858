"""What the pages must know to read and write files as Python does: it stands in each page, beside its words."""

from __future__ import annotations

from typing import Any

from widgets.classroom.assignments import assignment, canvas_titles, students_site
from widgets.classroom.bank import bank
from widgets.classroom.collecting import response_file
from widgets.classroom.grading import marks
from widgets.packages import formats

RULES: dict[str, Any] = {
    "assignment": assignment.RULES,
    "bank": bank.FORMAT,
    "marks": marks.RULES,
    "needs_forms": formats.NEEDS_FORMS,
    "needs_no_keys": formats.NEEDS_NO_KEYS,
    "site": students_site.RULES,
    "student": response_file.LONGEST_TYPED,
    "titles": canvas_titles.RULES,
}

"""Write a sheet for every student: points, levels, comments and, where the instructor allows it, what is right."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.collecting.submitter import parse_submitter
from widgets.classroom.collecting.tables import write_points
from widgets.classroom.gradebook.decision_text import tell_to_student
from widgets.classroom.gradebook.gradebook import Gradebook, StudentRow
from widgets.classroom.gradebook.system_grades import KEEPS, GradeFile, StudentLeftOut
from widgets.classroom.grading.key_text import describe_key
from widgets.classroom.grading.marks import Mark

KINDS = ("feedback", "feedback_answers")
"""Without and with what is right."""
SHEET = "feedback.html"
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The same sheets make the same zip."""
_STYLE = "body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}p{white-space:pre-wrap}"


def feedback_sheets(gradebook: Gradebook, bank: Bank, *, with_answers: bool = False) -> GradeFile:
    """Write a zip with a sheet for every student who has a total or is excused.

    Parameters
    ----------
    gradebook : Gradebook
    bank : Bank
        With the rubrics and keys.
    with_answers : bool, default False
        Whether the sheets say what is right: not while anybody may still hand in.

    Returns
    -------
    GradeFile
        The files are named as Moodle and Canvas take them back, where the hand-ins came from these.
    """
    sheets: dict[str, str] = {}
    left_out = []
    for row in gradebook.students:
        if row.total is None and row.status != "excused":
            left_out.append(StudentLeftOut(row.label, KEEPS))
            continue
        given = [marks.of(row.codes) for marks in gradebook.marks]
        sheets[_unused(_place(row), sheets)] = "\n".join(_sheet(gradebook, row, bank, given, with_answers=with_answers))
    notes = (
        "In Moodle: the assignment, Upload multiple feedback files in a zip.",
        "In Canvas: the assignment, Upload Submissions. Elsewhere, give each student the sheet by hand.",
    )
    return GradeFile(f"feedback-{gradebook.assignment.id}.zip", _zipped(sheets), tuple(left_out), notes)


def _place(row: StudentRow) -> str:
    """Name a sheet so that the learning system knows whose it is, if the hand-in says how."""
    submitter = parse_submitter(row.file)
    if submitter.system == "moodle":
        return f"{submitter.name.replace('_', ' ')}_{submitter.id}_assignfeedback_file_/{SHEET}"
    if submitter.system == "canvas":
        return f"{submitter.beginning}{SHEET}"
    return (re.sub(r"[^\w@-]+", "-", row.code or row.key).strip("-") or "student") + ".html"


def _unused(place: str, taken: Mapping[str, str]) -> str:
    stem = place.removesuffix(".html")
    return next(name for number in range(len(taken) + 1) if (name := f"{stem}{'-' * number}.html") not in taken)


def _sheet(
    gradebook: Gradebook,
    row: StudentRow,
    bank: Bank,
    given: Sequence[Mapping[str, Mark]],
    *,
    with_answers: bool,
) -> Iterator[str]:
    title = f"{gradebook.assignment.title}: {row.name or row.code}"
    yield f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
    yield f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>"
    yield f"<p><strong>{_total(row)}</strong></p>"
    whole = [each for each in row.decisions if not each.item]
    yield from (f"<p>{escape(tell_to_student(each, gradebook.by_id))}</p>" for each in whole)
    for item in gradebook.items:
        yield f"<h2>{escape(item['title'])}</h2>"
        yield f"<p>{_points(row, item)}</p>"
        grade = row.grades.get(item["id"])
        if grade and grade.decision and grade.decision not in whole:
            yield f"<p>{escape(tell_to_student(grade.decision, gradebook.by_id, grade.before))}</p>"
        yield from _levels(bank, item, given)
        yield from (f"<p>{escape(comment)}</p>" for comment in row.comments.get(item["id"], []))
        if with_answers and (right := describe_key(item, bank.key(item["id"]))):
            yield f"<p>Right: {escape(right)}</p>"
    yield "</body></html>"


def _total(row: StudentRow) -> str:
    return "Excused" if row.total is None else f"{write_points(row.total)} of {write_points(row.out_of)} points"


def _points(row: StudentRow, item: Item) -> str:
    grade = row.grades.get(item["id"])
    out_of = write_points(float(item["points"]))
    if grade and not grade.counts:
        return f"Does not count, of {out_of} points"
    return (
        f"No answer, of {out_of} points"
        if not grade or grade.points is None
        else f"{write_points(grade.points)} of {out_of} points"
    )


def _levels(bank: Bank, item: Item, given: Sequence[Mapping[str, Mark]]) -> Iterator[str]:
    """Say the level that each marker chose, in the rubric's words."""
    chosen = [mark.levels for marks in given if (mark := marks.get(item["id"]))]
    for criterion in bank.key(item["id"]).get("rubric", []) if chosen else []:
        numbers = dict.fromkeys(levels[criterion["id"]] for levels in chosen if criterion["id"] in levels)
        texts = [criterion["levels"][number]["text"] for number in numbers if number < len(criterion["levels"])]
        if texts:
            yield f"<p>{escape(criterion['criterion'])}: {escape(' / '.join(texts))}</p>"


def _zipped(sheets: Mapping[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sheets.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), text.encode(), zipfile.ZIP_DEFLATED)
    return made.getvalue()

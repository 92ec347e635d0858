"""Write a sheet for every student: points, levels, comments and, where the instructor allows it, what is right."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Protocol

from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.collecting.submitter import parse_submitter
from widgets.classroom.gradebook.decision_text import tell_points, tell_to_student
from widgets.classroom.gradebook.gradebook import Gradebook, StudentRow
from widgets.classroom.gradebook.system_grades import KEEPS, GradeFile, StudentLeftOut
from widgets.classroom.grading.key_text import describe_key
from widgets.classroom.grading.marks import Mark
from widgets.classroom.words import ENGLISH, read_words, written_language

WORDS = read_words(__file__)

KINDS = ("feedback", "feedback_answers", "feedback_pdf", "feedback_answers_pdf")
"""As pages and as PDF, without and with what is right."""
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The same sheets make the same zip."""
_STYLE = "body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}p{white-space:pre-wrap}"
_TAGS = {"title": "h1", "total": "strong", "exercise": "h2", "level": "p", "text": "p"}
_CONTENT = ("exercise", "level")
"""Parts that say what the book says in English, whatever the language of the sheet."""

Parts = Sequence[tuple[str, str]]
"""What a sheet says, from top to bottom: for each part what it is, as in ``_TAGS``, and its text."""


class SheetWriter(Protocol):
    """Writes sheets as files of one kind."""

    ending: str

    def write(self, parts: Parts) -> bytes:
        """Write a sheet."""

    def notes(self) -> Iterable[str]:
        """Tell what to know of the sheets that were written."""


class HtmlSheets:
    """Sheets as pages, each in a file of its own that needs no other."""

    ending = ".html"

    def write(self, parts: Parts) -> bytes:
        """Write a sheet."""
        title = escape(parts[0][1])
        page = f'<!DOCTYPE html><html lang="{written_language()}">'
        head = f'{page}<head><meta charset="utf-8"><title>{title}</title>'
        body = (_element(kind, text) for kind, text in parts)
        return "\n".join([head, f"<style>{_STYLE}</style></head><body>", *body, "</body></html>"]).encode()

    def notes(self) -> Iterable[str]:
        """Tell nothing: a page holds whatever is written."""
        return ()


def _element(kind: str, text: str) -> str:
    said = ' lang="en"' if kind in _CONTENT and written_language() != ENGLISH else ""
    return f"<{_TAGS[kind]}{said}>{escape(text)}</{_TAGS[kind]}>"


def feedback_sheets(
    gradebook: Gradebook, bank: Bank, *, with_answers: bool = False, writer: SheetWriter | None = None
) -> GradeFile:
    """Write a zip with a sheet for every student who has a total or is excused.

    Parameters
    ----------
    gradebook : Gradebook
    bank : Bank
        With the rubrics and keys.
    with_answers : bool, default False
        Whether the sheets say what is right: not while anybody may still hand in.
    writer : SheetWriter, optional
        Of another kind of file than pages.

    Returns
    -------
    GradeFile
        The files are named as Moodle and Canvas take them back, where the hand-ins came from these.
    """
    writer = writer or HtmlSheets()
    sheets: dict[str, bytes] = {}
    left_out = []
    by_hand = 0
    for row in gradebook.students:
        if row.total is None and row.status != "excused":
            left_out.append(StudentLeftOut(row.label, KEEPS))
            continue
        given = [marks.of(row.codes) for marks in gradebook.marks]
        parts = list(_parts(gradebook, row, bank, given, with_answers=with_answers))
        sheets[_unused(_place(row, writer.ending), sheets, writer.ending)] = writer.write(parts)
        by_hand += parse_submitter(row.file).system not in _TAKE_BACK
    notes = [*map(WORDS.__getitem__, _TAKE_BACK), *_given_by_hand(by_hand, len(sheets)), *writer.notes()]
    return GradeFile(
        f"feedback-{gradebook.assignment.id}-{writer.ending[1:]}.zip", _zipped(sheets), tuple(left_out), tuple(notes)
    )


_TAKE_BACK = ("moodle", "canvas")
"""The systems that know whose a sheet is by its name; the words say where they take the zip."""


def _given_by_hand(count: int, of: int) -> list[str]:
    if not count:
        return []
    return [WORDS["by_hand_some" if count < of else "by_hand_all"].format(count=count, all=of)]


def _place(row: StudentRow, ending: str) -> str:
    """Name a sheet so that the learning system knows whose it is, if the hand-in says how."""
    submitter = parse_submitter(row.file)
    if submitter.system == "moodle":
        return f"{submitter.name.replace('_', ' ')}_{submitter.id}_assignfeedback_file_/feedback{ending}"
    if submitter.system == "canvas":
        return f"{submitter.beginning}feedback{ending}"
    return (re.sub(r"[^\w@-]+", "-", row.code or row.key).strip("-") or "student") + ending


def _unused(place: str, taken: Mapping[str, bytes], ending: str) -> str:
    stem = place.removesuffix(ending)
    return next(name for number in range(len(taken) + 1) if (name := f"{stem}{'-' * number}{ending}") not in taken)


def _parts(
    gradebook: Gradebook,
    row: StudentRow,
    bank: Bank,
    given: Sequence[Mapping[str, Mark]],
    *,
    with_answers: bool,
) -> Iterator[tuple[str, str]]:
    yield "title", WORDS["title"].format(assignment=gradebook.assignment.title, student=row.name or row.code)
    yield "total", _total(row)
    whole = [each for each in row.decisions if not each.item]
    yield from (("text", tell_to_student(each, gradebook.by_id)) for each in whole)
    for item in gradebook.items:
        yield "exercise", item["title"]
        yield "text", _points(row, item)
        grade = row.grades.get(item["id"])
        if grade and grade.decision and grade.decision not in whole:
            yield "text", tell_to_student(grade.decision, gradebook.by_id, grade.before)
        yield from (("level", level) for level in _levels(bank, item, given))
        yield from (("text", comment) for comment in row.comments.get(item["id"], []))
        if with_answers and (right := describe_key(item, bank.key(item["id"]))):
            yield "text", WORDS["right"].format(key=right)


def _total(row: StudentRow) -> str:
    return WORDS["excused"] if row.total is None else _earned(row.total, row.out_of)


def _earned(points: float, out_of: float) -> str:
    return WORDS["points"].format(points=tell_points(points), out_of=tell_points(out_of))


def _points(row: StudentRow, item: Item) -> str:
    grade = row.grades.get(item["id"])
    if grade and grade.counts and grade.points is not None:
        return _earned(grade.points, item["points"])
    told = WORDS["does_not_count" if grade and not grade.counts else "no_answer"]
    return told.format(out_of=tell_points(item["points"]))


def _levels(bank: Bank, item: Item, given: Sequence[Mapping[str, Mark]]) -> Iterator[str]:
    """Say the level that each marker chose, in the rubric's words."""
    chosen = [mark.levels for marks in given if (mark := marks.get(item["id"]))]
    for criterion in bank.key(item["id"]).get("rubric", []) if chosen else []:
        numbers = dict.fromkeys(levels[criterion["id"]] for levels in chosen if criterion["id"] in levels)
        texts = [criterion["levels"][number]["text"] for number in numbers if number < len(criterion["levels"])]
        if texts:
            yield WORDS["level"].format(criterion=criterion["criterion"], levels=" / ".join(texts))


def _zipped(sheets: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sheets.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()

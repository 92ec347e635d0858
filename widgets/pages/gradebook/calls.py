"""What the gradebook's page asks of the engine: files come in, what is unsure is asked, and grades come out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import Any

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.gradebook.decision_text import tell_with_reason
from widgets.classroom.gradebook.feedback_sheets import KINDS as SHEETS
from widgets.classroom.gradebook.feedback_sheets import feedback_sheets
from widgets.classroom.gradebook.file_kind import DetectedFile
from widgets.classroom.gradebook.grade_files import export_grades
from widgets.classroom.gradebook.gradebook import Gradebook
from widgets.classroom.gradebook.grading_session import Candidate, GradingSession
from widgets.classroom.gradebook.student_grades import expected_variants
from widgets.classroom.grading.marks import Marks, read_marks, write_marks
from widgets.classroom.problems import ClassroomError
from widgets.packages.feedback_pdf import PdfSheets
from widgets.pages.engine.dispatch import Answer, Files, Handler, Progress
from widgets.pages.gradebook import view
from widgets.pages.gradebook.analysis_view import analysis

Given = Mapping[str, Any]


class GradebookCalls:
    """Answers the page's calls; one page has one session.

    Every call gets its arguments, the files that come along and a function that hears of progress, and gives its
    result and the files that it made.
    """

    def __init__(self) -> None:
        self.session = GradingSession()
        self.gradebook: Gradebook | None = None
        self.accepted: frozenset[str] = frozenset()
        self.combine = "mean"

    def by_name(self) -> dict[str, Handler]:
        """List what may be called."""
        return {
            "open": self.open,
            "add": self.add,
            "claim": self.claim,
            "remove": self.remove,
            "grade": self.grade,
            "mark": self.mark,
            "more_problems": self.more_problems,
            "student": self.student,
            "free_responses": self.free_responses,
            "unread": self.unread,
            "analysis": self.analysis,
            "marks": self.marks,
            "export": self.export,
        }

    def open(self, given: Given, _files: Files, _tell: Progress) -> Answer:
        """Take the site's ``bank`` and, if there is one, the assignment last ``built`` in this browser."""
        self.session.site_bank = Bank.from_json(given["bank"])
        self.session.built = Assignment.from_json(given["built"]) if given.get("built") else None
        return {}, {}

    def add(self, given: Given, files: Files, tell: Progress) -> Answer:
        """Add files, and grade.

        ``names`` are their names, in the order in which they come, and ``own`` says that they came to the place for the
        instructor's own files.
        """
        named = zip(given["names"], files.values(), strict=True)
        self.session.add(named, partial(tell, "reading"), is_own=given.get("own", False))
        return self._grade_as_it_is(given, tell)

    def claim(self, given: Given, _files: Files, tell: Progress) -> Answer:
        """Take the files with these ``names`` as the instructor's ``own``, or as handed in, and grade."""
        self.session.claim(given["names"], is_own=given["own"])
        return self._grade_as_it_is(given, tell)

    def remove(self, given: Given, _files: Files, tell: Progress) -> Answer:
        """Take the files with these ``names`` away, and grade."""
        self.session.remove(frozenset(given["names"]))
        return self._grade_as_it_is(given, tell)

    def _grade_as_it_is(self, given: Given, tell: Progress) -> Answer:
        """Grade after files have come or gone, or tell which are there and why the grading ``failed``."""
        try:
            return self.grade(given, {}, tell)
        except ClassroomError as error:
            return {**self._state(given)[0], "failed": str(error)}, {}

    def _state(self, given: Given) -> tuple[dict[str, Any], Assignment | None]:
        """Tell what was given, which ``assignment`` is to be graded, and what that ``needs`` first."""
        self.gradebook = None
        chosen = self.session.choose(given.get("assignment", ""))
        assignment = chosen.assignment if chosen else None
        return {
            "files": [self._file(file, assignment) for file in self.session.files.values()],
            "candidates": [_candidate(each) for each in self.session.candidates()],
            "chosen": assignment.id if assignment else "",
            "needs": self._needs(assignment),
        }, assignment

    def _file(self, file: DetectedFile, assignment: Assignment | None) -> dict[str, Any]:
        """Describe a file, and what it would do if the instructor said that it is theirs."""
        shown = ("name", "kind", "about", "count", "problem")
        return {
            **{part: getattr(file, part) for part in shown},
            "counts": self.session.counts(file, assignment),
            "asked": file.is_asked,
            "by_key": self.session.marks_by_key(file),
            "decisions": len(file.contents.decisions) if isinstance(file.contents, Marks) else 0,
        }

    def grade(self, given: Given, _files: Files, tell: Progress) -> Answer:
        """Grade what was given, if nothing is missing.

        ``assignment`` is the id of the one that the instructor chose, ``marks`` are by assignment the texts of markers
        in this browser, ``combine`` is how several markers count, and ``accept`` names the files that count in spite of
        what is wrong.
        """
        state, assignment = self._state(given)
        if assignment is None or state["needs"]:
            return state, {}
        marks = given.get("marks", {}).get(assignment.id, [])
        self.session.own_marks = [read_marks(text.encode(), "marks") for text in marks]
        self.accepted, self.combine = frozenset(given.get("accept", [])), given.get("combine", "mean")
        self._grade(assignment, tell)
        return {**state, **view.summary(*self._graded(), self.accepted)}, {}

    def _grade(self, assignment: Assignment, tell: Progress) -> None:
        progress = partial(tell, "grading")
        self.gradebook = self.session.grade(assignment, combine=self.combine, accept=self.accepted, progress=progress)

    def mark(self, given: Given, _files: Files, tell: Progress) -> Answer:
        """Take one marker's ``marks`` of some students, and all decisions, in the place of earlier ones.

        Tells what they change.
        """
        before, bank = self._graded()
        self.session.mark(read_marks(given["marks"].encode(), "marks"))
        self._grade(before.assignment, tell)
        return view.changes(before, self._graded()[0], bank, self.accepted), {}

    def _needs(self, assignment: Assignment | None) -> dict[str, Any] | None:
        """Say what is missing before anything can be graded."""
        files, bank = self.session.files.values(), self.session.bank()
        if not any(file.is_answers for file in files):
            return {"what": "answers"}
        if assignment is None:
            named = self.session.named()
            titles = [{"id": name, "title": self.session.title_of(name), "count": named[name]} for name in named]
            return {"what": "assignment", "named": titles}
        missing = [item_id for item_id in assignment.items if bank and not bank.has_key(item_id)]
        return {"what": "bank", "missing": len(missing)} if missing else None

    def _graded(self) -> tuple[Gradebook, Bank]:
        bank = self.session.bank()
        if self.gradebook is None or bank is None:
            raise ClassroomError("Nothing is graded yet. Add the files first.")
        return self.gradebook, bank

    def more_problems(self, given: Given, _files: Files, _tell: Progress) -> Answer:
        """Give further entries of a ``code`` and a ``severity``, from number ``start``."""
        (book, _), start = self._graded(), given["start"]
        group = view.problem_groups(book).get((given["severity"], given["code"]), [])
        return view.problem_entries(group[start : start + view.AT_ONCE], book, self.accepted), {}

    def student(self, given: Given, _files: Files, _tell: Progress) -> Answer:
        """Give the answers of the student with this ``key``, and what each earned."""
        book, bank = self._graded()
        row = next(row for row in book.students if row.key == given["key"])
        numbers = expected_variants(book.assignment, bank, row.typed)
        items = book.items if row.file else ()
        answers = [view.student_answer(bank, row, item, numbers.get(item["id"], 0)) for item in items]
        decided = [tell_with_reason(each, book.by_id) for each in row.decisions if not each.item]
        problems = [asdict(problem) for problem in row.problems]
        return {**view.whose(row), "answers": answers, "problems": problems, "decided": decided}, {}

    def free_responses(self, given: Given, _files: Files, _tell: Progress) -> Answer:
        """Give an ``item``'s rubric and all responses to it."""
        book, bank = self._graded()
        return view.free_responses(book, bank, given["item"]), {}

    def unread(self, _given: Given, _files: Files, _tell: Progress) -> Answer:
        """Give the answers that the book could not read, with what is right."""
        book, bank = self._graded()
        found = []
        for row, item in view.unread(book):
            number = expected_variants(book.assignment, bank, row.typed).get(item["id"], 0)
            who = view.whose(row)
            found.append({**who, **view.student_answer(bank, row, item, number)})
        return found, {}

    def analysis(self, _given: Given, _files: Files, _tell: Progress) -> Answer:
        """Describe how each exercise did."""
        return analysis(*self._graded()), {}

    def marks(self, given: Given, _files: Files, _tell: Progress) -> Answer:
        """Give the marks in the file of this ``name``, so that a marker can go on with them."""
        file = self.session.files[given["name"]]
        own = file.contents if file.is_own else None
        return json.loads(write_marks(own)) if isinstance(own, Marks) else None, {}

    def export(self, given: Given, _files: Files, _tell: Progress) -> Answer:
        """Write the file of this ``kind``, and tell who is not in it, and what to know of it."""
        (book, bank), kind = self._graded(), given["kind"]
        if kind in SHEETS:
            writer = PdfSheets() if kind.endswith("_pdf") else None
            made = feedback_sheets(book, bank, with_answers="answers" in kind, writer=writer)
        else:
            made = export_grades(book, kind)
        told = {"left_out": [asdict(each) for each in made.left_out], "notes": list(made.notes)}
        return told, {made.filename: made.content}


def _candidate(each: Candidate) -> dict[str, Any]:
    found = each.assignment
    return {"id": found.id, "title": found.title, "source": each.source, "named": each.named}


LIBRARIES = {"export feedback_pdf": "fpdf2", "export feedback_answers_pdf": "fpdf2"}


def make_handlers() -> dict[str, Handler]:
    """List what may be called, in one session."""
    return GradebookCalls().by_name()

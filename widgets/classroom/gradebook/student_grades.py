"""Grade all answers of one student; what only a person can judge is left to a person, and said."""

from __future__ import annotations

from collections.abc import Sequence

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.assignments.variants import variant_number
from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.collecting.response_file import Response
from widgets.classroom.gradebook.student_decisions import StudentDecisions
from widgets.classroom.gradebook.student_marks import StudentMarks
from widgets.classroom.grading.answer_shape import check_answer
from widgets.classroom.grading.grade import Grade, grade_answer, is_blank
from widgets.classroom.problems import Problem, name_some, show
from widgets.exercise_types.answer_registry import FREE_RESPONSES

_BY_HAND = "Read the answer, and give its points by hand."


def expected_variants(assignment: Assignment, bank: Bank, code: str) -> dict[str, int]:
    """Give the number of the variant that a student with this code gets of every exercise that has some."""
    if not assignment.variants:
        return {}
    counts = {item_id: len(bank.item(item_id).get("variants", [])) for item_id in assignment.items}
    numbers = {item_id: variant_number(assignment.id, code, item_id, count) for item_id, count in counts.items()}
    return {item_id: number for item_id, number in numbers.items() if counts[item_id] > 1}


class StudentGrading:
    """Grades of one response, and the problems that came up.

    Parameters
    ----------
    response : Response
    who : str
        The student's name, for the list of problems.
    marks : StudentMarks
    assignment : Assignment
    bank : Bank
        With the keys.
    decisions : StudentDecisions
    """

    def __init__(  # noqa: PLR0913 (all that a grade depends on)
        self,
        response: Response,
        who: str,
        marks: StudentMarks,
        assignment: Assignment,
        bank: Bank,
        *,
        decisions: StudentDecisions,
    ) -> None:
        self.response, self.who, self.marks, self.decisions = response, who, marks, decisions
        self.assignment, self.bank = assignment, bank
        self.variants = expected_variants(assignment, self.bank, response.code)
        self.problems: list[Problem] = []
        self._look_at_items()
        self.grades = {item_id: self._grade(item_id) for item_id in assignment.items}
        self.comments = {item_id: told for item_id in assignment.items if (told := marks.comments(item_id))}

    def _tell(self, code: str, message: str, advice: str, severity: str = "error") -> None:
        self.problems.append(Problem(code, self.who, message, advice, severity))

    def _look_at_items(self) -> None:
        answered, asked = self.response.answers, self.assignment.items
        if self.response.edition != self.bank.edition:
            told = (
                f"The exercises were those of edition {show(self.response.edition)}; this bank is {self.bank.edition}."
            )
            self._tell("other_edition", told, "Make sure that the exercises asked the same then.", "warning")
        if unknown := [item_id for item_id in answered if item_id not in asked]:
            told = f"There are answers to what was not asked: {_listed(unknown)}."
            self._tell("unknown_item", told, "They were not graded.", "warning")
        if missing := [item_id for item_id in asked if item_id not in answered]:
            told = f"{len(missing)} of {len(asked)} exercises have no answer: {_listed(missing)}."
            self._tell("missing_item", told, "They count as blank.", "note")

    def _grade(self, item_id: str) -> Grade:
        """Grade by key and marks, and then by what was decided: what was wrong before that matters no more."""
        known = len(self.problems)
        judged = self._judge(item_id)
        grade = self.decisions.apply(item_id, judged)
        if grade is not judged:
            del self.problems[known:]
        return grade

    def _judge(self, item_id: str) -> Grade:
        item, key = self.bank.item(item_id), self.bank.key(item_id)
        grade, code = self._grade_by_key(item_id, item)
        if misfits := self.marks.misfits(item, key):
            told = f"Marks in {item_id} do not fit: {'; '.join(misfits)}."
            self._tell("marks_do_not_fit", told, "Mark it once more with this edition's rubric.")
        points = self.marks.points(item, key, by_hand=grade.status != "awaiting")
        if points is not None:
            if grade.status in {"scored", "blank"} and item["type"] not in FREE_RESPONSES:
                self._tell_by_key(item_id, grade, points)
            return Grade("scored", points, grade.out_of, grade.detail)
        if grade.status == "awaiting":
            left = self.marks.missing(item_id, key)
            self._tell("awaiting_marks", f"{item_id} waits for marks on {_listed(left)}.", "Mark it.", "note")
        elif code:
            self._tell(code, f"The answer to {item_id} was not graded: {grade.detail}.", _BY_HAND)
        return grade

    def _tell_by_key(self, item_id: str, grade: Grade, points: float) -> None:
        by_key = "is blank" if grade.points is None else f"its key grades with {grade.points:g}"
        told = f"Marks give {points:g} of {grade.out_of:g} in {item_id}, which {by_key}."
        self._tell("marks_by_hand", told, "Make sure that you gave these marks.", "warning")

    def _grade_by_key(self, item_id: str, item: Item) -> tuple[Grade, str]:
        """Give the grade, and the code of the problem if it is unreadable."""
        answer, out_of = self.response.answers.get(item_id), float(item["points"])
        if is_blank(answer):
            return Grade("blank", None, out_of), ""
        if wrong := check_answer(item, answer):
            return Grade("unreadable", None, out_of, "; ".join(wrong)), "malformed_answer"
        if other := self._other_variant(item_id):
            return Grade("unreadable", None, out_of, other), "other_variant"
        try:
            grade = grade_answer(item, self.bank.key(item_id), answer, self.variants.get(item_id, 0))
        except Exception as error:  # noqa: BLE001 (one answer must not keep the others from being graded)
            return Grade("unreadable", None, out_of, f"{type(error).__name__}, {show(error)}"), "unexpected"
        return grade, "unreadable_answer" if grade.status == "unreadable" else ""

    def _other_variant(self, item_id: str) -> str:
        expected, had = self.variants.get(item_id, 0), self.response.variants.get(item_id)
        if had is None and item_id in self.variants:
            return "the file does not say which numbers the student had"
        if had in {None, expected}:
            return ""
        return f"it answers variant {had}, and the code {show(self.response.code)} gets variant {expected}"

    @property
    def status(self) -> str:
        """``graded``, or the reason why there is no total: ``unreadable``, ``awaiting``, ``all_blank``, ``excused``."""
        found = {grade.status for grade in self._counting}
        if not found:
            return "excused"
        reasons = [reason for reason in ("unreadable", "awaiting") if reason in found]
        return reasons[0] if reasons else "graded" if "scored" in found else "all_blank"

    @property
    def total(self) -> float | None:
        """The sum of all points; None, and never 0, if there is anything that nobody has judged."""
        return sum(grade.points or 0.0 for grade in self._counting) if self.status == "graded" else None

    @property
    def out_of(self) -> float:
        """The most that the student can have."""
        return sum(grade.out_of for grade in self._counting)

    @property
    def _counting(self) -> list[Grade]:
        return [grade for grade in self.grades.values() if grade.counts]


def _listed(ids: Sequence[str]) -> str:
    return name_some([show(item_id)[1:-1] for item_id in ids], 6)

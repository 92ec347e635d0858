"""All decisions for an assignment: which count, which wait since two markers differ, and whom each concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.gradebook.collected import CollectedStudent
from widgets.classroom.gradebook.decision_text import tell_decision
from widgets.classroom.gradebook.student_decisions import ListedDecision, StudentDecisions
from widgets.classroom.gradebook.student_grades import expected_variants
from widgets.classroom.grading.answer_shape import check_answer
from widgets.classroom.grading.decisions import Decision
from widgets.classroom.grading.grade import is_blank
from widgets.classroom.grading.marks import Marks
from widgets.classroom.problems import Problem, show
from widgets.exercise_types.answer_registry import answer_type

_WAIT = "Neither counts until you say which: accept one."
NOTHING_DECIDED = StudentDecisions()


class Deciding:
    """The decisions of all markers.

    Parameters
    ----------
    marks : sequence of Marks
        Those that count, one of each marker.
    assignment : Assignment
    bank : Bank
    accept : collection of str
        Among it the places of decisions that count where two markers differ.
    """

    def __init__(self, marks: Sequence[Marks], assignment: Assignment, bank: Bank, accept: Collection[str]) -> None:
        self._assignment, self._bank = assignment, bank
        self.problems: list[Problem] = []
        self.listed: list[ListedDecision] = []
        by_target: dict[tuple[str, ...], list[Decision]] = defaultdict(list)
        for decision in (each for given in marks for each in given.decisions):
            if misfit := self._misfit(decision):
                self._list(decision, "does_not_fit", misfit, "It was left aside: take it back, or decide anew.")
            else:
                by_target[decision.target].append(decision)
        for decisions in by_target.values():
            self._settle(decisions, accept)
        self.counting = [each.decision for each in self.listed if each.state == "counts"]
        self._keep_one_exercise()
        self.dropped = {each.item: each for each in self.counting if each.kind == "drop"}

    def _list(self, decision: Decision, state: str, told: str = "", advice: str = "", severity: str = "error") -> None:
        self.listed.append(ListedDecision(decision, state))
        if state == "does_not_fit":
            self.problems.append(Problem("decision_does_not_fit", decision.place, told, advice))
        elif told:
            self.problems.append(Problem("decisions_differ", decision.place, told, advice, severity))

    def _settle(self, decisions: Sequence[Decision], accept: Collection[str]) -> None:
        """Let the first of those with the same effect count; where effects differ, the one that was accepted."""
        if len({each.effect for each in decisions}) == 1:
            for number, each in enumerate(decisions):
                self._list(each, "other_counts" if number else "counts")
            return
        accepted = [each for each in decisions if each.place in accept]
        for each in decisions:
            told = f"{each.by} decided: {tell_decision(each, self._bank.items)} ({show(each.reason)})."
            if len(accepted) != 1:
                others = " and ".join(other.by for other in decisions if other is not each)
                self._list(each, "waits", f"{told} {others} decided otherwise.", _WAIT)
            elif each is accepted[0]:
                self._list(each, "counts", told, "It counts: you accepted it.", "note")
            else:
                self._list(each, "other_counts", told, f"That of {accepted[0].by} counts: you accepted it.", "note")

    def _keep_one_exercise(self) -> None:
        """Drop nothing where nothing would be left."""
        drops = [each for each in self.counting if each.kind == "drop"]
        if len(drops) < len(self._assignment.items):
            return
        self.counting = [each for each in self.counting if each.kind != "drop"]
        self.listed = [each for each in self.listed if each.decision not in drops]
        for each in drops:
            told = "Every exercise is dropped, so that nothing would count; none was."
            self._list(each, "does_not_fit", told, "Take one of these decisions back.")

    def _misfit(self, decision: Decision) -> str:
        """Tell why a decision cannot be carried out; empty if it can."""
        if not decision.item:
            return ""
        if decision.item not in self._assignment.items:
            return f"It is about {show(decision.item)}, which is not in the assignment."
        item = self._bank.item(decision.item)
        if decision.points is not None and decision.points > item["points"]:
            return f"The points are {decision.points:g}, and should be from 0 to {item['points']:g}."
        return _answer_misfit(decision, item) if decision.answer is not None else ""

    def unknown(self, known: Collection[str]) -> Iterator[Problem]:
        """List decisions about students who are not there."""
        for decision in self.counting:
            if decision.student and decision.student not in known:
                told = f"It is about {show(decision.student)}, who handed nothing in and is on no list."
                yield Problem("decision_unknown_student", decision.place, told, "Correct the code.", "warning")

    def of(self, student: CollectedStudent) -> StudentDecisions:
        """Give the decisions that concern a student: by the code, or by what the student answered or left blank."""
        if not self.counting:
            return NOTHING_DECIDED
        row = student.row
        mine = [each for each in self.counting if each.student in row.codes]
        answers = row.answers if student.response else {}
        blank = next((each for each in self.counting if each.kind == "blank_is_zero"), None)
        has_blank = blank is not None and any(is_blank(answers.get(item_id)) for item_id in self._assignment.items)
        return StudentDecisions(
            dropped=self.dropped,
            own={each.item: each for each in mine if each.kind in {"override", "excuse"}},
            accepted={each.item: each for each in self._accepted(answers, row.typed)},
            blank=blank if has_blank and student.response else None,
            more_time=next((each for each in mine if each.kind == "more_time"), None),
        )

    def _accepted(self, answers: Mapping[str, Any], code: str) -> Iterator[Decision]:
        accepting = [each for each in self.counting if each.kind == "accept_answer" and each.item in answers]
        variants = expected_variants(self._assignment, self._bank, code) if accepting else {}
        for decision in accepting:
            form = form_of(self._bank.item(decision.item), answers[decision.item])
            if form == decision.answer and decision.variant == variants.get(decision.item, 0):
                yield decision


def _answer_misfit(decision: Decision, item: Item) -> str:
    answer = dict(decision.answer or {})
    if answer_type(item["type"]).same_form is None:
        return "Answers to an exercise of this type are not accepted for all: give points by hand."
    if wrong := check_answer(item, answer):
        return f"The accepted answer is none to this exercise: {'; '.join(wrong)}."
    if form_of(item, answer) != answer or decision.variant >= max(1, len(item.get("variants", []))):
        return "The accepted answer is not written as this exercise's answers are compared."
    return ""


def form_of(item: Item, answer: Any) -> dict[str, Any] | None:
    """Give an answer in the form in which two are the same; None if it is blank, damaged, or of no such type."""
    same_form = answer_type(item["type"]).same_form
    if same_form is None or is_blank(answer) or check_answer(item, answer):
        return None
    return same_form(item, answer)

"""What was decided that concerns one student, and what it makes of the student's grades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from widgets.classroom.collecting.intake import NOTHING
from widgets.classroom.grading.decisions import Decision
from widgets.classroom.grading.grade import LEFT_OUT, Grade
from widgets.classroom.problems import Problem


@dataclass(frozen=True)
class ListedDecision:
    """A decision in the instructor's list."""

    decision: Decision
    state: str
    """``counts``, ``waits`` (two markers differ), ``other_counts`` or ``does_not_fit``."""


@dataclass(frozen=True)
class StudentDecisions:
    """The decisions that concern one student: where they, answers and marks are equal, the grades are equal too."""

    dropped: Mapping[str, Decision] = field(default_factory=dict)
    """Item id to the decision that it counts for nobody."""
    own: Mapping[str, Decision] = field(default_factory=dict)
    """Item id to other points or an excuse; without an id, an excuse from the whole assignment."""
    accepted: Mapping[str, Decision] = field(default_factory=dict)
    """Item id to the decision that the answer which this student gave is accepted."""
    blank: Decision | None = None
    more_time: Decision | None = None

    @property
    def excuse(self) -> Decision | None:
        """The excuse from the whole assignment."""
        return self.own.get("")

    @property
    def personal(self) -> tuple[Decision, ...]:
        """Those that were made about this student alone."""
        return (*([self.more_time] if self.more_time else []), *self.own.values())

    def apply(self, item_id: str, grade: Grade) -> Grade:
        """Give the grade that counts; what it was before stays in it."""
        decision = self._on(item_id, grade)
        if decision is None:
            return grade
        if decision.kind in LEFT_OUT:
            return Grade(LEFT_OUT[decision.kind], None, grade.out_of, decision=decision, before=grade)
        given = {
            "override": decision.points,
            "accept_answer": decision.share * grade.out_of,
            "blank_is_zero": 0.0,
        }
        return Grade("scored", given[decision.kind], grade.out_of, decision=decision, before=grade)

    def _on(self, item_id: str, grade: Grade) -> Decision | None:
        """Give the decision that counts: for all before for one, and none where it would take points away unasked."""
        first = self.dropped.get(item_id) or self.excuse or self.own.get(item_id)
        accepted = self.accepted.get(item_id)
        if first or (accepted and accepted.share * grade.out_of > (grade.points or 0.0)):
            return first or accepted
        return self.blank if grade.status == "blank" else None

    def eased(self, problem: Problem, saved: str) -> Problem:
        """Call no hand-in late that came within the time that the student got; ``saved`` is when, by the device."""
        if problem.code != "late" or self.more_time is None:
            return problem
        until, who = self.more_time.until, self.more_time.by
        given = f"{who} gave time until {tell_moment(until)}"
        if (moment := _moment(saved)) is None:
            told = f"It came after the class's time; {given}, and the file does not say when it was saved."
            return replace(problem, message=told)
        when = f"by the student's device it was saved {tell_moment(saved)}"
        if moment > _known(until):
            return replace(problem, message=f"It came late: {given}, and {when}.")
        told = f"It came after the class's time and within the student's own: {given}, and {when}."
        return Problem("more_time", problem.where, told, NOTHING, "note")


def tell_moment(text: str) -> str:
    """Say a time as the clock showed it that wrote it.

    Examples
    --------
    >>> tell_moment("2026-12-05T23:59:00+01:00"), tell_moment("2026-12-05T23:59:00Z")
    ('2026-12-05 23:59', '2026-12-05 23:59 UTC')
    """
    return text[:16].replace("T", " ") + (" UTC" if text.endswith("Z") else "")


def _known(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None

"""Say in words what was decided: for the page, the files of grades, the students' sheets and the command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import tell_numbers, write_number
from widgets.classroom.collecting.tables import write_points
from widgets.classroom.gradebook.student_decisions import tell_moment
from widgets.classroom.grading.decisions import Decision
from widgets.classroom.grading.grade import Grade
from widgets.exercise_types.shapes import plain_texts


def tell_decision(decision: Decision, items: Mapping[str, Item], who: str = "") -> str:
    """Say what a decision does; ``who`` names the student as others know them.

    Examples
    --------
    >>> items = {"wa-late": {"title": "Late again", "points": 2}}
    >>> tell_decision(Decision("override", "Well argued.", "", "AB", "pia", "wa-late", 1.5), items, "Pia")
    'Pia: 1.5 of 2 points in “Late again”'
    """
    told = tell_effect(decision, items)
    return f"{who or decision.student}: {told}" if decision.student else told


def tell_with_reason(decision: Decision, items: Mapping[str, Item]) -> str:
    """Say of a student's own decision what, who, when and why."""
    return f"{tell_effect(decision, items)} ({decision.by}, {tell_moment(decision.when)}: {decision.reason})"


def tell_to_student(decision: Decision, items: Mapping[str, Item], before: Grade | None = None) -> str:
    """Say it to the student whom it concerns: what it was before, and why."""
    was = f"Before: {write_points(before.points)}. " if before and before.points is not None else ""
    return f"Decided by your instructor: {tell_effect(decision, items)}. {was}Why: {decision.reason}"


def tell_effect(decision: Decision, items: Mapping[str, Item]) -> str:
    """Say what a decision does, where it is known of whom one speaks."""
    return _TOLD[decision.kind](decision, items.get(decision.item, {"title": decision.item}))


def tell_answer(item: Item, answer: Mapping[str, Any]) -> str:
    """Say an answer in the form in which two are the same, with the words of its choices or steps.

    Examples
    --------
    >>> tell_answer({"choices": [{"id": "a", "text": "*Goals*"}]}, {"choice": "a"}), tell_answer({}, {"text": "0.25"})
    ('Goals', '0.25')
    """
    texts = plain_texts([*item.get("choices", []), *item.get("steps", [])])
    said = [each for value in answer.values() for each in (value if isinstance(value, list) else [value])]
    return ", ".join(texts.get(each, each) for each in said)


def _accepted(decision: Decision, item: Item) -> str:
    share = "all points" if decision.share == 1 else f"{write_number(100 * decision.share)}% of the points"
    numbers = tell_numbers(item, decision.variant)
    where = f" (where {numbers})" if numbers else ""
    return f"“{tell_answer(item, decision.answer or {})}”{where} earns {share} in “{item['title']}”"


def _override(decision: Decision, item: Item) -> str:
    return f"{write_points(decision.points or 0)} of {write_points(item.get('points', 0))} points in “{item['title']}”"


def _excuse(decision: Decision, item: Item) -> str:
    return f"excused from “{item['title']}”" if decision.item else "excused from the whole assignment"


_TOLD: dict[str, Callable[[Decision, Item], str]] = {
    "override": _override,
    "excuse": _excuse,
    "more_time": lambda decision, _: f"time until {tell_moment(decision.until)}",
    "drop": lambda _, item: f"“{item['title']}” counts for nobody",
    "accept_answer": _accepted,
    "blank_is_zero": lambda _, __: "a blank of somebody who handed in counts as zero",
}

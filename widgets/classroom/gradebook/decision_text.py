"""Say in words what was decided: for the page, the files of grades, the students' sheets and the command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import tell_numbers
from widgets.classroom.collecting.tables import write_points
from widgets.classroom.gradebook.student_decisions import tell_moment
from widgets.classroom.grading.decisions import Decision
from widgets.classroom.grading.grade import Grade
from widgets.classroom.words import read_words, tell_figure, tell_number
from widgets.exercise_types.shapes import plain_texts

WORDS = read_words(__file__)


def tell_decision(decision: Decision, items: Mapping[str, Item], who: str = "") -> str:
    """Say what a decision does; ``who`` names the student as others know them.

    Examples
    --------
    >>> items = {"wa-late": {"title": "Late again", "points": 2}}
    >>> tell_decision(Decision("override", "Well argued.", "", "AB", "pia", "wa-late", 1.5), items, "Pia")
    'Pia: 1.5 of 2 points in “Late again”'
    """
    told = tell_effect(decision, items)
    return WORDS["of_student"].format(who=who or decision.student, told=told) if decision.student else told


def tell_with_reason(decision: Decision, items: Mapping[str, Item]) -> str:
    """Say of a student's own decision what, who, when and why."""
    told, when = tell_effect(decision, items), tell_moment(decision.when)
    return WORDS["with_reason"].format(told=told, by=decision.by, when=when, reason=decision.reason)


def tell_to_student(decision: Decision, items: Mapping[str, Item], before: Grade | None = None) -> str:
    """Say it to the student whom it concerns: what it was before, and why."""
    told = {"told": tell_effect(decision, items), "reason": decision.reason}
    if before is None or before.points is None:
        return WORDS["to_student"].format(**told)
    return WORDS["to_student_before"].format(**told, before=tell_points(before.points))


def tell_effect(decision: Decision, items: Mapping[str, Item]) -> str:
    """Say what a decision does, where it is known of whom one speaks."""
    return _TOLD[decision.kind](decision, items.get(decision.item, {"title": decision.item}))


def tell_points(points: float) -> str:
    """Write points as a person reads them."""
    return tell_figure(write_points(points))


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
    share = WORDS["share_of_points"].format(share=tell_number(100 * decision.share))
    told = {
        "answer": tell_answer(item, decision.answer or {}),
        "share": WORDS["all_points"] if decision.share == 1 else share,
        "title": item["title"],
    }
    numbers = tell_numbers(item, decision.variant)
    return WORDS["accepted_where" if numbers else "accepted"].format(**told, numbers=numbers)


def _override(decision: Decision, item: Item) -> str:
    points, out_of = tell_points(decision.points or 0), tell_points(item.get("points", 0))
    return WORDS["override"].format(points=points, out_of=out_of, title=item["title"])


def _excuse(decision: Decision, item: Item) -> str:
    return WORDS["excuse" if decision.item else "excuse_all"].format(title=item["title"])


_TOLD: dict[str, Callable[[Decision, Item], str]] = {
    "override": _override,
    "excuse": _excuse,
    "more_time": lambda decision, _: WORDS["more_time"].format(until=tell_moment(decision.until)),
    "drop": lambda _, item: WORDS["drop"].format(title=item["title"]),
    "accept_answer": _accepted,
    "blank_is_zero": lambda _, __: WORDS["blank_is_zero"],
}

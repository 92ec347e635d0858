"""How each exercise did in a class: how hard it was, and whether it tells strong from weak answers apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import StatisticsError, correlation, fmean
from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.gradebook.gradebook import Gradebook, StudentRow
from widgets.classroom.grading.grade import Grade

FEWEST = 10
"""Students below whom a correlation says nothing."""


@dataclass(frozen=True)
class ItemStatistics:
    """One exercise in one class."""

    item_id: str
    title: str
    type: str
    n_answered: int
    n_blank: int
    n_waiting: int
    """Awaiting marks, or unreadable."""
    difficulty: float | None
    """The mean credit of those who answered, from 0 to 1; a blank is among them where it counts as zero."""
    discrimination: float | None
    """The correlation of its credit with the points of all other exercises; None with few students or no spread."""
    distribution: Mapping[str, int]
    """Choice id to the number of students who chose it; empty for what has no choices."""


def analyze_items(gradebook: Gradebook) -> list[ItemStatistics]:
    """Describe every exercise of a gradebook, by the students whose answers were graded.

    The points of *all other exercises* leave out an exercise for which some student still waits for marks, and a blank
    adds none to them. A student with an answer that nobody could read is left out of the correlation, not taken as 0.
    """
    rows = [row for row in gradebook.students if any(grade.counts for grade in row.grades.values())]
    awaited = {item_id for row in rows for item_id, grade in row.grades.items() if grade.status == "awaiting"}
    sums = [_sum(row, awaited) for row in rows]
    apart = awaited | gradebook.dropped
    return [_describe(item, rows, sums, item["id"] in apart) for item in gradebook.items]


def _sum(row: StudentRow, awaited: Collection[str]) -> float | None:
    counted = [grade for item_id, grade in row.grades.items() if item_id not in awaited]
    if any(grade.status == "unreadable" for grade in counted):
        return None
    return sum(grade.points or 0.0 for grade in counted)


def _describe(item: Item, rows: Sequence[StudentRow], sums: Sequence[float | None], is_apart: bool) -> ItemStatistics:  # noqa: FBT001
    """Describe an exercise; ``is_apart`` says that its points are not in the sums."""
    seen = [(_seen(row.grades[item["id"]]), total) for row, total in zip(rows, sums, strict=True)]
    grades = [grade for grade, _ in seen if grade.counts]
    times = Counter("blank" if (grade.before or grade).status == "blank" else grade.status for grade in grades)
    credits_ = [grade.credit for grade in grades if grade.credit is not None]
    pairs = [
        (grade.credit, total - (0.0 if is_apart else grade.points))
        for grade, total in seen
        if grade.counts and grade.credit is not None and grade.points is not None and total is not None
    ]
    return ItemStatistics(
        item["id"],
        item["title"],
        item["type"],
        n_answered=len(grades) - times["blank"],
        n_blank=times["blank"],
        n_waiting=times["awaiting"] + times["unreadable"],
        difficulty=fmean(credits_) if credits_ else None,
        discrimination=_correlation(pairs),
        distribution=_distribution(item, rows),
    )


def _seen(grade: Grade) -> Grade:
    """Give what an answer would earn in an exercise that was dropped: its analysis says whether that was right."""
    return grade.before if grade.status == "dropped" and grade.before else grade


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Correlate, after rounding: sums of decimals that differ only in their last digit do not spread."""
    if len(pairs) < FEWEST:
        return None
    credit, rest = ([round(value, 9) for value in values] for values in zip(*pairs, strict=True))
    try:
        return correlation(credit, rest)
    except StatisticsError:
        return None


def _distribution(item: Item, rows: Sequence[StudentRow]) -> dict[str, int]:
    """Count who chose what, in the order in which the choices are written."""
    known = [choice["id"] for choice in item.get("choices", [])] or ["true", "false"] * (item["type"] == "true_false")
    readable = [row for row in rows if _seen(row.grades[item["id"]]).status == "scored"]
    chosen = Counter(choice for row in readable for choice in _chosen(row.answers.get(item["id"])))
    return {choice: chosen[choice] for choice in known}


def _chosen(answer: Any) -> list[str]:
    """List the choices of an answer: points may have been given by hand, whatever shape it has."""
    found = [answer.get("choice"), *_list(answer.get("choices"))] if isinstance(answer, Mapping) else []
    return [choice for choice in found if isinstance(choice, str)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []

"""Which answers a class gave to an exercise, how often, and what each earns: what could be accepted is seen there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from widgets.classroom.bank.bank import Bank, Item, write_json
from widgets.classroom.gradebook.deciding import form_of
from widgets.classroom.gradebook.gradebook import Gradebook
from widgets.classroom.gradebook.student_grades import expected_variants
from widgets.classroom.grading.grade import grade_answer
from widgets.exercise_types.answer_registry import answer_type

MOST = 30
"""Answers to one exercise that are listed, the most frequent first."""


@dataclass(frozen=True)
class GivenAnswer:
    """One answer of a class, in the form in which two are the same."""

    answer: dict[str, Any]
    variant: int
    count: int
    credit: float | None
    """By the key; None where a person marks or must read."""


def given_answers(gradebook: Gradebook, bank: Bank) -> dict[str, list[GivenAnswer]]:
    """List by exercise what was answered, for the types whose answers can be accepted for all."""
    items = [item for item in gradebook.items if answer_type(item["type"]).same_form]
    counts: dict[str, Counter[tuple[int, str]]] = {item["id"]: Counter() for item in items}
    for row in gradebook.students:
        variants = expected_variants(gradebook.assignment, bank, row.typed)
        for item in items if row.grades else ():
            if form := form_of(item, row.answers.get(item["id"])):
                counts[item["id"]][variants.get(item["id"], 0), write_json(form)] += 1
    return {item["id"]: list(_listed(item, bank, counts[item["id"]])) for item in items}


def _listed(item: Item, bank: Bank, counts: Counter[tuple[int, str]]) -> Iterator[GivenAnswer]:
    for (variant, form), count in counts.most_common(MOST):
        answer = json.loads(form)
        yield GivenAnswer(answer, variant, count, grade_answer(item, bank.key(item["id"]), answer, variant).credit)

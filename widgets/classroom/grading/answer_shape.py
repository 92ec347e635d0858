"""Check that an answer has the shape that its exercise asks for, before anything is done with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.problems import show
from widgets.exercise_types.answer_registry import answer_type


def check_answer(item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape; an empty list if nothing is.

    Examples
    --------
    >>> item = {"id": "x", "type": "single_choice", "choices": [{"id": "a"}, {"id": "b"}]}
    >>> check_answer(item, {"choice": "z"})
    ["the choice 'z' is none of a, b"]
    """
    if answer is None or answer == {}:
        return []
    if not isinstance(answer, Mapping):
        return [f"the answer is {show(answer)}, and should be an object"]
    kind = answer_type(item["type"])
    unknown = sorted(set(answer) - set(kind.FIELDS))
    if unknown:
        return [f"the answer has {show(unknown[0])}, which this exercise does not ask for"]
    return kind.check(item, answer)

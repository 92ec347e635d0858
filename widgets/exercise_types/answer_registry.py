"""What an answer to an exercise of each type is: found by the type's name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from widgets.classroom.bank.bank import Item, Key
from widgets.exercise_types import ITEM_TYPES

Credit = Callable[[Item, Key, Any, int], float]


class AnswerType(Protocol):
    """What the module ``answer`` of each type has."""

    FIELDS: tuple[str, ...]
    """The names that an answer may have."""
    RECEIPT_FIELDS: tuple[str, ...]
    """What of an exercise its answer is checked by and told by in a receipt, beside what all exercises have."""
    credit: Credit | None
    """What an answer earns, from 0 to 1; None where a person marks. What only a person can read raises an
    ``UnreadableError``."""

    same_form: Callable[[Item, Any], dict[str, Any]] | None
    """Brings a well-formed answer into the form in which two are the same: names to a text, or a list of them. None
    where one answer is hardly given twice, so that no other can be accepted for all."""

    def check(self, item: Item, answer: Any, /) -> list[str]:
        """List what is wrong with an answer that is an object and has no other names than ``FIELDS``."""

    def full_answer(self, item: Item, key: Key, variant: int, /) -> dict[str, Any] | None:
        """Give an answer that earns all points, or None where a person marks."""

    def describe_key(self, item: Item, key: Key, /) -> list[str]:
        """Say what is right part by part: an answer, a pair, a step, a turn."""


@cache
def answer_type(name: str) -> AnswerType:
    """Give the answer layer of a type of exercise.

    Raises
    ------
    KeyError
        If there is no such type.

    Examples
    --------
    >>> answer_type("order").FIELDS
    ('order',)
    """
    if name not in ITEM_TYPES:
        raise KeyError(f"there is no type of exercise {name!r}; types are {', '.join(ITEM_TYPES)}")
    return cast(AnswerType, import_module(f"widgets.exercise_types.{name}.answer"))


FREE_RESPONSES = tuple(name for name in ITEM_TYPES if answer_type(name).credit is None)
"""The types whose answers a person marks."""

"""The answer has each score as it was typed, or "none" where no score can be given; the share of right ones counts."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.bank.markup import write_number
from widgets.exercise_types.key_words import WORDS
from widgets.exercise_types.shapes import LONGEST_NUMBER, check_entries, ids_of
from widgets.exercise_types.typed_numbers import is_right

FIELDS = ("scores",)
RECEIPT_FIELDS = ("asks", "scale")
same_form = None
NO_SCORE = "none"
"""What a student answers where too few items are answered for a score."""


def check(item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape."""
    is_text = lambda entry: isinstance(entry, str) and len(entry) <= LONGEST_NUMBER  # noqa: E731
    return check_entries(answer.get("scores"), ids_of(item["asks"]), "score", is_text, "text such as 3.25 or none")


def credit(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    """Give the share of scores that are right."""
    given = {name: text for name, text in answer["scores"].items() if text.strip()}
    right = sum(
        _is_score(given[name], wanted, key["tolerance"]) for name, wanted in key["answers"].items() if name in given
    )
    return right / len(key["answers"])


def _is_score(text: str, wanted: float | None, tolerance: float) -> bool:
    if text.strip().lower() == NO_SCORE:
        return wanted is None
    return is_right(text, wanted, tolerance)


def full_answer(_item: Item, key: Key, _variant: int) -> dict[str, Any]:
    """Give the answer that earns all points."""
    scores = {name: NO_SCORE if value is None else write_number(value) for name, value in key["answers"].items()}
    return {"scores": scores}


def describe_key(item: Item, key: Key) -> list[str]:
    """Say each score."""
    labels = {ask["id"]: ask["label"] for ask in item["asks"]}
    return [f"{labels[name]} {_score(score)}" for name, score in key["answers"].items()]


def _score(score: float | None) -> str:
    return WORDS["no_score"] if score is None else f"{score:.2f}"

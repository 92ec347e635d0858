"""Say a key in words, for whoever teaches."""

from __future__ import annotations

from widgets.classroom.bank.bank import Item, Key
from widgets.exercise_types.answer_registry import answer_type


def describe_key(item: Item, key: Key) -> str:
    """Say what is right in one line.

    Examples
    --------
    >>> item = {"type": "single_choice", "choices": [{"id": "a", "text": "Goals"}, {"id": "b", "text": "Bond"}]}
    >>> describe_key(item, {"correct": "b"})
    'Bond'
    """
    return "; ".join(key_parts(item, key))


def key_parts(item: Item, key: Key) -> list[str]:
    """Say what is right part by part: an answer, a pair, a step, a turn.

    Examples
    --------
    >>> item = {"type": "order", "steps": [{"id": "a", "text": "Repair"}, {"id": "b", "text": "Rupture"}]}
    >>> key_parts(item, {"order": ["b", "a"]})
    ['1. Rupture', '2. Repair']
    """
    return answer_type(item["type"]).describe_key(item, key)

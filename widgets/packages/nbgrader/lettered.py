"""Names for choices and options by the place in which they are shown: those of the bank may tell more."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_lowercase
from typing import Any

from widgets.classroom.bank.bank import Item, Key

LETTERED = ("choices", "options")
"""Parts that a student names in the answer."""


def with_letters(item: Item, key: Key) -> tuple[Item, Key]:
    """Call the choices, or the options, of an exercise a, b, c … as they are shown, in its key too.

    Examples
    --------
    >>> item = {"choices": [{"id": "yes", "text": "Sure"}, {"id": "no", "text": "Hardly"}]}
    >>> with_letters(item, {"correct": "no"})
    ({'choices': [{'id': 'a', 'text': 'Sure'}, {'id': 'b', 'text': 'Hardly'}]}, {'correct': 'b'})
    """
    part = next((name for name in LETTERED if name in item), None)
    if part is None:
        return item, key
    letters = dict(zip((one["id"] for one in item[part]), ascii_lowercase, strict=False))
    renamed = [{**one, "id": letters[one["id"]]} for one in item[part]]
    return {**item, part: renamed}, _letter_key(key, letters)


def _letter_key(key: Key, letters: Mapping[str, str]) -> Key:
    if "pairs" in key:
        return {**key, "pairs": {prompt: letters[option] for prompt, option in key["pairs"].items()}}
    right: Any = key["correct"]
    return {**key, "correct": letters[right] if isinstance(right, str) else [letters[name] for name in right]}

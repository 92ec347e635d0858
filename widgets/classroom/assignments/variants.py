"""Which numbers, and which order of choices, a student gets: the same on the page and here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def _digest(*parts: str) -> bytes:
    return hashlib.sha256("|".join(parts).encode()).digest()


def plain_code(code: str) -> str:
    """Bring a student's code into the form in which codes are compared.

    Examples
    --------
    >>> plain_code(" Mina.B ")
    'mina.b'
    """
    return code.strip().lower()


def variant_number(assignment_id: str, code: str, item_id: str, count: int) -> int:
    """Give the number of the variant that a student gets of an exercise, from 0.

    Parameters
    ----------
    assignment_id, code, item_id : str
    count : int
        How many variants the exercise has; below 2 there is nothing to choose.

    Examples
    --------
    >>> variant_number("a-1f2e3d4c", "mina", "ao-square", 3), variant_number("a-1f2e3d4c", " MINA", "ao-square", 3)
    (0, 0)
    """
    number = int.from_bytes(_digest(assignment_id, plain_code(code), item_id)[:8], "big")
    return number % count if count > 1 else 0


def shuffled(ids: Sequence[str], assignment_id: str, code: str, item_id: str) -> list[str]:
    """Put the choices of an exercise in the order that a student gets.

    Examples
    --------
    >>> sorted(shuffled(["a", "b", "c"], "a-1f2e3d4c", "mina", "wa-whose-goal"))
    ['a', 'b', 'c']
    """
    return sorted(ids, key=lambda choice: _digest(assignment_id, plain_code(code), item_id, choice))

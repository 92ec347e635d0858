"""Which numbers, and which order of choices, a student gets: the same on the page and here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from unicodedata import normalize

_NO_WIDTH = (
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
)
_ENDS = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\u1680\u2028\u2029" + _NO_WIDTH
"""What is taken off the ends of a code; the normal form has made a plain space of every other one."""
_LONGEST = 200
"""Of a code, in letters: what follows plays no part, and the normal form of a long run of accents takes minutes."""
_ONE_LETTER = str.maketrans({"ß": "ss", "ς": "σ"})
"""Small letters that are one with others when capital: what ``str.casefold`` does more, JavaScript cannot."""


def _digest(*parts: str) -> bytes:
    return hashlib.sha256("|".join(parts).encode()).digest()


def plain_code(code: str) -> str:
    r"""Bring a student's code, or a name, into the form in which both are compared.

    Accents may be letters of their own, letters may be as wide as Chinese ones, and what nobody sees may stand at the
    ends: that is how a keyboard, a system or a copied line wrote it, and no other student.

    Examples
    --------
    >>> plain_code(" Mina.B "), plain_code("\u200bMina.\uff22"), plain_code("Jose\u0301") == plain_code("JOSÉ")
    ('mina.b', 'mina.b', True)
    """
    small = normalize("NFKC", code[:_LONGEST]).strip(_ENDS).lower().translate(_ONE_LETTER)
    return normalize("NFKC", small).strip(_ENDS)


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

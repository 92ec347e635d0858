"""Languages that nobody speaks, made by rule: what is still English in them has no translation."""

from __future__ import annotations

import re

PSEUDO = {"en-XA": "ltr", "ar-XB": "rtl"}
"""How they run."""
SLOT = re.compile(r"(\{[^}]*\})")
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "áƀćðéƒĝĥíĵķļɱñöþɋŕśţúṽŵẋýžÁßĆÐÉƑĜĤÍĴĶĻṀÑÖÞɊŔŚŢÚṼŴẊÝŽ"
)


def pseudo(text: str) -> str:
    """Write a text so that it can still be read, and cannot be taken for one that nobody has translated.

    Examples
    --------
    >>> pseudo("Score {number}"), pseudo("1.5")
    ('⟦Śćöŕé {number}⟧', '1.5')
    """
    parts = [part if SLOT.fullmatch(part) else part.translate(_LETTERS) for part in SLOT.split(text)]
    return text if "".join(parts) == text else f"⟦{''.join(parts)}⟧"

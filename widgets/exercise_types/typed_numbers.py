"""Numbers as people write them, and how near is near enough."""

from __future__ import annotations

import re

SLACK = 1e-9
_NUMBER = re.compile(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)")


class UnreadableError(ValueError):
    """An answer that only a person can read."""


def parse_number(text: str, unit: str = "") -> float | None:
    """Read a number as people write it, or give None.

    Examples
    --------
    >>> parse_number(" 0,25 "), parse_number("-.5"), parse_number("25%", "%"), parse_number("about 3")
    (0.25, -0.5, 25.0, None)
    """
    trimmed = text.strip().replace("−", "-")
    if unit == "%":
        trimmed = trimmed.removesuffix("%").rstrip()
    return float(trimmed.replace(",", ".")) if _NUMBER.fullmatch(trimmed) else None


def read_number(text: str, unit: str = "") -> float:
    """Read a number that counts for a grade.

    Raises
    ------
    UnreadableError
        If it is none.
    """
    number = parse_number(text, unit)
    if number is None:
        raise UnreadableError(f"“{text.strip()}” is no number")
    return number


def is_close(value: float, wanted: float, tolerance: float) -> bool:
    """Tell whether a value lies within a tolerance, both ends included."""
    return abs(value - wanted) <= tolerance + SLACK

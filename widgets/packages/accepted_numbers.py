"""How a number that counts as right can be written, for systems that compare answers as text."""

from __future__ import annotations

import math
from collections.abc import Iterator

from widgets.exercise_types.typed_numbers import SLACK

THOUSANDS = 3
"""From more figures than these on, people part thousands."""


def right_numbers(low: float, high: float, decimals: int) -> range:
    """Give the numbers with so many decimals from low to high, in units of the last decimal.

    Examples
    --------
    >>> list(right_numbers(0.24, 0.26, 2))
    [24, 25, 26]
    """
    unit = 10**decimals
    return range(math.ceil((low - SLACK) * unit), math.floor((high + SLACK) * unit) + 1)


def spell(number: int, decimals: int, unit: str = "") -> Iterator[str]:
    """Write a number in the ways that the book's own grading reads, the plainest first.

    Examples
    --------
    >>> list(spell(25, 2)), list(spell(30, 1, "%"))
    (['0.25', '.25', '0,25', ',25'], ['3.0', '3', '3,0', '3.0%', '3.0 %', '3%', '3 %', '3,0%', '3,0 %'])
    >>> list(spell(1056, 0, "clients"))[:4]
    ['1056', '1,056', '1.056', '1 056']
    """
    sign, digits = "-" if number < 0 else "", f"{abs(number) / 10**decimals:.{decimals}f}"
    forms = list(dict.fromkeys(_forms(digits)))
    yield from (sign + form for form in forms)
    yield from ("−" + form for form in forms if sign)
    joints = {"": [], "%": ["", " "]}.get(unit, [" "])
    yield from (f"{sign}{form}{joint}{unit}" for form in forms for joint in joints)


def _forms(digits: str) -> Iterator[str]:
    """Write digits with a point, without what can be left away, with a comma, and with their thousands apart."""
    yield digits
    if "." in digits:
        yield digits.rstrip("0").rstrip(".") or "0"
    if digits.startswith("0."):
        yield digits[1:]
    if "." in digits:
        yield digits.replace(".", ",")
    if digits.startswith("0."):
        yield digits[1:].replace(".", ",")
    whole, point, rest = digits.partition(".")
    if len(whole) > THOUSANDS:
        for mark, decimal in ((",", "."), (".", ","), (" ", ".")):
            yield f"{int(whole):,}".replace(",", mark) + point.replace(".", decimal) + rest

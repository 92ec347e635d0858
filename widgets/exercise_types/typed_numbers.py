"""Numbers as people write them, and how near is near enough."""

from __future__ import annotations

import re
from dataclasses import dataclass

SLACK = 1e-9
_MINUSES = str.maketrans(dict.fromkeys("−–‐‑﹣－", "-") | dict.fromkeys("’ʼ", "'"))
_TYPED = re.compile(r"([+-]?) ?((?:[0-9]|[.,' ](?=[0-9])){1,60})(e[+-]?[0-9]{1,2})?(.*)", re.IGNORECASE)
_DECIMAL = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+")
_GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:([.,' ])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?")


class UnreadableError(ValueError):
    """An answer that only a person can read."""


@dataclass(frozen=True)
class TypedNumber:
    """What a typed text means as a number."""

    values: tuple[float, ...] = ()
    """Nothing, one number, or two: "1,056" is a thousand and more, or one and a little."""
    sure: bool = False
    """Whether nothing but the number, and perhaps its unit, was written."""

    def is_near(self, wanted: float, tolerance: float) -> bool:
        """Tell whether it can mean a number within a tolerance of the one that is wanted."""
        return any(is_close(value, wanted, tolerance) for value in self.values)


def read_typed(text: str, unit: str = "") -> TypedNumber:
    """Read a number as people write it: with a comma or a point, with thousands apart, with words after it.

    Examples
    --------
    >>> read_typed("1,056")
    TypedNumber(values=(1.056, 1056.0), sure=True)
    >>> read_typed("1 056,5 clients"), read_typed("12 clients", "clients")
    (TypedNumber(values=(1056.5,), sure=False), TypedNumber(values=(12.0,), sure=True))
    """
    typed = _TYPED.fullmatch(" ".join(text.split()).translate(_MINUSES))
    if typed is None:
        return TypedNumber()
    sign, figures, power, rest = typed.groups()
    after = rest.strip()
    sure = after in {"", ".", ","} or after.lower() == unit.lower()
    if not (sure or all(sign.isalpha() or sign in " .,'()-" for sign in after)):
        return TypedNumber()
    meant = _plain_figures(figures)[: 1 if power else 2]
    return TypedNumber(tuple(float(f"{sign}{figure}{power or ''}") for figure in meant), sure)


def _plain_figures(figures: str) -> list[str]:
    """Write figures as a computer does, in each way that they can be meant."""
    meant = [figures.replace(",", ".")] if _DECIMAL.fullmatch(figures) else []
    grouped = _GROUPED.fullmatch(figures)
    return [*meant, f"{re.sub('[^0-9]', '', grouped[1])}.{grouped[3] or 0}"] if grouped else meant


def parse_number(text: str, unit: str = "") -> float | None:
    """Read a number as people write it, or give None if it is none or can be read in two ways.

    Examples
    --------
    >>> parse_number(" 0,25 "), parse_number("-.5"), parse_number("25%", "%"), parse_number("about 3")
    (0.25, -0.5, 25.0, None)
    """
    values = read_typed(text, unit).values
    return values[0] if len(values) == 1 else None


def is_right(text: str, wanted: float | None, tolerance: float, unit: str = "") -> bool:
    """Tell whether what was typed is the number that is wanted, or that there is no number to want.

    Raises
    ------
    UnreadableError
        If only a person can tell: it is no number, or another one with words that may change it.
    """
    typed = read_typed(text, unit)
    if wanted is not None and typed.is_near(wanted, tolerance):
        return True
    if not (typed.values and typed.sure):
        raise UnreadableError(f"“{text.strip()}” is no number, or more than a number")
    return False


def is_close(value: float, wanted: float, tolerance: float) -> bool:
    """Tell whether a value lies within a tolerance, both ends included."""
    return abs(value - wanted) <= tolerance + SLACK

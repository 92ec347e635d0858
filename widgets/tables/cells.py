"""What one cell of a table says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

MISSING = "–"
_DIGITS = 15  # of a number as a computer holds it
_FIGURE_SPACE = "\N{FIGURE SPACE}"
_PUNCTUATION_SPACE = "\N{PUNCTUATION SPACE}"


class Range(NamedTuple):
    """Two ends that stand in one cell."""

    low: float
    high: float


def kind_of(column: pd.Series) -> str:
    """Tell what a column holds: ``number``, ``range`` or ``text``.

    >>> kind_of(pd.Series([1.5])), kind_of(pd.Series([Range(0, 1), None])), kind_of(pd.Series(["go silent"]))
    ('number', 'range', 'text')
    """
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return "number"
    return "range" if any(isinstance(value, Range) for value in column) else "text"


def cell_writer(column: pd.Series, fewest: int, most: int, words: Mapping[str, str]) -> Callable[[Any], str]:
    """Make the function that writes the cells of a column, so that decimals stand under decimals.

    >>> write = cell_writer(pd.Series([0.3, 0.278]), 2, 3, {})
    >>> [write(value).strip() for value in (0.278, 0.3, 1502)]
    ['0.278', '0.30', '1,502']
    """
    numbers = [value for value in column if isinstance(value, float) and np.isfinite(value)]
    wide = max((_decimals(value, fewest, most) for value in numbers), default=fewest)

    def write(value: Any) -> str:
        if isinstance(value, Range):
            decimals = max(_decimals(end, fewest, most) for end in value)
            return f" {words['between']} ".join(_number(end, decimals) for end in value)
        if pd.isna(value):
            return MISSING
        if isinstance(value, bool | np.bool_):
            return words["yes"] if value else words["no"]
        if isinstance(value, float):
            decimals = _decimals(value, fewest, most)
            return _number(value, decimals) + _room(decimals, wide)
        return _number(value, 0) if isinstance(value, int | np.integer) else str(value)

    return write


def rank_of(value: Any) -> float | None:
    """Give the number by which a cell is sorted, if it has one."""
    if isinstance(value, Range):
        return value.low
    is_number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    return float(value) if is_number and not pd.isna(value) else None


def head_writer(heads: Iterable[Any]) -> Callable[[Any], str]:
    """Make the function that writes the heads of rows or columns: a number as short as the longest of them.

    >>> [head_writer([0.84, 0.7, 2.0])(head) for head in (0.84, 0.7, 2.0)]
    ['0.84', '0.70', '2.00']
    >>> [head_writer([0.0, 3, "Goal"])(head) for head in (0.0, 3, "Goal")]
    ['0', '3', 'Goal']
    """
    decimals = max((_decimals(head, 0, _DIGITS) for head in heads if isinstance(head, float)), default=0)

    def write(head: Any) -> str:
        if isinstance(head, float):
            return _number(head, decimals)
        return _minus(str(head)) if isinstance(head, int | np.integer) else str(head)

    return write


def _number(value: Any, decimals: int) -> str:
    rounded = round(value, decimals) + 0.0 if decimals else round(value)  # no minus before a zero
    return _minus(f"{rounded:,.{decimals}f}")


def _minus(text: str) -> str:
    return text.replace("-", "−")


def _decimals(value: float, fewest: int, most: int) -> int:
    _, _, digits = np.format_float_positional(value, precision=most, trim="-").partition(".")
    return max(fewest, len(digits))


def _room(decimals: int, wide: int) -> str:
    """Fill up with blanks as wide as digits, so that decimals stand under decimals without a style sheet."""
    point = _PUNCTUATION_SPACE if wide and not decimals else ""
    return point + _FIGURE_SPACE * (wide - decimals)

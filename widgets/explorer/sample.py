"""A sample that can be drawn again: its number is its seed."""

from __future__ import annotations

from typing import Any

from altair.expr.core import ConstExpression

from widgets.equations import resampling
from widgets.explorer.definition import ParameterError
from widgets.explorer.vega_namespace import VEGA
from widgets.measures.estimate import is_number

FIRST, LAST = 1, 9999
SEED = ConstExpression("seed")
"""The number of the sample that is shown, in an expression."""


def drawn(first: Any, *, row: Any, column: int) -> Any:
    """Draw a standard normal for a place of the sample that is shown; ``first`` stands there in the first sample."""
    return resampling.standard_normal(VEGA, first=first, seed=SEED, row=row, column=column)


def check_seed(seed: Any) -> int:
    """Take the number of a sample, or refuse it.

    Raises
    ------
    ParameterError
        If it is no whole number within the range.
    """
    if not is_number(seed) or seed != int(seed) or not FIRST <= seed <= LAST:
        raise ParameterError(f"seed is {seed!r}; it must be a whole number from {FIRST} to {LAST}")
    return int(seed)

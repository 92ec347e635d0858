"""A sample that can be drawn again: its number is its seed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
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


def drawn_again(columns: Mapping[str, str]) -> dict[str, Any]:
    """Draw for each row what stands in these columns in the first sample, by the name that it gets."""
    row = alt.datum.number
    return {
        name: drawn(alt.datum[first], row=row, column=number) for number, (name, first) in enumerate(columns.items(), 1)
    }


def first_sample(generator: int, rows: int, columns: Collection[str]) -> pd.DataFrame:
    """Draw unrelated standard normals once and for all, with mean 0, SD 1 and no correlation, and number the rows."""
    values = np.random.default_rng(generator).standard_normal((rows, len(columns)))
    values, _ = np.linalg.qr(values - values.mean(axis=0))
    table = pd.DataFrame(values * np.sqrt(rows), columns=list(columns))
    return table.assign(number=np.arange(1, rows + 1)).round(3)


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

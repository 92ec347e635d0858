"""An estimate with its confidence interval, and the checks of numbers that every estimate begins with."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real

import numpy as np
import numpy.typing as npt
import pandas as pd


@dataclass(frozen=True)
class Estimate:
    """A number that was estimated from data, with the range of values that the data do not speak against.

    The range is a confidence interval: made anew from many samples, such ranges would hold the true value as
    often as their confidence says, if the assumptions of the method hold. It is not the range in which single
    people's scores lie.

    Examples
    --------
    >>> f"{Estimate(0.9137, 0.894, 0.931):.2f}"
    '0.91 (0.89 to 0.93)'
    """

    value: float
    """The estimate."""
    low: float
    """The lower end of its confidence interval."""
    high: float
    """The upper end of its confidence interval."""

    def __format__(self, spec: str) -> str:
        spec = spec or ".2f"
        return f"{self.value:{spec}} ({self.low:{spec}} to {self.high:{spec}})"

    def __str__(self) -> str:
        return format(self)


def check_confidence(confidence: float) -> None:
    """Refuse a confidence that is not a share between 0 and 1.

    Raises
    ------
    ValueError
        If it is 0, 1, outside of them, or no number.
    """
    if not (is_number(confidence) and 0 < confidence < 1):
        raise ValueError(f"confidence is {confidence!r}; give a share between 0 and 1, such as 0.95")


def is_number(value: object) -> bool:
    """Say whether a value is a real number: not text, not a truth value, not missing, not endless."""
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)


def read_numbers(values: npt.ArrayLike, name: str) -> pd.Series:
    """Bring numbers into one column of float, missing as NaN, or say what among them is no number.

    Parameters
    ----------
    values : Series, array, sequence or one number
        A missing value is NaN, None or NA.
    name : str
        What an error calls them.

    Raises
    ------
    ValueError
        For a table where a column is wanted, and for text, a truth value or an endless number.
    """
    if np.ndim(values) > 1:
        raise ValueError(f"{name} has {np.ndim(values)} dimensions; give one column of numbers")
    column = values if isinstance(values, pd.Series) else pd.Series(values if np.ndim(values) else [values])
    numbers = [math.nan if _is_missing(value) else value for value in column]
    for value in numbers:
        if not (is_number(value) or _is_missing(value)):
            raise ValueError(f"{name} holds {value!r}, which is no number; give numbers, NA where one is missing")
    return pd.Series(numbers, index=column.index, name=name, dtype=float)


def _is_missing(value: object) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))


def read_columns(**columns: npt.ArrayLike) -> pd.DataFrame:
    """Set columns of numbers side by side, row for row.

    Raises
    ------
    ValueError
        If they are not equally long, if two Series name different rows, or for what is no number.
    """
    read = {name: read_numbers(values, name) for name, values in columns.items()}
    if len({len(column) for column in read.values()}) > 1:
        lengths = ", ".join(f"{name} has {len(column)}" for name, column in read.items())
        raise ValueError(f"the numbers of values differ: {lengths}; give as many of each, NA where one is missing")
    labels = {name: read[name].index for name, values in columns.items() if isinstance(values, pd.Series)}
    for name, rows in labels.items():
        if not rows.equals(next(iter(labels.values()))):
            raise ValueError(f"{name} and {next(iter(labels))} name different rows; give both the same index")
    index = next(iter(labels.values()), None)
    return pd.DataFrame({name: column.to_numpy() for name, column in read.items()}, index=index)


def read_table(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Bring a table into float, or say which of its columns cannot be.

    Parameters
    ----------
    table : DataFrame
        At least 2 columns, each with its own name.
    column : str
        What an error calls a column: an item, a rater.

    Raises
    ------
    ValueError
        If it is no DataFrame, has fewer than 2 columns or a name twice, or holds what is no number.
    """
    if not isinstance(table, pd.DataFrame):
        raise ValueError(f"a {type(table).__name__} was given; give a DataFrame with a column for each {column}")  # noqa: TRY004 - every refusal here is a ValueError
    if table.columns.size < 2:  # noqa: PLR2004
        raise ValueError(f"the table has {table.columns.size} {column}; give at least 2")
    twice = table.columns[table.columns.duplicated()]
    if twice.size:
        raise ValueError(f"{column} {twice[0]} has two columns; keep one")
    return pd.DataFrame({name: read_numbers(table[name], f"{column} {name}") for name in table.columns})


def complete_rows(table: pd.DataFrame, at_least: int, who: str) -> pd.DataFrame:
    """Keep the rows in which no value is missing.

    Raises
    ------
    ValueError
        If fewer than ``at_least`` rows are left.
    """
    complete = table.dropna()
    if len(complete) < at_least:
        raise ValueError(f"{len(complete)} of {len(table)} {who} have every value; at least {at_least} must")
    return complete

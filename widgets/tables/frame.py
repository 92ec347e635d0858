"""Make of any data frame one whose rows and columns have names that a reader understands."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from widgets.tables.cells import Range


def readable(data: pd.DataFrame | pd.Series, labels: Mapping[Any, str]) -> pd.DataFrame:
    """Give rows and columns names in words, and intervals a column.

    Parameters
    ----------
    data : DataFrame or Series
        Rows that are only numbered lose their numbers, and have their first column as their name.
    labels : mapping
        Words for names. Two names with a comma between them make those columns one, of intervals.

    Examples
    --------
    >>> readable(pd.DataFrame({"low": [0.1], "high": [0.3]}, index=["same_order"]), {"low, high": "Interval"})
                  Interval
    Same order  (0.1, 0.3)
    """
    frame = data.to_frame(data.name or "value") if isinstance(data, pd.Series) else data
    if isinstance(frame.columns, pd.MultiIndex):
        frame = frame.set_axis([", ".join(map(str, name)) for name in frame.columns], axis="columns")
    return _in_words(_with_intervals(_with_row_names(frame), labels), labels)


def _with_row_names(frame: pd.DataFrame) -> pd.DataFrame:
    is_only_numbered = frame.index.name is None and frame.index.equals(pd.RangeIndex(len(frame)))
    return frame.set_index(frame.columns[0]) if is_only_numbered and len(frame.columns) > 1 else frame


def _with_intervals(frame: pd.DataFrame, labels: Mapping[Any, str]) -> pd.DataFrame:
    for both in [name for name in labels if isinstance(name, str) and ", " in name]:
        low, _, high = both.partition(", ")
        if {low, high} <= set(frame.columns):
            ends = zip(frame[low], frame[high], strict=True)
            ranges = [np.nan if pd.isna(a) or pd.isna(b) else Range(a, b) for a, b in ends]
            frame = frame.assign(**{low: pd.Series(ranges, frame.index, dtype=object)}).rename(columns={low: both})
            frame = frame.drop(columns=high)
    return frame


def _in_words(frame: pd.DataFrame, labels: Mapping[Any, str]) -> pd.DataFrame:
    numbered = frame.columns.name  # such as the session
    columns = [
        f"{_words(numbered, labels)} {name}" if numbered and isinstance(name, int) else _words(name, labels)
        for name in frame.columns
    ]
    index = frame.index.map(lambda row: _row_in_words(row, labels))
    index = index.set_names([_words(name, labels) for name in frame.index.names])
    return frame.set_axis(columns, axis="columns").set_axis(index, axis="index")


def _row_in_words(row: Any, labels: Mapping[Any, str]) -> Any:
    return tuple(_words(part, labels) for part in row) if isinstance(row, tuple) else _words(row, labels)


def _words(name: Hashable, labels: Mapping[Any, str]) -> Any:
    """Say a name in words: those of the labels, or its own with a capital."""
    if name in labels:
        return labels[name]
    if not isinstance(name, str):
        return name
    first, *rest = name.replace("_", " ").split(" ")
    return " ".join([first if len(first) == 1 else first[:1].upper() + first[1:], *rest])

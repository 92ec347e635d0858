"""A data frame as a table to read: heads in words, aligned numbers, intervals in one cell, and a caption."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from pandas.io.formats.style import Styler

from widgets.host.modules import PACKAGE_ROOT
from widgets.host.words import read_words
from widgets.tables.cells import MISSING, cell_writer, head_writer, kind_of, rank_of
from widgets.tables.frame import readable

MANY_ROWS = 10
"""A table with more rows can be sorted where a script runs."""
_WORDS: dict[str, Any] = dict(read_words("tables/table"))
HouseStyler = Styler.from_custom_template(str(PACKAGE_ROOT / "tables"), html_table="table.html")
"""The styler of pandas with the house's template."""


def show_table(
    data: pd.DataFrame | pd.Series,
    caption: str,
    *,
    source: str,
    labels: Mapping[Any, str] | pd.Series | None = None,
    decimals: int | tuple[int, int] = 2,
) -> Table:
    """Show a table with a caption, as it stands in a book.

    Parameters
    ----------
    data : DataFrame or Series
        What to show. Columns ``low`` and ``high``, or ``ci_low`` and ``ci_high``, become one of intervals.
    caption : str
        What the table tells, in a phrase.
    source : str
        Where the numbers are from: ``"published"``, ``"cases"``, ``"simulated"``, ``"inventory"``, ``"computed"``,
        or words of your own.
    labels : mapping, optional
        Words for heads of columns and rows whose names do not speak for themselves.
    decimals : int or (int, int)
        How many decimals every number gets; or the fewest and the most, where each keeps those it has.

    Returns
    -------
    Table
        Shown by a notebook; ``print`` writes it as plain text.

    Raises
    ------
    ValueError
        If there is nothing to show, no caption, or no such number of decimals.

    Examples
    --------
    >>> first = pd.DataFrame({"k": [24], "effect": [0.26]}, index=["first"])
    >>> print(show_table(first, "A synthesis", source="published"))
    A synthesis
          Studies Effect
    First      24   0.26
    """
    if data.empty:
        raise ValueError(f"the table {caption!r} has no rows or no columns; look at the data before you show them")
    if not caption.strip():
        raise ValueError("the caption is empty; say in a phrase what the table tells")
    frame = readable(data, {**_WORDS["columns"], **({} if labels is None else dict(labels))})
    return Table(frame, caption, _WORDS["sources"].get(source, source), _fewest_and_most(decimals))


def _fewest_and_most(decimals: int | tuple[int, int]) -> tuple[int, int]:
    fewest, most = (decimals, decimals) if isinstance(decimals, int) else decimals
    if not 0 <= fewest <= most:
        raise ValueError(f"decimals is {decimals!r}; give a number from 0, or the fewest and then the most")
    return fewest, most


class Table:
    """A table to read; made by :func:`show_table`."""

    def __init__(self, frame: pd.DataFrame, caption: str, source: str, decimals: tuple[int, int]) -> None:
        self.frame = frame
        self.caption = caption
        self.source = source
        self._writers = [cell_writer(column, *decimals, _WORDS) for _, column in frame.items()]

    def static_html(self) -> str:
        """Write the table as HTML, complete without a script."""
        styler = HouseStyler(self.frame)
        for place, write in enumerate(self._writers):
            styler.format(write, subset=(slice(None), self.frame.columns[place]))
        for level, _ in enumerate(self.frame.index.names):
            styler.format_index(head_writer(self.frame.index.get_level_values(level)), axis="index", level=level)
        styler.format_index(head_writer(self.frame.columns), axis="columns")
        return str(styler.to_html(sparse_index=False, exclude_styles=True, **self._for_the_template()))

    def _for_the_template(self) -> dict[str, Any]:
        is_long = len(self.frame) > MANY_ROWS
        return {
            "caption": self.caption,
            "source": self.source,
            "words": _WORDS,
            "missing": MISSING,
            "is_long": is_long,
            "index_names": list(self.frame.index.names),
            "kinds": [kind_of(column) for _, column in self.frame.items()],
            "rank_of": rank_of if is_long else lambda _value: None,
        }

    def _repr_html_(self) -> str:
        return self.static_html()

    def __repr__(self) -> str:
        plain = self.frame.astype(object).where(self.frame.notna(), np.nan)  # pandas writes only this by na_rep
        return f"{self.caption}\n{plain.to_string(formatters=self._writers, na_rep=MISSING)}"

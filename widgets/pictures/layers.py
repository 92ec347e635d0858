"""What pictures of measures have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from widgets.host.picture import COLORS
from widgets.tables.table import show_table

ROWS = 12
"""How many rows of the numbers behind a picture are told."""
SIDE = 300
"""Width and height of a plot, in points; a narrow phone has room for it."""


def inline(table: pd.DataFrame, name: str | alt.UndefinedType = alt.Undefined) -> alt.InlineData:
    """Write a table into the chart itself, with no more digits than can be seen; with a name, it can be asked for."""
    rows = [{str(name): value for name, value in row.items()} for row in table.round(4).to_dict("records")]
    return alt.InlineData(values=rows, name=name)


def told(table: pd.DataFrame, caption: str, source: str) -> str:
    """Write the numbers behind a picture as a table: all, or some evenly picked, and which of how many."""
    step = max(1, -(-len(table) // ROWS))
    picked = table.iloc[::step]
    some = f" ({len(picked)} of {len(table)}, evenly picked)" if step > 1 else ""
    return show_table(picked.reset_index(drop=True), f"{caption}{some}", source=source).static_html()


def layered(layers: list[alt.Chart]) -> alt.TopLevelMixin:
    """Lay charts over one another in one square."""
    return alt.layer(*layers).properties(width=SIDE, height=SIDE)


def level_line(column: str, level: float) -> Any:
    """Draw a dotted line across a plot, at a level of what is drawn upward."""
    table = inline(pd.DataFrame({column: [level]}))
    rule = alt.Chart(table).mark_rule(color=COLORS["text"], strokeDash=[1, 3], strokeWidth=1.5)
    return rule.encode(y=f"{column}:Q")


def line_looks(field: str, looks: Mapping[str, tuple[str, list[int]]], **legend: Any) -> dict[str, Any]:
    """Tell lines apart by color and by dashes, in one legend; a look is a stand-in color and a dash pattern."""
    shown = alt.Legend(orient="top", symbolType="stroke", symbolSize=400, **legend)
    colors, dashes = [COLORS[color] for color, _ in looks.values()], [dash for _, dash in looks.values()]
    return {
        name: channel(field, title=None, scale=alt.Scale(domain=list(looks), range=values), legend=shown)
        for name, channel, values in (("color", alt.Color, colors), ("strokeDash", alt.StrokeDash, dashes))
    }


def whole_ends(table: pd.DataFrame) -> tuple[float, float]:
    """Give the whole numbers between which all values lie."""
    values = table.to_numpy(dtype=float)
    return float(np.floor(values.min())), float(np.ceil(values.max()))


def two_raters(ratings: pd.DataFrame) -> list[str]:
    """Read who rated from the names of two columns.

    Raises
    ------
    ValueError
        If there are not two columns.
    """
    if ratings.shape[1] != 2:  # noqa: PLR2004 (a pair)
        raise ValueError(f"ratings have {ratings.shape[1]} columns; give two, one for each rater")
    return [str(name) for name in ratings.columns]


def signed(number: float) -> str:
    """Write a number with two decimals and a printed minus."""
    return f"{number:.2f}".replace("-", "−")

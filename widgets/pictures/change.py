"""A picture of change beside the error of measurement."""

from __future__ import annotations

import altair as alt
import numpy as np
import pandas as pd

from widgets.host.picture import COLORS, Picture
from widgets.pictures.layers import inline, layered, told, whole_ends

CHANGES = {"lower": "reliably lower", "unclear": "within error", "higher": "reliably higher"}
_LEGEND = alt.Legend(orient="top", direction="horizontal", symbolSize=60, symbolStrokeWidth=1.6, columnPadding=14)


def draw_reliable_change(change: pd.DataFrame, what: str, caption: str) -> Picture:
    """Draw each client's score before and after, with the band that error of measurement alone would often give.

    Parameters
    ----------
    change : DataFrame
        What :func:`widgets.reliable_change` gives for many clients.
    what : str
        Name of the score, such as ``"Distress"``.
    caption : str
        Where the data are from.

    Raises
    ------
    ValueError
        If no client has both scores.
    """
    known = change.dropna(subset=["before", "after"])
    if known.empty:
        raise ValueError("no client has a score both before and after; give at least one who has")
    margin = float((known["high"] - known["low"]).iloc[0] / 2)
    kinds = pd.Series(np.select([known["high"] < 0, known["low"] > 0], ["lower", "higher"], "unclear"), known.index)
    counts, total = kinds.value_counts().reindex(list(CHANGES), fill_value=0), len(known)
    finding = (
        f"{counts['lower']} of {total} are reliably lower and {counts['higher']} reliably higher; "
        f"for {counts['unclear']} the change is within error"
    )
    points = known[["before", "after"]].assign(change=kinds.map(CHANGES))
    return Picture(
        layered([*_band(points, margin), _changes(points, what)]),
        finding=finding,
        description=(
            f"{what} before and after for {total} clients. A band of {margin:.1f} points above and below the line of "
            f"no change marks what error of measurement alone would often give. {finding}."
        ),
        caption=caption,
        table=told(
            points.rename(columns={"before": f"{what} before", "after": f"{what} after", "change": "Change"}),
            "Each client before and after",
            caption,
        ),
    )


def _band(points: pd.DataFrame, margin: float) -> list[alt.Chart]:
    low, high = whole_ends(points[["before", "after"]])
    ends = np.array([low, high])
    chart = alt.Chart(inline(pd.DataFrame({"x": ends, "same": ends, "from": ends - margin, "to": ends + margin})))
    x, scale = alt.X("x:Q"), alt.Scale(domain=[low, high], nice=False)
    return [
        chart.mark_area(color=COLORS["quiet"], opacity=0.18, clip=True).encode(
            x=x, y=alt.Y("from:Q", scale=scale), y2="to:Q"
        ),
        chart.mark_line(color=COLORS["quiet"], strokeDash=[4, 3]).encode(x=x, y=alt.Y("same:Q", scale=scale)),
    ]


def _changes(points: pd.DataFrame, what: str) -> alt.Chart:
    low, high = whole_ends(points[["before", "after"]])
    scale = alt.Scale(domain=[low, high], nice=False)
    shapes = alt.Scale(domain=list(CHANGES.values()), range=["triangle-down", "circle", "triangle-up"])
    colors = alt.Scale(domain=list(CHANGES.values()), range=[COLORS["accent"], COLORS["quiet"], COLORS["warm"]])
    chart = alt.Chart(inline(points)).mark_point(size=34, strokeWidth=1.4, filled=False, opacity=0.9)
    layer: alt.Chart = chart.encode(
        x=alt.X("before:Q", title=f"{what} before", scale=scale),
        y=alt.Y("after:Q", title=f"{what} after", scale=scale),
        shape=alt.Shape("change:N", title=None, scale=shapes, legend=_LEGEND),
        color=alt.Color("change:N", title=None, scale=colors, legend=_LEGEND),
    )
    return layer

"""A picture of how far two raters differ."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from widgets.host.picture import COLORS, Picture
from widgets.pictures.layers import inline, layered, signed, told, two_raters


def draw_agreement(ratings: pd.DataFrame, limits: pd.DataFrame, caption: str) -> Picture:
    """Draw by how much two ratings of the same dyads differ, with their limits of agreement.

    Parameters
    ----------
    ratings : DataFrame, (dyads, 2)
        A column for each rater, named for who it is, such as ``client`` and ``therapist``.
    limits : DataFrame
        What :func:`widgets.limits_of_agreement` gives for the two columns.
    caption : str
        Where the data are from.

    Raises
    ------
    ValueError
        If there are not two columns.
    """
    first, second = two_raters(ratings)
    pairs = pd.DataFrame({"mean": ratings.mean(axis=1), "difference": ratings[first] - ratings[second]}).dropna()
    mean, lower, upper = (float(limits["value"][name]) for name in ("mean_difference", "lower", "upper"))
    finding = (
        f"{_who_is_higher(mean, first, second)} on average, but the difference of a single pair "
        f"may lie anywhere from {signed(lower)} to {signed(upper)}"
    )
    x = alt.X("mean:Q", title="Mean of the two ratings", scale=alt.Scale(zero=False))
    reach = float(np.ceil(max(pairs["difference"].abs().max(), abs(lower), abs(upper))))
    y = alt.Y(
        "difference:Q",
        title=f"{first} minus {second}".capitalize(),
        scale=alt.Scale(domain=[-reach, reach], nice=False),
    )
    dots = alt.Chart(inline(pairs)).mark_circle(size=30, color=COLORS["accent"], opacity=0.45).encode(x=x, y=y)
    return Picture(
        layered([dots, *_limit_lines({"mean": mean, "lower limit": lower, "upper limit": upper}, y)]),
        finding=finding,
        description=f"{len(pairs)} dyads: the difference of the two ratings against their mean. {finding}.",
        caption=caption,
        table=told(
            pairs.rename(
                columns={"mean": "Mean of the two ratings", "difference": f"{first} minus {second}".capitalize()}
            ),
            "The two ratings of each dyad",
            caption,
        ),
    )


def _who_is_higher(mean: float, first: str, second: str) -> str:
    if signed(abs(mean)) == signed(0):
        return f"The {first} and the {second} rate equally high"
    return f"The {first if mean > 0 else second} rates higher by {abs(mean):.2f}"


def _limit_lines(lines: dict[str, float], y: alt.Y) -> list[alt.Chart]:
    table = pd.DataFrame([{"difference": at, "line": f"{name} {signed(at)}"} for name, at in lines.items()])
    chart = alt.Chart(inline(table))
    text: dict[str, Any] = {"align": "right", "dx": -4, "dy": -7, "x": "width", "fontSize": 12}
    return [
        chart.mark_rule(color=COLORS["warm"], strokeWidth=1.8, strokeDash=[5, 3]).encode(y=y),
        chart.mark_text(**text, stroke=COLORS["page"], strokeWidth=4).encode(y=y, text="line:N"),
        chart.mark_text(**text, color=COLORS["text"]).encode(y=y, text="line:N"),
    ]

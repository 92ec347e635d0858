"""A picture of what seeing a relationship alike goes along with."""

from __future__ import annotations

from itertools import pairwise

import altair as alt
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from widgets.host.picture import COLORS, LEVELS, Picture
from widgets.measures import ResponseSurface
from widgets.pictures.layers import inline, layered, told, two_raters, whole_ends

CELLS = 12
"""Into so many strips a map is cut, in each direction."""


def draw_congruence(surface: ResponseSurface, ratings: pd.DataFrame, outcome: str, caption: str) -> Picture:
    """Draw an outcome over two ratings, as a map on which the diagonal is agreement.

    Parameters
    ----------
    surface : ResponseSurface
        What :func:`widgets.response_surface` gives for the two columns and the outcome.
    ratings : DataFrame, (dyads, 2)
        A column for each rater, named for who it is; each dyad is a dot.
    outcome : str
        Name of the outcome, such as ``"Fall of distress"``.
    caption : str
        Where the data are from.

    Raises
    ------
    ValueError
        If there are not two columns.
    """
    first, second = two_raters(ratings)
    dyads = ratings.dropna().set_axis(["x", "y"], axis="columns")
    finding = f"{outcome} {_apart(surface)}; {_along(surface)}"
    low, high = whole_ends(dyads)
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    x = alt.X("x:Q", title=f"{first}’s rating".capitalize(), scale=scale)
    y = alt.Y("y:Q", title=f"{second}’s rating".capitalize(), scale=scale)
    diagonal = alt.Chart(inline(pd.DataFrame({"x": [low, high], "y": [low, high]})))
    dots = alt.Chart(inline(dyads)).mark_circle(size=13, color=COLORS["text"], opacity=0.75).encode(x=x, y=y)
    return Picture(
        layered(
            [
                _cells(surface, dyads, outcome).encode(x=x, y=y),
                diagonal.mark_line(color=COLORS["text"], strokeDash=[4, 3]).encode(x=x, y=y),
                dots,
            ]
        ),
        finding=finding,
        description=(
            f"A map of {len(dyads)} dyads: the {first}’s rating across, the {second}’s rating upward; the shade is "
            f"{outcome[0].lower()}{outcome[1:]} by the model. {finding}. Where no dyad was near, the map is blank."
        ),
        caption=caption,
        table=told(
            ratings.dropna().assign(**{outcome: surface.predict(dyads["x"], dyads["y"])}),
            f"The two ratings of each dyad, and {outcome[0].lower()}{outcome[1:]} by the model",
            caption,
        ),
    )


def _cells(surface: ResponseSurface, dyads: pd.DataFrame, outcome: str) -> alt.Chart:
    """Shade the map by the model, but only near dyads that were seen."""
    low, high = whole_ends(dyads)
    size = (high - low) / CELLS
    corners = np.arange(CELLS) * size + low
    grid = pd.DataFrame([(x, y) for x in corners for y in corners], columns=["x", "y"])
    near = [
        ((dyads - corner - size / 2).abs() <= 0.8 * size).all(axis="columns").any()
        for corner in grid[["x", "y"]].to_numpy()
    ]
    grid = grid[near]
    values = surface.predict(grid["x"] + size / 2, grid["y"] + size / 2)
    edges = _edges(values)
    labels = [f"{_plain(start)} to {_plain(end)}" for start, end in pairwise(edges.tolist())]
    levels = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, len(labels) - 1)
    cells = grid.assign(right=grid["x"] + size, top=grid["y"] + size, level=[labels[number] for number in levels])
    shades = alt.Scale(domain=labels, range=[COLORS[name] for name in LEVELS[: len(labels)]])
    legend = alt.Legend(
        title=outcome,
        orient="top",
        direction="horizontal",
        columns=3,
        columnPadding=14,
        symbolType="square",
        symbolStrokeColor=COLORS["quiet"],
    )
    chart = alt.Chart(inline(cells)).mark_rect(stroke=COLORS["line"], strokeWidth=0.4)
    color = alt.Color("level:N", scale=shades, legend=legend, sort=labels)
    layer: alt.Chart = chart.encode(x2="right:Q", y2="top:Q", color=color)
    return layer


def _apart(surface: ResponseSurface) -> str:
    """Say what distance goes along with, as far as its interval lets one say it."""
    curve = surface.features.loc["incongruence_curvature"]
    if curve["low"] <= 0 <= curve["high"]:
        return "has no settled link with the distance between the two"
    return f"is {'smaller' if curve['high'] < 0 else 'larger'} the further the two are apart"


def _along(surface: ResponseSurface) -> str:
    """Say what the level goes along with where the two agree, as far as its interval lets one say it."""
    slope = surface.features.loc["congruence_slope"]
    if slope["low"] <= 0 <= slope["high"]:
        return "how it goes with the level on which both agree is not settled"
    return f"where both agree, it is {'larger' if slope['low'] > 0 else 'smaller'} the higher they rate"


def _edges(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cut the range of values into at most six equal parts, at whole numbers."""
    low, high = np.floor(values.min()), np.ceil(values.max())
    width = max(1.0, float(np.ceil((high - low) / len(LEVELS))))
    return np.arange(low, high + width, width)


def _plain(number: float) -> str:
    return f"{number:g}".replace("-", "−")

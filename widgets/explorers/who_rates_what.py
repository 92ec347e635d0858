"""Whose doing a rating is in a group in which everybody rates everybody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from widgets.datasets import published_effect
from widgets.equations import round_robin
from widgets.explorer.definition import Constraint, Control, ExplorerParts, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.sample import drawn
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

MEMBERS = "ABCDEFGH"
LARGEST = 2.5
"""The distance from the average, in standard deviations, that has the largest mark."""
SIDES = ["Warmer than the average", "Cooler than the average"]
PARTS = ["rater", "rated", "pair", "occasion"]
MEAN = "Mean"
"""The name of the row below the members', for what several raters give one member on average."""
_FIRST_COLUMN = 11
"""Of the four parts in a new sample; any numbers would do, so long as each part has its own."""
_REST = (
    " Two raters of the same members correlate {agree}, and all pairs, asked once more, {again}; the mean of {raters} "
    "raters tells members apart with a reliability of {sure}."
)


def explore_who_rates_what(*, seed: int = 1, **values: float) -> Explorer:
    """See what of a rating comes with the rater, the rated one, the pair and the hour, where everybody rates everybody.

    Parameters
    ----------
    seed : int
        Which sample to show, from 1 to 9999.
    **values : float
        Where the controls begin: ``rater_share``, ``rated_share`` and ``pair_share`` from 0 to 0.8, which together stay
        below 1, and ``raters`` from 1 to 7.

    Raises
    ------
    ParameterError
        If a value is outside its range, or the shares leave nothing to the occasion.

    Examples
    --------
    >>> explore_who_rates_what().readouts.round(2).to_dict()
    {'hour': 0.18, 'alike': 0.44, 'agree': 0.46, 'again': 0.82, 'sure': 0.72}
    """
    return Explorer(parts(), values, seed)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="who_rates_what",
        title="Whose doing is a rating?",
        controls=_controls(),
        readouts=[
            Readout("hour", "Left to the hour", round_robin.occasion_share, ".0%"),
            Readout("alike", "Two members, same raters: r", round_robin.likeness_of_rater),
            Readout("agree", "Two raters, same members: r", round_robin.agreement_on_rated),
            Readout("again", "All pairs, once more: r", round_robin.same_again),
            Readout("sure", "Reliability of the raters' mean", round_robin.reliability_of_mean),
        ],
        messages=[
            Message(
                "The largest part, {rater_share}, comes with whoever rates: whole rows are warm or cool." + _REST,
                when=round_robin.raters_lead,
            ),
            Message(
                "The largest part, {rated_share}, comes with whoever is rated: whole columns are warm or cool." + _REST,
                when=round_robin.rated_lead,
            ),
            Message(
                "The pairs hold {pair_share} and the hour {hour}: warm and cool are strewn, and neither rows nor "
                "columns stand out." + _REST
            ),
        ],
        presets=[
            Preset("In the eye of the rater", {"rater_share": 0.7, "rated_share": 0.1, "pair_share": 0.1}),
            Preset("All see the same", {"rater_share": 0.1, "rated_share": 0.7, "pair_share": 0.1}),
            Preset("It takes the two", {"rater_share": 0.1, "rated_share": 0.1, "pair_share": 0.7}),
            Preset("Mostly the hour", {"rater_share": 0.1, "rated_share": 0.1, "pair_share": 0.1}),
            Preset("As parent and therapist agree", {"rated_share": _published("parent_therapist")}),
        ],
        constraints=[
            Constraint(
                round_robin.is_possible,
                "rater_share {rater_share}, rated_share {rated_share} and pair_share {pair_share} leave nothing to the "
                "hour; bring one of them down, until together they are below 100%",
            )
        ],
        draw=_draw,
        alternative=(
            "A square of eight by eight places, for eight simulated members: a row for each who rates, a column for "
            "each who is rated, and nothing where one would rate oneself. A filled circle is a rating warmer than the "
            "average, a hollow square a cooler one, and the larger it is, the further away. A last row has the mean of "
            "the first raters of each column, as many as are set."
        ),
        caption=(
            "Simulated: eight members who rate the bond with each of the others. The shares begin at our choice, but "
            "for the rated one's, which begins where child and therapist agree on one alliance (Roest et al. 2022)."
        ),
        table=Table("ratings", {"rater": "Who rates", "rated": "Who is rated", "rating": "Rating (SD)"}),
        samples=True,
    )


def _published(pair: str) -> float:
    return published_effect(f"roest2022meta_{pair}")


def _controls() -> list[Control]:
    return [
        Control(
            "rater_share",
            "Comes with who rates",
            0,
            0.8,
            0.01,
            0.3,
            format=".0%",
            help="Some see everybody warmly, others nobody. A share of the variance of ratings; our choice.",
        ),
        Control(
            "rated_share",
            "Comes with who is rated",
            0,
            0.8,
            0.01,
            _published("child_therapist"),
            format=".0%",
            help="What all see in one member. Over many families, two raters of one alliance correlate by this share: "
            "child and therapist .32, parent and therapist .23 (Roest et al. 2022).",
        ),
        Control(
            "pair_share",
            "Comes with the two of them",
            0,
            0.8,
            0.01,
            0.2,
            format=".0%",
            help="What this rater sees in this member alone, week after week; our choice.",
        ),
        Control(
            "raters",
            "Raters whose mean is taken",
            1,
            len(MEMBERS) - 1,
            1,
            3,
            format=".0f",
            help="Of the seven others in the group; our choice.",
        ),
    ]


def _draw(p: Mapping[str, Any]) -> Any:
    datum = alt.datum
    shares = {name: p[name] for name in ("rater_share", "rated_share", "pair_share")}
    rows = {"rater": datum.row_number, "rated": datum.column_number, "pair": datum.number, "occasion": datum.number}
    values = {
        part: drawn(datum[f"first_{part}"], row=rows[part], column=_FIRST_COLUMN + place)
        for place, part in enumerate(PARTS)
    }
    ratings = alt.Chart(inline(_first_sample(), name="ratings")).transform_calculate(
        rating=round_robin.rating(VEGA, **shares, **values)
    )
    means = (
        ratings.transform_filter(datum.turn < p["raters"])
        .transform_aggregate(rating="mean(rating)", groupby=["rated"])
        .transform_calculate(rater=f"'{MEAN}'")
    )
    return alt.layer(_marks(ratings), _marks(means)).properties(width=280, height=310)


def _marks(ratings: Any) -> Any:
    datum = alt.datum
    sides = ratings.transform_calculate(
        side=VEGA.where(datum.rating >= 0, *SIDES), size=VEGA.minimum(VEGA.abs(datum.rating), LARGEST)
    )
    return sides.mark_point(strokeWidth=1.8, opacity=1).encode(
        x=_axis(alt.X, "rated", MEMBERS, "Who is rated", orient="top"),
        y=_axis(alt.Y, "rater", [*MEMBERS, MEAN], "Who rates"),
        size=alt.Size("size:Q", scale=alt.Scale(domain=[0, LARGEST], range=[12, 700]), legend=None),
        **_looks(),
    )


def _axis(channel: Any, field: str, names: Iterable[str], title: str, **axis: Any) -> Any:
    return channel(
        f"{field}:N",
        title=title,
        scale=alt.Scale(domain=list(names)),
        axis=alt.Axis(labelAngle=0, grid=True, ticks=False, titlePadding=10, **axis),
    )


def _looks() -> dict[str, Any]:
    """Tell warmer from cooler by color, by shape and by filling."""
    warm, cool = COLORS["warm"], COLORS["accent"]
    legend = alt.Legend(title=None, orient="bottom", direction="vertical", symbolSize=120, labelLimit=260)
    return {
        "color": alt.Color("side:N", scale=alt.Scale(domain=SIDES, range=[warm, cool]), legend=legend),
        "fill": alt.Fill("side:N", scale=alt.Scale(domain=SIDES, range=[warm, "transparent"]), legend=legend),
        "shape": alt.Shape("side:N", scale=alt.Scale(domain=SIDES, range=["circle", "square"]), legend=legend),
    }


def _first_sample() -> pd.DataFrame:
    """Draw once and for all what each rater, each rated member, each pair and each rating has of its own."""
    size = len(MEMBERS)
    generator = np.random.default_rng(1950)
    own = {part: _standard(generator.standard_normal(size)) for part in PARTS[:2]}
    alone = {part: _standard(_without_margins(generator.standard_normal((size, size)))) for part in PARTS[2:]}
    cells = [(row, column) for row in range(size) for column in range(size) if row != column]
    return pd.DataFrame(
        {
            "rater": MEMBERS[row],
            "rated": MEMBERS[column],
            "row_number": row,
            "column_number": column,
            "number": size * row + column,
            "turn": row - (row > column),
            "first_rater": own["rater"][row],
            "first_rated": own["rated"][column],
            **{f"first_{part}": values[row, column] for part, values in alone.items()},
        }
        for row, column in cells
    ).round(3)


def _without_margins(values: Any) -> Any:
    """Take the averages of rows and of columns away, which are a rater's and a rated one's."""
    return values - values.mean(axis=0) - values.mean(axis=1, keepdims=True)


def _standard(values: Any) -> Any:
    """Give values the mean 0 and the standard deviation 1."""
    return (values - values.mean()) / values.std()

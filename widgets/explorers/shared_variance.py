"""What a correlation looks like, and what it says in other units."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import altair as alt
import pandas as pd

from widgets.datasets import published_effect
from widgets.equations import correlation
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.labels import name_things, within
from widgets.explorer.sample import drawn_again, first_sample
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

MOST_CLIENTS = 1000
DRAWS = {"alliance": "a", "other": "b"}
AT = 3
"""Where the line has its handle, in SDs."""
LABELS = {"alliance": "Alliance", "outcome": "Outcome"}


def explore_shared_variance(*, labels: Mapping[str, str] | None = None, seed: int = 1, **values: float) -> Explorer:
    """See what a correlation looks like, and how little or how much it says in other units.

    Parameters
    ----------
    labels : mapping, optional
        What the picture calls things, if not alliance and outcome: ``alliance`` and ``outcome``.
    seed : int
        Which sample to show, from 1 to 9999.
    **values : float
        Where the controls begin: ``r`` from -0.95 to 0.95, ``n`` from 20 to 1000 clients.

    Raises
    ------
    ParameterError
        If a value is outside its range, or a label cannot be shown.

    Examples
    --------
    >>> explore_shared_variance(r=0.5).readouts.round(3).to_dict()
    {'shared': 0.25, 'd': 1.155, 'upper': 0.75, 'overlap': 0.564, 'low': 0.388, 'high': 0.597}
    """
    return Explorer(parts(labels), values, seed)


def parts(labels: Mapping[str, str] | None = None) -> ExplorerParts:
    """Say what the explorer is made of."""
    names = name_things(LABELS, labels)
    axes = {name: f"{label} (SD)" for name, label in names.items()}
    return ExplorerParts(
        name="shared_variance",
        title="What does a correlation look like?",
        controls=[
            Control(
                "r",
                "Correlation r",
                -0.95,
                0.95,
                0.01,
                0.28,
                help="The largest synthesis found .278 for the alliance and outcome.",
            ),
            Control(
                "n",
                "Clients shown",
                20,
                MOST_CLIENTS,
                20,
                200,
                format=".0f",
                help="More clients are added to the same ones.",
            ),
        ],
        readouts=[
            Readout("shared", "Shared variance r²", correlation.shared_variance, ".1%"),
            Readout("d", "The same as a difference d", correlation.cohens_d, "+.2f", unit="SD"),
            Readout("upper", "Above the median, of the upper half", correlation.success_of_upper_half, ".0%"),
            Readout("overlap", "Overlap of two groups d apart", correlation.overlap_of_groups, ".0%"),
            Readout("low", "Studies of this size: as low as", correlation.often_as_low_as, ".2f"),
            Readout("high", "and as high as", correlation.often_as_high_as, ".2f"),
        ],
        messages=[
            Message(
                "At r = 0.00 the cloud has no direction. With {n} clients, studies would still find anything "
                "from {low} to {high}.",
                when=_is_zero,
            ),
            Message(
                "At r = {r} the two measures share {shared} of their variance; seen as two halves, {upper} of the "
                "upper half end above the median. With {n} clients, studies would often find anything "
                "from {low} to {high}."
            ),
        ],
        presets=[
            Preset("Horvath & Symonds 1991", {"r": published_effect("horvath1991relation")}),
            Preset("Martin et al. 2000", {"r": published_effect("martin2000relation")}),
            Preset("Flückiger et al. 2018", {"r": published_effect("fluckiger2018alliance_adult")}),
            Preset("What 25% would need", {"r": 0.5}),
        ],
        draw=partial(_draw, axes=axes),
        alternative=(
            f"A cloud of points: each is a simulated client, {within(names['alliance'])} across and "
            f"{within(names['outcome'])} upward, both in standard deviations, with a straight line whose slope is r."
        ),
        caption="Simulated clients; the line is the slope r.",
        table=Table("clients", axes),
        handles=[Handle("r", x=AT, y=_height)],
        samples=True,
        labels=labels or {},
    )


def _height(xp: Any, *, r: Any) -> Any:
    del xp
    return AT * r


def _is_zero(xp: Any, *, r: Any) -> Any:
    return xp.abs(r) < 0.005  # noqa: PLR2004 (half of the control's step)


def _draw(p: Mapping[str, Any], axes: Mapping[str, str]) -> Any:
    datum = alt.datum
    outcome = correlation.paired_value(VEGA, r=p["r"], a=datum.alliance, b=datum.other)
    scale = alt.Scale(domain=[-3.5, 3.5])
    points = (
        alt.Chart(inline(first_sample(20181, MOST_CLIENTS, DRAWS.values()), name="clients"))
        .transform_filter(datum.number <= p["n"])
        .transform_calculate(**drawn_again(DRAWS))
        .transform_calculate(outcome=outcome)
        .mark_circle(size=26, color=COLORS["accent"], opacity=0.5, clip=True)
        .encode(
            x=alt.X("alliance:Q", title=axes["alliance"], scale=scale),
            y=alt.Y("outcome:Q", title=axes["outcome"], scale=scale),
        )
    )
    line = (
        alt.Chart(inline(pd.DataFrame({"alliance": [-3.5, 3.5]})))
        .transform_calculate(outcome=p["r"] * datum.alliance)
        .mark_line(color=COLORS["warm"], strokeWidth=2.5)
        .encode(x="alliance:Q", y="outcome:Q")
    )
    return alt.layer(points, line).properties(width=300, height=280)

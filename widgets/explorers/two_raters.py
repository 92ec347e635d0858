"""Whether client and therapist see the same alliance: in the same order, and with the same number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from widgets.datasets import published_effect
from widgets.equations import rater_views
from widgets.explorer.definition import Control, ExplorerParts, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.sample import drawn_again, first_sample
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

PAIRS = 300
DRAWS = {"shared": "a", "client_own": "b", "therapist_own": "c"}
"""What is drawn for each pair, and its column in the first sample."""
EDGE = 5
"""Where the picture ends, in standard deviations of the client's ratings."""
DISTANCES = ["Within half an SD", "Further apart"]


def explore_two_raters(*, seed: int = 1, **values: float) -> Explorer:
    """See how two people who rate one alliance can agree on its order and not on its number, or on neither.

    Parameters
    ----------
    seed : int
        Which sample to show, from 1 to 9999.
    **values : float
        Where the controls begin: ``client_accuracy`` and ``therapist_accuracy`` from 0 to 0.95, ``bias`` from -1 to
        1.5 and ``therapist_spread`` from 0.5 to 1.5 standard deviations of the client's ratings.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_two_raters(bias=1).readouts.round(2).to_dict()
    {'r': 0.36, 'order': 0.36, 'number': 0.24, 'gap': 1.0, 'close': 0.24}
    """
    return Explorer(parts(), values, seed)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="two_raters",
        title="Do client and therapist see the same alliance?",
        controls=_controls(),
        readouts=[
            Readout("r", "Correlation of the two", rater_views.views_correlation),
            Readout("order", "Same order and distances, ICC(C,1)", rater_views.order_agreement),
            Readout("number", "Same number, ICC(A,1)", rater_views.number_agreement),
            Readout("gap", "Mean of client minus therapist", _gap, "+.2f", unit="SD"),
            Readout("close", "Pairs within half an SD", rater_views.share_close, ".0%"),
        ],
        messages=[
            Message(
                "The two ratings correlate {r}. Neither is higher on average, so agreement on order and distances and "
                "agreement on the number are the same, {order}; {close} of pairs lie within half an SD.",
                when=_is_level,
            ),
            Message(
                "The two ratings correlate {r}. Agreement on order and distances is {order}, on the number {number}: "
                "client minus therapist is {gap} SD on average, and {close} of pairs lie within half an SD."
            ),
        ],
        presets=[
            Preset("Published: Tryon et al. 2007", {}),
            Preset("Strict therapist", {"client_accuracy": 0.9, "therapist_accuracy": 0.9, "bias": 1.5}),
            Preset("Therapist sees little", {"client_accuracy": 0.9, "therapist_accuracy": 0.1, "bias": 0}),
            Preset(
                "Careful with extremes",
                {"client_accuracy": 0.9, "therapist_accuracy": 0.9, "bias": 0, "therapist_spread": 0.5},
            ),
            Preset("Twins", {"client_accuracy": 0.95, "therapist_accuracy": 0.95, "bias": 0}),
        ],
        draw=_draw,
        alternative=(
            "A cloud of 300 simulated pairs: the client's rating across and the therapist's upward, both in standard "
            "deviations of the client's ratings. A dashed line marks where the two are the same. Filled circles lie "
            "within half a standard deviation of it, crosses further away."
        ),
        caption=(
            "Simulated pairs. Published (Tryon et al. 2007, 53 studies): r .36, clients .63 SD "
            "higher. A few pairs may lie outside the frame."
        ),
        table=Table("pairs", {"client": "Client (SD)", "therapist": "Therapist (SD)", "distance": "Distance"}),
        samples=True,
    )


def _controls() -> list[Control]:
    accuracy = round(_published("agreement") ** 0.5, 2)
    origin = "Our choice: .60 for both gives the published .36 (Tryon et al. 2007)."
    return [
        Control(
            "client_accuracy",
            "Client's accuracy",
            0,
            0.95,
            0.05,
            accuracy,
            help=f"How the client's rating correlates with what both can see. {origin}",
        ),
        Control(
            "therapist_accuracy",
            "Therapist's accuracy",
            0,
            0.95,
            0.05,
            accuracy,
            help=f"How the therapist's rating correlates with what both can see. {origin}",
        ),
        Control(
            "bias",
            "Therapist rates lower by",
            -1,
            1.5,
            0.01,
            _published("level"),
            unit="SD",
            format="+.2f",
            help="In SDs of the client's ratings; below 0, higher. Tryon et al. 2007 found clients .63 SD higher.",
        ),
        Control(
            "therapist_spread",
            "Therapist's spread",
            0.5,
            1.5,
            0.05,
            1,
            unit="×",
            help="Times the client's. Below 1 the therapist keeps to the middle, above 1 goes to extremes. Our choice.",
        ),
    ]


def _published(result: str) -> float:
    return published_effect(f"tryon2007meta_{result}")


def _gap(xp: Any, *, bias: Any) -> Any:
    """Give how much higher the client rates on average; it is the control itself."""
    del xp
    return bias


def _is_level(xp: Any, *, bias: Any) -> Any:
    return xp.abs(bias) < 0.005  # noqa: PLR2004 (half of the control's step)


def _draw(p: Mapping[str, Any]) -> Any:
    axis = alt.Scale(domain=[-EDGE, EDGE], nice=False)
    therapist = {name: p[name] for name in ("therapist_accuracy", "bias", "therapist_spread")}
    difference = VEGA.abs(alt.datum.client - alt.datum.therapist)
    looks = {
        "color": ([COLORS["accent"], COLORS["warm"]], alt.Color),
        "shape": (["circle", "cross"], alt.Shape),
    }
    points = (
        alt.Chart(inline(first_sample(2007, PAIRS, DRAWS.values()), name="pairs"))
        .transform_calculate(**drawn_again(DRAWS))
        .transform_calculate(
            client=rater_views.client_rating(
                VEGA, client_accuracy=p["client_accuracy"], shared=alt.datum.shared, own=alt.datum.client_own
            ),
            therapist=rater_views.therapist_rating(
                VEGA, **therapist, shared=alt.datum.shared, own=alt.datum.therapist_own
            ),
        )
        .transform_calculate(distance=VEGA.where(difference <= rater_views.HALF_AN_SD, *DISTANCES))
        .mark_point(size=38, filled=True, opacity=0.7, clip=True)
        .encode(
            x=alt.X("client:Q", title="Client's rating (SD)", scale=axis),
            y=alt.Y("therapist:Q", title="Therapist's rating (SD)", scale=axis),
            **{
                name: channel(
                    "distance:N",
                    title=None,
                    scale=alt.Scale(domain=DISTANCES, range=values),
                    legend=alt.Legend(orient="top", symbolSize=60),
                )
                for name, (values, channel) in looks.items()
            },
        )
    )
    return alt.layer(_identity(), points).properties(width=300, height=300)


def _identity() -> Any:
    """Draw where the two ratings are the same."""
    ends = inline(pd.DataFrame({"client": [-EDGE, EDGE], "therapist": [-EDGE, EDGE]}))
    line = alt.Chart(ends).mark_line(color=COLORS["text"], strokeDash=[5, 4], strokeWidth=1.5)
    return line.encode(x="client:Q", y="therapist:Q")

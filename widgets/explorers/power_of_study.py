"""How many clients a study of a correlation needs, and what a study with too few finds when it finds something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from widgets.datasets import published_effect
from widgets.equations import power
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline, level_line

FEWEST, MOST = 10, 600
NEAR_AXIS = 70
_CURVES = {"as set": 1, "half of that": 0.5}
_STUDY = (
    "If the true correlation is {true_r}, a study of {n} clients, worth {effective} unrelated ones, comes out with p "
    "below {alpha} in {power} of repetitions: "
)
_FOUND = " Those that come out find an r of about {found} in size on average, {overestimate} times the true one."


def explore_power_of_study(**values: float) -> Explorer:
    """See how often a study finds a correlation that is there, and by how much it then overstates it.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``true_r`` from 0.05 to 0.6, ``n`` from 10 to 600 clients, ``alpha`` from 0.01 to
        0.1, ``clients_per_therapist`` from 1 to 30, ``icc_therapist`` from 0 to 0.2, ``icc_predictor`` from 0 to 1.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_power_of_study(true_r=0.2, clients_per_therapist=1).readouts["needed"].item()
    194.0
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="power_of_study",
        title="How many dyads does my study need?",
        controls=[*_study_controls(), *_therapist_controls()],
        readouts=[
            Readout("power", "Power", power.power, ".0%"),
            Readout("needed", "Clients needed for 80%", power.clients_needed, ".0f"),
            Readout("effective", "Worth unrelated clients", power.effective_n, ".1f"),
            Readout("found", "Average r of significant studies, about", power.found_when_significant, ".2f"),
            Readout("overestimate", "Times the true r, about", power.overestimate, ".2f"),
        ],
        messages=[
            Message(
                _STUDY + "enough for the customary 80%, which takes {needed} clients." + _FOUND,
                when=power.has_wanted_power,
            ),
            Message(_STUDY + "the customary 80% would take {needed} clients." + _FOUND),
        ],
        presets=[
            Preset("Alliance, .278", {"true_r": published_effect("fluckiger2018alliance_adult")}),
            Preset("Alliance, 45 clients", {"n": 45}),
            Preset("A small correlation, .15", {"true_r": 0.15}),
            Preset(
                "Training in repair, .11",
                {"true_r": published_effect("eubanks2018alliance_training"), "icc_predictor": 1},
            ),
            Preset("One client per therapist", {"clients_per_therapist": 1}),
        ],
        draw=_draw,
        alternative=(
            "Two rising curves of power, from 0 to 100%, over the number of clients from 10 to 600: a solid one if the "
            "true correlation is as set, and a lower dashed one if it is half of that. A dot marks the study as set, "
            "and a dotted line a power of 80%."
        ),
        caption=(
            "By equation (Fisher's z, two-sided test). The average of significant studies is approximate. "
            "That 80% is customary is a convention."
        ),
        table=Table("studies", {"curve": "True correlation", "n": "Clients", "power": "Power"}),
        handles=[Handle("n", x="n", y=power.power)],
        compares=True,
    )


def _study_controls() -> list[Control]:
    return [
        Control(
            "true_r",
            "True correlation r",
            0.05,
            0.6,
            0.01,
            0.28,
            format=".3f",
            help="What would be found in all clients there are. Flückiger et al. 2018 found .278 for the alliance.",
        ),
        Control(
            "n",
            "Clients in the study",
            FEWEST,
            MOST,
            1,
            99,
            format=".0f",
            help="Each with a therapist, so as many dyads. 99 is nearly what .278 needs if no two are related.",
        ),
        Control("alpha", "Significant below p", 0.01, 0.1, 0.01, 0.05, help="Two-sided; .05 is customary."),
    ]


def _therapist_controls() -> list[Control]:
    return [
        Control(
            "clients_per_therapist",
            "Clients per therapist",
            1,
            30,
            1,
            12,
            format=".0f",
            help="Clients of one therapist resemble each other. 12 is our choice.",
        ),
        Control(
            "icc_therapist",
            "Share of outcome between therapists",
            0,
            0.2,
            0.01,
            0.05,
            help="Johns et al. 2019 found 5% on average.",
        ),
        Control(
            "icc_predictor",
            "Share of the predictor between therapists",
            0,
            1,
            0.01,
            0.05,
            help="Imel et al. 2013 found 2% to 7% for the alliance. It is 1 for what a therapist has or has not, such "
            "as a training.",
        ),
    ]


def _draw(p: Mapping[str, Any]) -> Any:
    return alt.layer(level_line("power", power.WANTED), _curves(p), *_study(p)).properties(width=300, height=280)


def _power(p: Mapping[str, Any], **other: Any) -> Any:
    return power.power(VEGA, **{**p, **other})


def _curves(p: Mapping[str, Any]) -> Any:
    rows = [
        {"curve": curve, "factor": factor, "n": n}
        for curve, factor in _CURVES.items()
        for n in range(FEWEST, MOST + 1, 10)
    ]
    names = list(_CURVES)
    return (
        alt.Chart(inline(pd.DataFrame(rows), name="studies"))
        .transform_calculate(power=_power(p, true_r=p["true_r"] * alt.datum.factor, n=alt.datum.n))
        .mark_line(strokeWidth=2.5)
        .encode(
            x=alt.X("n:Q", title="Clients in the study", axis=alt.Axis(tickCount=6), scale=alt.Scale(domain=[0, MOST])),
            y=alt.Y("power:Q", title="Power", axis=alt.Axis(format=".0%"), scale=alt.Scale(domain=[0, 1])),
            color=alt.Color(
                "curve:N",
                title="If the true correlation is",
                scale=alt.Scale(domain=names, range=[COLORS["accent"], COLORS["second"]]),
                legend=alt.Legend(orient="top", symbolSize=400),
            ),
            strokeDash=alt.StrokeDash("curve:N", scale=alt.Scale(domain=names, range=[[1, 0], [6, 4]])),
        )
    )


def _study(p: Mapping[str, Any]) -> list[Any]:
    here = (
        alt.Chart(inline(pd.DataFrame({"study": [1]})))
        .transform_calculate(n=p["n"], power=_power(p))
        .transform_calculate(words=alt.expr.format(alt.datum.power, ".0%"))
        .encode(x="n:Q", y="power:Q")
    )
    # To the left and above there is no curve, but near the axis there is no room.
    near_axis = p["n"] < NEAR_AXIS
    words = here.mark_text(
        align=alt.ExprRef(str(VEGA.where(near_axis, "left", "right"))),
        dx=alt.ExprRef(str(VEGA.where(near_axis, 10, -8))),
        dy=alt.ExprRef(str(VEGA.where(near_axis, 8, -16))),
        fontSize=14,
    )
    return [
        here.mark_point(size=110, filled=True, color=COLORS["warm"], opacity=1),
        words.encode(text="words:N", color=alt.value(COLORS["text"])),
    ]

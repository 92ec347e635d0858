"""What alliance, real relationship and negative transference each add to what the others share with outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from widgets.datasets import published_results
from widgets.equations import three_predictors as three
from widgets.explorer.definition import (
    Constraint,
    Control,
    Equation,
    ExplorerParts,
    Message,
    Preset,
    Readout,
    Table,
    bind,
)
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

_FACTS = (
    "Alone they share {simple_alliance} (alliance), {simple_real} (real relationship) and {simple_transference} "
    "(negative transference) with outcome; together {together}. Beyond the other two, they add {unique_alliance}, "
    "{unique_real} and {unique_transference}. "
)


def explore_three_components(**values: float) -> Explorer:
    """See what each part of the relationship adds to the others when they overlap.

    Parameters
    ----------
    **values : float
        Where the controls begin, each a correlation. With outcome: ``alliance_outcome`` and ``real_outcome`` from -0.2
        to 0.6, ``transference_outcome`` from -0.6 to 0.2. With each other: ``real_alliance`` from 0 to 0.95,
        ``transference_alliance`` and ``transference_real`` from -0.6 to 0.2.

    Raises
    ------
    ParameterError
        If a value is outside its range, or no four things can correlate like that.

    Examples
    --------
    >>> explore_three_components().readouts.round(3).to_dict()["together"]
    0.151
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="three_components",
        title="What does each part of the relationship add?",
        controls=_controls(),
        readouts=[
            Readout("simple_alliance", "Alliance alone, r²", three.simple_alliance, ".1%"),
            Readout("simple_real", "Real relationship alone, r²", three.simple_real, ".1%"),
            Readout("simple_transference", "Negative transference alone, r²", three.simple_transference, ".1%"),
            Readout("unique_alliance", "Alliance, beyond the others", three.unique_alliance, ".1%"),
            Readout("unique_real", "Real relationship, beyond the others", three.unique_real, ".1%"),
            Readout(
                "unique_transference", "Negative transference, beyond the others", three.unique_transference, ".1%"
            ),
            Readout("shared", "Shared by two or more", three.shared_by_several, ".1%"),
            Readout("together", "All three together, R²", three.explained_together, ".1%"),
        ],
        messages=[
            Message(
                _FACTS + "One of them adds more beside the others than alone: the others clear it of what has nothing "
                "to do with outcome (suppression), and what two or more share, {shared}, can fall below 0.",
                when=three.is_suppressing,
            ),
            Message(_FACTS + "What is left, {shared}, two or more of them share, and it belongs to none of them."),
        ],
        presets=[
            Preset("Overlap as published", {"real_alliance": _published("vaz2023sister")}),
            Preset("No overlap", {"real_alliance": 0, "transference_alliance": 0, "transference_real": 0}),
            Preset("Nearly the same thing", {"real_outcome": 0.28, "real_alliance": 0.95}),
            Preset("A suppressor", {"alliance_outcome": 0.05}),
        ],
        constraints=[
            Constraint(
                three.are_possible_together,
                "no three things can overlap like this and still be three: real_alliance {real_alliance}, "
                "transference_alliance {transference_alliance}, transference_real {transference_real}; bring one of "
                "them nearer to 0",
            ),
            Constraint(
                three.is_possible_with_outcome,
                "nothing can correlate with the three like this: alliance_outcome {alliance_outcome}, real_outcome "
                "{real_outcome}, transference_outcome {transference_outcome} would together explain all of outcome or "
                "more; bring one of them nearer to 0, or change an overlap",
            ),
        ],
        draw=_draw,
        alternative=(
            "Bars of shares of the variance of outcome. For alliance, real relationship and negative transference, a "
            "hollow bar for the share of each alone and a filled bar for what it adds beyond the other two. Below, a "
            "bar for what two or more share, and one for all three together."
        ),
        caption=(
            "By equation, from the six correlations. Three are published (Flückiger et al. 2018, Gelso et al. 2018, "
            "Vaz et al.), from different studies; those of negative transference are our choice. Shares of variance "
            "name no cause."
        ),
        table=Table("parts", {"part": "Part", "share": "Share of the variance of outcome"}),
    )


def _published(result: str) -> float:
    return round(float(published_results().effect[result]), 2)


def _controls() -> list[Control]:
    alliance = "Flückiger et al. 2018 found .278, here rounded."
    real = "Gelso et al. 2018 found .38."
    transference = "Our choice; for countertransference reactions Hayes et al. 2018 found −.16."
    overlap = "Vaz et al. found .66."
    outcomes = [
        ("alliance_outcome", "Alliance with outcome", -0.2, 0.6, _published("fluckiger2018alliance_adult"), alliance),
        ("real_outcome", "Real relationship with outcome", -0.2, 0.6, _published("gelso2018real"), real),
        ("transference_outcome", "Negative transference with outcome", -0.6, 0.2, -0.15, transference),
        ("real_alliance", "Alliance with real relationship", 0, 0.95, _published("vaz2023sister"), overlap),
        ("transference_alliance", "Alliance with negative transference", -0.6, 0.2, -0.2, "Our choice."),
        ("transference_real", "Real relationship with negative transference", -0.6, 0.2, -0.2, "Our choice."),
    ]
    return [
        Control(name, label, low, high, 0.01, value, format="+.2f", help=f"A correlation. {words}")
        for name, label, low, high, value, words in outcomes
    ]


_BARS: list[tuple[str, str, float, Equation]] = [
    ("Alliance alone", "alone", 0, three.simple_alliance),
    ("Alliance, beyond the others", "beyond", 1, three.unique_alliance),
    ("Real relationship alone", "alone", 2.3, three.simple_real),
    ("Real relationship, beyond the others", "beyond", 3.3, three.unique_real),
    ("Negative transference alone", "alone", 4.6, three.simple_transference),
    ("Negative transference, beyond the others", "beyond", 5.6, three.unique_transference),
    ("Shared by two or more", "shared", 6.9, three.shared_by_several),
    ("All three together", "together", 7.9, three.explained_together),
]


def _draw(p: Mapping[str, Any]) -> Any:
    table = pd.DataFrame([{"part": part, "kind": kind, "top": top} for part, kind, top, _ in _BARS])
    share: Any = 0
    for part, _, _, equation in _BARS:
        share = VEGA.where(alt.datum.part == part, bind(equation, VEGA, p), share)
    base = (
        alt.Chart(inline(table, name="parts"))
        .transform_calculate(share=share)
        .transform_calculate(
            words=alt.datum.part + " " + alt.expr.format(alt.datum.share, ".1%"),
            label=alt.datum.top + 0.2,
            start=alt.datum.top + 0.5,
            end=alt.datum.top + 0.85,
        )
    )
    across = alt.X(
        "share:Q",
        title="Share of the variance of outcome",
        axis=alt.Axis(format=".0%", tickCount=5),
        scale=alt.Scale(domain=alt.DomainUnionWith(unionWith=[0, 0.25]), nice=True),
    )
    down = alt.Scale(domain=[0, 8.9], reverse=True)
    kinds = ["alone", "beyond", "shared", "together"]
    fills = alt.Scale(domain=kinds, range=["transparent", COLORS["accent"], COLORS["second"], COLORS["warm"]])
    edges = alt.Scale(domain=kinds, range=[COLORS[name] for name in ("text", "accent", "second", "warm")])
    bars = base.mark_rect(strokeWidth=1.5).encode(
        x=across,
        x2=alt.X2Datum(0),
        y=alt.Y("start:Q", scale=down, axis=None),
        y2="end:Q",
        fill=alt.Fill("kind:N", scale=fills, legend=None),
        stroke=alt.Stroke("kind:N", scale=edges, legend=None),
    )
    words = base.mark_text(align="left", baseline="middle", fontSize=12, color=COLORS["text"]).encode(
        x=alt.value(4), y=alt.Y("label:Q", scale=down, axis=None), text="words:N"
    )
    return alt.layer(bars, words).properties(width=300, height=290)

"""What alliance, real relationship and negative transference each add to what the others share with outcome."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import altair as alt
import pandas as pd

from widgets.datasets import published_effect
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
from widgets.explorer.labels import name_things, within
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

LABELS = {
    "alliance": "Alliance",
    "real": "Real relationship",
    "transference": "Negative transference",
    "outcome": "Outcome",
}


def explore_three_components(*, labels: Mapping[str, str] | None = None, **values: float) -> Explorer:
    """See what each part of the relationship adds to the others when they overlap.

    Parameters
    ----------
    labels : mapping, optional
        What the picture calls ``alliance``, ``real``, ``transference`` and ``outcome``, if not by these names.
    **values : float
        Where the controls begin, each a correlation. With outcome: ``alliance_outcome`` and ``real_outcome`` from -0.2
        to 0.6, ``transference_outcome`` from -0.6 to 0.2. With each other: ``real_alliance`` from 0 to 0.95,
        ``transference_alliance`` and ``transference_real`` from -0.6 to 0.2.

    Raises
    ------
    ParameterError
        If a value is outside its range, a label cannot be shown, or no four things can correlate like that.

    Examples
    --------
    >>> explore_three_components().readouts.round(3).to_dict()["together"]
    0.151
    """
    return Explorer(parts(labels), values)


def parts(labels: Mapping[str, str] | None = None) -> ExplorerParts:
    """Say what the explorer is made of."""
    names = name_things(LABELS, labels)
    alliance, real, transference, outcome = (within(name) for name in names.values())
    facts = (
        f"Alone they share {{simple_alliance}} ({alliance}), {{simple_real}} ({real}) and {{simple_transference}} "
        f"({transference}) with {outcome}; together {{together}}. Beyond the other two, they add {{unique_alliance}}, "
        "{unique_real} and {unique_transference}. "
    )
    return ExplorerParts(
        name="three_components",
        title="What does each part of the relationship add?",
        controls=_controls(names),
        readouts=[
            Readout("simple_alliance", f"{names['alliance']} alone, r²", three.simple_alliance, ".1%"),
            Readout("simple_real", f"{names['real']} alone, r²", three.simple_real, ".1%"),
            Readout("simple_transference", f"{names['transference']} alone, r²", three.simple_transference, ".1%"),
            Readout("unique_alliance", f"{names['alliance']}, beyond the others", three.unique_alliance, ".1%"),
            Readout("unique_real", f"{names['real']}, beyond the others", three.unique_real, ".1%"),
            Readout(
                "unique_transference", f"{names['transference']}, beyond the others", three.unique_transference, ".1%"
            ),
            Readout("shared", "Shared by two or more", three.shared_by_several, ".1%"),
            Readout("together", "All three together, R²", three.explained_together, ".1%"),
        ],
        messages=[
            Message(
                facts + "One of them adds more beside the others than alone: the others clear it of what has nothing "
                "to do with "
                f"{outcome} (suppression), "
                "and what two or more share, {shared}, can fall below 0.",
                when=three.is_suppressing,
            ),
            Message(facts + "What is left, {shared}, two or more of them share, and it belongs to none of them."),
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
        draw=partial(_draw, names=names),
        alternative=(
            f"Bars of shares of the variance of {outcome}. For {alliance}, {real} and {transference}, a "
            "hollow bar for the share of each alone and a filled bar for what it adds beyond the other two. Below, a "
            "bar for what two or more share, and one for all three together."
        ),
        caption=(
            "By equation, from six correlations. They begin as published, in different studies, or by our choice; each "
            "says so. Shares of variance name no cause."
        ),
        table=Table("parts", {"part": "Part", "share": f"Share of the variance of {outcome}"}),
        labels=labels or {},
    )


def _published(result: str) -> float:
    return round(published_effect(result), 2)


def _controls(names: Mapping[str, str]) -> list[Control]:
    alliance, real, transference, outcome = names.values()
    fluckiger = "Flückiger et al. 2018 found .278, here rounded."
    gelso = "Gelso et al. 2018 found .38."
    chosen = "Our choice; for countertransference reactions Hayes et al. 2018 found −.16."
    overlap = "Vaz et al. found .66."
    pairs = [
        ("alliance_outcome", alliance, outcome, -0.2, 0.6, _published("fluckiger2018alliance_adult"), fluckiger),
        ("real_outcome", real, outcome, -0.2, 0.6, _published("gelso2018real"), gelso),
        ("transference_outcome", transference, outcome, -0.6, 0.2, -0.15, chosen),
        ("real_alliance", alliance, real, 0, 0.95, _published("vaz2023sister"), overlap),
        ("transference_alliance", alliance, transference, -0.6, 0.2, -0.2, "Our choice."),
        ("transference_real", real, transference, -0.6, 0.2, -0.2, "Our choice."),
    ]
    return [
        Control(
            name, f"{one} with {within(other)}", low, high, 0.01, value, format="+.2f", help=f"A correlation. {words}"
        )
        for name, one, other, low, high, value, words in pairs
    ]


def _bars(names: Mapping[str, str]) -> list[tuple[str, str, float, Equation]]:
    """Give what each bar shows, its kind, its place and its equation."""
    return [
        (f"{names['alliance']} alone", "alone", 0, three.simple_alliance),
        (f"{names['alliance']}, beyond the others", "beyond", 1, three.unique_alliance),
        (f"{names['real']} alone", "alone", 2.3, three.simple_real),
        (f"{names['real']}, beyond the others", "beyond", 3.3, three.unique_real),
        (f"{names['transference']} alone", "alone", 4.6, three.simple_transference),
        (f"{names['transference']}, beyond the others", "beyond", 5.6, three.unique_transference),
        ("Shared by two or more", "shared", 6.9, three.shared_by_several),
        ("All three together", "together", 7.9, three.explained_together),
    ]


def _draw(p: Mapping[str, Any], names: Mapping[str, str]) -> Any:
    drawn = _bars(names)
    table = pd.DataFrame([{"part": part, "kind": kind, "top": top} for part, kind, top, _ in drawn])
    share: Any = 0
    for part, _, _, equation in drawn:
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
        title=f"Share of the variance of {within(names['outcome'])}",
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

"""Which published averages go together with a correlation that one has in mind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from widgets.datasets import pooling_methods, published_effect, published_results
from widgets.equations import publication
from widgets.explorer.definition import Control, Equation, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

ROWS = {
    "horvath2011alliance": "Alliance, adults|Horvath et al. 2011",
    "fluckiger2018alliance_adult": "Alliance, adults|Flückiger et al. 2018",
    "probst2019allianz_total": "Alliance, internet|Probst et al. 2019",
    "karver2018meta": "Alliance, youth|Karver et al. 2018",
    "murphy2018practitioner": "Alliance, adolescents|Murphy & Hutton 2018",
    "tryon2018meta_goal_consensus": "Goal consensus|Tryon et al. 2018",
    "tryon2018meta_collaboration": "Collaboration|Tryon et al. 2018",
    "tryon2018meta_collaboration_therapist": "Therapist’s collaboration|Tryon et al. 2018",
    "elliott2018therapist": "Empathy|Elliott et al. 2018",
    "gelso2018real": "Real relationship|Gelso et al. 2018",
    "eubanks2018alliance_repair": "Repair of ruptures|Eubanks et al. 2018",
    "eubanks2018alliance_training": "Training in repair|Eubanks et al. 2018",
    "hayes2011managing_management": "CT management|Hayes et al. 2011",
    "hayes2011managing_reactions": "CT reactions|Hayes et al. 2011",
    "hayes2018countertransference_management": "CT management|Hayes et al. 2018",
    "hayes2018countertransference_reactions": "CT reactions|Hayes et al. 2018",
}
"""The result's name in the table of published results, to what is written beside it."""


def explore_published_forest(**values: float) -> Explorer:
    """See which published averages of correlations with outcome include a correlation, and which lie above or below.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``r`` from -0.3 to 0.7, ``fewest`` from 5 to 100 studies.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_published_forest(r=0.5).readouts.to_dict()
    {'shown': 16.0, 'holding': 2.0, 'above': 0.0, 'below': 14.0}
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="published_forest",
        title="Which published averages include this correlation?",
        controls=[
            Control(
                "r",
                "Correlation r",
                -0.3,
                0.7,
                0.01,
                0.28,
                help="A correlation to hold against them. Flückiger et al. 2018 found .278 over 295 studies.",
            ),
            Control(
                "fewest",
                "Fewest studies in an average",
                5,
                100,
                1,
                5,
                format=".0f",
                help="Averages over fewer studies or samples are left out. Our choice: all are shown.",
            ),
        ],
        readouts=_readouts(),
        messages=[
            Message(
                "r = {r} lies within the 95% intervals of {holding} of the {shown} published averages over at least "
                "{fewest} studies, below those of {above} and above those of {below}."
            )
        ],
        presets=[
            Preset("Martin et al. 2000", {"r": published_effect("martin2000relation")}),
            Preset("No correlation", {"r": 0}),
            Preset("What 25% of shared variance needs", {"r": 0.5}),
            Preset("20 studies or more", {"fewest": 20}),
        ],
        draw=_draw,
        alternative=(
            "A row for each published average of correlations with outcome: a dot at the average and a bar over its "
            "95% interval, with a dashed line through all rows at r. The dot is filled where the interval includes r, "
            "and hollow where it does not."
        ),
        caption=(
            "Published averages of correlations with outcome that came with a 95% interval. CT: countertransference; "
            "its reactions go with poorer outcome. An interval is about the average, not about the single studies. "
            "The table says how each was averaged, where we have seen it."
        ),
        table=Table(
            "results",
            {
                "name": "Result",
                "k": "Studies",
                "effect": "r",
                "ci_low": "95% from",
                "ci_high": "to",
                "method": "Averaged over studies by",
            },
            rows=len(ROWS),
        ),
        handles=[Handle("r", x="r")],
    )


def _readouts() -> list[Readout]:
    results = _results()
    k, low, high = (list(results[column]) for column in ("k", "ci_low", "ci_high"))

    def shown(xp: Any, *, fewest: Any) -> Any:
        return sum(xp.where(fewest <= number, 1, 0) for number in k)

    def holding(xp: Any, *, r: Any, fewest: Any) -> Any:
        return publication.count_holding(xp, r=r, low=low, high=high, counted=[fewest <= number for number in k])

    def above(xp: Any, *, r: Any, fewest: Any) -> Any:
        return publication.count_above(xp, r=r, low=low, counted=[fewest <= number for number in k])

    return [
        Readout("shown", "Published averages shown", shown, ".0f"),
        Readout("holding", "Intervals that include r", holding, ".0f"),
        Readout("above", "Intervals wholly above r", above, ".0f"),
        Readout("below", "Intervals wholly below r", _rest(shown, holding, above), ".0f"),
    ]


def _rest(shown: Equation, holding: Equation, above: Equation) -> Equation:
    def below(xp: Any, *, r: Any, fewest: Any) -> Any:
        return shown(xp, fewest=fewest) - holding(xp, r=r, fewest=fewest) - above(xp, r=r, fewest=fewest)

    return below


def _results() -> pd.DataFrame:
    """Read the published results that have a row, in the order of the rows."""
    results = published_results().loc[list(ROWS), ["citation", "k", "effect", "ci_low", "ci_high"]]
    method = results.pop("citation").map(pooling_methods()).fillna("not known to us")
    names = [row.replace("|", ", ") for row in ROWS.values()]
    return results.assign(row=list(ROWS.values()), name=names, method=method)


def _draw(p: Mapping[str, Any]) -> Any:
    holds = (p["r"] >= alt.datum.ci_low) & (p["r"] <= alt.datum.ci_high)
    shown = (
        alt.Chart(inline(_results(), name="results"))
        .transform_filter(alt.datum.k >= p["fewest"])
        .transform_calculate(solid=VEGA.where(holds, 1, 0))
    )
    compared = alt.Chart(inline(pd.DataFrame({"zero": [0]}))).transform_calculate(effect=alt.datum.zero + p["r"])
    zero = alt.Chart(inline(pd.DataFrame({"effect": [0]})))
    return alt.layer(
        zero.mark_rule(color=COLORS["quiet"], strokeWidth=1).encode(x=_x("effect:Q")),
        compared.mark_rule(color=COLORS["warm"], strokeWidth=2, strokeDash=[6, 4]).encode(x=_x("effect:Q")),
        shown.mark_rule(color=COLORS["accent"], strokeWidth=2.5).encode(x=_x("ci_low:Q"), x2="ci_high:Q", y=_y()),
        shown.mark_circle(size=70, color=COLORS["page"], opacity=1).encode(x=_x("effect:Q"), y=_y()),
        shown.mark_circle(size=70, color=COLORS["accent"], stroke=COLORS["accent"], strokeWidth=2, opacity=1).encode(
            x=_x("effect:Q"), y=_y(), fillOpacity=alt.FillOpacity("solid:Q", scale=None)
        ),
    ).properties(width=300, height=27 * len(ROWS))


def _x(field: str) -> alt.X:
    axis = alt.Axis(values=[-0.2, 0, 0.2, 0.4, 0.6])
    return alt.X(field, title="Correlation r with outcome", scale=alt.Scale(domain=[-0.35, 0.8]), axis=axis)


def _y() -> alt.Y:
    axis = alt.Axis(labelExpr="split(datum.label, '|')", labelFontSize=11, labelLimit=150, grid=True)
    return alt.Y("row:N", title=None, sort=None, scale=alt.Scale(domain=list(ROWS.values())), axis=axis)

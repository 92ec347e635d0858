"""Alliance and distress from session to session: which of them moves the other, and what a correlation shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from widgets.equations import cross_lagged
from widgets.explorer.definition import Constraint, Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

SESSIONS = 8
STARTS = ["Alliance pushed up", "Distress pushed down", "Found so, no push"]
MEASURES = ["Alliance", "Distress"]


def explore_reverse_causation(**values: float) -> Explorer:
    """See what alliance and distress do to each other over sessions, and how little their correlation tells of it.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``alliance_to_distress`` and ``distress_to_alliance`` from -0.4 to 0.4,
        ``alliance_stability`` and ``distress_stability`` from 0 to 0.9, ``common_cause`` from 0 to 0.8.

    Raises
    ------
    ParameterError
        If a value is outside its range, or a push would not die away.

    Examples
    --------
    >>> explore_reverse_causation(alliance_to_distress=0, distress_to_alliance=0).readouts.round(3).to_dict()
    {'same_session': -0.2, 'alliance_first': -0.08, 'path': 0.0, 'distress_first': -0.08, 'added': 0.0}
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="reverse_causation",
        title="Does the alliance bring change, or change the alliance?",
        controls=_controls(),
        readouts=[
            Readout("same_session", "Correlation, same session", cross_lagged.same_session_correlation, "+.2f"),
            Readout(
                "alliance_first", "Alliance with next distress, r", cross_lagged.alliance_first_correlation, "+.2f"
            ),
            Readout("path", "Of this r, the alliance's path", cross_lagged.standardized_alliance_path, "+.2f"),
            Readout(
                "distress_first", "Distress with next alliance, r", cross_lagged.distress_first_correlation, "+.2f"
            ),
            Readout("added", "Alliance pushed: distress, 5 sessions added up", cross_lagged.added_effect, "+.2f"),
        ],
        messages=[
            Message(
                "Neither has a path to the other. A common cause of {common_cause} and what lasts from session to "
                "session give a correlation of {same_session} in the same session, of {alliance_first} for the "
                "alliance with the next distress, and of {distress_first} for distress with the next alliance.",
                when=cross_lagged.no_paths,
            ),
            Message(
                "In this model the alliance has no path to distress. It correlates {alliance_first} with the next "
                "session's distress all from what the two shared before ({same_session} in the same session). "
                "Distress and the next alliance correlate {distress_first}.",
                when=cross_lagged.no_alliance_path,
            ),
            Message(
                "In this model the alliance and the next session's distress correlate {alliance_first}: {path} is the "
                "path, the rest is what the two shared before ({same_session} in the same session). Distress and the "
                "next alliance correlate {distress_first}. What a push of the alliance does to distress adds up to "
                "{added} over five sessions."
            ),
        ],
        presets=[
            Preset("Alliance leads", {"alliance_to_distress": -0.2, "distress_to_alliance": 0, "common_cause": 0}),
            Preset("Distress leads", {"alliance_to_distress": 0, "distress_to_alliance": -0.2, "common_cause": 0}),
            # Flückiger et al. 2020 found effects both ways; the sizes are ours.
            Preset(
                "Both ways (sizes: our choice)",
                {"alliance_to_distress": -0.2, "distress_to_alliance": -0.2, "common_cause": 0},
            ),
            Preset("Common cause only", {"alliance_to_distress": 0, "distress_to_alliance": 0, "common_cause": 0.4}),
        ],
        constraints=[
            Constraint(
                cross_lagged.settles,
                "A push must die away: (1 − alliance_stability {alliance_stability}) × (1 − distress_stability "
                "{distress_stability}) must be at least 0.01 more than alliance_to_distress {alliance_to_distress} × "
                "distress_to_alliance {distress_to_alliance}; lower a stability or bring a path nearer to 0",
            )
        ],
        draw=_draw,
        alternative=(
            "Lines over eight sessions, alliance as circles and distress as squares, as distances from a client's own "
            "level. Solid lines: after a push of the alliance by one in session 1. Dashed lines: after distress was "
            "pushed down by one. Dotted lines: what one expects of each where the other is merely found one away."
        ),
        caption=(
            "By equation, within one client; nobody is simulated. A push is 1 unit: the SD of the news of a session. "
            "Dotted: what goes with the other if that is found 1 unit away."
        ),
        table=Table(
            "paths", {"start": "Start", "measure": "Measure", "session": "Session", "value": "Distance"}, rows=24
        ),
        handles=[
            Handle("alliance_to_distress", x=2, y="alliance_to_distress"),
            Handle("distress_to_alliance", x=2, y=_alliance_after_distress),
        ],
    )


def _alliance_after_distress(xp: Any, *, distress_to_alliance: Any) -> Any:
    """Give the alliance one session after distress was pushed down by one."""
    del xp
    return -distress_to_alliance


def _controls() -> list[Control]:
    nairobi = "In Nairobi, Falkenström et al. 2019 found standardized .16 to .21; the smaller default is our choice."
    lasts = "How much of a distance from the own level is left one session later; the default is our choice."
    return [
        Control(
            "alliance_to_distress",
            "Alliance to next distress",
            -0.4,
            0.4,
            0.01,
            -0.1,
            help=f"What one unit more alliance does to distress. {nairobi}",
            format="+.2f",
        ),
        Control(
            "distress_to_alliance",
            "Distress to next alliance",
            -0.4,
            0.4,
            0.01,
            -0.1,
            help="Flückiger et al. 2020 found effects both ways; the size of the default is our choice.",
            format="+.2f",
        ),
        Control("alliance_stability", "Stability of the alliance", 0, 0.9, 0.05, 0.4, help=lasts),
        Control("distress_stability", "Stability of distress", 0, 0.9, 0.05, 0.4, help=lasts),
        Control(
            "common_cause",
            "Common cause",
            0,
            0.8,
            0.05,
            0.2,
            help="How far one source raises the alliance and lowers distress in the same session: minus the "
            "correlation of what is new in both. The default is our choice.",
        ),
    ]


def _draw(p: Mapping[str, Any]) -> Any:
    chart = alt.Chart(inline(_sessions(), name="paths"))
    chart = _start(chart, p)
    for session in range(2, SESSIONS + 1):
        chart = _step(chart, p, session)
    datum = alt.datum
    value = VEGA.where(datum.measure == MEASURES[0], datum[f"a{SESSIONS}"], datum[f"d{SESSIONS}"])
    chart = chart.transform_calculate(value=value)
    ticks = alt.Axis(values=list(range(1, SESSIONS + 1)), grid=False)
    x = alt.X("session:Q", title="Session", axis=ticks, scale=alt.Scale(domain=[0.7, SESSIONS + 0.3], nice=False))
    y = alt.Y("value:Q", title="Distance from own level", scale=alt.Scale(zero=True))
    color = _look(alt.Color, "measure", MEASURES, [COLORS["accent"], COLORS["warm"]])
    dash = _look(alt.StrokeDash, "start", STARTS, [[1, 0], [8, 4], [2, 3]])
    lines = chart.mark_line(strokeWidth=2).encode(x=x, y=y, color=color, strokeDash=dash)
    shape = _look(alt.Shape, "measure", MEASURES, ["circle", "square"])
    points = chart.mark_point(size=34, filled=True, opacity=1).encode(x=x, y=y, color=color, shape=shape)
    return alt.layer(lines, points).properties(width=300, height=280)


def _look(channel: Any, field: str, names: list[str], looks: list[Any]) -> Any:
    legend = alt.Legend(
        title=None,
        orient="top",
        direction="vertical",
        symbolSize=400 if field == "start" else 60,
        symbolStrokeColor=COLORS["text"] if field == "start" else alt.Undefined,
    )
    return channel(f"{field}:N", scale=alt.Scale(domain=names, range=looks), legend=legend)


def _start(chart: Any, p: Mapping[str, Any]) -> Any:
    """Say where alliance and distress stand in session 1: pushed, or found so and the other as it goes with it."""
    datum = alt.datum
    found = VEGA.where(datum.measure == MEASURES[0], -cross_lagged.alliance_beside_distress(VEGA, **p), 1)
    also = VEGA.where(datum.measure == MEASURES[1], cross_lagged.distress_beside_alliance(VEGA, **p), -1)
    return chart.transform_calculate(
        a1=VEGA.where(datum.start == STARTS[0], 1, VEGA.where(datum.start == STARTS[1], 0, found)),
        d1=VEGA.where(datum.start == STARTS[0], 0, VEGA.where(datum.start == STARTS[1], -1, also)),
    )


def _step(chart: Any, p: Mapping[str, Any], session: int) -> Any:
    """Go on by one session, where a row is of that session or a later one."""
    a, d = alt.datum[f"a{session - 1}"], alt.datum[f"d{session - 1}"]
    to_alliance = {name: p[name] for name in ("alliance_stability", "distress_to_alliance")}
    to_distress = {name: p[name] for name in ("distress_stability", "alliance_to_distress")}
    alliance = cross_lagged.next_alliance(VEGA, alliance=a, distress=d, **to_alliance)
    distress = cross_lagged.next_distress(VEGA, alliance=a, distress=d, **to_distress)
    reached = alt.datum.session >= session
    return chart.transform_calculate(
        **{f"a{session}": VEGA.where(reached, alliance, a), f"d{session}": VEGA.where(reached, distress, d)}
    )


def _sessions() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"start": start, "measure": measure, "session": session}
            for start in STARTS
            for measure in MEASURES
            for session in range(1, SESSIONS + 1)
        ]
    )

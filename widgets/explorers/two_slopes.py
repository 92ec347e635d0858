"""Between clients and within one client: two slopes of outcome on the alliance, and what mixing them gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from widgets.equations import two_levels
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.sample import drawn
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

N_CLIENTS, N_SESSIONS = 12, 10
AT, REACH = -2.5, 1.4
"""Where the line between clients has its handle, and how far a client's line goes to both sides, in SDs."""
LINES = ["Within one client", "Between clients", "Levels mixed"]


def explore_two_slopes(*, seed: int = 1, **values: float) -> Explorer:
    """See how the alliance can go with outcome one way between clients and another way within a client.

    Parameters
    ----------
    seed : int
        Which sample to show, from 1 to 9999.
    **values : float
        Where the controls begin: ``between_slope`` and ``within_slope`` from -1 to 1, ``icc_client`` from 0.1 to 0.9,
        ``noise`` from 0.1 to 1.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_two_slopes(between_slope=-0.6, within_slope=0.4).readouts.round(3).to_dict()
    {'mixed': -0.1, 'contextual': -1.0, 'mixed_r': -0.14, 'within_r': 0.492, 'clash': 1.0}
    """
    return Explorer(parts(), values, seed)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="two_slopes",
        title="Can the alliance help within a client and mislead between clients?",
        controls=_controls(),
        readouts=[
            Readout("mixed", "Slope when levels are mixed", two_levels.mixed_slope, "+.2f"),
            Readout("contextual", "Between minus within", two_levels.contextual_difference, "+.2f"),
            Readout("mixed_r", "Correlation, levels mixed", two_levels.mixed_correlation, "+.2f"),
            Readout("within_r", "Correlation within a client", two_levels.within_correlation, "+.2f"),
            Readout("clash", "Opposite signs", two_levels.signs_differ, choices=("no", "yes")),
        ],
        messages=[
            Message(
                "Both slopes are {within_slope}. With {icc_client} of the alliance's variance between clients, mixing "
                "the levels gives {mixed} as well, at noise {noise} a correlation of {mixed_r}.",
                when=two_levels.slopes_agree,
            ),
            Message(
                "Per unit of alliance, outcome differs by {between_slope} between clients and by {within_slope} within "
                "a client: opposite signs. With {icc_client} of the alliance's variance between clients, mixing the "
                "levels gives {mixed} (r = {mixed_r} at noise {noise}), which describes neither.",
                when=two_levels.signs_differ,
            ),
            Message(
                "Between clients the slope is {between_slope}, within a client {within_slope}. With {icc_client} of "
                "the alliance's variance between clients, mixing the levels gives {mixed} (r = {mixed_r} at noise "
                "{noise})."
            ),
        ],
        presets=[
            Preset("Opposite signs", {"between_slope": -0.8, "within_slope": 0.6}),
            Preset(
                "Within as in Nairobi (sizes: our choice)",
                {"between_slope": 0.5, "within_slope": 0.2, "icc_client": 0.5, "noise": 0.8},
            ),
            Preset("Equal slopes", {"between_slope": 0.4, "within_slope": 0.4}),
            Preset("Only between clients", {"between_slope": 0.6, "within_slope": 0}),
        ],
        draw=_draw,
        alternative=(
            "A cloud of points: each is a session of one of twelve simulated clients, the alliance across and outcome "
            "upward. Through each client's ten sessions runs a short solid line with the within slope; a long dashed "
            "line has the slope between clients, and a long dotted line the slope of all sessions mixed."
        ),
        caption="Simulated: 12 clients with 10 sessions each. The lines are drawn by equation.",
        table=Table(
            "sessions",
            {
                "client": "Client",
                "session": "Session",
                "alliance_between": "Alliance between",
                "alliance_within": "Alliance within",
                "outcome": "Outcome",
            },
        ),
        handles=[Handle("between_slope", AT, _between), Handle("within_slope", _end, _height)],
        samples=True,
    )


def _between(xp: Any, *, between_slope: Any) -> Any:
    del xp
    return AT * between_slope


def _end(xp: Any, *, icc_client: Any) -> Any:
    """Give where the line of the client with the highest mean alliance ends."""
    return _height(xp, icc_client=icc_client, between_slope=1, within_slope=1)


def _height(xp: Any, *, icc_client: Any, between_slope: Any, within_slope: Any) -> Any:
    mean = two_levels.alliance_between(xp, icc_client=icc_client, client=float(_draws().a.max()))
    return between_slope * mean + within_slope * two_levels.alliance_within(xp, icc_client=icc_client, session=REACH)


def _controls() -> list[Control]:
    return [
        Control(
            "between_slope",
            "Slope between clients",
            -1,
            1,
            0.05,
            -0.6,
            help="How outcome differs between clients whose mean alliance differs by one; the default is our choice.",
            format="+.2f",
        ),
        Control(
            "within_slope",
            "Slope within a client",
            -1,
            1,
            0.05,
            0.4,
            help="How outcome differs between sessions of one client that differ by one; the default is our choice.",
            format="+.2f",
        ),
        Control(
            "icc_client",
            "Alliance variance between clients",
            0.1,
            0.9,
            0.05,
            0.5,
            help="The share that lies between clients' means; the rest is within clients. The default is our choice.",
            format=".0%",
        ),
        Control(
            "noise",
            "Noise",
            0.1,
            1,
            0.05,
            0.5,
            help="SD of all in outcome that has nothing to do with the alliance; the default is our choice.",
        ),
    ]


def _draw(p: Mapping[str, Any]) -> Any:
    slopes = {"between_slope": p["between_slope"], "within_slope": p["within_slope"]}
    x = alt.X("alliance:Q", title="Alliance (SD)", scale=alt.Scale(domain=[-3, 3]))
    y = alt.Y("outcome:Q", title="Outcome (more is better)", scale=alt.Scale(domain=[-3, 3]))
    datum = alt.datum
    parts = {"alliance_between": datum.alliance_between, "alliance_within": datum.alliance_within}
    row = datum.client * 100 + datum.session
    points = (
        alt.Chart(inline(_draws(), name="sessions"))
        .transform_calculate(in_session=drawn(datum.b, row=row, column=1), rest=drawn(datum.c, row=row, column=2))
        .transform_calculate(
            alliance_between=two_levels.alliance_between(VEGA, icc_client=p["icc_client"], client=datum.a),
            alliance_within=two_levels.alliance_within(VEGA, icc_client=p["icc_client"], session=datum.in_session),
        )
        .transform_calculate(
            alliance=datum.alliance_between + datum.alliance_within,
            outcome=two_levels.outcome(VEGA, **slopes, **parts, noise=p["noise"], rest=datum.rest),
        )
        .mark_circle(size=22, color=COLORS["quiet"], opacity=0.6, clip=True)
        .encode(x=x, y=y)
    )
    mixed = two_levels.mixed_slope(VEGA, **slopes, icc_client=p["icc_client"])
    longer = VEGA.where(datum.line == LINES[1], p["between_slope"], mixed)
    slope = VEGA.where(datum.line == LINES[0], p["within_slope"], longer)
    within = two_levels.alliance_within(VEGA, icc_client=p["icc_client"], session=datum.end)
    lines = (
        alt.Chart(inline(_line_ends()))
        .transform_calculate(
            center=two_levels.alliance_between(VEGA, icc_client=p["icc_client"], client=datum.a),
            reach=VEGA.where(datum.line == LINES[0], within, datum.end),
        )
        .transform_calculate(
            alliance=datum.center + datum.reach,
            outcome=p["between_slope"] * datum.center + slope * datum.reach,
        )
        .mark_line(clip=True)
        .encode(x="alliance:Q", y="outcome:Q", detail="number:N", **_looks())
    )
    return alt.layer(points, lines).properties(width=300, height=280)


def _looks() -> dict[str, Any]:
    """Tell the three kinds of line apart, by color, by dash and by width."""
    legend = alt.Legend(title=None, orient="top", direction="vertical", symbolType="stroke", symbolSize=500)
    colors = [COLORS["accent"], COLORS["warm"], COLORS["second"]]
    return {
        "color": alt.Color("line:N", scale=alt.Scale(domain=LINES, range=colors), legend=legend),
        "strokeDash": alt.StrokeDash(
            "line:N", scale=alt.Scale(domain=LINES, range=[[1, 0], [9, 5], [2, 4]]), legend=legend
        ),
        "strokeWidth": alt.StrokeWidth("line:N", scale=alt.Scale(domain=LINES, range=[1.8, 2.8, 2.8]), legend=legend),
    }


def _draws() -> pd.DataFrame:
    """Draw client, session and rest once and for all, each with mean 0 and SD 1, and unrelated to the others."""
    generator = np.random.default_rng(1962)
    client = np.repeat(np.arange(N_CLIENTS), N_SESSIONS)
    session = generator.standard_normal((N_CLIENTS, N_SESSIONS))
    means = np.linspace(-1, 1, N_CLIENTS) + generator.normal(0, 0.1, N_CLIENTS)
    parts = np.column_stack(
        [means[client], (session - session.mean(axis=1, keepdims=True)).ravel(), generator.standard_normal(client.size)]
    )
    parts, corner = np.linalg.qr(parts - parts.mean(axis=0))
    table = pd.DataFrame(parts * np.sign(np.diag(corner)) * np.sqrt(client.size), columns=["a", "b", "c"])
    return table.assign(client=client + 1, session=np.tile(np.arange(1, N_SESSIONS + 1), N_CLIENTS)).round(3)


def _line_ends() -> pd.DataFrame:
    """Give the two ends of every line, as distances from its middle: a client's mean, or 0."""
    middles = [(LINES[0], a, REACH) for a in _draws().groupby("client").a.first()]
    middles += [(LINES[1], 0.0, 3.0), (LINES[2], 0.0, 3.0)]
    return pd.DataFrame(
        [
            {"number": number, "line": line, "a": a, "end": sign * reach}
            for number, (line, a, reach) in enumerate(middles)
            for sign in (-1, 1)
        ]
    )

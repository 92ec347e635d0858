"""How often an alarm is right that rings for clients who mark the alliance low."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from widgets.datasets import published_effect
from widgets.equations import alarm
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

FATES = {"Leave": "warm", "Stay": "second"}
LOWEST, HIGHEST = -4, 3.3
DEEPEST, TALLEST = -42, 24
"""How many people stand below and above the middle line at most."""
_COUNT = (
    "Of 1,000 clients, the alarm rings for {alarms}, and {right_alarms} of them leave: it is right {right} of the time."
)


def explore_alarm(**values: float) -> Explorer:
    """See how often an alarm is right that rings for a low mark of the alliance, and whom it misses.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``threshold`` from -3 to 1, ``dropout`` from 0.05 to 0.5, ``d_alliance`` from 0 to 1.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_alarm().readouts[["right", "found", "cleared"]].round(2).to_dict()
    {'right': 0.38, 'found': 0.19, 'cleared': 0.92}
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="alarm",
        title="If the alarm rings, how often is it right?",
        controls=_controls(),
        readouts=[
            Readout("right", "Alarms that are right", alarm.right, ".0%"),
            Readout("found", "Of those who leave, found", alarm.found, ".0%"),
            Readout("cleared", "Of those who stay, left in peace", alarm.cleared, ".0%"),
            Readout("alarms", "Alarms in 1,000 clients", alarm.alarms, ".0f"),
            Readout("right_alarms", "Alarms for clients who leave", alarm.right_alarms, ".0f"),
            Readout("missed", "Clients who leave without one", alarm.missed, ".0f"),
        ],
        messages=[
            Message(
                _COUNT + " That is the share that leaves anyway, for both groups mark alike. {missed} leave without "
                "an alarm.",
                when=_are_alike,
            ),
            Message(_COUNT + " Another {missed} leave without an alarm."),
        ],
        presets=_presets(),
        draw=_draw,
        alternative=(
            "A thousand small dots, one for each client, in columns along the alliance as marked. Those who leave are "
            "a hump above a middle line; those who stay are one below it, farther right. A vertical line is the "
            "alarm, and dots to its left are strong. The count of each of the four groups stands in its corner."
        ),
        caption=(
            "By equation, two normal curves of the same spread: a model of ours, with people of nobody's clinic. The "
            "difference is the one seen with real forms, their error included."
        ),
        table=Table("groups", {"fate": "Clients", "alarm": "Alarm", "people": "Of 1,000"}),
        handles=[Handle("threshold", x="threshold")],
    )


def _controls() -> list[Control]:
    return [
        Control(
            "threshold",
            "The alarm rings below",
            -3,
            1,
            0.01,
            -1.42,
            unit="SD",
            help="A mark of the alliance; 0 is the average of those who stay. Our choice: it rings for one in ten.",
        ),
        Control(
            "dropout",
            "Clients who leave",
            0.05,
            0.5,
            0.001,
            published_effect("swift2012premature") / 100,
            help="Swift and Greenberg 2012 found 19.7% over 669 studies; it depends on what is called leaving.",
            format=".1%",
        ),
        Control(
            "d_alliance",
            "How much lower they mark the alliance",
            0,
            1,
            0.01,
            published_effect("sharf2010dropout"),
            unit="SD",
            help="Sharf et al. 2010 found .55 over 11 studies, with forms that hold error.",
        ),
    ]


def _presets() -> list[Preset]:
    return [
        Preset("Rings for one in five", {"threshold": -0.96}),
        Preset("Rings for three in ten", {"threshold": -0.64}),
        Preset("A form without error, .63", {"d_alliance": 0.63}),
        Preset("Half of the clients leave", {"dropout": 0.5}),
        Preset("The mark tells nothing", {"d_alliance": 0}),
    ]


def _are_alike(xp: Any, *, d_alliance: Any) -> Any:
    del xp
    return d_alliance < 0.005  # noqa: PLR2004 (half of the control's step)


def _draw(p: Mapping[str, Any]) -> Any:
    setting = {name: p[name] for name in ("dropout", "d_alliance", "threshold")}
    return alt.layer(_people(setting), *_line(p), *_counts(setting)).properties(width=300, height=290)


def _people(setting: Mapping[str, Any]) -> Any:
    """Draw everybody as a dot, in columns counted from the alarm."""
    client = alt.datum.client
    return (
        alt.Chart(inline(pd.DataFrame({"client": range(1, alarm.CLIENTS + 1)})))
        .transform_calculate(
            column=alarm.column_of(VEGA, client=client, **setting),
            fate=VEGA.where(client <= alarm.leavers(VEGA, dropout=setting["dropout"]), *FATES),
        )
        .transform_calculate(
            row=alarm.row_of(VEGA, client=client, column=alt.datum.column, **setting)
            * VEGA.where(alt.datum.fate == next(iter(FATES)), 1, -1),
            mark=setting["threshold"] + (alt.datum.column + 0.5) * alarm.COLUMN,
        )
        .mark_circle(size=13, clip=True)
        .encode(
            x=alt.X(
                "mark:Q",
                title="Alliance as marked (SD; 0: average of those who stay)",
                scale=alt.Scale(domain=[LOWEST, HIGHEST], nice=False),
                axis=alt.Axis(values=list(range(-4, 4)), format="d", grid=False),
            ),
            y=_y("row:Q"),
            color=_color(),
            opacity=alt.condition(alt.datum.column < 0, alt.value(1), alt.value(0.45)),
        )
    )


def _y(field: str) -> alt.Y:
    return alt.Y(field, title=None, axis=None, scale=alt.Scale(domain=[DEEPEST, TALLEST], nice=False))


def _color() -> alt.Color:
    scale = alt.Scale(domain=list(FATES), range=[COLORS[color] for color in FATES.values()])
    return alt.Color("fate:N", title=None, scale=scale, legend=alt.Legend(orient="top", symbolSize=90))


def _line(p: Mapping[str, Any]) -> list[Any]:
    """Draw the alarm, and the middle line between the two groups."""
    middle = alt.Chart(inline(pd.DataFrame({"row": [0]}))).mark_rule(color=COLORS["line"]).encode(y=_y("row:Q"))
    where = alt.Chart(inline(pd.DataFrame({"at": [0]}))).transform_calculate(mark=p["threshold"])
    return [middle, where.mark_rule(color=COLORS["text"], strokeWidth=2).encode(x="mark:Q")]


def _counts(setting: Mapping[str, Any]) -> list[Any]:
    """Write the four counts into the four corners."""
    rows = [
        {"fate": fate, "leave": int(fate == "Leave"), "ring": ring, "alarm": word, "mark": mark, "row": row}
        for fate, row in (("Leave", TALLEST - 2), ("Stay", DEEPEST + 2))
        for ring, word, mark in ((1, "alarm", LOWEST), (0, "no alarm", HIGHEST))
    ]
    groups = (
        alt.Chart(inline(pd.DataFrame(rows), name="groups"))
        .transform_calculate(people=alarm.people(VEGA, leave=alt.datum.leave, ring=alt.datum.ring, **setting))
        .transform_calculate(words=alt.datum.alarm + ": " + alt.expr.format(alt.datum.people, ","))
        .encode(x="mark:Q", y=_y("row:Q"), text="words:N")
    )
    left, right = (groups.transform_filter(alt.datum.ring == ring) for ring in (1, 0))
    return [
        left.mark_text(align="left", dx=5, fontSize=13, color=COLORS["text"]),
        right.mark_text(align="right", dx=-5, fontSize=13, color=COLORS["text"]),
    ]

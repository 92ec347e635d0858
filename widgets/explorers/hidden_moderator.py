"""When an average hides two answers: a trial in which a way of talking helps one kind of client and hinders another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from widgets.equations import trial_moderator
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

FIRST, SECOND, AVERAGE, APART = 4, 3, 2, 1
"""Where each row lies, from the bottom."""
ROWS = {FIRST: "Less mature", SECOND: "More mature", AVERAGE: "Average", APART: "Moderator"}
EDGE = 3
"""Where the picture ends, in standard deviations of the outcome."""
_TRIAL = (
    "With {n} clients, the average difference is {average} SD, known within {average_margin}, and significant in "
    "{average_found} of such trials. "
)


def explore_hidden_moderator(**values: float) -> Explorer:
    """See how a trial's average can hide that a way of talking helps some clients and hinders others.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``n`` from 40 to 1000 clients, ``share`` from 0.1 to 0.9, ``effect_first`` and
        ``effect_second`` from -1 to 1 standard deviation of the outcome.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_hidden_moderator().readouts[["average", "average_margin", "moderator_margin"]].round(2).to_dict()
    {'average': 0.0, 'average_margin': 0.39, 'moderator_margin': 0.78}
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="hidden_moderator",
        title="When does an average hide two answers?",
        controls=_controls(),
        readouts=[
            Readout("average", "Average difference", trial_moderator.average_effect, "+.2f", unit="SD"),
            Readout("average_margin", "Average known within", trial_moderator.margin_of_average, unit="SD"),
            Readout("average_found", "Average significant in", trial_moderator.power_for_average, ".0%"),
            Readout("moderator", "Moderator: less minus more mature", trial_moderator.moderation, "+.2f", unit="SD"),
            Readout("moderator_margin", "Moderator known within", trial_moderator.margin_of_moderation, unit="SD"),
            Readout("moderator_found", "Moderator significant in", trial_moderator.power_for_moderation, ".0%"),
        ],
        messages=[
            Message(
                _TRIAL + "Both kinds of clients gain the same, so there is no moderator; {moderator_found} of trials "
                "would report one by chance.",
                when=trial_moderator.are_alike,
            ),
            Message(
                _TRIAL + "The moderator is {moderator} SD, known within {moderator_margin}, and significant in "
                "{moderator_found}: the customary 80%, or more.",
                when=trial_moderator.moderation_is_found,
            ),
            Message(
                _TRIAL + "The moderator is {moderator} SD, known only within {moderator_margin}, and significant in "
                "{moderator_found}; customary is 80%."
            ),
        ],
        presets=[
            Preset("Three for, two against", {"share": 0.4, "effect_first": 0.6, "effect_second": -0.4}),
            Preset("The same for everybody", {"effect_first": 0.3, "effect_second": 0.3}),
            Preset("Nothing for anybody", {"effect_first": 0, "effect_second": 0}),
            Preset("Half as far apart", {"effect_first": 0.25, "effect_second": -0.25}),
            Preset("Four times the clients", {"n": 400}),
        ],
        draw=_draw,
        alternative=(
            "Four rows, each with a dot and a 95% interval along an axis of differences in standard deviations: "
            "clients with less mature object relations, clients with more mature ones, their average, and the "
            "moderator, which is the first minus the second. A line stands at zero. The moderator has the widest "
            "interval, the average the narrowest."
        ),
        caption=(
            "By equation, for an invented trial: half of either kind hears interpretations, half does not. Above 0, "
            "outcome is better with them. Dots: what is true; bars: how far a trial of this size may stray."
        ),
        table=Table("rows", {"row": "Difference", "effect": "SD", "low": "95% from", "high": "to"}),
        handles=[
            Handle("effect_first", x="effect_first", y=FIRST),
            Handle("effect_second", x="effect_second", y=SECOND),
        ],
    )


def _controls() -> list[Control]:
    better = "How much better outcome is with interpretations than without, in SD. Our choice; below 0, worse."
    return [
        Control("effect_first", "Better for the less mature by", -1, 1, 0.05, 0.5, "SD", better, "+.2f"),
        Control("effect_second", "Better for the more mature by", -1, 1, 0.05, -0.5, "SD", better, "+.2f"),
        Control(
            "share",
            "Share of the less mature",
            0.1,
            0.9,
            0.05,
            0.5,
            help="Of all clients of the trial, those with less mature object relations. Our choice: half.",
            format=".0%",
        ),
        Control(
            "n",
            "Clients in the trial",
            40,
            1000,
            20,
            100,
            help="Half of either kind with interpretations. Høglend et al. 2006 had 100.",
            format=".0f",
        ),
    ]


def _draw(p: Mapping[str, Any]) -> Any:
    kinds = {"effect_first": p["effect_first"], "effect_second": p["effect_second"]}
    effect = _of_row(
        p["effect_first"],
        p["effect_second"],
        trial_moderator.average_effect(VEGA, share=p["share"], **kinds),
        trial_moderator.moderation(VEGA, **kinds),
    )
    trial = {"n": p["n"], "share": p["share"]}
    margin = _of_row(
        trial_moderator.margin_of_first(VEGA, **trial),
        trial_moderator.margin_of_second(VEGA, **trial),
        trial_moderator.margin_of_average(VEGA, n=p["n"]),
        trial_moderator.margin_of_moderation(VEGA, **trial),
    )
    rows = (
        alt.Chart(inline(pd.DataFrame({"place": list(ROWS), "row": list(ROWS.values())}), name="rows"))
        .transform_calculate(effect=effect, margin=margin)
        .transform_calculate(low=alt.datum.effect - alt.datum.margin, high=alt.datum.effect + alt.datum.margin)
    )
    zero = alt.Chart(inline(pd.DataFrame({"effect": [0]})))
    color = alt.Color(
        "row:N", legend=None, scale=alt.Scale(domain=list(ROWS.values()), range=[COLORS[name] for name in _LOOKS])
    )
    return alt.layer(
        zero.mark_rule(color=COLORS["quiet"], strokeWidth=1, strokeDash=[4, 3]).encode(x=_x("effect:Q")),
        rows.mark_rule(strokeWidth=3, clip=True).encode(x=_x("low:Q"), x2="high:Q", y=_y(), color=color),
        rows.mark_point(filled=True, size=110, opacity=1).encode(x=_x("effect:Q"), y=_y(), color=color),
    ).properties(width=300, height=200)


_LOOKS = ("accent", "accent", "text", "warm")


def _of_row(first: Any, second: Any, average: Any, apart: Any) -> Any:
    """Choose one of four values by the place of the row."""
    place = alt.datum.place
    return VEGA.where(
        place == FIRST, first, VEGA.where(place == SECOND, second, VEGA.where(place == AVERAGE, average, apart))
    )


def _x(field: str) -> alt.X:
    axis = alt.Axis(values=[-2, -1, 0, 1, 2])
    return alt.X(field, title="Better with interpretations, in SD", scale=alt.Scale(domain=[-EDGE, EDGE]), axis=axis)


def _y() -> alt.Y:
    names = ["", *(ROWS[place] for place in sorted(ROWS))]
    axis = alt.Axis(values=sorted(ROWS), labelExpr=f"{names}[datum.value]", grid=False, labelFontSize=12)
    return alt.Y("place:Q", title=None, scale=alt.Scale(domain=[0.5, 4.5]), axis=axis)

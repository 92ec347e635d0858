"""How much of a group's rise is practice, how much is a low start that comes back, and how much stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from widgets.equations import practice
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline, line_looks

BEFORE, LAST = -2, 12
"""Where the first rating is drawn, and the last month."""
GROUPS = {
    "Practices": ("accent", [1, 0]),
    "If practice did nothing": ("warm", [2, 3]),
    "The other group": ("second", [7, 4]),
}
_LATER = "After {month} months, {left} of the gain is left, and the group is rated {later} beside the other's 0."


def explore_practice_and_forgetting(**values: float) -> Explorer:
    """See how much of a rise after practice would have come by itself, and what is left of it months later.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``gap`` from 0 to 1, ``reliability`` from 0.3 to 1, ``gain`` from 0 to 1,
        ``forgotten`` from 0 to 0.5 a month, ``month`` from 1 to 12.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_practice_and_forgetting().readouts[["rise", "by_itself", "left"]].round(2).to_dict()
    {'rise': 0.48, 'by_itself': 0.08, 'left': 0.26}
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="practice_and_forgetting",
        title="How much of a rise is practice, and how much of it stays?",
        controls=_controls(),
        readouts=[
            Readout("rise", "Rise that is seen", practice.rise_seen, unit="SD"),
            Readout("by_itself", "Of it, by itself", practice.rise_by_itself, unit="SD"),
            Readout("left", "Of the gain, left at the later rating", practice.gain_left, unit="SD"),
            Readout("later", "The group at the later rating", practice.rated, "+.2f", unit="SD"),
        ],
        messages=[
            Message(
                "Both groups begin alike, so that nothing rises by itself with a reliability of {reliability} or any "
                "other: the rise of {rise} is practice. " + _LATER,
                when=_begin_alike,
            ),
            Message(
                "Practice did nothing, and the group rises by {rise} all the same: it began {gap} low, and at a "
                "reliability of {reliability} part of that was bad luck.",
                when=_did_nothing,
            ),
            Message("The group rises by {rise}; {by_itself} of that would have come with no practice. " + _LATER),
        ],
        presets=[
            Preset("Practice does nothing", {"gain": 0}),
            Preset("And the rating is poor", {"gain": 0, "reliability": 0.5}),
            Preset("Both begin alike", {"gap": 0}),
            Preset("Nothing is forgotten", {"forgotten": 0}),
            Preset("Rated again after a year", {"month": 12}),
        ],
        draw=_draw,
        alternative=(
            "Ratings over time, from before practice to twelve months after it. A dashed level line at 0 is the other "
            "group. The line of the group that practices begins below it, goes up with practice and sinks again, month "
            "by month. A dotted line is the same group had practice done nothing: it, too, goes up a little at the "
            "second rating. A vertical line marks the later rating."
        ),
        caption=(
            "By equation; a model of ours, with what is expected and none of the chance of a small group. The other "
            "group begins in the middle and learns nothing."
        ),
        table=Table("times", {"group": "Group", "month": "Month", "rated": "Rating (SD)"}, rows=15),
        handles=[
            Handle("gap", x=BEFORE, y=_first_rating),
            Handle("gain", x=0, y=_second_rating),
            Handle("month", x="month"),
        ],
        compares=True,
    )


def _controls() -> list[Control]:
    return [
        Control(
            "gap",
            "How low the group begins",
            0,
            1,
            0.01,
            0.5,
            unit="SD",
            help="By its first rating, below the other group. Our choice; in Larsson et al. 2025 the group that "
            "practiced began lower.",
        ),
        Control(
            "reliability",
            "Reliability of the rating",
            0.3,
            1,
            0.01,
            0.84,
            help="The share of it that is no error. A small Norwegian pilot with such ratings had .84.",
        ),
        Control("gain", "What practice adds", 0, 1, 0.01, 0.4, unit="SD", help="To true skill. Our choice."),
        Control(
            "forgotten",
            "Forgotten in a month",
            0,
            0.5,
            0.01,
            0.1,
            format=".0%",
            help="Of what is left. Our choice; in Westra et al. 2020 both groups had lost skill after four months.",
        ),
        Control("month", "Rated again after", 1, LAST, 1, 4, unit="months", format=".0f", help="As in Westra et al."),
    ]


def _begin_alike(xp: Any, *, gap: Any) -> Any:
    del xp
    return gap < 0.005  # noqa: PLR2004 (half of the control's step)


def _did_nothing(xp: Any, *, gain: Any) -> Any:
    del xp
    return gain < 0.005  # noqa: PLR2004 (half of the control's step)


def _first_rating(xp: Any, *, gap: Any) -> Any:
    del xp
    return -gap


def _second_rating(xp: Any, *, gap: Any, reliability: Any, gain: Any) -> Any:
    return practice.rated(xp, gap=gap, reliability=reliability, gain=gain, forgotten=0, month=0)


def _draw(p: Mapping[str, Any]) -> Any:
    rows = [{"group": group, "month": month} for group in GROUPS for month in [BEFORE, *range(LAST + 1)]]
    times = alt.Chart(inline(pd.DataFrame(rows), name="times")).transform_calculate(rated=_rated(p))
    return alt.layer(
        _later(p),
        times.mark_line(strokeWidth=2.5).encode(x=_x(), y=_y(), **line_looks("group:N", GROUPS, direction="vertical")),
        times.transform_filter(alt.datum.group == next(iter(GROUPS)))
        .mark_circle(size=45, opacity=1, color=COLORS["accent"])
        .encode(x=_x(), y=_y()),
    ).properties(width=300, height=280)


def _rated(p: Mapping[str, Any]) -> Any:
    """Choose by the name of the group; all are computed."""
    month, start = alt.datum.month, {name: p[name] for name in ("gap", "reliability")}
    practiced = practice.rated(VEGA, **start, gain=p["gain"], forgotten=p["forgotten"], month=month)
    names = list(GROUPS)
    unpracticed = practice.rated_without_practice(VEGA, **start, month=month)
    return VEGA.where(alt.datum.group == names[0], practiced, VEGA.where(alt.datum.group == names[1], unpracticed, 0))


def _later(p: Mapping[str, Any]) -> Any:
    where = alt.Chart(inline(pd.DataFrame({"at": [0]}))).transform_calculate(month=p["month"])
    return where.mark_rule(color=COLORS["quiet"], strokeWidth=1.5).encode(x=_x())


def _x() -> alt.X:
    axis = alt.Axis(
        labelOverlap=False,
        values=[BEFORE, 0, 4, 8, 12],
        grid=False,
        labelExpr=f"datum.value == {BEFORE} ? 'before' : datum.value == 0 ? 'after' : datum.value",
    )
    scale = alt.Scale(domain=[BEFORE - 0.5, LAST + 0.5], nice=False)
    return alt.X("month:Q", title="Rating before and after practice, and months later", scale=scale, axis=axis)


def _y() -> alt.Y:
    return alt.Y("rated:Q", title="Skill as rated (SD)", scale=alt.Scale(domain=[-1, 1]))

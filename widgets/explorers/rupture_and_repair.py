"""What a rupture looks like in a course of an alliance, and what its repair looks like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from widgets.equations import rupture
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

COURSES = ["With the rupture", "Without it"]
DROP = "From {start_level}, at {growth} points a session, the alliance drops by {depth} at session {rupture_session}. "
FLOOR = (
    "From {start_level}, at {growth} points a session and with a drop of {depth} at session {rupture_session}, the "
    "alliance reaches 1, where the scale ends. Sessions of repair after it: {sessions_to_repair}; share of the "
    "drop repaired: {repair}. "
)
END = "Session 16 ends at {final}, {loss} below the course without the rupture."


def explore_rupture_and_repair(**values: float) -> Explorer:
    """See what a rupture and its repair look like, session by session.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``start_level`` from 1.5 to 4.5, ``growth`` from -0.1 to 0.2 points a session,
        ``rupture_session`` from 2 to 12, ``depth`` from 0 to 2 points, ``repair`` from 0 to 1 and
        ``sessions_to_repair`` from 1 to 6.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_rupture_and_repair(repair=0).readouts.round(2).to_dict()
    {'lowest': 2.5, 'final': 3.05, 'loss': 1.2, 'below': 12.0, 'mean': 2.98}
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="rupture_and_repair",
        title="What does a rupture look like, and its repair?",
        controls=_controls(),
        readouts=[
            Readout("lowest", "Lowest level", rupture.lowest_level),
            Readout("final", "Level at session 16", rupture.final_level),
            Readout("loss", "Lasting loss", rupture.lasting_loss, unit="points"),
            Readout("below", "Sessions below the start", rupture.sessions_below_start, ".0f", unit="of 16"),
            Readout("mean", "Mean of the 16 sessions", rupture.mean_level),
        ],
        messages=[
            Message(
                "Nothing breaks: from {start_level}, at {growth} points a session, the alliance ends at {final}.",
                when=_has_no_drop,
            ),
            Message(FLOOR + END, when=rupture.reaches_lowest),
            Message(DROP + "Its lowest level is {lowest}. Nothing is repaired. " + END, when=_has_no_repair),
            Message(
                DROP + "Its lowest level is {lowest}. By the next session {repair} of the drop is repaired. " + END,
                when=_is_repaired_at_once,
            ),
            Message(
                DROP + "Its lowest level is {lowest}. Over {sessions_to_repair} sessions {repair} of the drop is "
                "repaired. " + END
            ),
        ],
        presets=[
            Preset("Early rupture, repaired", {"rupture_session": 4, "repair": 1, "sessions_to_repair": 2}),
            Preset("Rupture left alone", {"repair": 0}),
            Preset("V: repaired at once", {"rupture_session": 6, "repair": 1, "sessions_to_repair": 1}),
            Preset("U: a slow repair", {"rupture_session": 6, "repair": 1, "sessions_to_repair": 6}),
            Preset("Late rupture", {"rupture_session": 12}),
            Preset("Steady growth", {"depth": 0}),
        ],
        draw=_draw,
        alternative=(
            "A line with a point for each of 16 sessions, the alliance from 1 to 5 upward. It rises or falls steadily, "
            "drops at the session of the rupture, which a vertical line marks, and climbs as far as it is repaired. A "
            "dashed line goes on as if nothing had broken."
        ),
        caption=(
            "By equation, one rupture at most; it shows shapes, not what they do to outcome. In 44 published cases of "
            "30 sessions, half had a local rupture and repair (Stevens et al. 2007)."
        ),
        table=Table("course", {"session": "Session", "level": "Alliance", "unbroken": "Without the rupture"}, rows=16),
        handles=[
            Handle("start_level", x=1, y="start_level"),
            Handle("rupture_session", x="rupture_session", y=rupture.LOWEST),
            Handle("depth", x="rupture_session", y=_level_at_rupture),
        ],
        compares=True,
    )


def _level_at_rupture(xp: Any, *, start_level: Any, growth: Any, rupture_session: Any, depth: Any) -> Any:
    """Give how low the alliance falls in the session of the rupture, where the scale ends at 1."""
    unbroken = rupture.level_without_rupture(xp, session=rupture_session, start_level=start_level, growth=growth)
    return xp.maximum(rupture.LOWEST, unbroken - depth)


def _controls() -> list[Control]:
    return [
        Control(
            "start_level",
            "Starting level",
            1.5,
            4.5,
            0.1,
            3.5,
            format=".1f",
            help="The alliance at session 1, on a scale from 1 to 5. Our choice: it leaves room above and below.",
        ),
        Control(
            "growth",
            "Growth a session",
            -0.1,
            0.2,
            0.01,
            0.05,
            unit="points",
            format="+.2f",
            help="What each session adds with or without a rupture. Our choice.",
        ),
        Control("rupture_session", "Rupture at session", 2, 12, 1, 5, format=".0f", help="When it drops. Our choice."),
        Control("depth", "Depth", 0, 2, 0.1, 1.2, unit="points", format=".1f", help="How far it drops. Our choice."),
        Control(
            "repair",
            "Share repaired",
            0,
            1,
            0.05,
            0.8,
            format=".0%",
            help="How much of the drop is made up in the end: 0% is never, 100% is all. Our choice.",
        ),
        Control(
            "sessions_to_repair",
            "Sessions to repair",
            1,
            6,
            1,
            3,
            format=".0f",
            help="How long the repair takes: 1 makes a V, 6 a slow U. Our choice.",
        ),
    ]


def _has_no_drop(xp: Any, *, depth: Any) -> Any:
    del xp
    return depth < 0.05  # noqa: PLR2004 (half of the control's step)


def _has_no_repair(xp: Any, *, repair: Any) -> Any:
    del xp
    return repair < 0.005  # noqa: PLR2004 (less is written as 0%)


def _is_repaired_at_once(xp: Any, *, sessions_to_repair: Any) -> Any:
    del xp
    return sessions_to_repair < 1.5  # noqa: PLR2004 (less is written as 1)


def _draw(p: Mapping[str, Any]) -> Any:
    session = alt.datum.session
    line = {name: p[name] for name in ("start_level", "growth")}
    broken = {name: p[name] for name in ("rupture_session", "depth", "repair", "sessions_to_repair")}
    course = alt.Chart(inline(pd.DataFrame({"session": rupture.SESSIONS}), name="course")).transform_calculate(
        unbroken=rupture.level_without_rupture(VEGA, session=session, **line),
        level=rupture.level_with_rupture(VEGA, session=session, **line, **broken),
    )
    layers = [
        *_mark_rupture(p),
        _place(course.mark_line(strokeWidth=2), "unbroken", COURSES[1]),
        _place(course.mark_line(strokeWidth=2.5), "level", COURSES[0]),
        course.mark_circle(size=45, opacity=1, color=COLORS["accent"]).encode(x="session:Q", y="level:Q"),
    ]
    return alt.layer(*layers).properties(width=300, height=280)


def _place(chart: alt.Chart, field: str, course: str) -> Any:
    """Draw one course, told from the other by color and dash."""
    legend = alt.Legend(orient="bottom", symbolType="stroke", symbolSize=500, symbolStrokeWidth=2.5)
    colors = alt.Scale(domain=COURSES, range=[COLORS["accent"], COLORS["second"]])
    dashes = alt.Scale(domain=COURSES, range=[[1, 0], [5, 4]])
    sessions = alt.Axis(values=[1, 4, 8, 12, 16], grid=False)
    return chart.transform_calculate(course=f"{course!r}").encode(
        x=alt.X("session:Q", title="Session", scale=alt.Scale(domain=[0.5, 16.5], nice=False), axis=sessions),
        y=alt.Y(f"{field}:Q", title="Alliance (1 to 5)", scale=alt.Scale(domain=[1, 5]), axis=alt.Axis(tickCount=5)),
        color=alt.Color("course:N", title=None, scale=colors, legend=legend),
        strokeDash=alt.StrokeDash("course:N", title=None, scale=dashes, legend=legend),
    )


def _mark_rupture(p: Mapping[str, Any]) -> list[Any]:
    """Mark the session at which the alliance drops, if it does."""
    where = (
        alt.Chart(inline(pd.DataFrame({"word": ["Rupture"]})))
        .transform_calculate(session=p["rupture_session"])
        .transform_filter(~_has_no_drop(VEGA, depth=p["depth"]))
    )
    rule = where.mark_rule(color=COLORS["warm"], strokeWidth=1.5).encode(x="session:Q")
    word = where.mark_text(color=COLORS["warm"], fontSize=12, baseline="bottom").encode(
        x="session:Q", y=alt.value(-4), text="word:N"
    )
    return [rule, word]

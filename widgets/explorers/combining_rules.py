"""Whether a strong bond can make up for weak agreement on goals: by one rule it can, by another it cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from widgets.datasets import case_responses
from widgets.equations import combining
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.measures import Inventory
from widgets.pictures.layers import inline

INVENTORY = "practice_alliance_short"
RULES: dict[str, tuple[Callable[..., Any], str, list[int], str]] = {
    "Mean": (combining.mean_of_parts, "accent", [1, 0], "circle"),
    "Geometric mean": (combining.geometric_mean_of_parts, "second", [7, 3], "square"),
    "Minimum": (combining.lowest_of_parts, "warm", [2, 3], "triangle-up"),
}
MOST_AND_LEAST = (
    "With goal {goal}, task {task} and bond {bond}, the mean gives most, {mean}, the geometric mean {geometric}, and "
    "the minimum least, {minimum}. "
)


def explore_combining_rules(**values: float) -> Explorer:
    """See whether a strong bond can make up for weak agreement on goals, by three rules side by side.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``goal``, ``task`` and ``bond``, each from 1 to 5.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_combining_rules(goal=2, task=4, bond=1).readouts.round(2).to_dict()["geometric"]
    2.0
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="combining_rules",
        title="Can a strong bond make up for weak agreement on goals?",
        controls=[
            _part("goal", "Goal", "how far the two want the same from the work"),
            _part("task", "Task", "how far they agree on how to get there"),
            _part("bond", "Bond", "how far they trust and respect each other"),
        ],
        readouts=[
            Readout("mean", "Mean", combining.mean_of_parts),
            Readout("geometric", "Geometric mean (cube root of the product)", combining.geometric_mean_of_parts),
            Readout("minimum", "Minimum", combining.lowest_of_parts),
            Readout("gain_mean", "Half a point more bond: mean", combining.gain_of_mean, "+.2f"),
            Readout(
                "gain_geometric", "Half a point more bond: geometric mean", combining.gain_of_geometric_mean, "+.2f"
            ),
            Readout("gain_minimum", "Half a point more bond: minimum", combining.gain_of_lowest, "+.2f"),
        ],
        messages=[
            Message(
                "Goal, task and bond are all {goal}, and all three rules give {mean}: there is nothing to make up for.",
                when=combining.are_equal,
            ),
            Message(
                MOST_AND_LEAST + "The bond is at the top of the scale and can add no more by any rule.",
                when=combining.is_bond_full,
            ),
            Message(
                MOST_AND_LEAST + "Bond is the lowest part here: half a point more of it changes the three by "
                "{gain_mean}, {gain_geometric} and {gain_minimum}.",
                when=combining.is_bond_lowest,
            ),
            Message(
                MOST_AND_LEAST + "Half a point more bond changes them by {gain_mean}, {gain_geometric} and "
                "{gain_minimum}: by the minimum, bond makes up for nothing."
            ),
        ],
        presets=[
            Preset("Noor, session 3", _client("Noor")),
            Preset("Ruben, session 3", _client("Ruben")),
            Preset("Elena, session 3", _client("Elena")),
            Preset("All equal", dict.fromkeys(("goal", "task", "bond"), 3.0)),
        ],
        draw=_draw,
        alternative=(
            "Three lines: bond from 1 to 5 across, the combined score by each rule upward, with goal and task held "
            "where they are and a mark on each line at the present bond. The mean is a straight line and the highest, "
            "the geometric mean bends below it, and the minimum is the lowest and stops rising where bond passes the "
            "lower of goal and task."
        ),
        caption=(
            "By equation. Which rule is right is not known: no study that we found tests whether one part makes up for "
            "another. Noor, Ruben and Elena are invented; these are their ratings as clients."
        ),
        table=Table(
            "scores", {"along": "Bond", "score_0": "Mean", "score_1": "Geometric mean", "score_2": "Minimum"}, rows=17
        ),
        handles=[Handle("bond", x="bond", y=combining.mean_of_parts)],
        compares=True,
    )


@cache
def _client(case: str) -> dict[str, float]:
    """Score what an invented client answered after session 3."""
    answers = case_responses(case, INVENTORY).loc[[(3, "client")]]
    scores = Inventory.load(INVENTORY).subscale_scores(answers).iloc[0]
    return {part: float(scores[part]) for part in ("goal", "task", "bond")}


def _part(name: str, label: str, meaning: str) -> Control:
    help_text = f"A subscale score: {meaning}. Begins at what Noor, an invented client, answered after session 3."
    return Control(name, label, 1, 5, 0.25, _client("Noor")[name], help=help_text)


def _draw(p: Mapping[str, Any]) -> Any:
    lines = alt.Chart(inline(pd.DataFrame({"along": np.linspace(1, 5, 65)}), name="scores"))
    mark = alt.Chart(inline(pd.DataFrame({"number": [1]}))).transform_calculate(along=p["bond"])
    for number, rule in enumerate(RULES.values()):
        score = rule[0](VEGA, goal=p["goal"], task=p["task"], bond=alt.datum.along)
        lines = lines.transform_calculate(**{f"score_{number}": score})
        mark = mark.transform_calculate(**{f"score_{number}": score})
    return alt.layer(
        *[_encode(lines.mark_line(strokeWidth=2.5, strokeDash=look[2]), rule) for rule, look in RULES.items()],
        *[
            _encode(mark.mark_point(filled=True, size=110, opacity=1), rule, shape=_look(alt.Shape, 3))
            for rule in RULES
        ],
    ).properties(width=300, height=280)


def _encode(chart: alt.Chart, rule: str, **look: Any) -> Any:
    """Place one rule's line or mark, and tell rules by color and by dash or shape."""
    scale = alt.Scale(domain=[1, 5])
    axis = alt.Axis(values=[1, 2, 3, 4, 5])
    score = f"score_{list(RULES).index(rule)}:Q"
    return chart.transform_calculate(rule=f"{rule!r}").encode(
        x=alt.X("along:Q", title="Bond", scale=scale, axis=axis),
        y=alt.Y(score, title="Combined score", scale=scale, axis=axis),
        color=_look(alt.Color, 1),
        **look,
    )


def _look(channel: Any, part: int) -> Any:
    """Give rules their color or shape; one legend shows the two together."""
    looks: list[Any] = [COLORS[look[1]] if part == 1 else look[part] for look in RULES.values()]
    scale = alt.Scale(domain=list(RULES), range=looks)
    return channel("rule:N", title=None, scale=scale, legend=alt.Legend(orient="top", symbolSize=110))

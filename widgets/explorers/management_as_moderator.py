"""How countertransference reactions go with outcome where management is low, average and high."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import altair as alt
import pandas as pd

from widgets.datasets import published_results
from widgets.equations import moderation
from widgets.explorer.definition import Constraint, Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.sample import drawn_again, first_sample
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

CLIENTS = 150
DRAWS = {"reactions": "a", "other": "b", "rest": "c"}
LEVELS = {"low": -1, "average": 0, "high": 1}
_TAIL = (
    " Over all clients reactions and outcome correlate {correlation}, and {explained} of the variance of outcome goes "
    "with reactions, management and their product."
)


def explore_management_as_moderator(*, seed: int = 1, **values: float) -> Explorer:
    """See what it would mean if reactions went with outcome differently where they are managed well.

    Parameters
    ----------
    seed : int
        Which sample to show, from 1 to 9999.
    **values : float
        Where the controls begin: ``reactions_effect`` from -0.6 to 0.3, ``management_effect`` from -0.2 to 0.6,
        ``interaction`` from -0.4 to 0.4, ``reactions_with_management`` from -0.6 to 0.2.

    Raises
    ------
    ParameterError
        If a value is outside its range, or together they explain more than all of outcome.

    Examples
    --------
    >>> explore_management_as_moderator(interaction=0.2).readouts.round(3).to_dict()["slope_high"]
    0.04
    """
    return Explorer(parts(), values, seed)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="management_as_moderator",
        title="What does managing countertransference change?",
        controls=_controls(),
        readouts=[
            Readout("slope_low", "Slope at low management (−1 SD)", moderation.slope_at_low, "+.2f"),
            Readout("slope_average", "Slope at average management", moderation.slope_at_average, "+.2f"),
            Readout("slope_high", "Slope at high management (+1 SD)", moderation.slope_at_high, "+.2f"),
            Readout("difference", "Slope at high minus slope at low", moderation.slope_difference, "+.2f"),
            Readout("correlation", "Reactions and outcome, r over all", moderation.reactions_with_outcome, "+.2f"),
            Readout("explained", "Explained variance of outcome", moderation.explained_variance, ".1%"),
        ],
        messages=[
            Message(
                "No moderation: at every level of management, one SD more reactions goes with {slope_average} SD in "
                "outcome." + _TAIL,
                when=moderation.has_no_moderation,
            ),
            Message(
                "The direction turns: one SD more reactions goes with {slope_low} SD in outcome at low management and "
                "{slope_high} SD at high." + _TAIL,
                when=moderation.turns_around,
            ),
            Message(
                "Buffering: one SD more reactions goes with {slope_low} SD in outcome at low management, but only "
                "{slope_high} SD at high." + _TAIL,
                when=moderation.is_buffering,
            ),
            Message(
                "Amplifying: one SD more reactions goes with {slope_low} SD in outcome at low management, and "
                "{slope_high} SD at high." + _TAIL
            ),
        ],
        presets=[
            Preset("Buffering", {"interaction": 0.15}),
            Preset("No moderation", {"interaction": 0}),
            Preset("Amplifying", {"interaction": -0.15}),
            # The slopes at which reactions and management correlate with outcome as published.
            Preset(
                "Published r as r, not slopes", {"reactions_effect": -0.06, "management_effect": 0.37, "interaction": 0}
            ),
        ],
        constraints=[
            Constraint(
                moderation.is_explicable,
                "reactions_effect {reactions_effect}, management_effect {management_effect}, interaction {interaction} "
                "and reactions_with_management {reactions_with_management} would explain more than all of the "
                "variance of outcome; bring one of them nearer to 0",
            )
        ],
        draw=_draw,
        alternative=(
            "Points are simulated clients, the therapist's countertransference reactions across and outcome upward, "
            "both in standard deviations, with a triangle upward where management is above average and downward where "
            "it is below. Three lines show outcome by reactions at low, average and high management."
        ),
        caption=_caption(),
        table=Table(
            "clients", {"reactions": "Reactions (SD)", "management": "Management (SD)", "outcome": "Outcome (SD)"}
        ),
        handles=[  # at the ends of the lines of average and high management, and in the middle of the latter
            Handle("reactions_effect", x=3, y=partial(moderation.expected_outcome, reactions=3, management=0)),
            Handle("management_effect", x=0, y=partial(moderation.expected_outcome, reactions=0, management=1)),
            Handle("interaction", x=3, y=partial(moderation.expected_outcome, reactions=3, management=1)),
        ],
        samples=True,
    )


def _published(result: str, column: str = "effect") -> float:
    return float(published_results()[column][result])


def _controls() -> list[Control]:
    return [
        Control(
            "reactions_effect",
            "Reactions, slope at average management",
            -0.6,
            0.3,
            0.01,
            _published("hayes2018countertransference_reactions"),
            format="+.2f",
            help="Hayes et al. 2018 found r = −.16 with outcome; to use it as a standardized slope is our choice.",
        ),
        Control(
            "management_effect",
            "Management, slope at average reactions",
            -0.2,
            0.6,
            0.01,
            _published("hayes2018countertransference_management"),
            format="+.2f",
            help="Hayes et al. 2018 found r = .39 with outcome; to use it as a standardized slope is our choice.",
        ),
        Control(
            "interaction",
            "Interaction with management",
            -0.4,
            0.4,
            0.01,
            0.1,
            format="+.2f",
            help="How much the slope changes for 1 SD more management. Our choice: we know of no pooled estimate.",
        ),
        Control(
            "reactions_with_management",
            "Correlation of reactions and management",
            -0.6,
            0.2,
            0.01,
            _published("hayes2018countertransference_management_reactions"),
            format="+.2f",
            help="Hayes et al. 2018 found −.27: more management, fewer reactions.",
        ),
    ]


def _caption() -> str:
    ids = ("hayes2018countertransference_reactions", "hayes2018countertransference_management_reactions")
    reactions, both = (_published(result, "k") for result in ids)
    management = _published("hayes2018countertransference_management", "k")
    before, after = _published("hayes2011managing_management"), _published("hayes2018countertransference_management")
    return (
        "Lines by equation, and simulated clients, with a triangle upward where management is above "
        "average and downward where it is below. Nobody has randomized management, and the "
        f"literature is small: the three correlations rest on k = {reactions:.0f}, {both:.0f} and {management:.0f} "
        f"(Hayes et al. 2018), and the one of management and outcome was {before:.2f} in 2011 and {after:.2f} in 2018."
    )


def _draw(p: Mapping[str, Any]) -> Any:
    colors = alt.Color(
        "level:N",
        title="Management (−1, 0, +1 SD)",
        scale=alt.Scale(domain=list(LEVELS), range=[COLORS["warm"], COLORS["quiet"], COLORS["accent"]]),
        legend=alt.Legend(orient="top", titleLimit=0, symbolSize=400, symbolStrokeWidth=2.5),
    )
    return alt.layer(_points(p), _lines(p, colors)).properties(width=300, height=280)


def _points(p: Mapping[str, Any]) -> Any:
    effects = {name: p[name] for name in ("reactions_effect", "management_effect", "interaction")}
    both = {"reactions": alt.datum.reactions, "management": alt.datum.management}
    noise = moderation.noise_size(VEGA, **effects, reactions_with_management=p["reactions_with_management"])
    scale, whole = alt.Scale(domain=[-3.5, 3.5]), alt.Axis(values=list(range(-3, 4)))
    return (
        alt.Chart(inline(first_sample(20182, CLIENTS, DRAWS.values()), name="clients"))
        .transform_calculate(**drawn_again(DRAWS))
        .transform_calculate(
            management=moderation.management_beside(
                VEGA,
                reactions_with_management=p["reactions_with_management"],
                reactions=alt.datum.reactions,
                b=alt.datum.other,
            )
        )
        .transform_calculate(outcome=moderation.expected_outcome(VEGA, **effects, **both) + noise * alt.datum.rest)
        .transform_calculate(shape=VEGA.where(alt.datum.management < 0, "triangle-down", "triangle-up"))
        .mark_point(size=30, color=COLORS["quiet"], opacity=0.45, filled=True, clip=True)
        .encode(
            x=alt.X("reactions:Q", title="Countertransference reactions (SD)", scale=scale, axis=whole),
            y=alt.Y("outcome:Q", title="Outcome (SD)", scale=scale, axis=whole),
            shape=alt.Shape("shape:N", scale=None),
        )
    )


def _lines(p: Mapping[str, Any], colors: alt.Color) -> Any:
    effects = {name: p[name] for name in ("reactions_effect", "management_effect", "interaction")}
    level = pd.DataFrame({"level": list(LEVELS), "management": list(LEVELS.values())})
    ends = level.merge(pd.DataFrame({"reactions": [-3.5, 3.5]}), how="cross")
    both = {"reactions": alt.datum.reactions, "management": alt.datum.management}
    return (
        alt.Chart(inline(ends))
        .transform_calculate(outcome=moderation.expected_outcome(VEGA, **effects, **both))
        .mark_line(strokeWidth=2.5, clip=True)
        .encode(
            x="reactions:Q",
            y="outcome:Q",
            color=colors,
            strokeDash=alt.StrokeDash("level:N", scale=alt.Scale(domain=list(LEVELS), range=[[2, 3], [8, 4], [1, 0]])),
        )
    )

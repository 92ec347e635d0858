"""What of a gain in therapists' skill can reach their clients, and who would see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from widgets.datasets import published_effect
from widgets.equations import training
from widgets.equations.power import WANTED
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline, level_line

FEWEST, MOST = 10, 1000
GAINS = {"Therapists' skill": "accent", "Clients' outcome": "second"}
_CHAIN = (
    "If training lifts skill by {d_skill} standard deviations, clients gain {client_gain}. With {n} people in each "
    "group, {seeing_skill} of trials would see the skill, and {seeing_clients} would see the clients' gain"
)


def explore_training_chain(**values: float) -> Explorer:
    """See how much of a gain in therapists' skill can reach their clients, and how large a trial would have to be.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``d_skill`` from 0.05 to 1, ``skill_and_outcome`` from 0.05 to 1, ``icc_therapist``
        from 0.01 to 0.1, ``n`` from 10 to 1000 people in each group.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_training_chain().readouts[["client_gain", "clients_needed"]].round(2).to_dict()
    {'client_gain': 0.07, 'clients_needed': 3165.0}
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="training_chain",
        title="How much of a training reaches the client?",
        controls=_controls(),
        readouts=[
            Readout("client_gain", "Clients gain, in standard deviations", training.client_gain),
            Readout("seeing_skill", "Trials that see the skill", training.share_seeing_skill, ".0%"),
            Readout("seeing_clients", "Trials that see the clients' gain", training.share_seeing_clients, ".0%"),
            Readout("therapists_needed", "Therapists a group needs to see skill", training.therapists_needed, ".0f"),
            Readout("clients_needed", "Clients a group needs to see their gain", training.clients_needed, ".0f"),
        ],
        messages=[Message(_CHAIN + "; that would take {clients_needed} clients a group.")],
        presets=[
            Preset(
                "Empathy training, adjusted", {"d_skill": published_effect("tedingvanberkhout2016efficacy_adjusted")}
            ),
            Preset("Skill is all that therapists differ in", {"skill_and_outcome": 1}),
            Preset("Therapists differ more, 8%", {"icc_therapist": 0.08}),
            Preset("A trial with 500 a group", {"n": 500}),
        ],
        draw=_draw,
        alternative=(
            "Two rising curves: the share of trials, from 0 to 100%, that find a gain, over the people in each group "
            "from 10 to 1,000. The solid one, for therapists' skill, climbs steeply to the top; the dashed one, for "
            "their clients' outcome, stays near the floor. A dot on each marks the trial as set, and a dotted line 80%."
        ),
        caption=(
            "By equation; the chain is a model of ours and no finding. It counts people as unrelated, although clients "
            "of one therapist are not, so that real trials need more."
        ),
        table=Table("trials", {"gain": "Gain in", "n": "People in each group", "seen": "Trials that see it"}),
        handles=[Handle("n", x="n", y=training.share_seeing_skill)],
        compares=True,
    )


def _controls() -> list[Control]:
    return [
        Control(
            "d_skill",
            "Gain in skill",
            0.05,
            1,
            0.01,
            published_effect("tedingvanberkhout2016efficacy"),
            help="In standard deviations. Teding van Berkhout and Malouff 2016 found .63 for training in empathy.",
        ),
        Control(
            "skill_and_outcome",
            "Correlation of skill and outcome, over therapists",
            0.05,
            1,
            0.05,
            0.5,
            help="Of a therapist's skill with the average outcome of their clients. Our choice; nobody knows it.",
        ),
        Control(
            "icc_therapist",
            "Share of outcome between therapists",
            0.01,
            0.1,
            0.01,
            0.05,
            help="Johns et al. 2019 found 5% on average.",
            format=".0%",
        ),
        Control("n", "People in each group", FEWEST, MOST, 10, 40, format=".0f", help="Of two. 40 is our choice."),
    ]


def _draw(p: Mapping[str, Any]) -> Any:
    return alt.layer(level_line("seen", WANTED), _curves(p), _trial(p)).properties(width=300, height=280)


def _seen(p: Mapping[str, Any], gain: Any, n: Any) -> Any:
    """Choose by the name of the gain; both are computed."""
    skill = training.share_seeing_skill(VEGA, d_skill=p["d_skill"], n=n)
    chain = {name: p[name] for name in ("d_skill", "skill_and_outcome", "icc_therapist")}
    return VEGA.where(gain == next(iter(GAINS)), skill, training.share_seeing_clients(VEGA, **chain, n=n))


def _curves(p: Mapping[str, Any]) -> Any:
    rows = [{"gain": gain, "n": n} for gain in GAINS for n in range(FEWEST, MOST + 1, 10)]
    names = list(GAINS)
    return (
        alt.Chart(inline(pd.DataFrame(rows), name="trials"))
        .transform_calculate(seen=_seen(p, alt.datum.gain, alt.datum.n))
        .mark_line(strokeWidth=2.5)
        .encode(
            x=alt.X("n:Q", title="People in each group", scale=alt.Scale(domain=[0, MOST])),
            y=alt.Y("seen:Q", title="Trials that see it", axis=alt.Axis(format=".0%"), scale=alt.Scale(domain=[0, 1])),
            color=_color(),
            strokeDash=alt.StrokeDash("gain:N", scale=alt.Scale(domain=names, range=[[1, 0], [6, 4]]), title=None),
        )
    )


def _color() -> Any:
    scale = alt.Scale(domain=list(GAINS), range=[COLORS[color] for color in GAINS.values()])
    legend = alt.Legend(orient="top", symbolType="stroke", symbolSize=400, symbolStrokeWidth=2.5)
    return alt.Color("gain:N", title=None, scale=scale, legend=legend)


def _trial(p: Mapping[str, Any]) -> Any:
    return (
        alt.Chart(inline(pd.DataFrame({"gain": list(GAINS)})))
        .transform_calculate(n=p["n"])
        .transform_calculate(seen=_seen(p, alt.datum.gain, alt.datum.n))
        .mark_point(size=110, filled=True, opacity=1)
        .encode(x="n:Q", y="seen:Q", color=_color())
    )

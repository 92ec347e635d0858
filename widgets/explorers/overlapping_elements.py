"""Whether elements of a relationship that overlap add up, and what is lost when they are pooled into one score."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import altair as alt
import pandas as pd

from widgets.datasets import published_effect
from widgets.equations import elements as model
from widgets.explorer.definition import Constraint, Control, ExplorerParts, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline, line_looks

MOST = 10
WAYS: dict[str, tuple[Callable[..., Any], str, list[int]]] = {
    "Added up": (model.added_up, "warm", [7, 3]),
    "Together": (model.together, "accent", [1, 0]),
    "Pooled": (model.pooled, "second", [2, 3]),
}
_SHARES = (
    "Alone, an element shares {alone} with outcome. Added up, {elements} of them would make {added_up}; together they "
    "share {together}. "
)


def explore_overlapping_elements(**values: float) -> Explorer:
    """See whether elements that overlap add up, what one of them adds, and what pooling them into one score loses.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``elements`` from 2 to 10, ``r`` from 0.05 to 0.5, ``overlap`` from 0.1 to 0.95,
        ``own`` from 0 to 0.4.

    Raises
    ------
    ParameterError
        If a value is outside its range, or climate and own part would leave nothing of outcome to anything else.

    Examples
    --------
    >>> explore_overlapping_elements().readouts[["added_up", "together", "added_by_first"]].round(3).to_dict()
    {'added_up': 0.47, 'together': 0.134, 'added_by_first': 0.004}
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="overlapping_elements",
        title="Do the elements of a relationship add up?",
        controls=_controls(),
        readouts=[
            Readout("alone", "One of them alone, r²", model.alone, ".1%"),
            Readout("added_up", "All added up, sum of r²", model.added_up, ".1%"),
            Readout("together", "All together, R²", model.together, ".1%"),
            Readout("added_by_first", "The first, beyond the others", model.added_by_first, ".1%"),
            Readout(
                "seen", f"Studies of {model.CLIENTS} clients that see what it adds", model.share_seeing_first, ".0%"
            ),
            Readout("pooled", "All pooled into one score, r²", model.pooled, ".1%"),
            Readout("lost", "Lost by pooling", model.lost_by_pooling, ".1%"),
            Readout("climate", "The climate itself, without error", model.climate, ".1%"),
        ],
        messages=[
            Message(
                _SHARES + "Beyond the others, the first adds {added_by_first}, part of it its own: {seen} of studies "
                f"with {model.CLIENTS} clients would see that. One score of all tells {{pooled}} and loses {{lost}}.",
                when=model.has_own_part,
            ),
            Message(
                _SHARES + "Beyond the others, the first adds {added_by_first}, though nothing in it is its own: one "
                "more reading of the climate. Pooled into one score they tell {pooled}, and nothing is lost."
            ),
        ],
        presets=[
            Preset("Alliance and empathy, as published", {"elements": 2}),
            Preset("Hardly any overlap", {"overlap": 0.1}),
            Preset("Nearly one thing", {"overlap": 0.9}),
            Preset("One with a part of its own", {"own": 0.1}),
        ],
        constraints=[
            Constraint(
                model.is_possible,
                "nothing would be left of outcome for anything else: r {r}, overlap {overlap}, own {own}; lower r or "
                "own, or raise the overlap",
            )
        ],
        draw=_draw,
        alternative=(
            "Three lines over the number of elements, from 1 to 10, with the share of the variance of outcome upward. "
            "The dashed line of what is added up rises steeply and straight. The solid line of what they share "
            "together flattens soon, and the dotted line of what one pooled score tells lies on it or below it. A dot "
            "on each marks the number as set."
        ),
        caption=(
            "By equation; a model of ours and no finding. The same correlations would come about if each element had a "
            "small part in outcome by itself: no correlation tells the two apart."
        ),
        table=Table(
            "elements", {"way": "How they are put together", "elements": "Elements", "share": "Share"}, rows=30
        ),
        compares=True,
    )


def _published(result: str) -> float:
    return round(published_effect(result), 2)


def _controls() -> list[Control]:
    return [
        Control("elements", "Elements", 2, MOST, 1, 6, format=".0f", help="How many are rated. Six is our choice."),
        Control(
            "r",
            "Each with outcome, r",
            0.05,
            0.5,
            0.01,
            _published("elliott2018therapist"),
            help="Elliott et al. 2018 found .28 for empathy.",
        ),
        Control(
            "overlap",
            "Each with each other, r",
            0.1,
            0.95,
            0.01,
            _published("nienhuis2018therapeutic_empathy"),
            help="Nienhuis et al. 2018 found .50 for alliance and empathy, and .59 for alliance and genuineness.",
        ),
        Control(
            "own",
            "The first's own part with outcome, r",
            0,
            0.4,
            0.01,
            0,
            help="Of what is in the first element beyond the climate. Our choice; nobody knows it.",
        ),
    ]


def _draw(p: Mapping[str, Any]) -> Any:
    rows = [{"way": way, "elements": number} for way in WAYS for number in range(1, MOST + 1)]
    looks = {way: (color, dash) for way, (_, color, dash) in WAYS.items()}
    lines = (
        alt.Chart(inline(pd.DataFrame(rows), name="elements"))
        .transform_calculate(share=_share(p, alt.datum.elements))
        .mark_line(strokeWidth=2.5)
        .encode(
            **_axes(),
            **line_looks("way:N", looks, symbolStrokeWidth=2.5),
        )
    )
    dots = (
        alt.Chart(inline(pd.DataFrame({"way": list(WAYS)})))
        .transform_calculate(elements=p["elements"])
        .transform_calculate(share=_share(p, alt.datum.elements))
        .mark_point(size=80, filled=True, opacity=1, color=COLORS["text"])
        .encode(**_axes())
    )
    return alt.layer(lines, dots).properties(width=300, height=280)


def _share(p: Mapping[str, Any], elements: Any) -> Any:
    """Choose by the way in which the elements are put together; all three are computed."""
    setting = {name: p[name] for name in ("r", "overlap", "own")}
    share: Any = 0
    for way, (equation, _, _) in WAYS.items():
        share = VEGA.where(alt.datum.way == way, equation(VEGA, elements=elements, **setting), share)
    return share


def _axes() -> dict[str, Any]:
    upward = alt.Scale(domain=[0, 1], clamp=True)
    return {
        "x": alt.X("elements:Q", title="Elements", scale=alt.Scale(domain=[1, MOST])),
        "y": alt.Y("share:Q", title="Share of outcome", axis=alt.Axis(format=".0%"), scale=upward),
    }

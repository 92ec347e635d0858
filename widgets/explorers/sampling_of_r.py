"""How far the correlation of one study may lie from the true one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from widgets.explorer import Explorer
from widgets.explorer_namespace import VEGA
from widgets.explorer_parts import Control, Preset, Readout, Saying, Table
from widgets.host.picture import COLORS
from widgets.picture_parts import inline
from widgets.simulation.equations import sampling

STUDIES = 300


def explore_sampling_of_r(**values: float) -> Explorer:
    """See how far a study's correlation may lie from the true one by chance alone.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``true_r`` from 0 to 0.8, ``n`` from 10 to 500 clients a study.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_sampling_of_r(true_r=0.38, n=45).readouts[["low", "high"]].round(2).to_dict()
    {'low': 0.1, 'high': 0.61}
    """
    return Explorer(
        name="sampling_of_r",
        title="How far may my study’s r lie from the truth?",
        controls=[
            Control(
                "true_r",
                "True correlation",
                0,
                0.8,
                0.01,
                0.28,
                help="Among all clients of the kind studied. Flückiger et al. 2018 found an average of .278.",
            ),
            Control(
                "n",
                "Clients in the study",
                10,
                700,
                1,
                100,
                format=".0f",
                help="About the average of a study in Flückiger et al. 2018: over 30,000 clients in 295 studies.",
            ),
        ],
        readouts=[
            Readout("low", "95% of such studies find r from", sampling.lower_r),
            Readout("high", "to", sampling.upper_r),
            Readout("width", "Width of that range", sampling.width_of_range),
            Readout("none", "Studies with r at or below 0", sampling.share_at_or_below_zero, ".1%"),
            Readout("needed", "Smallest r with p < .05", sampling.significant_r),
            Readout("significant", "Studies with p < .05, two-sided", sampling.share_significant, ".0%"),
        ],
        sayings=[
            Saying(
                "With {n} clients and no true correlation, 95% of such studies find an r from {low} to {high}; "
                "{significant} find one with p < .05, by chance alone.",
                when=_is_zero,
            ),
            Saying(
                "With {n} clients and a true correlation of {true_r}, 95% of such studies find an r from {low} to "
                "{high}; {none} find none or a negative one, and {significant} find one with p < .05."
            ),
        ],
        presets=[
            Preset("45 clients and .38 (Crits-Christoph et al. 2011)", {"true_r": 0.38, "n": 45}),
            Preset("105 clients (Webb et al. 2011)", {"n": 105}),
            Preset("700 clients (Stefana et al. 2024)", {"n": 700}),
            Preset("No true correlation", {"true_r": 0}),
        ],
        draw=_draw,
        alternative=(
            "A hill that shows how dense the correlations of many studies lie, darker over the middle 95%, with a "
            "solid line at the true correlation and a dashed one at the smallest significant r; below it, one mark "
            "for each of 300 simulated studies: filled if significant, hollow if not."
        ),
        caption=(
            "By equation (Fisher’s z) and 300 simulated studies from fixed draws, spread up and down to be told apart. "
            "Filled: p < .05. The hill is drawn equally high at the true r, however wide it is."
        ),
        table=Table("studies", {"r": "r found", "solid": "p < .05 (1 = yes)"}),
        values=values,
    )


def _is_zero(xp: Any, *, true_r: Any) -> Any:
    return xp.abs(true_r) < 0.005  # noqa: PLR2004 (half of the control's step)


def _draw(p: Mapping[str, Any]) -> Any:
    x = alt.X("r:Q", title="Correlation r that a study finds", scale=alt.Scale(domain=[-0.8, 1]))
    return alt.layer(
        _hill(p).mark_area(color=COLORS["level-2"], clip=True).encode(x=x, y=_height("height:Q"), y2=alt.datum(0)),
        _hill(p)
        .transform_filter(np.abs(1) * abs_luck() <= sampling.NORMAL_95)
        .mark_area(color=COLORS["level-4"], clip=True)
        .encode(x=x, y=_height("height:Q"), y2=alt.datum(0)),
        _studies(p, x),
        _rule(p["true_r"], x).mark_rule(color=COLORS["text"], strokeWidth=2),
        _rule(sampling.significant_r(VEGA, n=p["n"]), x).mark_rule(
            color=COLORS["warm"], strokeWidth=2, strokeDash=[6, 4]
        ),
    ).properties(width=300, height=280)

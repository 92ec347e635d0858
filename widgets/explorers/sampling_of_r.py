"""How far the correlation of one study may lie from the true one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from widgets.equations import sampling
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.sample import drawn
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

STUDIES = 300


def explore_sampling_of_r(*, seed: int = 1, **values: float) -> Explorer:
    """See how far a study's correlation may lie from the true one by chance alone.

    Parameters
    ----------
    seed : int
        Which sample to show, from 1 to 9999.
    **values : float
        Where the controls begin: ``true_r`` from 0 to 0.8, ``n`` from 10 to 700 clients a study.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_sampling_of_r(true_r=0.38, n=45).readouts[["low", "high"]].round(2).to_dict()
    {'low': 0.1, 'high': 0.61}
    """
    return Explorer(parts(), values, seed)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
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
            Readout("low", "Lower end of the 95% range of r", sampling.lower_r),
            Readout("high", "Upper end of the 95% range of r", sampling.upper_r),
            Readout("width", "Width of that range", sampling.width_of_range),
            Readout("none", "Studies with r at or below 0", sampling.share_at_or_below_zero, ".1%"),
            Readout("needed", "Smallest r with p < .05", sampling.significant_r),
            Readout("significant", "Studies with p < .05, two-sided", sampling.share_significant, ".0%"),
        ],
        messages=[
            Message(
                "With {n} clients and no true correlation, 95% of such studies find an r from {low} to {high}; "
                "{significant} find one with p < .05, by chance alone.",
                when=_is_zero,
            ),
            Message(
                "With {n} clients and a true correlation of {true_r}, 95% of such studies find an r from {low} to "
                "{high}; fewer than 1 in 1,000 find none or a negative one, and {significant} find one with p < .05.",
                when=_is_rarely_none,
            ),
            Message(
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
            "By equation (Fisher’s z) and 300 simulated studies, spread up and down to be told apart. "
            "Filled: p < .05. The hill is drawn equally high at the true r, however wide it is."
        ),
        table=Table("studies", {"r": "r found", "significant": "p < .05"}),
        handles=[Handle("true_r", x="true_r")],
        samples=True,
    )


def _is_zero(xp: Any, *, true_r: Any) -> Any:
    return xp.abs(true_r) < 0.005  # noqa: PLR2004 (half of the control's step)


def _is_rarely_none(xp: Any, *, true_r: Any, n: Any) -> Any:
    return sampling.share_at_or_below_zero(xp, true_r=true_r, n=n) < 0.001  # noqa: PLR2004 (as the sentence says)


def _draw(p: Mapping[str, Any]) -> Any:
    luck = np.append(np.linspace(-4, 4, 101), [-sampling.NORMAL_95, sampling.NORMAL_95])
    hill = alt.Chart(inline(pd.DataFrame({"luck": np.sort(luck).round(4)})))
    middle = hill.transform_filter(VEGA.abs(alt.datum.luck) <= sampling.NORMAL_95 + 0.001)
    needed = sampling.significant_r(VEGA, n=p["n"])
    true = _line(p["true_r"], words="true r", height=1.22, ends=(-1.02, 1.35))
    significant = _line(needed, words="p < .05", height=-1.14, ends=(-1.25, 1.1))
    return alt.layer(
        _area(hill, p, COLORS["level-2"]),
        _area(middle, p, COLORS["level-4"]),
        _studies(p),
        significant.mark_rule(color=COLORS["warm"], strokeWidth=2, strokeDash=[6, 4]).encode(**_drawn()),
        significant.mark_text(color=COLORS["warm"], align="left", dx=5, fontSize=12).encode(**_written()),
        true.mark_rule(color=COLORS["text"], strokeWidth=2.5).encode(**_drawn()),
        true.mark_text(color=COLORS["text"], align="right", dx=-5, fontSize=12).encode(**_written()),
    ).properties(width=300, height=280)


def _x() -> alt.X:
    axis = alt.Axis(values=[-0.5, 0, 0.5, 1], format=".1f")
    return alt.X("r:Q", title="Correlation r that a study finds", axis=axis, scale=alt.Scale(domain=[-0.8, 1]))


def _y(field: str) -> alt.Y:
    return alt.Y(field, axis=None, scale=alt.Scale(domain=[-1.25, 1.35]))


def _line(r: Any, *, words: str, height: float, ends: tuple[float, float]) -> alt.Chart:
    """Give one row, with words at a height and the two ends of a line, that moves with a correlation."""
    row = pd.DataFrame({"height": [height], "bottom": [ends[0]], "top": [ends[1]], "words": [words]})
    return alt.Chart(inline(row)).transform_calculate(r=0 * alt.datum.height + r)


def _drawn() -> dict[str, Any]:
    return {"x": _x(), "y": _y("bottom:Q"), "y2": "top:Q"}


def _written() -> dict[str, Any]:
    return {"x": _x(), "y": _y("height:Q"), "text": "words:N"}


def _area(hill: alt.Chart, p: Mapping[str, Any], color: str) -> Any:
    computed = hill.transform_calculate(
        r=sampling.found_r(VEGA, luck=alt.datum.luck, **p),
        height=sampling.relative_density(VEGA, luck=alt.datum.luck, **p),
    )
    return computed.mark_area(color=color, clip=True).encode(x=_x(), y=_y("height:Q"))


def _studies(p: Mapping[str, Any]) -> Any:
    is_significant = VEGA.abs(alt.datum.r) >= sampling.significant_r(VEGA, n=p["n"])
    return (
        alt.Chart(inline(_draws(), name="studies"))
        .transform_calculate(drawn=drawn(alt.datum.luck, row=alt.datum.number, column=1))
        .transform_calculate(r=sampling.found_r(VEGA, luck=alt.datum.drawn, **p))
        .transform_calculate(
            solid=VEGA.where(is_significant, 1, 0), significant=VEGA.where(is_significant, "yes", "no")
        )
        .mark_circle(size=22, color=COLORS["accent"], stroke=COLORS["accent"], strokeWidth=1, opacity=0.8, clip=True)
        .encode(x=_x(), y=_y("place:Q"), fillOpacity=alt.FillOpacity("solid:Q", scale=None))
    )


def _draws() -> pd.DataFrame:
    """Draw the luck of studies once and for all, with mean 0 and SD 1, and a height at which to show each."""
    rng = np.random.default_rng(1915)
    luck = rng.standard_normal(STUDIES)
    luck = (luck - luck.mean()) / luck.std()
    places = rng.uniform(-0.98, -0.12, STUDIES)
    return pd.DataFrame({"number": np.arange(1, STUDIES + 1), "luck": luck, "place": places}).round(3)

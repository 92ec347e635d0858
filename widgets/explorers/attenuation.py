"""How much of a true correlation errors of measurement and a narrow sample leave to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from widgets.datasets import published_results
from widgets.equations import NUMPY, attenuation, correlation
from widgets.explorer.definition import Control, ExplorerParts, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

CLIENTS = 200
WIDEST = 3.5


def explore_attenuation(**values: float) -> Explorer:
    """See how errors of measurement and a narrow range of alliances hide part of a correlation.

    Parameters
    ----------
    **values : float
        Where the controls begin: ``true_r`` from 0 to 0.9, ``reliability_alliance`` and ``reliability_outcome`` from
        0.3 to 1, ``range_kept`` from 0.3 to 1.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_attenuation(true_r=0.5, reliability_alliance=0.8, reliability_outcome=0.8).readouts.round(3).to_dict()
    {'observed': 0.4, 'shared': 0.16, 'corrected': 0.5, 'true_shared': 0.25}
    """
    return Explorer(parts(), values)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="attenuation",
        title="How much does poor measurement hide?",
        controls=_controls(),
        readouts=[
            Readout("observed", "Observed r", attenuation.observed_r, ".3f"),
            Readout("shared", "Shared variance observed", attenuation.observed_shared_variance, ".1%"),
            Readout("corrected", "Observed r, corrected for unreliability", attenuation.corrected_r, ".3f"),
            Readout("true_shared", "Shared variance of true scores", attenuation.true_shared_variance, ".1%"),
        ],
        messages=_messages(),
        presets=_presets(),
        draw=_draw,
        alternative=(
            "Two clouds of points over the same simulated clients, alliance across and outcome upward: small crosses "
            "for true scores with a dashed line, filled dots for what is observed with a solid line, which is flatter "
            "the less reliable the measures are and shorter the narrower the sample is."
        ),
        caption=(
            "200 simulated clients from fixed draws; scores in standard deviations among all clients. Crosses and "
            "dashed line: true scores of all. Dots and solid line: observed scores of the sample."
        ),
        table=Table(
            "clients",
            {
                "true_alliance": "True alliance (SD)",
                "true_outcome": "True outcome (SD)",
                "alliance": "Observed alliance (SD)",
                "outcome": "Observed outcome (SD)",
            },
        ),
    )


def _controls() -> list[Control]:
    return [
        Control(
            "true_r",
            "True correlation",
            0,
            0.9,
            0.01,
            0.31,
            format=".3f",
            help="Between what the two measures are meant to measure. Our choice: with the other defaults it is "
            "observed as about .28, which Flückiger et al. 2018 found over 295 studies.",
        ),
        Control(
            "reliability_alliance",
            "Reliability of the alliance score",
            0.3,
            1,
            0.01,
            0.92,
            help="The share of its variance that is not error. Hanson et al. 2002 found internal consistencies of "
            ".92 most often; Crits-Christoph et al. 2011 found a dependability of .77 for a single session.",
        ),
        Control(
            "reliability_outcome",
            "Reliability of the outcome score",
            0.3,
            1,
            0.01,
            0.90,
            help="The same for the outcome. Our choice.",
        ),
        Control(
            "range_kept",
            "Spread of alliances kept",
            0.3,
            1,
            0.01,
            1,
            format=".0%",
            help="The SD of alliance scores in the sample beside that among all clients, as when only those with much "
            "the same alliance are left. Our choice: all clients.",
        ),
    ]


def _messages() -> list[Message]:
    return [
        Message("A true correlation of 0 stays 0, however well or poorly it is measured.", when=_is_zero),
        Message(
            "With reliabilities of {reliability_alliance} and {reliability_outcome}, a true correlation of {true_r} is "
            "observed as {observed}: {shared} shared variance and not {true_shared}. The correction gives {corrected} "
            "back.",
            when=_is_whole,
        ),
        Message(
            "With reliabilities of {reliability_alliance} and {reliability_outcome} and {range_kept} of the spread of "
            "alliances, a true correlation of {true_r} is observed as {observed}: {shared} shared variance and not "
            "{true_shared}. The correction for unreliability gives {corrected}: it does not know of the narrow range."
        ),
    ]


def _presets() -> list[Preset]:
    return [
        Preset("Observed .278, reliabilities .92 and .90", _behind_the_published(0.92, 0.90)),
        Preset("Observed .278, one session (.77) and .90", _behind_the_published(0.77, 0.90)),
        Preset("Nothing hidden", {"reliability_alliance": 1, "reliability_outcome": 1}),
        Preset("Half the spread of alliances", {"range_kept": 0.5}),
    ]


def _behind_the_published(alliance: float, outcome: float) -> dict[str, float]:
    """Find the true correlation that would be observed as the largest synthesis found it."""
    published = float(published_results().effect["fluckiger2018alliance_adult"])
    reliabilities = {"reliability_alliance": alliance, "reliability_outcome": outcome}
    return {"true_r": float(attenuation.disattenuated_r(NUMPY, r=published, **reliabilities)), **reliabilities}


def _is_zero(xp: Any, *, true_r: Any) -> Any:
    return xp.abs(true_r) < 0.005  # noqa: PLR2004 (half of the control's step)


def _is_whole(xp: Any, *, range_kept: Any) -> Any:
    return xp.abs(range_kept - 1) < 0.005  # noqa: PLR2004 (half of the control's step)


def _draw(p: Mapping[str, Any]) -> Any:
    reliabilities = {name: p[name] for name in ("reliability_alliance", "reliability_outcome")}
    slope = attenuation.unreliable_r(VEGA, true_r=p["true_r"], **reliabilities)
    clients = _compute_scores(alt.Chart(inline(_draws(), name="clients")), p, slope)
    true = clients.mark_point(shape="cross", size=18, filled=True, color=COLORS["quiet"], opacity=0.55, clip=True)
    observed = clients.mark_circle(size=26, color=COLORS["accent"], opacity=0.6, clip=True)
    ends = alt.Chart(inline(pd.DataFrame({"end": [-WIDEST, WIDEST]})))
    true_line = ends.transform_calculate(alliance=alt.datum.end, outcome=p["true_r"] * alt.datum.end)
    observed_line = ends.transform_calculate(
        alliance=p["range_kept"] * alt.datum.end, outcome=slope * p["range_kept"] * alt.datum.end
    )
    return alt.layer(
        true.encode(**_places("true_alliance", "true_outcome")),
        observed.encode(**_places()),
        true_line.mark_line(color=COLORS["text"], strokeWidth=2, strokeDash=[6, 4]).encode(**_places()),
        observed_line.mark_line(color=COLORS["warm"], strokeWidth=3).encode(**_places()),
    ).properties(width=300, height=280)


def _places(alliance: str = "alliance", outcome: str = "outcome") -> dict[str, Any]:
    scale, axis = alt.Scale(domain=[-WIDEST, WIDEST]), alt.Axis(values=list(range(-3, 4)))
    return {
        "x": alt.X(f"{alliance}:Q", title="Alliance (SD)", scale=scale, axis=axis),
        "y": alt.Y(f"{outcome}:Q", title="Outcome (SD)", scale=scale, axis=axis),
    }


def _compute_scores(clients: alt.Chart, p: Mapping[str, Any], slope: Any) -> alt.Chart:
    datum, kept = alt.datum, p["range_kept"]
    return clients.transform_calculate(
        true_outcome=correlation.paired_value(VEGA, r=p["true_r"], a=datum.true_alliance, b=datum.b),
        whole_alliance=attenuation.observed_score(
            VEGA, reliability=p["reliability_alliance"], true_score=datum.true_alliance, error=datum.alliance_error
        ),
        whole_outcome=attenuation.observed_score(
            VEGA, reliability=p["reliability_outcome"], true_score=datum.true_outcome, error=datum.outcome_error
        ),
        alliance=kept * datum.whole_alliance,
        outcome=attenuation.outcome_in_narrow_sample(
            VEGA, outcome=datum.whole_outcome, alliance=datum.whole_alliance, r=slope, range_kept=kept
        ),
    )


def _draws() -> pd.DataFrame:
    """Draw unrelated standard normals once and for all, with mean 0, SD 1 and no correlation in the whole sample."""
    values = np.random.default_rng(1904).standard_normal((CLIENTS, 4))
    values, _ = np.linalg.qr(values - values.mean(axis=0))
    columns = ["true_alliance", "b", "alliance_error", "outcome_error"]
    return pd.DataFrame(values * np.sqrt(CLIENTS), columns=columns).round(3)

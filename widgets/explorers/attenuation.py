"""How much of a true correlation errors of measurement and a narrow sample leave to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import altair as alt
import pandas as pd

from widgets.datasets import published_effect
from widgets.equations import NUMPY, attenuation, correlation
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.labels import name_things, within
from widgets.explorer.sample import drawn_again, first_sample
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

CLIENTS = 200
DRAWS = {"true_alliance": "a", "other": "b", "alliance_error": "c", "outcome_error": "d"}
"""What is drawn for each client, and its column in the first sample."""
WIDEST, AT = 3.5, 3
"""Where lines end, and where the one of true scores has its handle, in SDs."""
LABELS = {"alliance": "Alliance", "outcome": "Outcome"}


def explore_attenuation(*, labels: Mapping[str, str] | None = None, seed: int = 1, **values: float) -> Explorer:
    """See how errors of measurement and a narrow range of alliances hide part of a correlation.

    Parameters
    ----------
    labels : mapping, optional
        What the picture calls things, if not alliance and outcome: ``alliance`` and ``outcome``.
    seed : int
        Which sample to show, from 1 to 9999.
    **values : float
        Where the controls begin: ``true_r`` from 0 to 0.9, ``reliability_alliance`` and ``reliability_outcome`` from
        0.3 to 1, ``range_kept`` from 0.3 to 1.

    Raises
    ------
    ParameterError
        If a value is outside its range, or a label cannot be shown.

    Examples
    --------
    >>> explore_attenuation(true_r=0.5, reliability_alliance=0.8, reliability_outcome=0.8).readouts.round(3).to_dict()
    {'observed': 0.4, 'shared': 0.16, 'corrected': 0.5, 'true_shared': 0.25}
    """
    return Explorer(parts(labels), values, seed)


def parts(labels: Mapping[str, str] | None = None) -> ExplorerParts:
    """Say what the explorer is made of."""
    names = name_things(LABELS, labels)
    words = {name: within(label) for name, label in names.items()}
    return ExplorerParts(
        name="attenuation",
        title="How much does poor measurement hide?",
        controls=_controls(words),
        readouts=[
            Readout("observed", "Observed r", attenuation.observed_r, ".3f"),
            Readout("shared", "Shared variance observed", attenuation.observed_shared_variance, ".1%"),
            Readout("corrected", "Observed r, corrected for unreliability", attenuation.corrected_r, ".3f"),
            Readout("true_shared", "Shared variance of true scores", attenuation.true_shared_variance, ".1%"),
        ],
        messages=_messages(words),
        presets=_presets(words),
        draw=partial(_draw, names=names),
        alternative=(
            f"Two clouds of points over the same simulated clients, {words['alliance']} across and {words['outcome']} "
            "upward: small crosses for true scores with a dashed line, "
            "filled dots for what is observed with a solid line, which is flatter the "
            "less reliable the measures are and shorter the narrower the sample is."
        ),
        caption=(
            "200 simulated clients; scores in standard deviations among all clients. Crosses and "
            "dashed line: true scores of all. Dots and solid line: observed scores of the sample."
        ),
        table=Table(
            "clients",
            {
                "true_alliance": f"True {words['alliance']} (SD)",
                "true_outcome": f"True {words['outcome']} (SD)",
                "alliance": f"Observed {words['alliance']} (SD)",
                "outcome": f"Observed {words['outcome']} (SD)",
            },
        ),
        handles=[Handle("true_r", x=AT, y=_height)],
        samples=True,
        labels=labels or {},
    )


def _height(xp: Any, *, true_r: Any) -> Any:
    del xp
    return AT * true_r


def _controls(words: Mapping[str, str]) -> list[Control]:
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
            "observed as about .28, which Flückiger et al. 2018 found for alliance and outcome.",
        ),
        Control(
            "reliability_alliance",
            f"Reliability of the {words['alliance']} score",
            0.3,
            1,
            0.01,
            0.92,
            help="The share of its variance that is not error. For the alliance, Hanson et al. 2002 found "
            "internal consistencies of .92 most often; Crits-Christoph et al. 2011 found a dependability of .77 for a "
            "single session.",
        ),
        Control(
            "reliability_outcome",
            f"Reliability of the {words['outcome']} score",
            0.3,
            1,
            0.01,
            0.90,
            help=f"The same for the {words['outcome']}. Our choice.",
        ),
        Control(
            "range_kept",
            f"Spread of {words['alliance']} scores kept",
            0.3,
            1,
            0.01,
            1,
            format=".0%",
            help=f"The SD of {words['alliance']} scores in the sample beside that among all clients, as when only "
            "those who are much alike in it are left. Our choice: all clients.",
        ),
    ]


def _messages(words: Mapping[str, str]) -> list[Message]:
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
            f"{words['alliance']} scores, "
            "a true correlation of {true_r} is observed as {observed}: {shared} shared variance and not "
            "{true_shared}. The correction for unreliability gives {corrected}: it does not know of the narrow range."
        ),
    ]


def _presets(words: Mapping[str, str]) -> list[Preset]:
    return [
        Preset("Observed .278, reliabilities .92 and .90", _behind_the_published(0.92, 0.90)),
        Preset("Observed .278, one session (.77) and .90", _behind_the_published(0.77, 0.90)),
        Preset("Nothing hidden", {"reliability_alliance": 1, "reliability_outcome": 1}),
        Preset(f"Half the spread of {words['alliance']} scores", {"range_kept": 0.5}),
    ]


def _behind_the_published(alliance: float, outcome: float) -> dict[str, float]:
    """Find the true correlation that would be observed as the largest synthesis found it."""
    published = published_effect("fluckiger2018alliance_adult")
    reliabilities = {"reliability_alliance": alliance, "reliability_outcome": outcome}
    return {"true_r": float(attenuation.disattenuated_r(NUMPY, r=published, **reliabilities)), **reliabilities}


def _is_zero(xp: Any, *, true_r: Any) -> Any:
    return xp.abs(true_r) < 0.005  # noqa: PLR2004 (half of the control's step)


def _is_whole(xp: Any, *, range_kept: Any) -> Any:
    return xp.abs(range_kept - 1) < 0.005  # noqa: PLR2004 (half of the control's step)


def _draw(p: Mapping[str, Any], names: Mapping[str, str]) -> Any:
    reliabilities = {name: p[name] for name in ("reliability_alliance", "reliability_outcome")}
    slope = attenuation.unreliable_r(VEGA, true_r=p["true_r"], **reliabilities)
    clients = _compute_scores(alt.Chart(inline(first_sample(1904, CLIENTS, DRAWS.values()), name="clients")), p, slope)
    true = clients.mark_point(shape="cross", size=18, filled=True, color=COLORS["quiet"], opacity=0.55, clip=True)
    observed = clients.mark_circle(size=26, color=COLORS["accent"], opacity=0.6, clip=True)
    ends = alt.Chart(inline(pd.DataFrame({"end": [-WIDEST, WIDEST]})))
    true_line = ends.transform_calculate(alliance=alt.datum.end, outcome=p["true_r"] * alt.datum.end)
    observed_line = ends.transform_calculate(
        alliance=p["range_kept"] * alt.datum.end, outcome=slope * p["range_kept"] * alt.datum.end
    )
    return alt.layer(
        true.encode(**_places(names, "true_alliance", "true_outcome")),
        observed.encode(**_places(names)),
        true_line.mark_line(color=COLORS["text"], strokeWidth=2, strokeDash=[6, 4]).encode(**_places(names)),
        observed_line.mark_line(color=COLORS["warm"], strokeWidth=3).encode(**_places(names)),
    ).properties(width=300, height=280)


def _places(names: Mapping[str, str], alliance: str = "alliance", outcome: str = "outcome") -> dict[str, Any]:
    scale, axis = alt.Scale(domain=[-WIDEST, WIDEST]), alt.Axis(values=list(range(-3, 4)))
    return {
        "x": alt.X(f"{alliance}:Q", title=f"{names['alliance']} (SD)", scale=scale, axis=axis),
        "y": alt.Y(f"{outcome}:Q", title=f"{names['outcome']} (SD)", scale=scale, axis=axis),
    }


def _compute_scores(clients: alt.Chart, p: Mapping[str, Any], slope: Any) -> alt.Chart:
    datum, kept = alt.datum, p["range_kept"]
    draws = drawn_again(DRAWS)
    return clients.transform_calculate(**draws).transform_calculate(
        true_outcome=correlation.paired_value(VEGA, r=p["true_r"], a=datum.true_alliance, b=datum.other),
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

"""How far the mean of a therapist's clients tells of the therapist."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from widgets.equations import therapist_means
from widgets.explorer.definition import Control, ExplorerParts, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.sample import drawn
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

N_THERAPISTS = 40
_BEGINNING = (
    "With {icc_therapist} of the variance between therapists, the mean of {clients_per_therapist} clients has a "
    "reliability of {reliability}: of the spread of such means, "
)
_END = "Shrinking keeps {reliability} of each mean's distance from the average."
MARKS = {"raw": "Raw mean of clients", "shrunken": "Shrunken mean", "true": "True effect"}


def explore_therapist_effects(*, seed: int = 1, **values: float) -> Explorer:
    """See how many clients it takes until their mean tells of the therapist and not of chance.

    Parameters
    ----------
    seed : int
        Which sample to show, from 1 to 9999.
    **values : float
        Where the controls begin: ``icc_therapist`` from 0.01 to 0.3, ``clients_per_therapist`` from 2 to 100.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_therapist_effects().readouts.round(3).to_dict()
    {'reliability': 0.387, 'truth': 0.622, 'error': 0.281, 'design': 1.55, 'half': 19.0}
    """
    return Explorer(parts(), values, seed)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="therapist_effects",
        title="How many clients tell about a therapist?",
        controls=[
            Control(
                "icc_therapist",
                "Therapists' share of the variance",
                0.01,
                0.3,
                0.001,
                0.05,
                help="Johns et al. 2019 found 5% for outcome, weighted over 20 studies that ranged from 0.2% to 29%.",
                format=".1%",
            ),
            Control(
                "clients_per_therapist",
                "Clients per therapist",
                2,
                100,
                1,
                12,
                help="The default is our choice; for a dependable alliance score of a therapist, Crits-Christoph et "
                "al. 2011 found that about 60 are needed.",
                format=".0f",
            ),
        ],
        readouts=[
            Readout(
                "reliability", "Reliability of a mean, and weight in shrinking", therapist_means.reliability_of_mean
            ),
            Readout("truth", "Correlation with the true effects", therapist_means.correlation_with_truth),
            Readout("error", "Standard error of a raw mean", therapist_means.error_of_mean, unit="SD"),
            Readout("design", "Design effect", therapist_means.design_effect),
            Readout("half", "Clients for a reliability of one half", therapist_means.clients_for_half, ".0f"),
        ],
        messages=[
            Message(_BEGINNING + "more is chance than therapist. " + _END, when=therapist_means.is_mostly_chance),
            Message(_BEGINNING + "at least half is therapist. " + _END),
        ],
        presets=[
            Preset("University counseling 2.4%", {"icc_therapist": 0.024}),
            Preset("Practice 5%, 60 clients", {"icc_therapist": 0.05, "clients_per_therapist": 60}),
            Preset("Trials 8.2%", {"icc_therapist": 0.082}),
            Preset("Alliance ratings 1.74%", {"icc_therapist": 0.0174}),
            Preset("Alliance ratings 6.93%", {"icc_therapist": 0.0693}),
        ],
        draw=_draw,
        alternative=(
            "Forty simulated therapists in a row, in the order of their true effects, which are short bars that rise "
            "from left to right. A hollow circle is the raw mean of a therapist's clients, a filled diamond the mean "
            "after shrinking, which lies between the circle and the average, 0."
        ),
        caption=(
            "Simulated: 40 therapists to whom clients come by chance. Another draw brings them other clients. "
            "One unit is the SD of clients."
        ),
        table=Table(
            "therapists",
            {"number": "Therapist", "true": "True effect", "raw": "Raw mean", "shrunken": "Shrunken mean"},
            rows=20,
        ),
        samples=True,
    )


def _draw(p: Mapping[str, Any]) -> Any:
    share, clients = {"icc_therapist": p["icc_therapist"]}, {"clients_per_therapist": p["clients_per_therapist"]}
    datum = alt.datum
    chance = drawn(datum.b, row=datum.number, column=1)
    base = (
        alt.Chart(inline(_draws(), name="therapists"))
        .transform_calculate(
            true=therapist_means.true_effect(VEGA, **share, therapist=datum.a),
            raw=therapist_means.raw_mean(VEGA, **share, **clients, therapist=datum.a, chance=chance),
        )
        .transform_calculate(shrunken=therapist_means.reliability_of_mean(VEGA, **share, **clients) * datum.raw)
    )
    rule = base.mark_rule(color=COLORS["quiet"], opacity=0.5).encode(x=_x(), y=_y("raw"), y2="shrunken:Q")
    marks = [
        base.transform_calculate(mark=repr(label))
        .mark_point(size=size, strokeWidth=1.8, opacity=1)
        .encode(x=_x(), y=_y(field), **_looks())
        for (field, label), size in zip(MARKS.items(), (38, 38, 70), strict=True)
    ]
    return alt.layer(rule, *marks).properties(width=300, height=280)


def _x() -> alt.X:
    scale = alt.Scale(domain=[0, N_THERAPISTS + 1], nice=False)
    return alt.X(
        "number:Q",
        title="Therapists, in order of true effect",
        scale=scale,
        axis=alt.Axis(values=[1, 10, 20, 30, 40], grid=False),
    )


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", title="Distance from the average (SD)", scale=alt.Scale(domain=[-1.6, 1.6]))


def _looks() -> dict[str, Any]:
    """Tell the three kinds of mark apart, by color, by shape and by filling."""
    names, colors = list(MARKS.values()), [COLORS["warm"], COLORS["accent"], COLORS["text"]]
    legend = alt.Legend(title=None, orient="top", direction="vertical")
    return {
        "color": alt.Color("mark:N", scale=alt.Scale(domain=names, range=colors), legend=legend),
        "fill": alt.Fill(
            "mark:N", scale=alt.Scale(domain=names, range=["transparent", colors[1], "transparent"]), legend=legend
        ),
        "shape": alt.Shape(
            "mark:N", scale=alt.Scale(domain=names, range=["circle", "diamond", "stroke"]), legend=legend
        ),
    }


def _draws() -> pd.DataFrame:
    """Draw once and for all 40 therapists and the chance in their clients, each with mean 0 and SD 1, unrelated."""
    generator = np.random.default_rng(234)
    therapists = np.sort(generator.standard_normal(N_THERAPISTS))
    values = np.column_stack([therapists, generator.standard_normal(N_THERAPISTS)])
    values, corner = np.linalg.qr(values - values.mean(axis=0))
    table = pd.DataFrame(values * np.sign(np.diag(corner)) * np.sqrt(N_THERAPISTS), columns=["a", "b"])
    return table.assign(number=np.arange(1, N_THERAPISTS + 1)).round(3)

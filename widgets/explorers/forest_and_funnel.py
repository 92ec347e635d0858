"""What the average of published studies is, if those without significance may stay unpublished."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from widgets.equations import NUMPY, publication, sampling
from widgets.explorer.definition import Control, ExplorerParts, Handle, Message, Preset, Readout, Table
from widgets.explorer.explorer import Explorer
from widgets.explorer.sample import drawn
from widgets.explorer.vega_namespace import VEGA
from widgets.host.picture import COLORS
from widgets.pictures.layers import inline

STUDIES_OF_A_SIZE = 60
BOTTOM, TOP = 15, 400
"""Where the picture ends, in clients; above the largest studies stand the names of the lines."""


def explore_forest_and_funnel(*, seed: int = 1, **values: float) -> Explorer:
    """See what the average of published studies would be, if others without significance had stayed in a drawer.

    Parameters
    ----------
    seed : int
        Which sample to show, from 1 to 9999.
    **values : float
        Where the controls begin: ``mean_r`` from 0 to 0.5, ``tau`` from 0 to 0.25, ``hidden_share`` from 0 to 1.

    Raises
    ------
    ParameterError
        If a value is outside its range.

    Examples
    --------
    >>> explore_forest_and_funnel(hidden_share=0).readouts[["published", "average"]].to_dict()
    {'published': 1.0, 'average': 0.28}
    """
    return Explorer(parts(), values, seed)


def parts() -> ExplorerParts:
    """Say what the explorer is made of."""
    return ExplorerParts(
        name="forest_and_funnel",
        title="What would hidden studies do to the average?",
        controls=_controls(),
        readouts=[
            Readout("published", "Studies published", publication.published_share, ".0%"),
            Readout("average", "Average r of the published", publication.published_average, ".3f"),
            Readout("inflation", "Above the true average by", publication.inflation, ".3f"),
            Readout("others", "Average r of all without significance", publication.average_not_significant, ".3f"),
        ],
        messages=[
            Message(
                "All studies are published: around a true average of {mean_r} with a spread of {tau}, nothing raises "
                "the average.",
                when=_is_all,
            ),
            Message(
                "With a true average of {mean_r}, a spread of {tau} and {hidden_share} of the studies without "
                "significance unpublished, {published} of all studies are in print, and their average is {average}: "
                "{inflation} above the truth."
            ),
        ],
        presets=_presets(),
        draw=_draw,
        alternative=(
            "A funnel of 300 simulated studies: the correlation found across, the number of clients upward. Published "
            "studies are filled, unpublished ones hollow and left of a dotted curve where significance begins. A "
            "solid line stands at the true average, a dashed one at the average of the published, to its right."
        ),
        caption=(
            "300 simulated studies, 60 of each size, moved a little up and down to be told apart. "
            "Filled: published; hollow: not; dotted: where significance begins. Averages by equation, for very many "
            "such studies. How many real studies of the alliance are hidden is not known."
        ),
        table=Table("studies", {"n": "Clients", "true_r": "True r", "r": "r found", "printed": "Published"}),
        handles=[Handle("mean_r", x="mean_r")],
        samples=True,
    )


def _controls() -> list[Control]:
    return [
        Control(
            "mean_r",
            "True average correlation",
            0,
            0.5,
            0.01,
            0.28,
            help="The average over all studies, published or not. Our choice: the .278 that Flückiger et al. 2018 "
            "found over 295 studies, as if it were the truth.",
        ),
        Control(
            "tau",
            "Spread of the true correlations (tau)",
            0,
            0.25,
            0.01,
            0.10,
            help="Their SD between studies, in Fisher’s z. Derived from Flückiger et al. 2018, where 2% of 295 "
            "correlations were negative.",
        ),
        Control(
            "hidden_share",
            "Unpublished, of studies without significance",
            0,
            1,
            0.01,
            0.65,
            format=".0%",
            help="A study without significance has no positive r with p < .05. Our choice: about a quarter of all "
            "studies is then unpublished, as 23.6% of funded trials were in Driessen et al. 2015.",
        ),
    ]


def _presets() -> list[Preset]:
    return [
        Preset("Nothing hidden", {"hidden_share": 0}),
        Preset("Every study without significance hidden", {"hidden_share": 1}),
        Preset("The same, true average .20", {"hidden_share": 1, "mean_r": 0.2}),
        Preset("The same, no true correlation at all", {"hidden_share": 1, "mean_r": 0, "tau": 0}),
    ]


def _is_all(xp: Any, *, hidden_share: Any) -> Any:
    return xp.abs(hidden_share) < 0.005  # noqa: PLR2004 (half of the control's step)


def _draw(p: Mapping[str, Any]) -> Any:
    average = publication.published_average(VEGA, **p)
    sizes = np.geomspace(15, 280, 40)
    limit = alt.Chart(inline(pd.DataFrame({"r": sampling.significant_r(NUMPY, n=sizes), "place": sizes})))
    studies = _compute_studies(p)
    true = _line(p["mean_r"], words="true", place=345, top=TOP)
    published = _line(average, words="published", place=285, top=310)
    return alt.layer(
        limit.mark_line(color=COLORS["quiet"], strokeWidth=2, strokeDash=[2, 3], clip=True).encode(x=_x(), y=_y()),
        studies.mark_circle(size=24, color=COLORS["accent"], stroke=COLORS["accent"], clip=True).encode(
            x=_x(), y=_y(), fillOpacity=alt.FillOpacity("shown:Q", scale=None)
        ),
        true.mark_rule(color=COLORS["text"], strokeWidth=2).encode(**_drawn()),
        true.mark_text(color=COLORS["text"], align="right", dx=-5, fontSize=12).encode(**_written()),
        published.mark_rule(color=COLORS["warm"], strokeWidth=2.5, strokeDash=[7, 4]).encode(**_drawn()),
        published.mark_text(color=COLORS["warm"], align="left", dx=5, fontSize=12).encode(**_written()),
    ).properties(width=300, height=300)


def _x() -> alt.X:
    return alt.X("r:Q", title="Correlation r that a study finds", scale=alt.Scale(domain=[-0.6, 1]))


def _y(field: str = "place:Q") -> alt.Y:
    scale = alt.Scale(type="log", domain=[BOTTOM, TOP])
    return alt.Y(field, title="Clients", scale=scale, axis=alt.Axis(values=list(publication.SIZES), format="d"))


def _line(r: Any, *, words: str, place: float, top: float) -> alt.Chart:
    """Give one row, with words at a place and the two ends of a line, that moves with a correlation."""
    row = pd.DataFrame({"place": [place], "bottom": [BOTTOM], "top": [top], "words": [words]})
    return alt.Chart(inline(row)).transform_calculate(r=0 * alt.datum.place + r)


def _drawn() -> dict[str, Any]:
    return {"x": _x(), "y": _y("bottom:Q"), "y2": "top:Q"}


def _written() -> dict[str, Any]:
    return {"x": _x(), "y": _y(), "text": "words:N"}


def _compute_studies(p: Mapping[str, Any]) -> alt.Chart:
    datum = alt.datum
    true = publication.true_z(VEGA, mean_r=p["mean_r"], tau=p["tau"], difference=datum.own)
    shown = publication.is_published(VEGA, z=datum.z, n=datum.n, hidden_share=p["hidden_share"], chance=datum.chance)
    return (
        alt.Chart(inline(_draws(), name="studies"))
        .transform_calculate(
            own=drawn(datum.difference, row=datum.number, column=1),
            chance_of_sample=drawn(datum.luck, row=datum.number, column=2),
        )
        .transform_calculate(true_z=true)
        .transform_calculate(z=publication.found_z(VEGA, truth=datum.true_z, n=datum.n, luck=datum.chance_of_sample))
        .transform_calculate(true_r=VEGA.tanh(datum.true_z), r=VEGA.tanh(datum.z), shown=VEGA.where(shown, 1, 0))
        .transform_calculate(printed=VEGA.where(shown, "yes", "no"))
    )


def _draws() -> pd.DataFrame:
    """Draw studies once and for all: for each size, true differences and luck have mean 0, SD 1 and no correlation."""
    rng = np.random.default_rng(1979)
    table = pd.concat([_draw_size(n, rng) for n in publication.SIZES], ignore_index=True)
    return table.assign(number=np.arange(1, len(table) + 1))


def _draw_size(n: int, rng: np.random.Generator) -> pd.DataFrame:
    values = rng.standard_normal((STUDIES_OF_A_SIZE, 2))
    values, _ = np.linalg.qr(values - values.mean(axis=0))
    table = pd.DataFrame(values * np.sqrt(STUDIES_OF_A_SIZE), columns=["difference", "luck"])
    evenly = (np.arange(STUDIES_OF_A_SIZE) + 0.5) / STUDIES_OF_A_SIZE
    place = n * np.exp(rng.uniform(-0.13, 0.13, STUDIES_OF_A_SIZE))
    return table.assign(n=n, chance=rng.permutation(evenly), place=place).round(3)

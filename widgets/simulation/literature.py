"""Simulate a literature: studies of alliance and outcome, of which some are published and some are not.

Every study has a true correlation of its own and finds another, by chance. Whether it is published depends on the
p-value and the sign of what it found. All studies stay in the table, so that what is in print can be held against
what was done: nobody can do that with a real literature. Where it was tried, the difference was large. Of trials of
therapies for depression that were funded, those published found *g* = .52, those unpublished .20
[driessen2015does]; published correlations with multicultural competence were .67, unpublished ones .28 [tao2015meta].
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import pandas as pd

from widgets.measures.estimate import is_number
from widgets.simulation.correlations import Numbers, draw_correlations, p_value_of_correlation

SMALLEST_STUDY = 10
"""No simulated study has fewer clients. CHOICE."""


def _range(low: float, high: float) -> dict[str, Any]:
    return {"range": (low, high)}


@dataclass(frozen=True)
class LiteratureParameters:
    """The numbers from which a literature is simulated.

    In brackets stands the citation key of the source. CHOICE marks what no source gives.

    Raises
    ------
    ValueError
        If a number is outside its range; the message names it, its value and the range.

    Examples
    --------
    >>> LiteratureParameters(published_if_not=0).published_if_not
    0
    """

    mean_r: float = field(default=0.28, metadata=_range(-0.9, 0.9))
    """Mean of the true correlations, by way of Fisher's z, -0.9 to 0.9. Average: .278 [fluckiger2018alliance]."""
    tau: float = field(default=0.10, metadata=_range(0, 0.5))
    """SD of the true correlations in Fisher's z, 0 to 0.5. Derived: 2% of 295 correlations were negative, which with
    about 100 clients a study leaves a tau of .096 [fluckiger2018alliance]."""
    median_n: float = field(default=80, metadata=_range(SMALLEST_STUDY, 5000))
    """Median number of clients in a study, 10 to 5000. CHOICE: with the spread below, the mean is 102, and
    30,000 clients in 295 studies are 102 a study [fluckiger2018alliance]."""
    n_spread: float = field(default=0.7, metadata=_range(0, 1.5))
    """SD of the natural logarithm of the number of clients, 0 to 1.5. CHOICE: 5% of the studies have fewer than 25
    clients, 5% more than 250."""
    alpha: float = field(default=0.05, metadata=_range(0.001, 0.5))
    """The two-sided p-value up to which a result is called significant, 0.001 to 0.5. Custom."""
    published_if_significant: float = field(default=1, metadata=_range(0, 1))
    """Share of significant positive correlations that are published, 0 to 1. CHOICE."""
    published_if_not: float = field(default=0.35, metadata=_range(0, 1))
    """Share of positive correlations that are published although not significant, 0 to 1.
    CHOICE: 23% of all studies stay unpublished, as did 23.6% of funded trials [driessen2015does]."""
    published_if_negative: float = field(default=0.35, metadata=_range(0, 1))
    """Share of correlations of 0 or below that are published, 0 to 1. CHOICE: no other than without significance."""

    def __post_init__(self) -> None:
        for parameter in fields(self):
            low, high = parameter.metadata["range"]
            value = getattr(self, parameter.name)
            if not (is_number(value) and low <= value <= high):
                raise ValueError(f"{parameter.name} is {value}; it must be from {low} to {high}")


_DEFAULTS = LiteratureParameters()


def simulate_literature(
    k: int, *, seed: int | np.random.Generator, parameters: LiteratureParameters = _DEFAULTS
) -> pd.DataFrame:
    """Simulate studies that each correlate alliance and outcome, and say which of them are published.

    Parameters
    ----------
    k : int
        How many studies are done, published or not, at least 1.
    seed : int or Generator
        The same number gives the same table. A generator, as :func:`run_study` hands out, goes on where it is.
    parameters : LiteratureParameters
        What is put into the simulation.

    Returns
    -------
    DataFrame (studies; true_r, n, r, p_value, published)
        Numbered from 1: the true correlation of that study, its number of clients, the correlation that it finds,
        its two-sided p-value, and whether it is published.

    Raises
    ------
    ValueError
        If there is no study.

    Notes
    -----
    Alliance and outcome are normally distributed. The correlation of a sample is drawn from its exact distribution,
    and its p-value is that of the *t* test with n - 2 degrees of freedom.

    Examples
    --------
    >>> studies = simulate_literature(295, seed=1)
    >>> bool(studies.r[studies.published].mean() > studies.r.mean())
    True
    """
    if not (is_number(k) and k >= 1 and k % 1 == 0):
        raise ValueError(f"k is {k}; it must be a whole number, 1 or more")
    rng = np.random.default_rng(seed)
    true_r = np.tanh(math.atanh(parameters.mean_r) + parameters.tau * rng.standard_normal(int(k)))
    sizes = np.rint(parameters.median_n * np.exp(parameters.n_spread * rng.standard_normal(int(k))))
    n = np.maximum(SMALLEST_STUDY, sizes).astype(int)
    r = draw_correlations(true_r, n, rng)
    p_value = p_value_of_correlation(r, n)
    published = rng.random(int(k)) < _publication(r, p_value, parameters)
    return pd.DataFrame(
        {"true_r": true_r, "n": n, "r": r, "p_value": p_value, "published": published},
        index=pd.RangeIndex(1, int(k) + 1, name="study"),
    )


def _publication(r: Numbers, p_value: Numbers, p: LiteratureParameters) -> Numbers:
    """Say how likely each study is to be published."""
    if_positive = np.where(p_value <= p.alpha, p.published_if_significant, p.published_if_not)
    return np.where(r > 0, if_positive, p.published_if_negative)

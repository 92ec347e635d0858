"""Correlations of samples: drawn by chance, tested, and turned into Fisher's z and back."""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import t

from widgets.measures import Estimate
from widgets.measures.estimate import read_columns

Numbers: TypeAlias = npt.NDArray[np.float64]

SMALLEST_SAMPLE = 4
"""Fisher's z has no standard error in smaller ones."""


def convert_to_fisher_z(r: npt.ArrayLike, n: npt.ArrayLike) -> pd.DataFrame:
    """Turn correlations into Fisher's z, whose error does not depend on the correlation.

    Parameters
    ----------
    r, n
        As for :func:`pool_correlations`.

    Returns
    -------
    DataFrame (studies; effect, variance)
        Fisher's z and its variance, 1 / (n - 3); NaN where r or n is missing.

    Raises
    ------
    ValueError
        For a correlation that is not between -1 and 1, an n that is not a whole number of 4 or more, unequally
        many of both, or what is no number.

    Examples
    --------
    >>> convert_to_fisher_z([0.28], [103]).round(3).to_dict("records")
    [{'effect': 0.288, 'variance': 0.01}]
    """
    studies = read_columns(r=r, n=n)
    for correlation in studies.r[studies.r.abs() >= 1]:
        raise ValueError(f"r holds {correlation:g}; each must be between -1 and 1")
    for size in studies.n[(studies.n < SMALLEST_SAMPLE) | (studies.n % 1 > 0)]:
        raise ValueError(f"n holds {size:g}; each must be a whole number, {SMALLEST_SAMPLE} or more")
    return pd.DataFrame({"effect": np.arctanh(studies.r), "variance": 1 / (studies.n - 3)})


def convert_to_correlation(z: Estimate) -> Estimate:
    """Turn an estimate in Fisher's z back into a correlation.

    Examples
    --------
    >>> print(convert_to_correlation(Estimate(0.288, 0.09, 0.485)))
    0.28 (0.09 to 0.45)
    """
    return Estimate(math.tanh(z.value), math.tanh(z.low), math.tanh(z.high))


def draw_correlations(true_r: npt.ArrayLike, n: npt.ArrayLike, rng: np.random.Generator) -> Numbers:
    """Draw the correlations that samples of normally distributed people show.

    Parameters
    ----------
    true_r : array or number
        The true correlations, -1 to 1.
    n : array or number
        How many people each sample has, at least 3.
    rng : Generator
        Where chance comes from.

    Returns
    -------
    array
        From the exact distribution: a sample's squares and products are drawn in place of its people (Bartlett's
        decomposition of the Wishart distribution).

    Examples
    --------
    >>> bool(abs(draw_correlations(0.28, 10**6, np.random.default_rng(1)) - 0.28) < 0.01)
    True
    """
    rho, size = np.broadcast_arrays(np.asarray(true_r, dtype=float), np.asarray(n))
    rest = np.sqrt(1 - rho**2)
    shared = rho * np.sqrt(rng.chisquare(size - 1)) + rest * rng.standard_normal(size.shape)
    own: Numbers = rest * np.sqrt(rng.chisquare(size - 2))
    return np.asarray(shared / np.hypot(shared, own))


def p_value_of_correlation(r: npt.ArrayLike, n: npt.ArrayLike) -> Numbers:
    """Give the two-sided p-value of each correlation: how often chance gives one as large where there is none.

    Examples
    --------
    >>> f"{p_value_of_correlation(0.28, 50):.3f}"
    '0.049'
    """
    correlation, degrees = np.asarray(r, dtype=float), np.asarray(n) - 2
    statistic = np.abs(correlation) * np.sqrt(degrees / (1 - correlation**2))
    return np.asarray(2 * t.sf(statistic, degrees))

"""Monte-Carlo studies that are ready to run: of the power of a correlation, and of publication bias."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from widgets.measures import Estimate
from widgets.measures.estimate import is_number
from widgets.simulation.correlations import SMALLEST_SAMPLE, draw_correlations, p_value_of_correlation
from widgets.simulation.literature import LiteratureParameters, simulate_literature
from widgets.simulation.pooling import PooledEffect, pool_correlations
from widgets.simulation.selection import SelectionModel, adjust_correlations
from widgets.simulation.studies import check_whole, run_study, summarize_study

_FEWEST_STUDIES = 3
_NOT_ESTIMABLE = Estimate(math.nan, math.nan, math.nan)
_DEFAULTS = LiteratureParameters()


def study_power_of_r(  # noqa: PLR0913 - what is studied, and where it is computed
    r: float,
    n: int,
    *,
    seed: int,
    n_replications: int = 2000,
    alpha: float = 0.05,
    n_jobs: int | None = None,
    backend: str | None = None,
    progress: bool = True,
) -> pd.DataFrame:
    """Find how often a study with so many people would find a correlation significant.

    Parameters
    ----------
    r : float
        The true correlation, between -1 and 1.
    n : int
        How many people each study has, at least 4.
    alpha : float, default 0.05
        The two-sided p-value below which a correlation is called significant.
    seed, n_replications, n_jobs, backend, progress
        As for :func:`run_study`.

    Returns
    -------
    DataFrame
        As from :func:`summarize_study`, with one row, ``r``. ``rejection_rate`` is the power: for a true
        correlation of 0, the share of false alarms.

    Raises
    ------
    ValueError
        For an r that is not between -1 and 1, an n that is no whole number of 4 or more, and as for
        :func:`run_study` and :func:`summarize_study`.

    Examples
    --------
    >>> power = study_power_of_r(0.28, 99, n_replications=200, seed=1, progress=False)
    >>> f"{power.loc['r', 'rejection_rate']:.1f}"
    '0.8'
    """
    if not (is_number(r) and abs(r) < 1):
        raise ValueError(f"r is {r!r}; it must be between -1 and 1")
    check_whole("n", n, SMALLEST_SAMPLE)
    results = run_study(
        partial(draw_correlations, r, n),
        partial(_test_correlation, n),
        n_replications,
        seed=seed,
        n_jobs=n_jobs,
        backend=backend,
        progress=progress,
    )
    return summarize_study(results, r, alpha)


def _test_correlation(n: int, r: float) -> dict[str, float]:
    return {"r": float(r), "r_p": float(p_value_of_correlation(r, n))}


def study_publication_bias(  # noqa: PLR0913 - what is studied, and where it is computed
    k: int,
    *,
    seed: int,
    parameters: LiteratureParameters = _DEFAULTS,
    n_replications: int = 200,
    n_jobs: int | None = None,
    backend: str | None = None,
    progress: bool = True,
) -> pd.DataFrame:
    """Find how far the average of published studies is from the truth, and whether adjusting brings it nearer.

    Parameters
    ----------
    k : int
        How many studies are done, published or not, at least 3.
    parameters : LiteratureParameters
        What is put into each literature.
    seed, n_replications, n_jobs, backend, progress
        As for :func:`run_study`.

    Returns
    -------
    DataFrame
        As from :func:`summarize_study`, with the rows ``all_studies`` (every study pooled, as nobody can),
        ``published`` (what is in print, pooled) and ``adjusted`` (the same with a selection model). The truth is
        ``mean_r``. Literatures with too few published studies for a method are left out of its row:
        ``replications`` says how many it has.

    Raises
    ------
    ValueError
        For a k that is no whole number of 3 or more, and as for :func:`run_study`.

    Examples
    --------
    >>> summary = study_publication_bias(60, n_replications=3, seed=1, progress=False)
    >>> summary.index.tolist()
    ['all_studies', 'published', 'adjusted']
    """
    check_whole("k", k, _FEWEST_STUDIES)
    results = run_study(
        partial(_simulate_studies, k, parameters),
        _pool_three_ways,
        n_replications,
        seed=seed,
        n_jobs=n_jobs,
        backend=backend,
        progress=progress,
    )
    return summarize_study(results, parameters.mean_r)


def _simulate_studies(k: int, parameters: LiteratureParameters, rng: np.random.Generator) -> pd.DataFrame:
    return simulate_literature(k, seed=rng, parameters=parameters)


def _pool_three_ways(studies: pd.DataFrame) -> dict[str, float | Estimate]:
    published = studies[studies["published"]]
    return {
        "all_studies": _estimate_if_possible(pool_correlations, studies),
        "published": _estimate_if_possible(pool_correlations, published),
        "adjusted": _estimate_if_possible(adjust_correlations, published),
    }


def _estimate_if_possible(
    method: Callable[[pd.Series, pd.Series], PooledEffect | SelectionModel], studies: pd.DataFrame
) -> Estimate:
    if len(studies) < _FEWEST_STUDIES:
        return _NOT_ESTIMABLE
    try:
        return method(studies["r"], studies["n"]).estimate
    except ValueError:
        return _NOT_ESTIMABLE

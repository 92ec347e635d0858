"""Monte-Carlo studies: simulate and estimate many times over, and see how a method of analysis does.

The replications are shared out by joblib. The same call runs on one processor, on all of them, or on a Dask
cluster, and gives the same results, as every replication has its own stream of random numbers::

    run_study(simulate, estimate, 1000, seed=1)                              # one after the other
    run_study(simulate, estimate, 1000, seed=1, n_jobs=-1)                   # on every processor

    client = dask.distributed.Client()                                       # or the address of a cluster
    run_study(simulate, estimate, 1000, seed=1, backend="dask")              # on its workers

Dask is not installed with the book: ``pip install "dask[distributed]"``. A cluster's workers need the book too.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Mapping
from typing import TypeVar

import joblib
import numpy as np
import pandas as pd
from tqdm import tqdm

from widgets.measures import Estimate
from widgets.measures.estimate import is_number

Sample = TypeVar("Sample")

PARTS = ("low", "high", "p")
"""Endings of the columns that belong to an estimate: the two ends of its interval, and its p-value."""


def run_study(  # noqa: PLR0913 - what is studied, and where it is computed
    simulate: Callable[[np.random.Generator], Sample],
    estimate: Callable[[Sample], Mapping[str, float | Estimate]],
    n_replications: int,
    *,
    seed: int,
    n_jobs: int | None = None,
    backend: str | None = None,
    progress: bool = True,
) -> pd.DataFrame:
    """Simulate a sample and estimate from it, again and again.

    Parameters
    ----------
    simulate : function of a Generator
        Draws one sample. All its chance must come from that generator.
    estimate : function of a sample
        Gives names and numbers. An :class:`Estimate` named ``r`` becomes the columns ``r``, ``r_low`` and
        ``r_high``; a p-value goes by the name ``r_p``.
    n_replications : int
        How many times, at least 1.
    seed : int
        0 or more. The same seed gives the same results, wherever they are computed.
    n_jobs : int, optional
        How many processes work at once; -1 for as many as there are processors. Left out, one, or what
        ``joblib.parallel_config`` around the call says. A Dask cluster uses all its workers.
    backend : str, optional
        joblib's backend: ``"loky"`` (processes), ``"threading"``, or ``"dask"`` for the workers of the Dask client
        that is open. Left out, processes, or what ``joblib.parallel_config`` around the call says.
    progress : bool, default True
        Whether to show a progress bar, on the error stream.

    Returns
    -------
    DataFrame (replications, numbers)
        Numbered from 1, in the same order wherever they were computed.

    Raises
    ------
    ValueError
        For no replication, or a seed that is no whole number of 0 or more.

    Examples
    --------
    >>> def simulate(rng):
    ...     return rng.normal(loc=10, size=25)
    >>> def estimate(sample):
    ...     return {"mean": sample.mean()}
    >>> run_study(simulate, estimate, 3, seed=1, progress=False).round(1)["mean"].to_dict()
    {1: 9.8, 2: 9.9, 3: 10.0}
    """
    check_whole("n_replications", n_replications, 1)
    check_whole("seed", seed, 0)
    streams = np.random.SeedSequence(seed).spawn(n_replications)
    with joblib.parallel_config(backend=backend) if backend else contextlib.nullcontext():
        replications = joblib.Parallel(n_jobs=n_jobs, return_as="generator")(
            joblib.delayed(_replicate)(simulate, estimate, stream) for stream in streams
        )
        rows = list(tqdm(replications, total=n_replications, unit=" replications", disable=not progress))
    return pd.DataFrame(rows, index=pd.RangeIndex(1, n_replications + 1, name="replication"))


def check_whole(name: str, value: float, lowest: int) -> None:
    """Refuse a number that is not whole, or is below the lowest."""
    if not (is_number(value) and value % 1 == 0 and value >= lowest):
        raise ValueError(f"{name} is {value!r}; it must be a whole number, {lowest} or more")


def _replicate(
    simulate: Callable[[np.random.Generator], Sample],
    estimate: Callable[[Sample], Mapping[str, float | Estimate]],
    stream: np.random.SeedSequence,
) -> dict[str, float]:
    numbers: dict[str, float] = {}
    for name, value in estimate(simulate(np.random.default_rng(stream))).items():
        if isinstance(value, Estimate):
            numbers |= {name: value.value, f"{name}_low": value.low, f"{name}_high": value.high}
        else:
            numbers[name] = value
    return numbers


def summarize_study(results: pd.DataFrame, truth: float | Mapping[str, float], alpha: float = 0.05) -> pd.DataFrame:
    """Say how the estimates of a study lie about the truth that was put in.

    Parameters
    ----------
    results : DataFrame
        From :func:`run_study`.
    truth : float or mapping
        What was put in: one number for all estimates, or one for each by name; estimates that it leaves out have
        no bias and no coverage.
    alpha : float, default 0.05
        A p-value below rejects that the truth is 0, as does, where there is no p-value, an interval without 0.

    Returns
    -------
    DataFrame (estimates; replications, truth, mean, sd, bias, bias_error, coverage, coverage_error, rejection_rate,
    rejection_error)
        How many replications gave an estimate; the mean and SD of those; mean less truth; how often the interval
        holds the truth; and how often 0 was rejected, which is the power if the truth is not 0. Each ``_error`` is
        a Monte-Carlo standard error: how far chance moves that figure in a study of so many replications.

    Raises
    ------
    ValueError
        For a truth that is no number, an alpha outside 0 to 1, and a study without results.

    Examples
    --------
    >>> results = pd.DataFrame({"r": [0.1, 0.3], "r_low": [-0.1, 0.1], "r_high": [0.3, 0.5]})
    >>> summarize_study(results, truth=0.28).round(2).loc["r", ["mean", "bias", "coverage", "rejection_rate"]].tolist()
    [0.2, -0.08, 1.0, 0.5]
    """
    if not (is_number(alpha) and 0 < alpha < 1):
        raise ValueError(f"alpha is {alpha!r}; it must be between 0 and 1")
    names = [name for name in results.columns if not _is_part(name, results)]
    if not names or results.empty:
        raise ValueError("results holds no estimate; give the table of run_study")
    truths = dict(truth) if isinstance(truth, Mapping) else dict.fromkeys(names, truth)
    for name, value in truths.items():
        if not is_number(value):
            raise ValueError(f"truth of {name} is {value!r}; give a number")
    rows = {name: _summarize(results, name, truths.get(name, math.nan), alpha) for name in names}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("estimate")


def _is_part(name: str, results: pd.DataFrame) -> bool:
    base, _, ending = name.rpartition("_")
    return ending in PARTS and base in results.columns


def _summarize(results: pd.DataFrame, name: str, truth: float, alpha: float) -> dict[str, float]:
    given = results[results[name].notna()]
    coverage, coverage_error = _share(_find_covered(given, name, truth))
    rejection_rate, rejection_error = _share(_find_rejected(given, name, alpha))
    return {
        "replications": len(given),
        "truth": truth,
        "mean": given[name].mean(),
        "sd": given[name].std(),
        "bias": given[name].mean() - truth,
        "bias_error": given[name].std() / math.sqrt(max(1, len(given))),
        "coverage": coverage,
        "coverage_error": coverage_error,
        "rejection_rate": rejection_rate,
        "rejection_error": rejection_error,
    }


def _find_covered(given: pd.DataFrame, name: str, truth: float) -> pd.Series | None:
    if f"{name}_low" not in given or math.isnan(truth):
        return None
    return given[f"{name}_low"].le(truth) & given[f"{name}_high"].ge(truth)


def _find_rejected(given: pd.DataFrame, name: str, alpha: float) -> pd.Series | None:
    if f"{name}_p" in given:
        return given[f"{name}_p"] < alpha
    if f"{name}_low" in given:
        return given[f"{name}_low"].gt(0) | given[f"{name}_high"].lt(0)
    return None


def _share(happened: pd.Series | None) -> tuple[float, float]:
    if happened is None or happened.empty:
        return math.nan, math.nan
    share = float(happened.mean())
    return share, math.sqrt(share * (1 - share) / len(happened))

"""Pool the results of many studies: their average, how far they differ, and what the next study may find."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import brentq
from scipy.stats import chi2, norm, t

from widgets.measures import Estimate
from widgets.measures.estimate import check_confidence, complete_rows, is_number, read_columns, read_numbers
from widgets.simulation.correlations import Numbers, convert_to_correlation, convert_to_fisher_z

FEWEST_STUDIES = 3


@dataclass(frozen=True)
class PooledEffect:
    """The average of many studies' results, with how far the studies' true results seem to differ.

    Examples
    --------
    >>> print(pool_effects([0.1, 0.3, 0.5], [0.01, 0.01, 0.01]).estimate)
    0.30 (-0.20 to 0.80)
    """

    k: int
    """How many studies were pooled."""
    estimate: Estimate
    """Their average, with its confidence interval."""
    prediction_low: float
    """Lower end of the range in which the true result of one more such study is expected."""
    prediction_high: float
    """Upper end of that range."""
    tau2: float
    """Variance of the studies' true results, at least 0. For correlations it is that of Fisher's z."""
    i2: float
    """Share of the variance of the studies' results that is not chance, 0 to 1."""
    q: float
    """Cochran's Q: squared distances of the results from their average, each in its own standard errors."""
    p_value: float
    """How often chance alone would give a Q of this size or larger, if all studies had the same true result."""

    @property
    def tau(self) -> float:
        """SD of the studies' true results. For correlations it is that of Fisher's z."""
        return math.sqrt(self.tau2)


def pool_effects(effects: npt.ArrayLike, variances: npt.ArrayLike, confidence: float = 0.95) -> PooledEffect:
    """Average the results of studies that need not have the same true result.

    Parameters
    ----------
    effects : Series, array or sequence
        One result for each study, such as *d* or Fisher's z. Studies with a missing number are left out.
    variances : Series, array or sequence
        The squared standard error of each.
    confidence : float, default 0.95
        That of both intervals, between 0 and 1.

    Returns
    -------
    PooledEffect
        In the unit of the effects.

    Raises
    ------
    ValueError
        With fewer than 3 complete studies, a variance that is not above 0, unequally many of both, what is no
        number, or a confidence outside 0 to 1.

    Notes
    -----
    Random-effects model. The variance between studies is that of Paule and Mandel: the one with which the squared
    distances are as large as expected. The confidence interval uses *t* with k - 1 degrees of freedom, which with
    this variance is the modified interval of Hartung and Knapp; that of the normal distribution, which most
    publications print, is narrower. The prediction interval uses *t* with k - 2. I² is (Q - (k - 1)) / Q, and 0
    where that is negative.

    The average is over the studies that are there. It does not know of those that were never published.

    Examples
    --------
    >>> pooled = pool_effects([0.1, 0.3, 0.5], [0.01, 0.01, 0.01])
    >>> f"tau2 {pooled.tau2:.3f}, I2 {pooled.i2:.2f}, Q {pooled.q:.1f}"
    'tau2 0.030, I2 0.75, Q 8.0'
    """
    check_confidence(confidence)
    return _pool(*read_studies(effects, variances), confidence)


def read_studies(effects: npt.ArrayLike, variances: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    """Bring the results of complete studies and their variances into arrays, or say what cannot be pooled."""
    studies = complete_rows(read_columns(effects=effects, variances=variances), FEWEST_STUDIES, "studies")
    for variance in studies.variances[studies.variances <= 0]:
        raise ValueError(f"variances holds {variance:g}; each must be above 0")
    return studies.effects.to_numpy(), studies.variances.to_numpy()


def _pool(effects: Numbers, variances: Numbers, confidence: float) -> PooledEffect:
    k, tail = len(effects), (1 - confidence) / 2
    tau2 = _between_variance(effects, variances)
    weights = 1 / (variances + tau2)
    value, error = float(np.average(effects, weights=weights)), 1 / math.sqrt(weights.sum())
    confident = float(error * t.isf(tail, k - 1))
    predicted = float(math.hypot(math.sqrt(tau2), error) * t.isf(tail, k - 2))
    q = _squared_distances(effects, variances)
    return PooledEffect(
        k=k,
        estimate=Estimate(value, value - confident, value + confident),
        prediction_low=value - predicted,
        prediction_high=value + predicted,
        tau2=tau2,
        i2=1 - (k - 1) / q if q > k - 1 else 0.0,
        q=q,
        p_value=float(chi2.sf(q, k - 1)),
    )


def _between_variance(effects: Numbers, variances: Numbers) -> float:
    """Find the variance between studies with which the squared distances are as large as expected, k - 1."""

    # statsmodels has this search too, but returns 0 where rounding carries one of its steps past the root.
    def excess(tau2: float) -> float:
        return _squared_distances(effects, variances + tau2) - (len(effects) - 1)

    if excess(0.0) <= 0:
        return 0.0
    # At the plain variance of the effects the distances are smaller than expected, as each has an error of its own.
    return float(brentq(excess, 0.0, np.var(effects, ddof=1), xtol=1e-12 * variances.min()))


def _squared_distances(effects: Numbers, variances: Numbers) -> float:
    average = np.average(effects, weights=1 / variances)
    return float(((effects - average) ** 2 / variances).sum())


def pool_correlations(r: npt.ArrayLike, n: npt.ArrayLike, confidence: float = 0.95) -> PooledEffect:
    """Average the correlations of studies that need not have the same true correlation.

    Parameters
    ----------
    r : Series, array or sequence
        One correlation for each study. Studies with a missing number are left out.
    n : Series, array or sequence
        How many people each study had.
    confidence : float, default 0.95
        That of both intervals, between 0 and 1.

    Returns
    -------
    PooledEffect
        Average and intervals as correlations; ``tau2``, ``i2`` and ``q`` in Fisher's z.

    Raises
    ------
    ValueError
        As for :func:`convert_to_fisher_z` and :func:`pool_effects`.

    Examples
    --------
    >>> print(pool_correlations([0.2, 0.3, 0.4], [100, 100, 100]).estimate)
    0.30 (0.04 to 0.53)
    """
    z = convert_to_fisher_z(r, n)
    pooled = pool_effects(z["effect"], z["variance"], confidence)
    return replace(
        pooled,
        estimate=convert_to_correlation(pooled.estimate),
        prediction_low=math.tanh(pooled.prediction_low),
        prediction_high=math.tanh(pooled.prediction_high),
    )


def funnel_limits(center: float, standard_errors: npt.ArrayLike, confidence: float = 0.95) -> pd.DataFrame:
    """Show where studies would lie if they had the same true result and differed by chance alone.

    Parameters
    ----------
    center : float
        The result that all would share, in the unit of the effects (Fisher's z for correlations).
    standard_errors : Series, array or sequence
        At which standard errors to show it.
    confidence : float, default 0.95
        Share of the studies that would lie within, between 0 and 1.

    Returns
    -------
    DataFrame (standard errors; standard_error, low, high)
        The two sides of the funnel.

    Raises
    ------
    ValueError
        For a negative standard error, what is no number, or a confidence outside 0 to 1.

    Examples
    --------
    >>> funnel_limits(0.3, [0.0, 0.1]).round(2).to_dict("list")
    {'standard_error': [0.0, 0.1], 'low': [0.3, 0.1], 'high': [0.3, 0.5]}
    """
    check_confidence(confidence)
    if not is_number(center):
        raise ValueError(f"center is {center!r}; give a number")
    errors = read_numbers(standard_errors, "standard_errors")
    for error in errors[errors < 0]:
        raise ValueError(f"standard_errors holds {error:g}; each must be 0 or more")
    margin = norm.isf((1 - confidence) / 2) * errors
    return pd.DataFrame({"standard_error": errors, "low": center - margin, "high": center + margin})

"""Pool the results of many studies: their average, how far they differ, and what the next study may find."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import chi2, norm, t

from widgets.measures import Estimate
from widgets.measures.estimate import check_confidence, complete_rows, is_number, read_columns, read_numbers
from widgets.simulation.between_studies import (
    Method,
    estimate_between_variance,
    squared_distances,
    typical_variance,
)
from widgets.simulation.correlations import Numbers, convert_to_correlation, convert_to_fisher_z

FEWEST_STUDIES = 2


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
    """Share of the variance of the studies' results that is not chance, 0 to 1: ``tau2`` beside a typical error."""
    q: float
    """Cochran's Q: squared distances of the results from their average, each in its own standard errors."""
    p_value: float
    """How often chance alone would give a Q of this size or larger, if all studies had the same true result."""
    method: Method
    """How ``tau2`` was estimated."""
    knapp_hartung: bool
    """Whether the intervals allow for ``tau2`` being an estimate."""

    @property
    def tau(self) -> float:
        """SD of the studies' true results. For correlations it is that of Fisher's z."""
        return math.sqrt(self.tau2)


def pool_effects(
    effects: npt.ArrayLike,
    variances: npt.ArrayLike,
    confidence: float = 0.95,
    *,
    method: Method = "PM",
    knapp_hartung: bool = True,
) -> PooledEffect:
    """Average the results of studies that need not have the same true result.

    Parameters
    ----------
    effects : Series, array or sequence
        One result for each study, such as *d* or Fisher's z. Studies with a missing number are left out.
    variances : Series, array or sequence
        The squared standard error of each.
    confidence : float, default 0.95
        That of both intervals, between 0 and 1.
    method : {"PM", "REML", "DL"}
        How the variance between studies is estimated: by Paule and Mandel, by restricted maximum likelihood, or by
        DerSimonian and Laird.
    knapp_hartung : bool, default True
        Whether the intervals allow for that variance being an estimate. Without it they are those of the normal
        distribution, narrower.

    Returns
    -------
    PooledEffect
        In the unit of the effects.

    Raises
    ------
    ValueError
        With fewer than 2 complete studies, a variance that is not above 0, unequally many of both, what is no
        number, a method that is none of the three, or a confidence outside 0 to 1.

    Warns
    -----
    UserWarning
        With 2 studies: how far true results differ then rests on a single difference.

    Notes
    -----
    Random-effects model. Paule and Mandel take the variance between studies with which the squared distances are as
    large as expected; DerSimonian and Laird ask the same in one step; restricted maximum likelihood takes the
    likeliest. The interval of Knapp and Hartung uses *t* with k - 1 degrees of freedom and the spread that the
    results show; here it is never narrower than the usual error allows (their modified interval). The prediction
    interval uses *t* with k - 2, so that two studies exclude nothing, or the normal distribution.

    I² sets ``tau2`` beside the typical variance of the studies (Higgins and Thompson), so the two belong together.
    With the method of DerSimonian and Laird it is (Q - (k - 1)) / Q.

    The average is over the studies that are there. It does not know of those that were never published.

    Examples
    --------
    >>> pooled = pool_effects([0.1, 0.3, 0.5], [0.01, 0.01, 0.01])
    >>> f"tau2 {pooled.tau2:.3f}, I2 {pooled.i2:.2f}, Q {pooled.q:.1f}"
    'tau2 0.030, I2 0.75, Q 8.0'
    >>> print(pool_effects([0.1, 0.3, 0.5], [0.01, 0.01, 0.01], method="DL", knapp_hartung=False).estimate)
    0.30 (0.07 to 0.53)
    """
    check_confidence(confidence)
    studies = read_studies(effects, variances)
    tau2 = estimate_between_variance(*studies, method)
    if len(studies[0]) == FEWEST_STUDIES:
        warnings.warn("2 studies were pooled: how far true results differ rests on one difference", stacklevel=2)
    middle, margin, predicted = _margins(*studies, tau2, (1 - confidence) / 2, knapp_hartung=knapp_hartung)
    q, k = squared_distances(*studies), len(studies[0])
    return PooledEffect(
        k=k,
        estimate=Estimate(middle, middle - margin, middle + margin),
        prediction_low=middle - predicted,
        prediction_high=middle + predicted,
        tau2=tau2,
        i2=tau2 / (tau2 + typical_variance(studies[1])),
        q=q,
        p_value=float(chi2.sf(q, k - 1)),
        method=method,
        knapp_hartung=knapp_hartung,
    )


def read_studies(
    effects: npt.ArrayLike, variances: npt.ArrayLike, at_least: int = FEWEST_STUDIES
) -> tuple[Numbers, Numbers]:
    """Bring the results of complete studies and their variances into arrays, or say what cannot be pooled."""
    studies = complete_rows(read_columns(effects=effects, variances=variances), at_least, "studies")
    for variance in studies.variances[studies.variances <= 0]:
        raise ValueError(f"variances holds {variance:g}; each must be above 0")
    return studies.effects.to_numpy(), studies.variances.to_numpy()


def _margins(
    effects: Numbers, variances: Numbers, tau2: float, tail: float, *, knapp_hartung: bool
) -> tuple[float, float, float]:
    """Give the average, and how far its interval and the prediction interval reach to either side."""
    k, total = len(effects), variances + tau2
    average, error = float(np.average(effects, weights=1 / total)), 1 / math.sqrt((1 / total).sum())
    if not knapp_hartung:
        normal = float(norm.isf(tail))
        return average, normal * error, normal * math.hypot(math.sqrt(tau2), error)
    error *= math.sqrt(max(1.0, squared_distances(effects, total) / (k - 1)))
    predicted = math.hypot(math.sqrt(tau2), error) * float(t.isf(tail, k - 2)) if k > FEWEST_STUDIES else math.inf
    return average, error * float(t.isf(tail, k - 1)), predicted


def pool_correlations(
    r: npt.ArrayLike,
    n: npt.ArrayLike,
    confidence: float = 0.95,
    *,
    method: Method = "PM",
    knapp_hartung: bool = True,
) -> PooledEffect:
    """Average the correlations of studies that need not have the same true correlation.

    Parameters
    ----------
    r : Series, array or sequence
        One correlation for each study. Studies with a missing number are left out.
    n : Series, array or sequence
        How many people each study had.
    confidence, method, knapp_hartung
        As for :func:`pool_effects`.

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
    pooled = pool_effects(z["effect"], z["variance"], confidence, method=method, knapp_hartung=knapp_hartung)
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

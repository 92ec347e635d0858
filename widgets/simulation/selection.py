"""Ask what the average would be if studies with other p-values had been as likely to be published."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import minimize
from scipy.special import ndtr
from scipy.stats import chi2, norm
from statsmodels.tools.numdiff import approx_hess

from widgets.measures import Estimate
from widgets.measures.estimate import is_number
from widgets.simulation.correlations import Numbers, convert_to_correlation, convert_to_fisher_z
from widgets.simulation.pooling import pool_effects, read_studies

_WIDEST = 10.0  # no weight is sought beyond exp(10): some 22,000 times as likely to be published, or as unlikely
_STARTS = ((1.0, 0.0), (0.5, -1.5), (0.0, -3.0))  # share of the plain average, logarithm of the weights
_AT_ZERO = 1e-6
_SAYS_NOTHING = 20.0  # how many times its weight, and how small a part of it, an interval may at most reach
_FEWEST_STUDIES = 3
_NORMAL_95 = float(norm.isf(0.025))


@dataclass(frozen=True)
class SelectionModel:
    """An average adjusted for studies missing from print, under a model of which ones are missing.

    Examples
    --------
    >>> adjusted = adjust_effects([0.5, 0.4, 0.45, 0.6, 0.1, 0.2, 0.3], [0.01] * 3 + [0.04] * 4)
    >>> f"{adjusted.k} studies, tau2 {adjusted.tau2:.2f}"
    '7 studies, tau2 0.00'
    """

    k: int
    """How many studies there were."""
    estimate: Estimate
    """The adjusted average, with its 95% confidence interval."""
    tau2: float
    """Variance of the studies' true results, at least 0. For correlations it is that of Fisher's z."""
    weights: pd.DataFrame
    """How likely publication is for each interval of p-values, beside that of the lowest, whose weight is 1
    (intervals; p_above, p_up_to, k, weight, low, high)."""
    p_value: float
    """How often chance alone would make this model fit so much better, if publication did not depend on p."""


def adjust_effects(
    effects: npt.ArrayLike, variances: npt.ArrayLike, steps: Sequence[float] = (0.025,)
) -> SelectionModel:
    """Estimate the average result together with how much less likely other results were to be published.

    Parameters
    ----------
    effects, variances
        As for :func:`pool_effects`. Above 0 must be the direction in which a result is welcome.
    steps : sequence of float, default (0.025,)
        One-sided p-values at which the chance of publication may change, rising, between 0 and 1. The default
        sets significant results in the welcome direction (two-sided .05) apart from all others.

    Returns
    -------
    SelectionModel
        In the unit of the effects.

    Raises
    ------
    ValueError
        As for :func:`pool_effects`, with fewer than 3 complete studies; for steps that do not rise between 0 and 1;
        if an interval of p-values holds no study; if the studies are too few or too alike for the model; and if the
        interval of a weight says nothing, as it reaches from less than a twentieth of it to more than 20 times.

    Notes
    -----
    Selection model with a step function, by maximum likelihood: each study counts with its chance of being
    published, relative to that of the lowest p-values. The interval is Wald's, from the curvature of the
    likelihood. With few studies on one side of a step it is wide, and rough. The model takes for granted that
    true results are normally distributed and that nothing but the p-value decides about publication: that small
    studies find more for other reasons, it would read as bias. It is a way to ask how far the average depends on
    missing studies, and no way to find them.

    Examples
    --------
    >>> adjusted = adjust_effects([0.5, 0.4, 0.45, 0.6, 0.1, 0.2, 0.3], [0.01] * 3 + [0.04] * 4)
    >>> adjusted.weights.k.tolist()
    [4, 3]
    """
    steps = _read_steps(steps)
    results, squared_errors = read_studies(effects, variances, _FEWEST_STUDIES)
    # The unit is chosen so that a usual variance is 1: the search and its bounds are then those of any scale.
    unit = math.sqrt(np.median(squared_errors))
    studies = _Studies(results / unit, squared_errors / unit**2, steps)
    best = studies.fit()
    errors = studies.standard_errors(best)
    weights = studies.describe_weights(best[2:], errors[2:])
    _check_weights(weights)
    value, margin = unit * best[0], unit * _NORMAL_95 * errors[0]
    return SelectionModel(
        k=len(results),
        estimate=Estimate(float(value), float(value - margin), float(value + margin)),
        tau2=float(best[1] * unit**2),
        weights=weights,
        p_value=studies.compare(best),
    )


def adjust_correlations(r: npt.ArrayLike, n: npt.ArrayLike, steps: Sequence[float] = (0.025,)) -> SelectionModel:
    """Do the same for correlations.

    Parameters
    ----------
    r, n
        As for :func:`pool_correlations`. Above 0 must be the direction in which a result is welcome.
    steps
        As for :func:`adjust_effects`.

    Returns
    -------
    SelectionModel
        The average and its interval as correlations, ``tau2`` in Fisher's z.

    Raises
    ------
    ValueError
        As for :func:`convert_to_fisher_z` and :func:`adjust_effects`.

    Examples
    --------
    >>> adjusted = adjust_correlations([0.5, 0.4, 0.45, 0.5, 0.1, 0.2, 0.3], [100] * 3 + [30] * 4)
    >>> adjusted.weights.k.tolist()
    [4, 3]
    """
    z = convert_to_fisher_z(r, n)
    adjusted = adjust_effects(z["effect"], z["variance"], steps)
    return replace(adjusted, estimate=convert_to_correlation(adjusted.estimate))


def _read_steps(steps: Sequence[float]) -> tuple[float, ...]:
    read = tuple(steps)
    if not read or not all(map(is_number, read)) or not (np.diff([0, *read, 1]) > 0).all():
        raise ValueError(f"steps are {read}; give one or more rising p-values between 0 and 1")
    return read


def _check_weights(weights: pd.DataFrame) -> None:
    for row in weights[weights.high > _SAYS_NOTHING * weights.weight].itertuples():
        raise ValueError(
            f"{weights.k.sum()} studies say nothing of how likely p-values from {row.p_above:g} to {row.p_up_to:g} are "
            f"to be published: the weight is {row.weight:.3g}, from {row.low:.2g} to {row.high:,.0f}; give more studies"
        )


class _Studies:
    """The likelihood of studies, given an average, a variance and the logarithms of the weights."""

    def __init__(self, effects: Numbers, variances: Numbers, steps: tuple[float, ...]) -> None:
        self.effects, self.variances, self.steps = effects, variances, steps
        # The effects that would have exactly the p-values of the steps, (steps, studies).
        self.thresholds = norm.isf(steps)[:, None] * np.sqrt(variances)
        self.interval = np.searchsorted(steps, norm.sf(effects / np.sqrt(variances)))
        self.counts = np.bincount(self.interval, minlength=len(steps) + 1)
        if not self.counts.all():
            empty = int(self.counts.argmin())
            low, high = (0, *steps, 1)[empty : empty + 2]
            raise ValueError(f"no study has a one-sided p-value from {low} to {high}; choose other steps")

    def log_likelihood(self, parameters: Numbers) -> float:
        average, tau2 = parameters[:2]
        weights = np.exp([0.0, *parameters[2:]])
        spread = np.sqrt(self.variances + tau2)
        above = np.vstack([0 * spread, ndtr((average - self.thresholds) / spread), 0 * spread + 1])
        published = weights @ np.diff(above, axis=0)
        log_density = -(((self.effects - average) / spread) ** 2) / 2 - np.log(spread)
        return float((log_density + np.log(weights[self.interval] / published)).sum())

    def fit(self) -> Numbers:
        """Find the most likely parameters, from several starts."""
        pooled = pool_effects(self.effects, self.variances)
        bounds = [(None, None), (0, None), *[(-_WIDEST, _WIDEST)] * len(self.steps)]
        found = [
            minimize(
                lambda parameters: -self.log_likelihood(parameters),
                [share * pooled.estimate.value, pooled.tau2, *[log_weight] * len(self.steps)],
                method="L-BFGS-B",
                bounds=bounds,
                options={"ftol": 1e-14, "gtol": 1e-7},
            )
            for share, log_weight in _STARTS
        ]
        best: Numbers = min(found, key=lambda result: float(result.fun)).x
        if np.abs(best[2:]).max() >= _WIDEST:
            raise ValueError(f"the model breaks down: {len(self.effects)} studies are too few for it; give more")
        return best

    def standard_errors(self, best: Numbers) -> Numbers:
        """Find standard errors from the curvature at the best; a variance at 0 counts as known."""
        free = np.array([True, best[1] > _AT_ZERO, *[True] * len(self.steps)])

        def log_likelihood(moved: Numbers) -> float:
            parameters = best.copy()
            parameters[free] = moved
            return self.log_likelihood(parameters)

        information = -approx_hess(best[free], log_likelihood)
        if not np.isfinite(information).all() or np.linalg.eigvalsh(information).min() <= 0:
            raise ValueError(f"the model breaks down: {len(self.effects)} studies are too few for it; give more")
        errors = np.zeros(len(best))
        errors[free] = np.sqrt(np.diag(np.linalg.inv(information)))
        return errors

    def describe_weights(self, logs: Numbers, errors: Numbers) -> pd.DataFrame:
        middle, margin = np.array([0.0, *logs]), _NORMAL_95 * np.array([0.0, *errors])
        return pd.DataFrame(
            {
                "p_above": [0.0, *self.steps],
                "p_up_to": [*self.steps, 1.0],
                "k": self.counts,
                "weight": np.exp(middle),
                "low": np.exp(middle - margin),
                "high": np.exp(middle + margin),
            }
        )

    def compare(self, best: Numbers) -> float:
        """Test the model against one in which every p-value is as likely to be published."""
        equal = [0.0] * len(self.steps)
        plain = minimize(
            lambda parameters: -self.log_likelihood(np.array([*parameters, *equal])),
            best[:2],
            method="L-BFGS-B",
            bounds=[(None, None), (0, None)],
        )
        return float(chi2.sf(max(0.0, 2 * (self.log_likelihood(best) + plain.fun)), len(self.steps)))

"""How far the true results of studies differ: three ways to estimate the variance between studies.

Of the three, statsmodels has two, without the bound at 0 for one and with a search that may stop short of the root
for the other; PyMARE has all three and brings a system for symbolic algebra. So each is written here, in a few lines.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, get_args

import numpy as np
from scipy.optimize import brentq, minimize_scalar

from widgets.simulation.correlations import Numbers

Method: TypeAlias = Literal["REML", "DL", "PM"]
METHODS: tuple[Method, ...] = get_args(Method)


def estimate_between_variance(effects: Numbers, variances: Numbers, method: Method) -> float:
    """Estimate the variance of the true results of studies, at least 0.

    Raises
    ------
    ValueError
        For a method that is none of the three.
    """
    if method not in METHODS:
        raise ValueError(f"method is {method!r}; it must be one of {', '.join(METHODS)}")
    return _ESTIMATORS[method](effects, variances)


def typical_variance(variances: Numbers) -> float:
    """Give one variance that stands for those of all studies (Higgins and Thompson 2002, equation 9).

    With the between variance of DerSimonian and Laird, its share beside it is (Q - (k - 1)) / Q.
    """
    weights = 1 / variances
    return float((len(weights) - 1) * weights.sum() / (weights.sum() ** 2 - (weights**2).sum()))


def squared_distances(effects: Numbers, variances: Numbers) -> float:
    """Add up the squared distances of effects from their average, each in its own standard errors."""
    average = np.average(effects, weights=1 / variances)
    return float(((effects - average) ** 2 / variances).sum())


def _laird(effects: Numbers, variances: Numbers) -> float:
    """Ask how far Q lies above what chance alone would give, in one step."""
    weights = 1 / variances
    excess = squared_distances(effects, variances) - (len(effects) - 1)
    return max(0.0, float(excess / (weights.sum() - (weights**2).sum() / weights.sum())))


def _mandel(effects: Numbers, variances: Numbers) -> float:
    """Find the variance between studies with which the squared distances are as large as expected, k - 1."""

    def excess(tau2: float) -> float:
        return squared_distances(effects, variances + tau2) - (len(effects) - 1)

    if excess(0.0) <= 0:
        return 0.0
    # At the plain variance of the effects the distances are smaller than expected, as each has an error of its own.
    return float(brentq(excess, 0.0, np.var(effects, ddof=1), xtol=1e-12 * variances.min()))


def _restricted(effects: Numbers, variances: Numbers) -> float:
    """Find the variance between studies under which what was found, apart from its average, is likeliest."""
    spread = np.var(effects, ddof=1)
    # Beyond this bound the likelihood only falls. Its cube roots lie close where most of it happens.
    grid = (spread + np.sqrt(spread * variances.max())) * np.linspace(0, 1, 60) ** 3
    best = int(np.argmin([_unlikelihood(tau2, effects, variances) for tau2 in grid]))
    within = (grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)])
    precision = 1e-10 * variances.min()
    found = minimize_scalar(
        _unlikelihood, args=(effects, variances), bounds=within, method="bounded", options={"xatol": precision}
    )
    # Nearer to 0 than the search tells apart, what is likelier is a matter of rounding.
    likelier = found.x > precision and found.fun < _unlikelihood(0.0, effects, variances)
    return float(found.x) if likelier else 0.0


def _unlikelihood(tau2: float, effects: Numbers, variances: Numbers) -> float:
    """Give minus twice the restricted log-likelihood, without its constant."""
    total = variances + tau2
    return float(np.log(total).sum() + np.log((1 / total).sum()) + squared_distances(effects, total))


_ESTIMATORS: dict[str, Callable[[Numbers, Numbers], float]] = {"REML": _restricted, "DL": _laird, "PM": _mandel}

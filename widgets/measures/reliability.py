"""How far a score can be trusted to come out the same: reliability, and the error of a score."""

from __future__ import annotations

import math
import warnings

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import f

from widgets.measures.estimate import Estimate, check_confidence, complete_rows, is_number, read_table

FEWEST_RESPONDENTS = 2
FEWEST_ITEMS_OF_A_FACTOR = 3
SMALLEST_UNIQUENESS = 1e-3
STEEPEST_AT_THE_TOP = 1e-5


def cronbach_alpha(item_scores: pd.DataFrame, confidence: float = 0.95) -> Estimate:
    """Estimate how consistent the items of a subscale are, from how strongly they go together.

    Parameters
    ----------
    item_scores : DataFrame (respondents, items)
        Keyed answers to the items of one subscale. Respondents with a missing answer are left out.
    confidence : float, default 0.95
        How often such intervals hold the true value, between 0 and 1.

    Returns
    -------
    Estimate
        Alpha, at most 1. It is below 0 where items rather go against each other, for instance unkeyed ones.

    Raises
    ------
    ValueError
        With fewer than 2 items or 2 complete respondents, if an item or the total has no variance, for what
        is no number, and for a confidence outside 0 to 1.

    Notes
    -----
    The formula is Cronbach's, and the interval Feldt's. Alpha is the
    reliability of the score if every item carries the construct equally and the errors of items have nothing
    to do with each other; otherwise it is off, mostly too low. It is not a sign that the items measure one
    thing, not a property of the inventory (it depends on who answered), and not agreement over time or
    between raters. More items raise it.

    Examples
    --------
    >>> bond = pd.DataFrame({"bond_1": [1, 2, 3, 4, 5, 3], "bond_2": [2, 1, 4, 3, 5, 2], "bond_3": [2, 2, 4, 5, 4, 2]})
    >>> print(cronbach_alpha(bond))
    0.90 (0.57 to 0.98)
    """
    check_confidence(confidence)
    scores = _read_items(item_scores, FEWEST_RESPONDENTS)
    if math.isclose(scores.sum(axis="columns").var() + scores.var().sum(), scores.var().sum(), rel_tol=1e-12):
        raise ValueError("the total of the items is the same for every respondent; check which items are reverse-keyed")
    respondents, items = scores.shape
    alone = float(scores.var().sum() / scores.sum(axis="columns").var())
    alpha = items / (items - 1) * (1 - alone)
    degrees = respondents - 1, (respondents - 1) * (items - 1)
    low, high = (
        1 - (1 - alpha) * float(f.ppf(share, *degrees)) for share in ((1 + confidence) / 2, (1 - confidence) / 2)
    )
    # The median of F is not 1: an interval of little confidence may leave the estimate out.
    return Estimate(alpha, min(low, alpha), max(high, alpha))


def mcdonald_omega(item_scores: pd.DataFrame) -> float:
    """Estimate how much of the spread of a score comes from the one thing that its items share.

    Parameters
    ----------
    item_scores : DataFrame (respondents, items)
        Keyed answers to the items of one subscale. Respondents with a missing answer are left out.

    Returns
    -------
    float
        Omega total of a model with one factor, from 0 to 1.

    Raises
    ------
    ValueError
        With fewer than 3 items, with no more complete respondents than items, if an item has no variance,
        for what is no number, and if the model breaks down: one factor leaves an item no part of its own.

    Notes
    -----
    The formula is McDonald's: the square of the sum of the loadings, divided by itself plus the sum of the
    uniquenesses. Loadings and uniquenesses are those of maximum likelihood on correlations (statsmodels),
    multiplied by the items' standard deviations and variances. That is the solution on covariances, so omega
    speaks of the plain sum or mean of the items, in which an item with more spread weighs more.

    Unlike alpha it lets items carry the construct unequally; where they carry it equally, the two are the
    same. It is not hierarchical omega, it does not show that one factor is enough, and two items cannot
    give it: their one correlation does not determine two loadings.

    Examples
    --------
    >>> bond = pd.DataFrame({"bond_1": [1, 2, 3, 4, 5, 3], "bond_2": [2, 1, 4, 3, 5, 2], "bond_3": [2, 2, 4, 5, 4, 2]})
    >>> round(mcdonald_omega(bond), 2)
    0.9
    """
    scores = _read_items(item_scores, FEWEST_RESPONDENTS)
    if scores.columns.size < FEWEST_ITEMS_OF_A_FACTOR:
        raise ValueError(f"omega of {scores.columns.size} items is not determined; give at least 3, or use alpha")
    if len(scores) <= scores.columns.size:
        raise ValueError(
            f"{len(scores)} complete respondents answered {scores.columns.size} items; give more of them than items"
        )
    loadings, uniquenesses = _fit_one_factor(scores)
    common = float(loadings @ scores.std()) ** 2
    return common / (common + float(uniquenesses @ scores.var()))


def _read_items(item_scores: pd.DataFrame, at_least: int) -> pd.DataFrame:
    scores = complete_rows(read_table(item_scores, "item"), at_least, "respondents")
    for item in scores.columns[scores.eq(scores.iloc[0]).all()]:
        raise ValueError(f"item {item} was answered {scores[item].iloc[0]:g} by everyone; leave out what does not vary")
    return scores


def _fit_one_factor(scores: pd.DataFrame) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    from statsmodels.multivariate.factor import Factor  # noqa: PLC0415 - it loads a large library, for omega alone

    correlations = scores.corr().to_numpy()
    strengths, components = np.linalg.eigh(correlations)
    # From half of the first principal component, for statsmodels would otherwise start at random.
    start = components[:, -1:] * math.sqrt(strengths[-1]) / 2
    model = Factor(corr=correlations, n_factor=1, method="ml")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it warns of is refused below
        fitted = model.fit(start=(start, 1 - start[:, 0] ** 2))
    if fitted.uniqueness.min() < SMALLEST_UNIQUENESS or abs(model.mle_retvals.jac).max() > STEEPEST_AT_THE_TOP:
        raise ValueError(
            f"one factor leaves item {scores.columns[fitted.uniqueness.argmin()]} no part of its own; give more "
            "respondents, look for an item that is nearly the same, or use alpha"
        )
    return fitted.loadings[:, 0], fitted.uniqueness


def standard_error_of_measurement(sd: float, reliability: float) -> float:
    """Give the spread that one person's scores would have through measurement error alone.

    Parameters
    ----------
    sd : float
        Standard deviation of the scores in a group, above 0, in points of the score.
    reliability : float
        Reliability of the score in that group, from 0 to 1.

    Returns
    -------
    float
        A standard deviation from 0 to ``sd``, in points of the score.

    Raises
    ------
    ValueError
        If ``sd`` is not above 0, or ``reliability`` is outside 0 to 1.

    Notes
    -----
    Classical test theory: the standard deviation times the square root of 1 minus the reliability. It takes
    the error to be equally large for everyone. It is not the standard error of a mean, and not an error of
    what the score is taken to stand for.

    Examples
    --------
    >>> standard_error_of_measurement(sd=10, reliability=0.75)
    5.0
    """
    _check_reliability(reliability)
    if not (is_number(sd) and sd > 0):
        raise ValueError(f"sd is {sd!r}; give the standard deviation of the scores, above 0")
    return float(sd) * math.sqrt(1 - reliability)


def spearman_brown(reliability: float, times: float) -> float:
    """Tell how reliable the mean of several like measurements would be.

    Parameters
    ----------
    reliability : float
        Reliability of one measurement, from 0 to 1.
    times : float
        How many are averaged, above 0; 0.5 means a measurement of half the length.

    Returns
    -------
    float
        Reliability of the mean, from 0 to 1.

    Raises
    ------
    ValueError
        If ``reliability`` is outside 0 to 1, or ``times`` is not above 0.

    Notes
    -----
    The formula of Spearman and of Brown. The measurements must be parallel: of the same thing, equally
    reliable, with errors that have nothing to do with each other. Asking the same question again, on the
    same day, is not that. It does not make a score any more valid.

    Examples
    --------
    >>> spearman_brown(0.5, times=4)
    0.8
    """
    _check_reliability(reliability)
    if not (is_number(times) and times > 0):
        raise ValueError(f"times is {times!r}; give how many measurements are averaged, above 0")
    # Rounding must not carry a perfect measurement past 1.
    return min(1.0, float(times * reliability / (1 + (times - 1) * reliability)))


def _check_reliability(reliability: float) -> None:
    if not (is_number(reliability) and 0 <= reliability <= 1):
        raise ValueError(f"reliability is {reliability!r}; give a share from 0 to 1")

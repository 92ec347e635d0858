"""How far two raters agree: in the steps that they choose, and by how many points they differ."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import t
from statsmodels.stats.inter_rater import cohens_kappa

from widgets.measures.estimate import Estimate, check_confidence, complete_rows, read_columns, read_numbers

FEWEST_PAIRS = 2
FEWEST_STEPS = 2
LIMITS_OF_95_PERCENT = 1.96


def weighted_kappa(
    first: npt.ArrayLike,
    second: npt.ArrayLike,
    steps: npt.ArrayLike,
    weights: Literal["quadratic", "linear"] = "quadratic",
) -> Estimate:
    """Estimate how far two raters choose the same steps, beyond what chance would give them.

    Parameters
    ----------
    first, second : Series, array or sequence
        What two raters answered about the same targets, in the same order. Pairs with one missing are left out.
    steps : sequence of numbers
        Every step that could be chosen, from lowest to highest, chosen or not.
    weights : {"quadratic", "linear"}
        Whether a difference counts by its square or plainly, in steps.

    Returns
    -------
    Estimate
        Kappa from -1 to 1, with its 95% confidence interval: 1 for the same steps throughout, 0 for what
        chance gives to raters who use the steps as often as these do.

    Raises
    ------
    ValueError
        For an answer that is no step, steps out of order, unequally many answers, fewer than 2 complete pairs,
        other weights, or a rater who chose the same step throughout.

    Notes
    -----
    Cohen's weighted kappa, with the large-sample interval of Fleiss, Cohen and Everitt as statsmodels computes
    it. In small samples the interval is rough: it can pass 1, and after perfect agreement it has no width,
    which is not certainty. Kappa falls when most answers lie on one step, however well raters agree. It is
    not a share of equal answers, and values with other weights or steps do not compare.

    Examples
    --------
    >>> print(weighted_kappa([1, 2, 3, 3, 2, 1], [1, 2, 3, 2, 2, 2], steps=[1, 2, 3]))
    0.67 (0.23 to 1.10)
    """
    if weights not in {"quadratic", "linear"}:
        raise ValueError(f"weights is {weights!r}; choose 'quadratic' or 'linear'")
    possible = _read_steps(steps)
    pairs = complete_rows(read_columns(first=first, second=second), FEWEST_PAIRS, "pairs")
    for name in pairs:
        _refuse_answers(pairs[name], possible)
    counts = pd.crosstab(pairs["first"], pairs["second"]).reindex(index=possible, columns=possible, fill_value=0)
    with np.errstate(all="ignore"):  # a variance of 0 can come out as a little less, and is divided by
        kappa = cohens_kappa(counts, wt=weights)
    margin = 0.0 if math.isnan(kappa.kappa_upp) else float(kappa.kappa_upp - kappa.kappa)
    return Estimate(float(kappa.kappa), float(kappa.kappa) - margin, float(kappa.kappa) + margin)


def _read_steps(steps: npt.ArrayLike) -> list[float]:
    read = read_numbers(steps, "steps")
    if len(read) < FEWEST_STEPS or not (read.diff().iloc[1:] > 0).all():
        raise ValueError(f"steps are {read.tolist()}; give 2 or more, each once, from lowest to highest")
    return read.tolist()


def _refuse_answers(answers: pd.Series, steps: list[float]) -> None:
    for answer in answers[~answers.isin(steps)]:
        known = ", ".join(f"{step:g}" for step in steps)
        raise ValueError(f"{answers.name} holds {answer:g}, which is no step; steps are {known}")
    if answers.eq(answers.iloc[0]).all():
        raise ValueError(f"{answers.name} is {answers.iloc[0]:g} throughout; kappa needs raters who use 2 steps")


def limits_of_agreement(first: npt.ArrayLike, second: npt.ArrayLike, confidence: float = 0.95) -> pd.DataFrame:
    """Show by how many points two ratings of the same target differ: on average, and for 95 of 100 targets.

    Parameters
    ----------
    first, second : Series, array or sequence
        Two ratings of the same targets, in the same order and unit. Pairs with one missing are left out.
    confidence : float, default 0.95
        How often the intervals hold the true value, between 0 and 1. The limits are those of 95% whatever it is.

    Returns
    -------
    DataFrame (mean_difference, lower, upper; value, low, high)
        Differences, first minus second, in points: their mean, and the lower and upper limit of agreement,
        each with the ends of its confidence interval.

    Raises
    ------
    ValueError
        With unequally many ratings, fewer than 2 complete pairs, what is no number, or a confidence outside 0 to 1.

    Notes
    -----
    The limits are Bland and Altman's: the mean difference plus and minus 1.96 standard deviations s of the n
    differences. The intervals are the usual approximations by t with n - 1 degrees of freedom: the standard
    error of the mean is s times the square root of 1/n, that of a limit s times the square root of
    1/n + 1.96² / (2(n - 1)). Differences should be about normal and equally large along the scale. Whether
    the limits are narrow enough is a clinical question, not one of statistics, and they do not say who is right.

    Examples
    --------
    >>> limits_of_agreement([3, 4, 5], [4, 4, 4]).round(2)
                     value   low  high
    mean_difference   0.00 -2.48  2.48
    lower            -1.96 -6.85  2.93
    upper             1.96 -2.93  6.85
    """
    check_confidence(confidence)
    pairs = complete_rows(read_columns(first=first, second=second), FEWEST_PAIRS, "pairs")
    differences, n = pairs["first"] - pairs["second"], len(pairs)
    mean, sd = float(differences.mean()), float(differences.std())
    reach, quantile = LIMITS_OF_95_PERCENT * sd, float(t.ppf((1 + confidence) / 2, n - 1))
    of_mean = quantile * sd * math.sqrt(1 / n)
    of_limit = quantile * sd * math.sqrt(1 / n + LIMITS_OF_95_PERCENT**2 / (2 * (n - 1)))
    table = pd.DataFrame({"value": [mean, mean - reach, mean + reach]}, index=["mean_difference", "lower", "upper"])
    margin = [of_mean, of_limit, of_limit]
    return table.assign(low=table["value"] - margin, high=table["value"] + margin)

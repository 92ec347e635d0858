"""Score answers by a scoring key: a table of constants and weights that is only multiplied.

Keying turns each answer so that more means more of the construct: ``constant + slope * response``.
An item in the usual direction has constant 0 and slope 1. A reverse-keyed item is reflected about the
midpoint of the response scale: its constant is minimum + maximum, its slope -1.

The same key is scored here, on whole tables, and in ``widgets/inventory_form/scoring.js``, on the page.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

ROWS_AT_ONCE = 4096
"""So many respondents stay in a processor's cache, which makes large tables fast and needs no copy of them."""


@dataclass(frozen=True)
class ScoringKey:
    """All numbers needed to score an inventory."""

    constant: pd.Series
    """What is added to each item, (items)."""
    slope: pd.Series
    """What each response is multiplied by, 1 or -1, (items)."""
    weights: pd.DataFrame
    """1 where an item belongs to a subscale, else 0, (items, subscales)."""
    min_answered: pd.Series
    """How many items of each subscale must be answered to give a score, (subscales)."""
    multiplier: pd.Series
    """What the mean of each subscale is multiplied by: 1, or its number of items where it is a sum, (subscales)."""
    composite_subscales: list[str]
    """The subscales whose scores are averaged into the composite; empty where there is none."""
    composite_multiplier: int
    """What that average is multiplied by: 1, or the number of subscales where the composite is a sum."""

    def table(self) -> pd.DataFrame:
        """Show the key as one table: a row for each item, with its constant, slope and weights."""
        return pd.concat([self.constant, self.slope, self.weights], axis="columns")


def score_items(responses: pd.DataFrame, key: ScoringKey) -> pd.DataFrame:
    """Key every answer, so that a higher value always means more of the construct.

    Parameters
    ----------
    responses : DataFrame of float, (respondents, items)
        Answers on the response scale, missing as NaN.
    key : ScoringKey

    Returns
    -------
    DataFrame of float, (respondents, items)
    """
    return responses * key.slope + key.constant


def score_subscales(responses: pd.DataFrame, key: ScoringKey) -> pd.DataFrame:
    """Average the answered items of each subscale, or give no score where too few were answered.

    Averaging the answered items is the same as prorating: each missing item counts as the mean of the others.
    A subscale that is a sum is prorated too: that mean, times its number of items.

    Parameters
    ----------
    responses : DataFrame of float, (respondents, items)
        Answers on the response scale, missing as NaN.
    key : ScoringKey

    Returns
    -------
    DataFrame of float, (respondents, subscales)
        NaN where fewer than ``min_answered`` items were answered.
    """
    values = responses.to_numpy(dtype=float)
    weights = key.weights.to_numpy(dtype=float)
    scores = np.empty((len(values), weights.shape[1]))
    for start in range(0, len(values), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        scores[rows] = _score_rows(values[rows], weights, key)
    return pd.DataFrame(scores, index=responses.index, columns=key.weights.columns)


def _score_rows(values: NDArray[np.float64], weights: NDArray[np.float64], key: ScoringKey) -> NDArray[np.float64]:
    """Multiply the key: what is answered by slope and weight, that it is answered by constant and weight."""
    given = ~np.isnan(values)
    slopes = key.slope.to_numpy(dtype=float)[:, None] * weights
    constants = key.constant.to_numpy(dtype=float)[:, None] * weights
    added, answered = np.hsplit(given.astype(float) @ np.hstack([constants, weights]), 2)
    total = np.where(given, values, 0.0) @ slopes + added
    enough = answered >= key.min_answered.to_numpy()
    mean = np.divide(total, answered, out=np.full_like(total, np.nan), where=enough)
    scores: NDArray[np.float64] = mean * key.multiplier.to_numpy(dtype=float)
    return scores


def score_composite(subscale_scores: pd.DataFrame, key: ScoringKey) -> pd.Series:
    """Average the subscale scores, so that every subscale counts the same, or add them where the rule is a sum.

    Parameters
    ----------
    subscale_scores : DataFrame of float, (respondents, subscales)
    key : ScoringKey

    Returns
    -------
    Series of float, (respondents)
        NaN where a subscale has no score.
    """
    mean = subscale_scores[key.composite_subscales].mean(axis="columns", skipna=False)
    return (mean * key.composite_multiplier).rename("composite")

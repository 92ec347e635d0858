"""Score answers by a scoring key: a table of constants and weights that is only multiplied.

Keying turns each answer so that more means more of the construct: ``constant + slope * response``.
An item in the usual direction has constant 0 and slope 1. A reverse-keyed item is reflected about the
midpoint of the response scale: its constant is minimum + maximum, its slope -1.

The same key is scored here, on whole tables, and in ``widgets/host/kit/inventory.js``, on the page.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


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
    composite_subscales: list[str]
    """The subscales whose scores are averaged into the composite."""

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


def score_subscales(item_scores: pd.DataFrame, key: ScoringKey) -> pd.DataFrame:
    """Average the answered items of each subscale, or give no score where too few were answered.

    Averaging the answered items is the same as prorating: each missing item counts as the mean of the others.

    Parameters
    ----------
    item_scores : DataFrame of float, (respondents, items)
        Keyed answers, missing as NaN.
    key : ScoringKey

    Returns
    -------
    DataFrame of float, (respondents, subscales)
        On the response scale; NaN where fewer than ``min_answered`` items were answered.
    """
    answered = item_scores.notna().astype(float) @ key.weights
    total = item_scores.fillna(0.0) @ key.weights
    return (total / answered).where(answered >= key.min_answered)


def score_composite(subscale_scores: pd.DataFrame, key: ScoringKey) -> pd.Series:
    """Average the subscale scores, so that every subscale counts the same.

    Parameters
    ----------
    subscale_scores : DataFrame of float, (respondents, subscales)
    key : ScoringKey

    Returns
    -------
    Series of float, (respondents)
        On the response scale; NaN where a subscale has no score.
    """
    return subscale_scores[key.composite_subscales].mean(axis="columns", skipna=False).rename("composite")

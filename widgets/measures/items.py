"""How the items of an inventory behave: how they are answered, and whether each goes along with its subscale."""

from __future__ import annotations

import pandas as pd

from widgets.measures.inventory import Inventory
from widgets.measures.responses import Responses

FEWEST_RESPONDENTS = 2
FEWEST_RESPONDENTS_OF_A_CORRELATION = 3


def item_analysis(inventory: Inventory, responses: Responses) -> pd.DataFrame:
    """See how each item was answered, and whether it goes along with the other items of its subscale.

    Parameters
    ----------
    inventory : Inventory
    responses : DataFrame (respondents, items)
        Answers on the response scale as they were given, missing as NaN. At least 2 respondents.

    Returns
    -------
    DataFrame of float, (items, 6)
        ``mean`` and ``sd`` of the keyed answers, on the response scale; ``item_total``, from -1 to 1, the
        correlation of the item with the sum of the other items of its subscale; ``floor`` and ``ceiling``,
        from 0 to 1, the shares of the answers that lie, keyed, at the lowest and at the highest step; and
        ``answered``, from 0 to 1, the share of respondents who answered the item.

    Raises
    ------
    ResponseError
        If something in the responses cannot be an answer.
    ValueError
        If there are fewer than 2 respondents.

    Notes
    -----
    The correlation is the *corrected* item-total correlation of classical test theory: the item is left out
    of the score that it is held against, for otherwise it would correlate with itself. It is taken over the
    respondents who answered the whole subscale, and an item in several subscales is held against the first.
    It is NaN where there is none: for the only item of a subscale, with fewer than 3 such respondents, and
    where the item or the sum of the others was the same for all of them.

    The table describes one sample. It is not a test of an item, and it sets no value below which an item
    should go: a low correlation may mean a wrong key, a rare experience, or a question asked about something
    else. A negative one is often a reverse-keyed item that was not keyed.

    Examples
    --------
    >>> inventory = Inventory.load("practice_alliance_short")
    >>> answers = pd.DataFrame(3, index=range(4), columns=inventory.item_ids)
    >>> answers["bond_1"], answers["bond_2"] = [2, 3, 4, 5], [4, 3, 2, 1]  # bond_2 is reverse-keyed
    >>> item_analysis(inventory, answers).loc[["bond_1", "bond_2"], ["mean", "item_total", "ceiling"]]
            mean  item_total  ceiling
    bond_1   3.5         1.0     0.25
    bond_2   3.5         1.0     0.25
    """
    scores = inventory.item_scores(responses)
    if len(scores) < FEWEST_RESPONDENTS:
        raise ValueError(f"there are answers of {len(scores)} respondents; give at least {FEWEST_RESPONDENTS}")
    answered, scale = scores.notna().sum(), inventory.response_scale
    return pd.DataFrame(
        {
            "mean": scores.mean(),
            "sd": scores.std(),
            "item_total": pd.Series({item: _item_total(item, scores, inventory) for item in inventory.item_ids}),
            "floor": (scores == scale.minimum).sum() / answered,
            "ceiling": (scores == scale.maximum).sum() / answered,
            "answered": answered / len(scores),
        }
    )


def _item_total(item: str, scores: pd.DataFrame, inventory: Inventory) -> float:
    members = next(part.items for part in inventory.subscales.values() if item in part.items)
    complete = scores[members].dropna()
    # Sums of whole numbers are exact, so that others who are all alike have no variance at all.
    others = complete.drop(columns=item).sum(axis="columns")
    return float(complete[item].corr(others, min_periods=FEWEST_RESPONDENTS_OF_A_CORRELATION))

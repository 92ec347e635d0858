"""Turn how somebody sees the alliance into answers to the items of an inventory.

An answer is the view of the moment plus what is peculiar to that answer, cut into the steps of the response scale: as
most clients are content, many answers fall on the highest step.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from widgets.measures import Inventory
from widgets.simulation.rating_parameters import RatingParameters

Numbers: TypeAlias = NDArray[np.float64]


def draw_answers(views: Numbers, inventory: Inventory, p: RatingParameters, rng: np.random.Generator) -> Numbers:
    """Turn views into answers on the response scale, a few of them missing.

    Parameters
    ----------
    views : array, (..., subscales)
        In SD of all clients' views; 0 is the average client's.
    inventory : Inventory
        What is answered. An item counts for the first subscale that names it.
    p : RatingParameters
        Of these the loadings, the levels, the spread of answers and the share of missing ones.
    rng : Generator
        Where the numbers come from.

    Returns
    -------
    array, (..., items)
        The answers as given, before keying; NaN where missing.
    """
    key, n_items = inventory.scoring_key, len(inventory.items)
    loading = p.loading + p.loading_spread * rng.permutation(np.linspace(-1, 1, n_items))
    level = p.level + p.level_spread * rng.permutation(np.linspace(-1, 1, n_items))
    view = views[..., key.weights.to_numpy().argmax(axis=1)]
    position = level + p.answer_sd * (loading * view + np.sqrt(1 - loading**2) * rng.standard_normal(view.shape))
    keyed = _cut_into_steps(position, np.array(inventory.response_scale.steps, dtype=float))
    as_given = key.slope.to_numpy() * (keyed - key.constant.to_numpy())
    return np.where(rng.random(as_given.shape) < p.missing_share, np.nan, as_given)


def _cut_into_steps(position: Numbers, steps: Numbers) -> Numbers:
    """Choose the step nearest to each position, where 0 is the lowest step and 1 the highest."""
    thresholds = (steps[:-1] + steps[1:]) / 2
    answers: Numbers = steps[np.searchsorted(thresholds, steps[0] + position * (steps[-1] - steps[0]))]
    return answers

"""A sample can be drawn again, and its number brings it back."""

from __future__ import annotations

import numpy as np
import pytest

from widgets import ParameterError, explore_combining_rules, explore_shared_variance
from widgets.equations import NUMPY
from widgets.equations.resampling import standard_normal
from widgets.explorers import explorer_names, explorer_parts, make_explorer


def draws(seed: int, column: int = 1, rows: int = 1000) -> np.ndarray:
    return standard_normal(NUMPY, first=np.zeros(rows), seed=seed, row=np.arange(1, rows + 1), column=column)


def test_other_samples_are_standard_normal_and_unrelated():
    means = [draws(seed).mean() for seed in range(2, 202)]
    spreads = [draws(seed).std() for seed in range(2, 202)]
    beside = [np.corrcoef(draws(seed), draws(seed, column=2))[0, 1] for seed in range(2, 202)]
    after = [np.corrcoef(draws(seed), draws(seed + 1))[0, 1] for seed in range(2, 202)]
    # of 1,000 draws, a mean and a correlation have a standard error of 0.032; four of them are too many
    assert max(map(abs, [*means, *beside, *after])) < 4 * 0.032
    assert np.mean(spreads) == pytest.approx(1, abs=0.01)


def test_the_first_sample_is_the_one_drawn_beforehand():
    assert standard_normal(NUMPY, first=0.25, seed=1, row=7, column=2) == 0.25


def test_another_sample_changes_the_picture_and_no_figure():
    first, second = explore_shared_variance(), explore_shared_variance(seed=2)
    assert first.picture().drawing_html() != second.picture().drawing_html()
    assert first.readouts.equals(second.readouts)


def test_the_sample_can_be_set_and_is_part_of_how_to_make_it_again():
    explorer = explore_shared_variance()
    explorer.seed = 7
    assert repr(explorer).endswith("seed=7)")


@pytest.mark.parametrize("seed", [0, 10000, 1.5, "x", None, True])
def test_a_seed_outside_its_range_is_refused_and_changes_nothing(seed):
    explorer = explore_shared_variance(seed=3)
    with pytest.raises(ParameterError, match="it must be a whole number from 1 to 9999"):
        explorer.seed = seed
    assert explorer.seed == 3


def test_an_explorer_that_shows_no_sample_has_no_seed_to_set():
    explorer = explore_combining_rules()
    with pytest.raises(ParameterError, match="explore_combining_rules shows no sample"):
        explorer.seed = 2


@pytest.mark.parametrize("name", [name for name in explorer_names() if explorer_parts(name).compares])
def test_where_settings_are_compared_the_axes_stand_still(name):
    scales = [scale for scale in make_explorer(name).definition["chart"]["scales"] if scale["name"] in {"x", "y"}]
    assert len(scales) == 2
    for scale in scales:
        assert all(isinstance(end, int | float) for end in scale["domain"]), scale

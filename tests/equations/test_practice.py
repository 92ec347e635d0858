"""Practice, forgetting, and a low start that comes back by itself."""

from __future__ import annotations

import numpy as np
import pytest

from widgets.equations import NUMPY, practice
from widgets.explorers.practice_and_forgetting import explore_practice_and_forgetting

START = {"gap": 0.5, "reliability": 0.84}


def test_a_low_start_rises_by_the_share_of_error():
    assert practice.rise_by_itself(NUMPY, **START) == pytest.approx(0.08)


def test_the_rise_of_a_low_start_is_the_one_that_simulated_ratings_show():
    """Whoever was rated half a standard deviation low is rated again, and nothing happened in between."""
    draw = np.random.default_rng(5)
    true, first, second = draw.standard_normal((3, 400_000))
    first, second = (np.sqrt(0.84) * true + np.sqrt(0.16) * error for error in (first, second))
    low = np.abs(first + 0.5) < 0.02
    assert (second - first)[low].mean() == pytest.approx(practice.rise_by_itself(NUMPY, **START), abs=0.02)


def test_what_is_forgotten_in_a_month_is_a_share_of_what_is_left():
    left = [practice.gain_left(NUMPY, gain=0.4, forgotten=0.1, month=month) for month in (0, 1, 2)]
    assert left == pytest.approx([0.4, 0.36, 0.324])


def test_before_practice_the_group_is_rated_as_low_as_it_began_whatever_practice_adds():
    assert practice.rated(NUMPY, **START, gain=0.4, forgotten=0.1, month=-2) == -0.5


def test_a_practice_that_does_nothing_is_followed_by_a_rise_all_the_same():
    assert "rises by 0.08 all the same" in explore_practice_and_forgetting(gain=0).sentence

"""A trial with two kinds of clients tells what simulated trials tell."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.equations import NUMPY
from widgets.equations import trial_moderator as trial

CLIENTS = st.integers(40, 1000)
SHARES = st.floats(0.1, 0.9)
EFFECTS = st.floats(-1, 1)


def test_a_hundred_clients_of_two_kinds_tell_what_the_arithmetic_of_four_groups_says():
    # Two groups of 50: 1.96 * sqrt(1/50 + 1/50) = 0.392. Four groups of 25: 1.96 * sqrt(4/25) = 0.784.
    assert trial.margin_of_average(NUMPY, n=100) == pytest.approx(0.392, abs=5e-4)
    assert trial.margin_of_moderation(NUMPY, n=100, share=0.5) == pytest.approx(0.784, abs=5e-4)


def test_three_points_for_forty_and_two_against_sixty_cancel():
    assert trial.average_effect(NUMPY, share=0.4, effect_first=3, effect_second=-2) == pytest.approx(0)


def test_trials_drawn_at_random_find_the_moderator_as_often_as_the_equation_says():
    # 20,000 trials: a standard error of at most .0035.
    rng, n, share, truth = np.random.default_rng(5), 100, 0.4, (0.6, -0.4)
    errors = [2 / math.sqrt(n * part) for part in (share, 1 - share)]
    found = [rng.normal(effect, error, 20_000) for effect, error in zip(truth, errors, strict=True)]
    margin = trial.margin_of_moderation(NUMPY, n=n, share=share)
    counted = (abs(found[0] - found[1]) > margin).mean()
    told = trial.power_for_moderation(NUMPY, n=n, share=share, effect_first=truth[0], effect_second=truth[1])
    assert told == pytest.approx(counted, abs=0.014)


@given(CLIENTS, SHARES)
def test_the_moderation_is_at_least_twice_as_uncertain_as_the_average(n, share):
    doubled = 2 * trial.margin_of_average(NUMPY, n=n)
    assert trial.margin_of_moderation(NUMPY, n=n, share=share) >= doubled * (1 - 1e-12)


@given(CLIENTS, SHARES)
def test_four_times_the_clients_halve_every_margin(n, share):
    for margin in (trial.margin_of_first, trial.margin_of_second, trial.margin_of_moderation):
        assert margin(NUMPY, n=4 * n, share=share) == pytest.approx(margin(NUMPY, n=n, share=share) / 2)


@given(CLIENTS, SHARES, EFFECTS)
def test_where_both_kinds_gain_the_same_a_moderator_is_found_by_chance_alone(n, share, effect):
    alike = {"effect_first": effect, "effect_second": effect}
    assert trial.are_alike(NUMPY, **alike)
    assert trial.power_for_moderation(NUMPY, n=n, share=share, **alike) == pytest.approx(0.05)
    assert not trial.moderation_is_found(NUMPY, n=n, share=share, **alike)

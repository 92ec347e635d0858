"""Whose doing a rating is, where everybody rates everybody else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.equations import NUMPY, round_robin
from widgets.explorer.definition import ParameterError
from widgets.explorers.who_rates_what import explore_who_rates_what

GROUPS, SIZE = 4000, 4
SHARES = {"rater_share": 0.3, "rated_share": 0.32, "pair_share": 0.2}


@pytest.fixture(scope="module")
def ratings():
    """Ratings of all by all, themselves included, in many simulated groups: (groups, raters, rated)."""
    rng = np.random.default_rng(1950)
    parts = {
        "rater": rng.standard_normal((GROUPS, SIZE, 1)),
        "rated": rng.standard_normal((GROUPS, 1, SIZE)),
        "pair": rng.standard_normal((GROUPS, SIZE, SIZE)),
        "occasion": rng.standard_normal((GROUPS, SIZE, SIZE)),
    }
    return round_robin.rating(NUMPY, **SHARES, **parts)


def covariance(one, other):
    return ((one - one.mean(axis=1, keepdims=True)) * (other - other.mean(axis=1, keepdims=True))).sum()


def test_ratings_are_in_standard_deviations_of_all_ratings(ratings):
    assert ratings.var() == pytest.approx(1, abs=0.03)


def test_two_raters_of_one_group_correlate_over_its_members_as_told(ratings):
    found = covariance(ratings[:, 0], ratings[:, 1]) / covariance(ratings[:, 0], ratings[:, 0])
    told = round_robin.agreement_on_rated(NUMPY, rater_share=0.3, rated_share=0.32)
    assert told == pytest.approx(0.32 / 0.7)
    assert found == pytest.approx(told, abs=0.03)


def test_two_members_correlate_over_their_raters_as_told(ratings):
    found = covariance(ratings[..., 0], ratings[..., 1]) / covariance(ratings[..., 0], ratings[..., 0])
    told = round_robin.likeness_of_rater(NUMPY, rater_share=0.3, rated_share=0.32)
    assert told == pytest.approx(0.3 / 0.68)
    assert found == pytest.approx(told, abs=0.03)


def test_over_many_groups_two_raters_of_one_member_correlate_by_the_share_of_the_rated(ratings):
    assert np.corrcoef(ratings[:, 0, 0], ratings[:, 1, 0])[0, 1] == pytest.approx(SHARES["rated_share"], abs=0.04)


@given(rater=st.floats(0, 0.5), rated=st.floats(0.01, 0.49), raters=st.integers(1, 7))
def test_the_mean_of_several_raters_is_as_reliable_as_spearman_and_brown_say(rater, rated, raters):
    one = round_robin.agreement_on_rated(NUMPY, rater_share=rater, rated_share=rated)
    several = round_robin.reliability_of_mean(NUMPY, rater_share=rater, rated_share=rated, raters=raters)
    assert several == pytest.approx(raters * one / (1 + (raters - 1) * one))


def test_what_the_three_do_not_hold_is_left_to_the_hour():
    assert round_robin.occasion_share(NUMPY, **SHARES) == pytest.approx(0.18)
    assert round_robin.same_again(NUMPY, **SHARES) == pytest.approx(0.82)


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"rater_share": 0.7, "rated_share": 0.1, "pair_share": 0.1}, "whole rows"),
        ({"rater_share": 0.1, "rated_share": 0.7, "pair_share": 0.1}, "whole columns"),
        ({"rater_share": 0.1, "rated_share": 0.1, "pair_share": 0.7}, "neither rows nor columns"),
        ({"rater_share": 0.1, "rated_share": 0.1, "pair_share": 0.1}, "neither rows nor columns"),
    ],
)
def test_the_sentence_says_where_to_look(shares, said):
    assert said in explore_who_rates_what(**shares).sentence


def test_shares_that_leave_nothing_are_refused_with_the_way_out():
    with pytest.raises(ParameterError, match="leave nothing to the hour; bring one of them down"):
        explore_who_rates_what(rater_share=0.5, rated_share=0.5)

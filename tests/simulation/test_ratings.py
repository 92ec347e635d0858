"""The simulated ratings show what was put in, and stay what ratings can be."""

from __future__ import annotations

import math
from dataclasses import fields, replace

import numpy as np
import pandas as pd
import pytest

from widgets import Inventory
from widgets.simulation import DISTRESS_MAXIMUM, RatingParameters, simulate_ratings

SHORT = Inventory.load("practice_alliance_short")
SEVEN_STEPS = replace(SHORT, response_scale=replace(SHORT.response_scale, maximum=7, anchors={}))
N_CLIENTS = 4000
# Expected values are those of the sources named in parameters.py. The error allowed is three standard errors with
# 4,000 clients: 3 (1 - r^2) / sqrt(n) for a correlation, 3 sd / sqrt(n) for a mean, about 3 sqrt(2 / n) for a
# difference in SD; below, the next hundredth. A CHOICE is tested against what it was chosen for.


class Sample:
    """Simulated clients with the scores that the tests look at."""

    def __init__(self, inventory=SHORT, **parameters):
        self.inventory = inventory
        self.clients, self.responses = simulate_ratings(
            inventory, N_CLIENTS, seed=20, parameters=RatingParameters(**parameters)
        )
        self.answers = self.responses.xs((3, "client"), level=("session", "perspective"))
        self.item_scores = inventory.item_scores(self.answers)
        self.fall = self.clients.distress_before - self.clients.distress_after

    def composite(self, session, perspective):
        return self.inventory.composite(self.responses.xs((session, perspective), level=("session", "perspective")))

    def correlate_views(self):
        return self.composite(3, "client").corr(self.composite(3, "therapist"))


@pytest.fixture(scope="module")
def sample():
    return Sample()


def cronbach_alpha(items: pd.DataFrame) -> float:
    covariance = items.dropna().cov().to_numpy()
    k = len(covariance)
    return k / (k - 1) * (1 - np.trace(covariance) / covariance.sum())


def difference_in_sd(higher: pd.Series, lower: pd.Series) -> float:
    return (higher.mean() - lower.mean()) / math.sqrt((higher.var() + lower.var()) / 2)


def test_the_twelve_items_are_as_consistent_as_those_of_a_short_form(sample):
    # The standard error of an alpha of .92 is about (1 - alpha) sqrt(2 k / (n (k - 1))) = .002.
    assert cronbach_alpha(sample.item_scores) == pytest.approx(0.92, abs=0.01)


@pytest.mark.parametrize("subscale", SHORT.subscales.values(), ids=SHORT.subscales)
def test_a_subscale_of_four_items_is_consistent_but_less_so(sample, subscale):
    assert 0.78 < cronbach_alpha(sample.item_scores[subscale.items]) < 0.90


def test_subscales_correlate_highly(sample):
    subscales = SHORT.subscale_scores(sample.answers)
    assert subscales.corr().to_numpy()[np.triu_indices(3, 1)] == pytest.approx(0.73, abs=0.03)


def test_clients_rate_their_alliance_high(sample):
    assert sample.composite(3, "client").mean() == pytest.approx(4.1, abs=0.03)
    assert sample.composite(3, "client").std() == pytest.approx(0.56, abs=0.03)


def test_some_items_have_a_ceiling(sample):
    highest = (sample.item_scores == SHORT.response_scale.maximum).mean()
    assert highest.between(0.3, 0.5).sum() >= len(SHORT.items) / 2
    assert highest.max() < 0.5


def test_client_and_therapist_agree_as_little_as_they_usually_do(sample):
    assert sample.correlate_views() == pytest.approx(0.36, abs=0.05)


def test_clients_rate_higher_than_their_therapists(sample):
    client, therapist = sample.composite(3, "client"), sample.composite(3, "therapist")
    assert difference_in_sd(client, therapist) == pytest.approx(0.63, abs=0.07)


def test_a_rating_is_as_dependable_from_one_session_to_another_as_published(sample):
    assert sample.composite(3, "client").corr(sample.composite(10, "client")) == pytest.approx(0.77, abs=0.02)


def test_distress_falls_about_as_much_as_in_routine_care(sample):
    fall = difference_in_sd(sample.clients.distress_before, sample.clients.distress_after)
    assert fall == pytest.approx(0.80, abs=0.07)


def test_the_alliance_that_a_client_sees_correlates_with_the_fall_of_distress_as_published(sample):
    assert sample.composite(3, "client").corr(sample.fall) == pytest.approx(0.28, abs=0.05)


def test_distress_falls_less_where_the_two_views_lie_apart(sample):
    # The correlation of the squared distance with the fall is negative; its standard error is 1 / sqrt(n) = .016.
    distance = (sample.composite(3, "client") - sample.composite(3, "therapist")) ** 2
    assert distance.corr(sample.fall) < -3 / math.sqrt(N_CLIENTS)


def test_about_one_answer_in_a_hundred_is_missing(sample):
    # 3 sqrt(.01 x .99 / 192,000 answers) is .0007.
    assert sample.responses.isna().mean(axis=None) == pytest.approx(0.01, abs=0.0007)


def test_more_agreement_put_in_is_more_agreement_found(sample):
    assert Sample(agreement=0.8).correlate_views() > sample.correlate_views() + 0.1


def test_a_scale_of_seven_steps_gives_the_published_mean_and_spread():
    # 5.66 and .84 on 1 to 7 are the figures from which level and spread were set. Three standard errors of the mean
    # are .04; seven steps cut so that 200,000 clients have 5.65, so .02 more are allowed.
    composite = Sample(SEVEN_STEPS).composite(3, "client")
    assert composite.mean() == pytest.approx(5.66, abs=0.06)
    assert composite.std() == pytest.approx(0.84, abs=0.04)


@pytest.mark.parametrize("inventory", [SHORT, SEVEN_STEPS], ids=["five steps", "seven steps"])
def test_every_answer_is_a_step_of_the_response_scale(inventory):
    answers = simulate_ratings(inventory, 200, seed=2).responses.to_numpy()
    assert set(answers[~np.isnan(answers)]) == set(inventory.response_scale.steps)


def test_a_reverse_keyed_item_is_answered_the_other_way_round(sample):
    assert sample.answers.corr().loc["goal_1", "goal_2"] < 0 < sample.answers.corr().loc["goal_1", "goal_3"]


def test_distress_stays_on_its_scale(sample):
    assert sample.clients.min().min() >= 0
    assert sample.clients.max().max() <= DISTRESS_MAXIMUM


def test_the_same_seed_gives_the_same_tables():
    for first, again in zip(simulate_ratings(SHORT, 5, seed=3), simulate_ratings(SHORT, 5, seed=3), strict=True):
        pd.testing.assert_frame_equal(first, again)


def test_another_seed_gives_other_tables():
    for first, other in zip(simulate_ratings(SHORT, 5, seed=3), simulate_ratings(SHORT, 5, seed=4), strict=True):
        assert not first.equals(other)


def test_ratings_are_simulated_for_the_sessions_that_were_asked_for():
    sessions = simulate_ratings(SHORT, 3, seed=1, sessions=[1, 2, 5]).responses.index.unique("session")
    assert list(sessions) == [1, 2, 5]


@pytest.mark.parametrize("parameter", fields(RatingParameters), ids=lambda parameter: parameter.name)
@pytest.mark.parametrize("wrong", ["below", "above", "nan"])
def test_a_parameter_out_of_range_is_refused_with_its_name_value_and_range(parameter, wrong):
    low, high = parameter.metadata["range"]
    value = {"below": low - 0.5, "above": high + 0.5, "nan": math.nan}[wrong]
    with pytest.raises(ValueError, match=f"^{parameter.name} is {value}; it must be from {low} to {high}$"):
        RatingParameters(**{parameter.name: value})


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("end", [0, 1], ids=["lowest", "highest"])
def test_parameters_at_the_ends_of_their_ranges_give_answers_on_the_scale(end):
    extreme = RatingParameters(
        **{parameter.name: parameter.metadata["range"][end] for parameter in fields(RatingParameters)}
    )
    clients, responses = simulate_ratings(SHORT, 20, seed=1, parameters=replace(extreme, missing_share=0))
    assert responses.isin(SHORT.response_scale.steps).all(axis=None)
    assert clients.notna().all(axis=None)


def test_a_sample_without_clients_is_refused():
    with pytest.raises(ValueError, match=r"^n_clients is 0; it must be 1 or more$"):
        simulate_ratings(SHORT, 0, seed=1)


@pytest.mark.parametrize("sessions", [(), (0, 3), (3, 3)], ids=["none", "number zero", "one twice"])
def test_sessions_that_cannot_be_are_refused(sessions):
    with pytest.raises(ValueError, match="give one or more different numbers, each 1 or more"):
        simulate_ratings(SHORT, 5, seed=1, sessions=sessions)

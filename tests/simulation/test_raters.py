"""Three raters rate simulated sessions with the bias, the agreement and the reliability that were put in."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from widgets import Inventory, cronbach_alpha
from widgets.simulation import RatingParameters, SessionParameters, rate_sessions, simulate_sessions

SHORT = Inventory.load("practice_alliance_short")
# A scale so fine that cutting into steps loses nothing, answered in its middle.
FINE = replace(SHORT, response_scale=replace(SHORT.response_scale, maximum=201, anchors={}))
UNCUT = RatingParameters(level=0.5, level_spread=0, answer_sd=0.1, loading_spread=0, missing_share=0)
N_CLIENTS = 4000
# The error allowed is three standard errors with 4,000 clients, as in test_ratings.py. Growth is off, so that the
# alliance has a variance of 1 in every session.
STEADY = SessionParameters(growth_mean=0, growth_sd=0, dropout_share=0)


@pytest.fixture(scope="module")
def sessions():
    table = simulate_sessions(N_CLIENTS, seed=11, clients_per_therapist=1, n_sessions=10, parameters=STEADY).sessions
    return table[table.session.isin([3, 10])]


@pytest.fixture(scope="module")
def rated(sessions):
    """Composites on the short form, (clients), by session and perspective."""
    composites = SHORT.composite(rate_sessions(sessions, SHORT, seed=1)).rename("composite").reset_index()
    return composites.pivot_table(index="client", columns=["session", "perspective"], values="composite")


@pytest.fixture(scope="module")
def uncut(sessions):
    """Answers without any loss by cutting."""
    return rate_sessions(sessions[sessions.session == 3], FINE, seed=2, parameters=UNCUT)


def of(perspective: str, responses: pd.DataFrame) -> pd.DataFrame:
    return responses.xs(perspective, level="perspective")


@pytest.mark.parametrize("perspective", ["client", "therapist", "observer"])
def test_reliability_follows_from_the_loading_that_was_put_in(uncut, perspective):
    # Items of one subscale correlate 0.79^2, those of two 0.9 of that; of the other 11 items, 3 are of the same
    # subscale. Alpha of 12 items with this mean correlation is 12 r / (1 + 11 r) = .943. Its standard error is about
    # (1 - alpha) sqrt(2 k / (n (k - 1))) = .0013.
    mean = 0.79**2 * (3 + 8 * 0.9) / 11
    alpha = cronbach_alpha(FINE.item_scores(of(perspective, uncut))).value
    assert alpha == pytest.approx(12 * mean / (1 + 11 * mean), abs=0.004)


@pytest.mark.parametrize(("perspective", "put_in"), [("therapist", 0.39), ("observer", 0.3)])
def test_agreement_with_the_client_is_found_again_where_unreliability_is_corrected(uncut, perspective, put_in):
    client, other = (FINE.composite(of(who, uncut)) for who in ("client", perspective))
    # The share of a composite's variance that is error: 1 - 0.79^2 of each of 12 items, over what they have together.
    error = (1 - 0.79**2) / 12
    reliability = 1 - error / (error + 0.79**2 * (1 + 2 * 0.9) / 3)
    assert client.corr(other) / reliability == pytest.approx(put_in, abs=3 * (1 - put_in**2) / math.sqrt(N_CLIENTS))


@pytest.mark.parametrize(("perspective", "put_in"), [("therapist", 0.635), ("observer", 0.3)])
def test_therapists_and_observers_rate_lower_by_as_much_as_put_in(uncut, perspective, put_in):
    client, other = (FINE.composite(of(who, uncut)) for who in ("client", perspective))
    # A view's SD moves an answer by loading x 0.1 of the scale, which has 200 steps.
    difference = (client - other) / (0.79 * 0.1 * 200)
    assert difference.mean() == pytest.approx(put_in, abs=3 * difference.std() / math.sqrt(N_CLIENTS))


def test_clients_agree_with_their_therapists_as_little_as_published(rated):
    assert rated[3, "client"].corr(rated[3, "therapist"]) == pytest.approx(0.36, abs=0.05)


def test_two_sessions_correlate_as_published(rated):
    assert rated[3, "client"].corr(rated[10, "client"]) == pytest.approx(0.77, abs=0.03)


def test_clients_rate_high_and_have_a_ceiling(sessions, rated):
    assert rated[3, "client"].mean() == pytest.approx(4.1, abs=0.03)
    assert rated[3, "client"].std() == pytest.approx(0.56, abs=0.03)
    keyed = SHORT.item_scores(of("client", rate_sessions(sessions, SHORT, seed=1)))
    assert 0.2 < (keyed == 5).mean().min() < (keyed == 5).mean().max() < 0.5


def test_answers_are_steps_of_the_scale_for_the_raters_asked_for(sessions):
    responses = rate_sessions(sessions[:50], SHORT, seed=3, perspectives=["observer", "client"])
    values = responses.to_numpy()
    assert set(values[~np.isnan(values)]) <= set(SHORT.response_scale.steps)
    assert list(responses.index.get_level_values("perspective")[:3]) == ["observer", "client", "observer"]
    assert len(responses) == 100


def test_the_same_seed_gives_the_same_answers(sessions):
    few = sessions[:20]
    first, again, other = (rate_sessions(few, SHORT, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first, again)
    assert not first.equals(other)


@pytest.mark.parametrize("perspectives", [[], ["client", "client"], ["supervisor"]], ids=["none", "twice", "unknown"])
def test_raters_that_cannot_be_are_refused(sessions, perspectives):
    with pytest.raises(ValueError, match="give one or more different ones of"):
        rate_sessions(sessions, SHORT, seed=1, perspectives=perspectives)


def test_sessions_without_a_subscale_are_refused(sessions):
    with pytest.raises(ValueError, match=r"^sessions have no column bond; give the table sessions of"):
        rate_sessions(sessions.drop(columns="bond"), SHORT, seed=1)


def test_an_inventory_with_a_subscale_that_is_not_simulated_is_refused(sessions):
    subscales = {"warmth" if name == "bond" else name: part for name, part in SHORT.subscales.items()}
    with pytest.raises(ValueError, match=r"^inventory has the subscale warmth; it may have goal, task, bond$"):
        rate_sessions(sessions, replace(SHORT, subscales=subscales), seed=1)

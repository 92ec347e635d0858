"""Simulated sessions show what was put in: shares, correlations, ruptures, dropout."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from widgets.simulation import SessionParameters, correlate_components, simulate_sessions

DEFAULTS = SessionParameters()
N_THERAPISTS, CLIENTS, SESSIONS = 2000, 12, 12
N_CLIENTS = N_THERAPISTS * CLIENTS
# The error allowed is three standard errors: of a correlation (1 - r^2) / sqrt(n), of a share sqrt(p (1 - p) / n), of
# a mean sd / sqrt(n), of an SD sd / sqrt(2 n), of a difference d about sqrt(1 / n1 + 1 / n2); for n the clients.


@pytest.fixture(scope="module")
def simulated():
    return simulate_sessions(N_THERAPISTS, seed=7)


@pytest.fixture(scope="module")
def complete():
    """Therapies that nobody leaves."""
    return simulate_sessions(N_THERAPISTS, seed=8, parameters=SessionParameters(dropout_share=0))


def by_session(sessions: pd.DataFrame, column: str) -> pd.DataFrame:
    return sessions.pivot_table(index="client", columns="session", values=column)


def correlation_error(r: float, n: float = N_CLIENTS) -> float:
    return 3 * (1 - r**2) / math.sqrt(n)


def icc(values: pd.Series, groups: pd.Series) -> float:
    """Share of variance between groups of one size, from the mean squares of a one-way analysis of variance."""
    grouped = values.groupby(groups)
    within, between = grouped.var().mean(), CLIENTS * grouped.mean().var()
    return (between - within) / (between + (CLIENTS - 1) * within)


def icc_error(share: float) -> float:
    """Three standard errors after Fisher, for N_THERAPISTS groups of CLIENTS."""
    squared = 2 * (1 - share) ** 2 * (1 + (CLIENTS - 1) * share) ** 2
    return 3 * math.sqrt(squared / (CLIENTS * (CLIENTS - 1) * (N_THERAPISTS - 1)))


@pytest.mark.parametrize("pair", [(i, j) for i in range(6) for j in range(i)], ids=str)
def test_the_parts_of_the_relationship_correlate_as_put_in(simulated, pair):
    clients = simulated.clients
    names = ["alliance_between", "growth", "real_relationship", "transference", "countertransference", "fall"]
    # Between the clients of one therapist: what is the therapist's is taken out, with one degree of freedom in twelve.
    own = clients[names] - clients.groupby("therapist")[names].transform("mean")
    put_in = correlate_components(DEFAULTS).to_numpy()[pair]
    assert own.corr().to_numpy()[pair] == pytest.approx(put_in, abs=correlation_error(put_in, N_CLIENTS * 11 / 12))


def test_the_mean_alliance_of_therapists_goes_with_their_outcome_as_put_in():
    # Small shares between clients make the means of 2,000 therapists nearly those put in.
    parameters = SessionParameters(icc_therapist=1, icc_therapist_alliance=0.5, therapist_alliance_outcome=-0.3)
    clients = simulate_sessions(N_THERAPISTS, seed=1, parameters=parameters).clients
    therapists = clients.groupby("therapist")[["alliance_therapist", "fall"]].mean()
    assert therapists.corr().iloc[0, 1] == pytest.approx(-0.3, abs=correlation_error(-0.3, N_THERAPISTS))


@pytest.mark.parametrize("share", [0.05, 0.2])
def test_the_share_of_therapists_in_alliance_and_outcome_is_found_again(share):
    parameters = SessionParameters(icc_therapist=share, icc_therapist_alliance=share, growth_sd=0, dropout_share=0)
    clients, sessions = simulate_sessions(N_THERAPISTS, seed=9, parameters=parameters)
    first = sessions[sessions.session == 1].set_index("client").alliance
    assert icc(clients.fall, clients.therapist) == pytest.approx(share, abs=icc_error(share))
    assert icc(first, clients.therapist) == pytest.approx(share, abs=icc_error(share))


def test_alliance_and_distress_keep_their_variance_through_all_sessions(complete):
    deviations = deviate(complete)
    sds = deviations.groupby("session")[["alliance_within", "distress_within"]].std()
    expected = [math.sqrt(1 - 0.86), math.sqrt(1 - 0.8)]
    assert sds.to_numpy() == pytest.approx(np.tile(expected, (SESSIONS, 1)), rel=3 / math.sqrt(2 * N_CLIENTS))


def deviate(simulated) -> pd.DataFrame:
    """Take from alliance and distress what each client's own course lets expect."""
    clients, sessions = simulated
    own = clients.loc[sessions.client].reset_index(drop=True)
    position = (sessions.session - 1) / (SESSIONS - 1)
    return sessions.assign(
        alliance_within=sessions.alliance - own.alliance_between - own.growth * (position - 0.5),
        distress_within=sessions.distress - own.distress_start + own.fall * position,
    )


def test_alliance_and_distress_of_one_session_go_together_as_put_in(complete):
    last = deviate(complete).query("session == 12")
    r = DEFAULTS.same_session
    assert last.alliance_within.corr(last.distress_within) == pytest.approx(r, abs=correlation_error(r))


def test_most_of_the_alliance_stays_from_session_to_session():
    # The correlation of two sessions of which nothing carries over is the stable share.
    parameters = SessionParameters(
        alliance_autoregression=0, distress_to_alliance=0, repair_gain=0, growth_sd=0, dropout_share=0
    )
    alliance = by_session(simulate_sessions(N_THERAPISTS, seed=2, parameters=parameters).sessions, "alliance")
    assert alliance[3].corr(alliance[9]) == pytest.approx(0.86, abs=correlation_error(0.86))


def test_goal_task_and_bond_average_to_the_alliance_and_correlate_as_put_in(complete):
    parts = complete.sessions[complete.sessions.session == 1][["goal", "task", "bond"]]
    alliance = complete.sessions.alliance[parts.index]
    np.testing.assert_allclose(parts.mean(axis=1), alliance, atol=1e-12)
    # Growth adds 0.3^2 / 4 to the variance at the first session; it is common to the three.
    common, own = 0.9 + 0.0225 * (1 + 2 * 0.9) / 3, 1 + 0.0225 * (1 + 2 * 0.9) / 3
    assert parts.corr().to_numpy()[np.tril_indices(3, -1)] == pytest.approx(common / own, abs=correlation_error(0.9))


def test_the_alliance_grows_and_distress_falls_as_much_as_put_in(complete):
    alliance, distress = (by_session(complete.sessions, name) for name in ("alliance", "distress"))
    growth, fall = alliance[12] - alliance[1], distress[1] - distress[12]
    # Therapists share clients: the error is that of 2,000 means of 12.
    assert growth.mean() == pytest.approx(0.3, abs=3 * growth.std() / math.sqrt(N_CLIENTS))
    assert fall.mean() == pytest.approx(1.09, abs=3 * fall.std() * math.sqrt((1 + 11 * 0.05) / N_CLIENTS))


def test_ruptures_are_as_frequent_and_as_deep_as_put_in(complete):
    sessions = deviate(complete)
    # Clients differ in readiness: at most one independent observation a client is counted.
    share = 3 * math.sqrt(0.3 * 0.7 / N_CLIENTS)
    assert sessions.rupture.mean() == pytest.approx(0.3, abs=share)
    clients = complete.clients[["transference", "countertransference"]].abs().max(axis=1)
    first = sessions[(sessions.session == 1) & sessions.client.isin(clients.index[clients < 0.5])]
    with_rupture, without = (first.alliance_within[first.rupture == flag] for flag in (1, 0))
    error = math.sqrt(with_rupture.var() / len(with_rupture) + without.var() / len(without))
    assert without.mean() - with_rupture.mean() == pytest.approx(0.5, abs=3 * error + 0.01)


def test_transference_and_countertransference_make_ruptures_likelier(simulated):
    ruptures = simulated.sessions.groupby("client").rupture.mean()
    for name in ("transference", "countertransference"):
        assert ruptures.corr(simulated.clients[name]) > 0.2


def test_a_repair_follows_a_rupture_and_lifts_the_alliance():
    # All clients are alike ready for repair, so that no other difference is taken for what a repair does.
    parameters = SessionParameters(repair_alliance=0, dropout_share=0)
    sessions = deviate(simulate_sessions(N_THERAPISTS, seed=6, parameters=parameters))
    after = sessions[sessions.groupby("client").rupture.shift() == 1]
    assert after.repaired.sum() == sessions.repaired.sum()
    lifted, other = (after.alliance_within[after.repaired == flag] for flag in (1, 0))
    error = math.sqrt(lifted.var() / len(lifted) + other.var() / len(other))
    assert lifted.mean() - other.mean() == pytest.approx(0.5, abs=3 * error)


def test_a_rupture_is_repaired_as_often_as_put_in():
    parameters = SessionParameters(
        repair_share=0.7, dropout_share=0, rupture_transference=0, rupture_countertransference=0
    )
    sessions = simulate_sessions(N_THERAPISTS, seed=3, parameters=parameters).sessions
    share = sessions.repaired.sum() / sessions.rupture[sessions.session < SESSIONS].sum()
    assert share == pytest.approx(0.7, abs=3 * math.sqrt(0.7 * 0.3 / N_CLIENTS))


def test_as_many_leave_early_as_put_in_and_no_session_follows(simulated):
    clients, sessions = simulated
    share = clients.dropped_out.mean()
    # The tendency goes with the alliance, 5% of which is the therapist's; it hardly widens the error.
    assert share == pytest.approx(0.2, abs=3 * math.sqrt(0.2 * 0.8 * 1.1 / N_CLIENTS))
    assert sessions.groupby("client").session.agg(["max", "count"]).eq(clients.last_session, axis=0).all(axis=None)
    assert set(clients.last_session[clients.dropped_out == 1]) == set(range(1, SESSIONS))
    assert (clients.last_session[clients.dropped_out == 0] == SESSIONS).all()


def test_those_who_leave_have_a_weaker_alliance_by_as_much_as_published(simulated):
    first = simulated.sessions[simulated.sessions.session == 1].set_index("client").alliance
    left = simulated.clients.dropped_out == 1
    pooled = math.sqrt((first[left].var() + first[~left].var()) / 2)
    error = 3 * math.sqrt(1 / left.sum() + 1 / (~left).sum())
    assert (first[~left].mean() - first[left].mean()) / pooled == pytest.approx(0.55, abs=error)


@pytest.mark.parametrize(
    ("column", "published"),
    [("alliance", 0.28), ("real_relationship", 0.38), ("countertransference", -0.16)],
)
def test_completed_therapies_show_the_published_correlations_with_the_fall(simulated, column, published):
    distress, alliance = (by_session(simulated.sessions, name) for name in ("distress", "alliance"))
    columns = simulated.clients.assign(alliance=alliance[3])
    # About 19,200 clients complete; 0.01 more is allowed for numbers put in with two decimals.
    error = correlation_error(published, 0.8 * N_CLIENTS) + 0.01
    assert columns[column].corr(distress[1] - distress[12]) == pytest.approx(published, abs=error)


def test_the_real_relationship_correlates_with_the_alliance_of_a_session_as_published(simulated):
    third = by_session(simulated.sessions, "alliance")[3]
    assert simulated.clients.real_relationship.corr(third) == pytest.approx(0.66, abs=correlation_error(0.66) + 0.01)


def test_distress_falls_about_as_much_as_in_routine_care(simulated):
    distress = by_session(simulated.sessions, "distress").dropna()
    pooled = math.sqrt((distress[1].var() + distress[12].var()) / 2)
    assert (distress[1] - distress[12]).mean() / pooled == pytest.approx(0.96, abs=3 * math.sqrt(2 / N_CLIENTS) + 0.01)


def test_the_same_seed_gives_the_same_tables_and_another_others():
    one, again, other = (simulate_sessions(3, seed=seed) for seed in (1, 1, 2))
    for left, right, different in zip(one, again, other, strict=True):
        pd.testing.assert_frame_equal(left, right)
        assert not left.equals(different)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "extreme",
    [
        {"rupture_share": 0, "repair_share": 0, "dropout_share": 0},
        {"rupture_share": 1, "repair_share": 1, "dropout_share": 1},
        {"growth_sd": 0, "fall_sd": 0, "icc_therapist": 1},
        {"common_share": 1, "icc_therapist_alliance": 0, "dropout_alliance": -1},
        {"alliance_stable": 0.1, "distress_stable": 0.01, "common_share": 0},
    ],
    ids=str,
)
def test_numbers_at_the_ends_of_their_ranges_give_whole_tables(extreme):
    for table in simulate_sessions(3, seed=1, parameters=SessionParameters(**extreme)):
        assert np.isfinite(table.to_numpy(dtype=float)).all()

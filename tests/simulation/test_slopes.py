"""A mixed model finds again the slopes that were put in, within and between clients and between therapists."""

from __future__ import annotations

import math

import pandas as pd
import pytest
import statsmodels.formula.api as smf

from widgets.simulation import SessionParameters, simulate_sessions

# The error allowed is three standard errors, as the mixed model itself reports them.


def fit(formula: str, data: pd.DataFrame, groups: str, re_formula: str | None = None):
    # The optimizers tried first by default give up or leave the possible; this one needs no gradient.
    model = smf.mixedlm(formula, data, groups=groups, re_formula=re_formula).fit(method="powell")
    assert model.converged
    return model


def assert_found(model, name: str, put_in: float, bias: float = 0) -> None:
    error = 3 * model.bse[name] + bias
    assert error < abs(put_in), "the error allowed must tell the slope from none"
    assert model.params[name] == pytest.approx(put_in, abs=error)


def with_lags(simulated, n_sessions: int) -> pd.DataFrame:
    """Add each session's position, and alliance and distress of the session before as deviations from the course."""
    clients, sessions = simulated
    own = clients.loc[sessions.client].reset_index(drop=True)
    position = (sessions.session - 1) / (n_sessions - 1)
    within = pd.DataFrame(
        {
            "alliance_within": sessions.alliance - own.alliance_between - own.growth * (position - 0.5),
            "distress_within": sessions.distress - own.distress_start + own.fall * position,
        }
    )
    before = within.groupby(sessions.client).shift().add_suffix("_before")
    between = (own.alliance_between - own.alliance_therapist).rename("between")
    therapist = own.alliance_therapist
    return pd.concat([sessions, within, before, between, therapist, position.rename("position")], axis=1).dropna()


def test_slopes_between_clients_and_between_therapists_are_found_in_the_change_of_distress():
    # They differ in sign here, so that neither can be taken for the other.
    parameters = SessionParameters(
        dropout_share=0, alliance_outcome=0.4, therapist_alliance_outcome=-0.8, icc_therapist=0.2
    )
    clients, sessions = simulate_sessions(200, seed=1, parameters=parameters)
    distress = sessions.pivot_table(index="client", columns="session", values="distress")
    data = clients.assign(
        change=distress[12] - distress[1], between=clients.alliance_between - clients.alliance_therapist
    )
    model = fit("change ~ between + alliance_therapist", data, "therapist")
    assert_found(model, "between", parameters.between_slope)
    assert_found(model, "alliance_therapist", parameters.therapist_slope)


def test_slopes_within_and_between_clients_are_found_in_one_model_of_all_sessions():
    # Where distress does not act on itself or back on the alliance, a mixed model of twelve sessions is unbiased.
    # same_session is what the carried-over alliance alone makes of it: 0.4 x -0.3.
    parameters = SessionParameters(
        dropout_share=0.2,
        alliance_to_distress=-0.3,
        distress_to_alliance=0,
        distress_autoregression=0,
        same_session=0.4 * -0.3,
    )
    data = with_lags(simulate_sessions(15, seed=2, parameters=parameters), 12)
    model = fit("distress ~ position * between + alliance_within_before", data, "client", "~position")
    assert_found(model, "alliance_within_before", parameters.within_slope)
    assert_found(model, "position:between", parameters.between_slope)


@pytest.fixture(scope="module")
def long_therapies():
    parameters = SessionParameters(
        dropout_share=0, fall_sd=0, growth_sd=0, alliance_to_distress=-0.2, distress_to_alliance=-0.15
    )
    return parameters, with_lags(
        simulate_sessions(10, seed=3, clients_per_therapist=6, n_sessions=200, parameters=parameters), 200
    )


def test_all_that_passes_from_session_to_session_is_found_in_long_therapies(long_therapies):
    # What acts on itself is underestimated by about (1 + carried over) / sessions: 1.4 / 199 is 0.007.
    parameters, data = long_therapies
    model = fit("distress ~ position + alliance_within_before + distress_within_before", data, "client")
    assert_found(model, "alliance_within_before", parameters.within_slope, bias=0.007)
    assert_found(model, "distress_within_before", 0.4, bias=0.007)


def test_distress_acts_back_on_the_alliance_as_put_in(long_therapies):
    parameters, data = long_therapies
    model = fit("alliance ~ position + alliance_within_before + distress_within_before", data, "client")
    back = parameters.distress_to_alliance * math.sqrt((1 - 0.86) / (1 - 0.8))
    assert_found(model, "distress_within_before", back, bias=0.007)
    assert_found(model, "alliance_within_before", 0.4, bias=0.007)


def test_twelve_sessions_tell_too_little_of_what_carries_over():
    # A known bias of short series, about -(1 + 0.4) / 11 = -0.13 with one intercept for each client.
    parameters = SessionParameters(dropout_share=0, fall_sd=0)
    data = with_lags(simulate_sessions(20, seed=4, parameters=parameters), 12)
    model = fit("distress ~ position + alliance_within_before + distress_within_before", data, "client")
    assert model.params["distress_within_before"] == pytest.approx(
        0.4 - 0.13, abs=3 * model.bse["distress_within_before"]
    )

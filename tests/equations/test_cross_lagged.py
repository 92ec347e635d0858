"""Alliance and distress over sessions: held against scipy's solution, powers of matrices, and simulated courses."""

from __future__ import annotations

import inspect

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.linalg import solve_discrete_lyapunov

from widgets.equations import NUMPY, cross_lagged

PATHS = st.floats(-0.4, 0.4)
STABILITIES = st.floats(0, 0.9)
CAUSES = st.floats(0, 0.8)
MODELS = st.fixed_dictionaries(
    {
        "alliance_to_distress": PATHS,
        "distress_to_alliance": PATHS,
        "alliance_stability": STABILITIES,
        "distress_stability": STABILITIES,
        "common_cause": CAUSES,
    }
)
DEFAULTS = {
    "alliance_to_distress": -0.1,
    "distress_to_alliance": -0.1,
    "alliance_stability": 0.4,
    "distress_stability": 0.4,
    "common_cause": 0.2,
}


def at(equation, model):
    names = [name for name in inspect.signature(equation).parameters if name != "xp"]
    return equation(NUMPY, **{name: model[name] for name in names})


def transition(model):
    return np.array(
        [
            [model["alliance_stability"], model["distress_to_alliance"]],
            [model["alliance_to_distress"], model["distress_stability"]],
        ]
    )


def news(model):
    return np.array([[1, -model["common_cause"]], [-model["common_cause"], 1]])


def test_figures_of_the_defaults_are_those_worked_by_hand():
    # Both alike: x = .16 x + .08 |y| + .01 x + 1 and |y| = .08 x + .17 |y| + .2, hence .83 x - .08 |y| = 1 and
    # .83 |y| - .08 x = .2, hence x = (.83 + .016) / .6825 = 1.2396 and |y| = (.166 + .08) / .6825 = .3604.
    assert at(cross_lagged.same_session_correlation, DEFAULTS) == pytest.approx(-0.246 / 0.846)
    # The path, and .4 of the same-session correlation: -.1 + .4 * -.2908 = -.2163
    assert at(cross_lagged.alliance_first_correlation, DEFAULTS) == pytest.approx(-0.1 - 0.4 * 0.246 / 0.846)
    assert at(cross_lagged.distress_first_correlation, DEFAULTS) == pytest.approx(-0.1 - 0.4 * 0.246 / 0.846)
    assert at(cross_lagged.standardized_alliance_path, DEFAULTS) == pytest.approx(-0.1)
    # trace .8, det .15: u = 1, .8, .49, .272, .1441, together 2.7061
    assert at(cross_lagged.added_effect, DEFAULTS) == pytest.approx(-0.27061)


def test_a_common_cause_alone_makes_earlier_alliance_and_later_distress_correlate():
    model = {**DEFAULTS, "alliance_to_distress": 0, "distress_to_alliance": 0, "common_cause": 0.4}
    # With like stabilities the same-session correlation is that of the news; a session later .4 of it is left.
    assert at(cross_lagged.same_session_correlation, model) == pytest.approx(-0.4)
    assert at(cross_lagged.alliance_first_correlation, model) == pytest.approx(-0.16)
    assert at(cross_lagged.added_effect, model) == 0
    assert at(cross_lagged.no_paths, model)
    assert at(cross_lagged.no_alliance_path, model)
    assert not at(cross_lagged.no_paths, DEFAULTS)


@given(MODELS)
def test_correlations_are_those_of_scipys_lyapunov_equation(model):
    assume(at(cross_lagged.settles, model))
    step = transition(model)
    settled = solve_discrete_lyapunov(step, news(model))
    sd = np.sqrt(np.diag(settled))
    later = step @ settled / np.outer(sd, sd)  # of the next session, in the rows, with this one, in the columns
    # Where hardly any room is left, scipy's own solution loses digits.
    close = {"rel": 1e-6, "abs": 1e-7}
    assert at(cross_lagged.same_session_correlation, model) == pytest.approx(settled[0, 1] / sd.prod(), **close)
    assert at(cross_lagged.alliance_first_correlation, model) == pytest.approx(later[1, 0], **close)
    assert at(cross_lagged.distress_first_correlation, model) == pytest.approx(later[0, 1], **close)
    path = model["alliance_to_distress"] * sd[0] / sd[1]
    assert at(cross_lagged.standardized_alliance_path, model) == pytest.approx(path, **close)
    beside = settled[0, 1] / np.diag(settled)
    assert at(cross_lagged.distress_beside_alliance, model) == pytest.approx(beside[0], **close)
    assert at(cross_lagged.alliance_beside_distress, model) == pytest.approx(beside[1], **close)


@given(MODELS)
def test_a_lagged_correlation_is_the_path_and_what_lasts_of_the_same_session(model):
    assume(at(cross_lagged.settles, model))
    path, same = (
        at(equation, model)
        for equation in (cross_lagged.standardized_alliance_path, cross_lagged.same_session_correlation)
    )
    expected = path + model["distress_stability"] * same
    assert at(cross_lagged.alliance_first_correlation, model) == pytest.approx(expected, abs=1e-9)


@given(MODELS)
def test_correlations_stay_correlations(model):
    assume(at(cross_lagged.settles, model))
    for equation in (
        cross_lagged.same_session_correlation,
        cross_lagged.alliance_first_correlation,
        cross_lagged.distress_first_correlation,
    ):
        assert -1 <= at(equation, model) <= 1


@given(MODELS)
def test_a_push_dies_away_just_where_both_eigenvalues_lie_inside_the_unit_circle(model):
    largest = np.abs(np.linalg.eigvals(transition(model))).max()
    room = (1 - model["alliance_stability"]) * (1 - model["distress_stability"]) - (
        model["alliance_to_distress"] * model["distress_to_alliance"]
    )
    if at(cross_lagged.settles, model):
        assert largest < 1
    else:  # the message's rule: the room is less than one hundredth
        assert room < 0.01
    if room > 0.01:
        assert at(cross_lagged.settles, model)


@given(MODELS)
def test_the_added_effect_is_the_sum_of_powers(model):
    powers = [np.linalg.matrix_power(transition(model), session) for session in range(1, 6)]
    assert at(cross_lagged.added_effect, model) == pytest.approx(sum(powers)[1, 0], abs=1e-12)


@given(MODELS, st.floats(-2, 2), st.floats(-2, 2))
def test_one_step_is_the_transition(model, alliance, distress):
    state = {"alliance": alliance, "distress": distress}
    found = [at(equation, {**model, **state}) for equation in (cross_lagged.next_alliance, cross_lagged.next_distress)]
    assert found == pytest.approx(list(transition(model) @ [alliance, distress]), abs=1e-12)


def test_simulated_courses_show_the_correlations():
    model = {**DEFAULTS, "alliance_to_distress": -0.2, "distress_to_alliance": 0.1, "alliance_stability": 0.6}
    clients = 200_000
    generator = np.random.default_rng(11)
    root = np.linalg.cholesky(news(model))
    state = np.zeros((2, clients))
    before = state
    for _ in range(40):  # the first sessions are forgotten: .7 ** 40 < 1e-6
        before = state
        state = transition(model) @ state + root @ generator.standard_normal((2, clients))
    allowed = 3 / np.sqrt(clients)  # three standard errors of a correlation near 0
    same = at(cross_lagged.same_session_correlation, model)
    assert np.corrcoef(state)[0, 1] == pytest.approx(same, abs=allowed)
    first = at(cross_lagged.alliance_first_correlation, model)
    assert np.corrcoef(before[0], state[1])[0, 1] == pytest.approx(first, abs=allowed)
    other = at(cross_lagged.distress_first_correlation, model)
    assert np.corrcoef(before[1], state[0])[0, 1] == pytest.approx(other, abs=allowed)

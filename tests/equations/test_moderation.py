"""The slopes of a line that moves with management."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from widgets.equations import NUMPY, moderation
from widgets.explorer.definition import ParameterError
from widgets.explorers.management_as_moderator import explore_management_as_moderator

EFFECT = st.floats(-0.6, 0.6)
SIZES = {"reactions_effect": -0.16, "management_effect": 0.39, "interaction": 0.1, "reactions_with_management": -0.27}


@pytest.fixture(scope="module")
def simulated():
    """Many simulated clients with the effects of SIZES."""
    draw = np.random.default_rng(7)
    reactions, b, c = draw.standard_normal((3, 400_000))
    management = moderation.management_beside(
        NUMPY, reactions_with_management=SIZES["reactions_with_management"], reactions=reactions, b=b
    )
    effects = {name: SIZES[name] for name in ("reactions_effect", "management_effect", "interaction")}
    line = moderation.expected_outcome(NUMPY, **effects, reactions=reactions, management=management)
    return reactions, management, line + moderation.noise_size(NUMPY, **SIZES) * c


def test_simple_slopes_worked_by_hand():
    # -.16 minus, plus nothing, plus .10
    sizes = {"reactions_effect": -0.16, "interaction": 0.1}
    assert moderation.slope_at_low(NUMPY, **sizes) == pytest.approx(-0.26)
    assert moderation.slope_at_average(NUMPY, reactions_effect=-0.16) == -0.16
    assert moderation.slope_at_high(NUMPY, **sizes) == pytest.approx(-0.06)


def test_explained_variance_worked_by_hand():
    # .0256 + .1521 + 2(-.16)(.39)(-.27) = .0337, + .01(1 + .0729) = .0107; together .2221
    assert moderation.explained_variance(NUMPY, **SIZES) == pytest.approx(0.0256 + 0.1521 + 0.033696 + 0.010729)


@given(EFFECT, EFFECT)
def test_slopes_at_high_and_low_differ_by_the_difference(reactions_effect, interaction):
    sizes = {"reactions_effect": reactions_effect, "interaction": interaction}
    apart = moderation.slope_at_high(NUMPY, **sizes) - moderation.slope_at_low(NUMPY, **sizes)
    assert apart == pytest.approx(moderation.slope_difference(NUMPY, interaction=interaction))


@given(EFFECT, EFFECT, EFFECT, st.floats(-0.9, 0.9))
def test_explained_and_unexplained_variance_add_up_to_that_of_outcome(reactions, management, interaction, correlation):
    sizes = dict(zip(SIZES, (reactions, management, interaction, correlation), strict=True))
    explained = moderation.explained_variance(NUMPY, **sizes)
    noise = moderation.noise_size(NUMPY, **sizes)
    assert explained >= -1e-12
    assert noise**2 == pytest.approx(1 - explained if moderation.is_explicable(NUMPY, **sizes) else 0)


@given(EFFECT.filter(lambda slope: abs(slope) > 1e-3), st.floats(0.01, 0.4))
def test_buffering_is_the_flatter_slope_at_high_management(slope, interaction):
    for signed in (interaction, -interaction):
        sizes = {"reactions_effect": slope, "interaction": signed}
        low, high = moderation.slope_at_low(NUMPY, **sizes), moderation.slope_at_high(NUMPY, **sizes)
        assert moderation.is_buffering(NUMPY, **sizes) == (abs(high) < abs(low))
        if abs(low * high) > 1e-6:
            assert moderation.turns_around(NUMPY, **sizes) == (low * high < 0)


def test_simulated_clients_give_the_effects_back_to_statsmodels(simulated):
    reactions, management, outcome = simulated
    fit = sm.OLS(outcome, sm.add_constant(np.column_stack([reactions, management, reactions * management]))).fit()
    # 400,000 clients: standard errors are about .0015
    assert fit.params[1:] == pytest.approx([-0.16, 0.39, 0.1], abs=0.006)
    assert fit.rsquared == pytest.approx(moderation.explained_variance(NUMPY, **SIZES), abs=0.006)


def test_simulated_outcome_has_sd_one_and_the_correlation_with_reactions(simulated):
    reactions, management, outcome = simulated
    assert outcome.std() == pytest.approx(1, abs=0.005)
    sizes = {name: value for name, value in SIZES.items() if name != "interaction"}
    expected = moderation.reactions_with_outcome(NUMPY, **sizes)
    assert np.corrcoef(reactions, outcome)[0, 1] == pytest.approx(expected, abs=0.006)
    assert np.corrcoef(reactions, management)[0, 1] == pytest.approx(-0.27, abs=0.006)


def test_the_case_of_published_correlations_gives_them_back():
    case = next(preset for preset in explore_management_as_moderator().parts.presets if "Published" in preset.label)
    shown = explore_management_as_moderator(**case.at)
    # hayes2018countertransference: -.16 and .39, to two decimals
    assert shown.readouts["correlation"] == pytest.approx(-0.16, abs=0.005)
    assert shown.management_effect + shown.reactions_effect * shown.reactions_with_management == pytest.approx(
        0.39, abs=0.005
    )


def test_each_case_is_told_by_its_name():
    told = {0.15: "Buffering", 0: "No moderation", -0.15: "Amplifying", 0.3: "The direction turns"}
    for interaction, beginning in told.items():
        assert explore_management_as_moderator(interaction=interaction).sentence.startswith(beginning)


def test_effects_that_explain_more_than_all_are_refused():
    with pytest.raises(ParameterError, match=r"reactions_effect −0\.60, management_effect \+0\.60.*more than all"):
        explore_management_as_moderator(reactions_effect=-0.6, management_effect=0.6, reactions_with_management=-0.6)

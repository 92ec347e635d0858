"""Power of a correlation, the clients it takes, and what significant studies find."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import pearsonr
from statsmodels.stats.power import NormalIndPower

from widgets.equations import NUMPY, power
from widgets.explorer.definition import bind
from widgets.explorers.power_of_study import explore_power_of_study

ALONE = {"clients_per_therapist": 1, "icc_therapist": 0.05, "icc_predictor": 0.05}
STUDY = st.fixed_dictionaries(
    {
        "true_r": st.floats(0.05, 0.6),
        "n": st.integers(10, 600),
        "alpha": st.floats(0.01, 0.1),
        "clients_per_therapist": st.integers(1, 30),
        "icc_therapist": st.floats(0, 0.2),
        "icc_predictor": st.floats(0, 1),
    }
)


@pytest.mark.parametrize(
    ("true_r", "needed"),
    # By hand: ((1.95996 + .84162) / artanh r)² + 3, rounded up. The fact sheet has 194 and 347; its 99 for ".28" is
    # 99.28 for .278, rounded to the nearest.
    [(0.2, 194), (0.15, 347), (0.28, 98), (0.278, 100)],
)
def test_clients_needed_worked_by_hand(true_r, needed):
    assert power.clients_needed(NUMPY, true_r=true_r, alpha=0.05, **ALONE) == needed


def test_the_design_effect_of_the_fact_sheet():
    # 1 + (12 - 1)(.05) = 1.55, for what all clients of a therapist have in common
    who = {"n": 99, "clients_per_therapist": 12, "icc_therapist": 0.05, "icc_predictor": 1}
    assert power.design_effect(NUMPY, **who) == pytest.approx(1.55)
    assert power.effective_n(NUMPY, **who) == pytest.approx(99 / 1.55)


@given(STUDY)
def test_a_study_of_the_clients_needed_has_the_power(study):
    needed = float(bind(power.clients_needed, NUMPY, study))
    assert power.power(NUMPY, **{**study, "n": needed}) >= 0.8 - 1e-9
    # One client fewer is too few, but for the significant results of the wrong sign, under one in ten thousand.
    assert power.power(NUMPY, **{**study, "n": needed - 1}) < 0.8 + 1e-4


@given(STUDY)
def test_power_lies_between_alpha_and_one_and_rises_with_clients_and_r(study):
    here = power.power(NUMPY, **study)
    assert study["alpha"] - 1e-12 <= here <= 1
    assert power.power(NUMPY, **{**study, "n": study["n"] + 30}) >= here - 1e-12
    assert power.power(NUMPY, **{**study, "true_r": study["true_r"] + 0.05}) >= here - 1e-12


@given(STUDY)
def test_significant_studies_overstate_on_average_and_more_so_in_smaller_ones(study):
    here = power.overestimate(NUMPY, **study)
    assert here >= 1 - 1e-9
    assert power.overestimate(NUMPY, **{**study, "n": study["n"] + 30}) <= here + 1e-9


@given(STUDY)
def test_related_clients_are_worth_no_more_than_unrelated_ones(study):
    unrelated = bind(power.effective_n, NUMPY, study)
    assert 3 < unrelated <= study["n"]


def test_power_agrees_with_statsmodels():
    # A shift of a normal mean by artanh r standard deviations, with n - 3 observations, two-sided
    expected = NormalIndPower().power(np.arctanh(0.28), 99 - 3, 0.05, ratio=0)
    assert power.power(NUMPY, true_r=0.28, n=99, alpha=0.05, **ALONE) == pytest.approx(expected)


@pytest.mark.parametrize(("true_r", "n"), [(0.28, 99), (0.28, 45), (0.11, 99)])
def test_power_and_overestimate_agree_with_simulated_studies(true_r, n):
    draw = np.random.default_rng(11)
    a, b = draw.standard_normal((2, 40_000, n))
    found = pearsonr(a, true_r * a + np.sqrt(1 - true_r**2) * b, axis=1)
    significant = found.pvalue < 0.05
    study = {"true_r": true_r, "n": n, "alpha": 0.05, **ALONE}
    # Standard error of a share of 40,000 is at most .0025; Fisher's z itself is off by a few thousandths.
    assert power.power(NUMPY, **study) == pytest.approx(significant.mean(), abs=0.012)
    average = np.abs(found.statistic[significant]).mean()
    assert power.found_when_significant(NUMPY, **study) == pytest.approx(average, abs=0.01)


@pytest.mark.parametrize("share", [1.0, 0.3])
def test_the_design_effect_agrees_with_simulated_therapists(share):
    # 30 therapists of 12 clients; both unrelated measures lie partly between therapists.
    icc, clients, therapists = 0.2, 12, 30
    draw = np.random.default_rng(12)

    def measure(between):
        own = draw.standard_normal((8_000, therapists, 1)) * np.sqrt(between)
        return (own + draw.standard_normal((8_000, therapists, clients)) * np.sqrt(1 - between)).reshape(8_000, -1)

    found = pearsonr(measure(share), measure(icc), axis=1).statistic
    n = clients * therapists
    who = {"n": n, "clients_per_therapist": clients, "icc_therapist": icc, "icc_predictor": share}
    # The variance of r without correlation is nearly 1 / n; a variance from 8,000 is within 5%.
    assert found.var() * n == pytest.approx(power.design_effect(NUMPY, **who), rel=0.07)


def test_significant_studies_worked_by_hand():
    # If nearly every study is significant, none is left out: the average is the true one.
    study = {"true_r": 0.5, "n": 600, "alpha": 0.05, **ALONE}
    assert power.found_when_significant(NUMPY, **study) == pytest.approx(0.5)
    # With next to no correlation, E|z| beyond 1.96 is 2 * density(1.96) / .05 = 2 * .058445 / .05 = 2.3378 of 1 / √97.
    study = {"true_r": 1e-6, "n": 100, "alpha": 0.05, **ALONE}
    assert power.found_when_significant(NUMPY, **study) == pytest.approx(np.tanh(2.3378 / np.sqrt(97)), abs=1e-4)


def test_what_is_told_follows_the_power():
    assert "enough for the customary 80%" in explore_power_of_study(n=200).sentence
    assert "the customary 80% would take" in explore_power_of_study(n=45).sentence

"""What a therapist's mean tells: held against published and hand-worked numbers, and against simulated caseloads."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.equations import NUMPY, therapist_means
from widgets.measures import spearman_brown

SHARES = st.floats(0.01, 0.3)
CASELOADS = st.integers(2, 100)


def at(equation, icc_therapist, clients_per_therapist):
    return equation(NUMPY, icc_therapist=icc_therapist, clients_per_therapist=clients_per_therapist)


def test_figures_at_twelve_clients_are_those_worked_by_hand():
    # 1 + 11 * .05 = 1.55 (the book's fact sheet has it too); 12 * .05 / 1.55 = .3871; its root .6222; sqrt(.95 / 12)
    assert at(therapist_means.design_effect, 0.05, 12) == pytest.approx(1.55)
    assert at(therapist_means.reliability_of_mean, 0.05, 12) == pytest.approx(0.3871, abs=5e-5)
    assert at(therapist_means.correlation_with_truth, 0.05, 12) == pytest.approx(0.6222, abs=5e-5)
    assert at(therapist_means.error_of_mean, 0.05, 12) == pytest.approx(0.2814, abs=5e-5)
    assert therapist_means.clients_for_half(NUMPY, icc_therapist=0.05) == pytest.approx(19)


def test_sixty_clients_are_about_enough_for_a_dependable_alliance_score():
    # Crits-Christoph et al. 2011: about 60. With the larger share of Imel et al. 2013, 6.93%, 60 clients reach .82;
    # with the smaller, 1.74%, they reach .52: (60 * .0693) / (1 + 59 * .0693) and (60 * .0174) / (1 + 59 * .0174).
    assert at(therapist_means.reliability_of_mean, 0.0693, 60) == pytest.approx(0.817, abs=5e-4)
    assert at(therapist_means.reliability_of_mean, 0.0174, 60) == pytest.approx(0.515, abs=5e-4)


@given(SHARES, CASELOADS)
def test_reliability_is_spearman_browns(icc, clients):
    assert at(therapist_means.reliability_of_mean, icc, clients) == pytest.approx(spearman_brown(icc, clients))


@given(SHARES, CASELOADS)
def test_reliability_is_the_true_share_of_the_spread_of_means(icc, clients):
    error = at(therapist_means.error_of_mean, icc, clients)
    assert at(therapist_means.reliability_of_mean, icc, clients) == pytest.approx(icc / (icc + error**2))


@given(SHARES, CASELOADS)
def test_means_are_mostly_chance_below_the_caseload_for_half(icc, clients):
    half = therapist_means.clients_for_half(NUMPY, icc_therapist=icc)
    assert at(therapist_means.reliability_of_mean, icc, half) == pytest.approx(0.5)
    if abs(clients - half) > 1e-6:
        assert at(therapist_means.is_mostly_chance, icc, clients) == (clients < half)


@given(SHARES, st.integers(2, 99))
def test_more_clients_tell_more(icc, clients):
    more, fewer = (at(therapist_means.reliability_of_mean, icc, number) for number in (clients + 1, clients))
    assert more > fewer


def test_simulated_caseloads_show_what_the_equations_say():
    therapists, clients, icc = 20_000, 12, 0.05
    generator = np.random.default_rng(5)
    true = therapist_means.true_effect(NUMPY, icc_therapist=icc, therapist=generator.standard_normal(therapists))
    values = true[:, None] + np.sqrt(1 - icc) * generator.standard_normal((therapists, clients))
    means = values.mean(axis=1)
    # Errors allowed: three standard errors, of a correlation, 3 (1 - r^2) / sqrt(n), and of an SD, 3 sd / sqrt(2 n).
    r = at(therapist_means.correlation_with_truth, icc, clients)
    assert np.corrcoef(true, means)[0, 1] == pytest.approx(r, abs=3 * (1 - r**2) / np.sqrt(therapists))
    error = at(therapist_means.error_of_mean, icc, clients)
    assert (means - true).std() == pytest.approx(error, abs=3 * error / np.sqrt(2 * therapists))
    # The slope of true effects on means is the weight by which shrinking is right on average.
    weight = at(therapist_means.reliability_of_mean, icc, clients)
    slope = np.polyfit(means, true, 1)[0]
    assert slope == pytest.approx(weight, abs=3 * np.sqrt((1 - r**2) / therapists) * true.std() / means.std())
    # Averages of whole groups vary more, by the design effect: var(mean of means) = design / (therapists * clients).
    design = at(therapist_means.design_effect, icc, clients)
    assert means.var() * clients == pytest.approx(design, abs=3 * design * np.sqrt(2 / therapists))


def test_a_raw_mean_is_the_true_effect_and_chance():
    raw = therapist_means.raw_mean(NUMPY, icc_therapist=0.04, clients_per_therapist=24, therapist=1.5, chance=-1)
    assert raw == pytest.approx(0.2 * 1.5 - 0.2)  # sqrt(.04) = .2, and sqrt(.96 / 24) = .2

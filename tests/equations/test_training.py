"""The chain from a therapist's skill to a client's outcome."""

from __future__ import annotations

import pytest

from widgets.equations import NUMPY, training
from widgets.explorers.training_chain import explore_training_chain


@pytest.mark.parametrize(
    ("d_skill", "skill_and_outcome", "icc", "gain"),
    # By hand: the gain times the correlation times the root of the share.
    [(0.63, 0.5, 0.05, 0.0704), (0.63, 1, 0.05, 0.1409), (0.51, 0.5, 0.05, 0.0570), (0.63, 0.5, 0.08, 0.0891)],
)
def test_clients_gain_what_three_steps_leave(d_skill, skill_and_outcome, icc, gain):
    found = training.client_gain(NUMPY, d_skill=d_skill, skill_and_outcome=skill_and_outcome, icc_therapist=icc)
    assert found == pytest.approx(gain, abs=5e-5)


@pytest.mark.parametrize(("d", "needed"), [(0.14, 801), (0.15, 698), (0.27, 216), (0.63, 40)])
def test_people_needed_are_those_of_the_textbook_formula(d, needed):
    """Twice the square of (1.960 + 0.842) / d, rounded up (Cohen's normal approximation)."""
    assert training.people_needed(NUMPY, d=d) == needed


def test_with_as_many_people_as_are_needed_four_of_five_trials_see_it():
    assert training.share_seeing(NUMPY, d=0.3, n=training.people_needed(NUMPY, d=0.3)) == pytest.approx(0.8, abs=0.005)


def test_without_a_gain_one_trial_in_twenty_sees_one():
    assert training.share_seeing(NUMPY, d=0, n=100) == pytest.approx(0.05, abs=1e-6)


def test_the_sentence_says_what_a_trial_would_see():
    sentence = explore_training_chain(n=200, skill_and_outcome=1).sentence
    assert "29% would see the clients' gain; that would take 792 clients a group." in sentence

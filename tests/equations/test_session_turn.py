"""One turn of a rehearsed session: worked by hand, and by its laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.equations import NUMPY
from widgets.equations import session_turn as equations

SHARE = st.floats(0, 1)
POINTS = st.floats(1, 5)
SMALL = st.floats(-1, 1)
QUIET = {"spill_over": 0.0, "settling": 0.0, "drag": 0.0, "noise": 0.0}
REPLY = {"base": 0.5, "by_withdrawal": -0.2, "by_confrontation": 0.1, "by_bond": 0.2, "welcome": 0.0}


def test_the_chance_to_land_is_as_worked_by_hand():
    # .5 - .2 * .5 + .1 * .3 + .2 * (4 - 3) / 2 = .53
    chance = equations.land_chance(NUMPY, **REPLY, withdrawal=0.5, confrontation=0.3, bond=4.0)
    assert chance == pytest.approx(0.53)


@given(withdrawal=SHARE, confrontation=SHARE, bond=POINTS, welcome=SMALL)
def test_no_reply_is_sure_to_fail_or_to_land(withdrawal, confrontation, bond, welcome):
    met = {"withdrawal": withdrawal, "confrontation": confrontation, "bond": bond}
    chance = equations.land_chance(NUMPY, **{**REPLY, "welcome": welcome}, **met)
    assert equations.RARELY <= chance <= equations.NEARLY_ALWAYS


@pytest.mark.parametrize(
    ("numbers", "after"),
    [
        ({"effect": 0.2}, 3.2),
        ({"effect": 0.0, "spill_over": 0.1}, 3.1),  # a tenth of the way from 3 to the others' 4
        ({"effect": 0.0, "settling": 0.1}, 2.9),  # a tenth of the way from 3 to the resting 2
        ({"effect": 0.0, "drag": 0.06}, 2.97),  # half strain drags by half of .06
        ({"effect": 9.0}, 5.0),
    ],
)
def test_each_force_moves_a_part_as_worked_by_hand(numbers, after):
    moved = equations.next_part(NUMPY, part=3.0, others=4.0, resting=2.0, strain=0.5, **{**QUIET, **numbers})
    assert moved == pytest.approx(after)


def test_strain_fades_by_its_share_and_takes_the_effect():
    # .5 * (1 - .1) + .2 = .65
    assert equations.next_strain(NUMPY, strain=0.5, effect=0.2, fading=0.1, noise=0.0) == pytest.approx(0.65)


@given(strain=SHARE, effect=SMALL, noise=SMALL)
def test_strain_stays_between_none_and_full(strain, effect, noise):
    assert 0 <= equations.next_strain(NUMPY, strain=strain, effect=effect, fading=0.06, noise=noise) <= 1


def test_courtesy_raises_what_a_withdrawn_client_says_and_alarm_lowers_what_the_therapist_says():
    said = equations.client_view(NUMPY, part=3.0, withdrawal=0.6, courtesy=0.5, noise=0.0)
    assert said == pytest.approx(3.3)
    strain = {"withdrawal": 0.6, "confrontation": 0.2}
    # the therapist sees .5 * .6 + .2 = .5
    assert equations.therapist_view(NUMPY, part=3.0, **strain, hidden=0.5, alarm=1.0, noise=0.0) == pytest.approx(2.5)


@given(part=POINTS, withdrawal=SHARE, confrontation=SHARE)
def test_a_therapist_from_whom_withdrawal_hides_never_marks_lower_for_it(part, withdrawal, confrontation):
    met = {"part": part, "confrontation": confrontation, "alarm": 1.0, "noise": 0.0}
    hidden = equations.therapist_view(NUMPY, withdrawal=withdrawal, hidden=1.0, **met)
    assert hidden >= equations.therapist_view(NUMPY, withdrawal=withdrawal, hidden=0.4, **met)
    assert hidden == equations.therapist_view(NUMPY, withdrawal=0.0, hidden=1.0, **met)


@pytest.mark.parametrize(
    ("view", "noise", "mark"), [(3.4, 0.0, 3), (3.5, 0.0, 4), (3.4, 0.2, 4), (5.0, 2.0, 5), (1.0, -2.0, 1)]
)
def test_a_mark_is_the_nearest_step_of_the_scale(view, noise, mark):
    assert equations.form_mark(NUMPY, view=view, noise=noise) == mark

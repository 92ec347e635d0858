"""The course of an alliance with one rupture: worked by hand, and by its laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.equations import NUMPY
from widgets.equations import rupture as equations

COURSE = {
    "start_level": 3.5,
    "growth": 0.0,
    "rupture_session": 5,
    "depth": 1.0,
    "repair": 1.0,
    "sessions_to_repair": 2,
}
COURSES = st.fixed_dictionaries(
    {
        "start_level": st.floats(1.5, 4.5),
        "growth": st.floats(-0.1, 0.2),
        "rupture_session": st.integers(2, 12),
        "depth": st.floats(0, 2),
        "repair": st.floats(0, 1),
        "sessions_to_repair": st.integers(1, 6),
    }
)


def level(session, **changes):
    return equations.level_with_rupture(NUMPY, session=session, **{**COURSE, **changes})


@pytest.mark.parametrize(("session", "alliance"), [(4, 3.5), (5, 2.5), (6, 3.0), (7, 3.5), (16, 3.5)])
def test_a_rupture_of_one_point_is_repaired_as_worked_by_hand(session, alliance):
    # Half of the repair's two sessions have passed at session 6: 3 * .25 - 2 * .125 = .5 of the point is back.
    assert level(session) == pytest.approx(alliance)


def test_what_is_not_repaired_stays_lost():
    left_alone = {**COURSE, "repair": 0.25}
    assert equations.lasting_loss(NUMPY, **left_alone) == pytest.approx(0.75)
    assert equations.final_level(NUMPY, **left_alone) == pytest.approx(2.75)
    assert equations.lowest_level(NUMPY, **left_alone) == pytest.approx(2.5)


def test_sessions_below_the_start_are_counted():
    assert equations.sessions_below_start(NUMPY, **COURSE) == 2  # sessions 5 and 6
    assert equations.sessions_below_start(NUMPY, **{**COURSE, "repair": 0}) == 12  # sessions 5 to 16


def test_the_mean_over_sixteen_sessions_hides_a_repaired_rupture():
    # 14 sessions at 3.5, one at 2.5 and one at 3.0: (49 + 5.5) / 16
    assert equations.mean_level(NUMPY, **COURSE) == pytest.approx(54.5 / 16)


@given(COURSES)
def test_the_alliance_stays_on_its_scale_and_no_rupture_raises_it(course):
    for session in equations.SESSIONS:
        unbroken = equations.level_without_rupture(
            NUMPY, session=session, start_level=course["start_level"], growth=course["growth"]
        )
        with_rupture = equations.level_with_rupture(NUMPY, session=session, **course)
        assert 1 <= with_rupture <= unbroken + 1e-12 <= 5 + 1e-9


@given(COURSES)
def test_before_the_rupture_nothing_is_lost_and_with_no_depth_nothing_ever(course):
    flat = {**course, "depth": 0}
    assert equations.lasting_loss(NUMPY, **flat) == pytest.approx(0, abs=1e-12)
    first = equations.level_with_rupture(NUMPY, session=1, **course)
    assert first == pytest.approx(course["start_level"])


@given(COURSES)
def test_the_lowest_level_is_the_lowest_of_the_course(course):
    levels = [equations.level_with_rupture(NUMPY, session=session, **course) for session in equations.SESSIONS]
    assert equations.lowest_level(NUMPY, **course) == pytest.approx(min(levels))
    assert bool(equations.reaches_lowest(NUMPY, **course)) == (min(levels) <= 1)

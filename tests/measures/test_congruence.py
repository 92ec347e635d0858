"""The response surface: recovered from quadratics that are known, and by the laws that it must keep."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t

from widgets.measures.congruence import response_surface

FIRST, SECOND = (axis.ravel().astype(float) for axis in np.mgrid[1:6, 1:6])  # every pair of steps on 1 to 5
NOISE = np.random.default_rng(3).standard_normal(25)
coefficients = st.lists(st.integers(-5, 5).map(float), min_size=6, max_size=6).filter(lambda b: any(b[1:]))


def quadratic(b, first, second, midpoint=3):
    x, y = np.asarray(first) - midpoint, np.asarray(second) - midpoint
    return b[0] + b[1] * x + b[2] * y + b[3] * x**2 + b[4] * x * y + b[5] * y**2


@settings(max_examples=50)
@given(coefficients)
def test_a_quadratic_without_noise_is_recovered(b):
    surface = response_surface(FIRST, SECOND, quadratic(b, FIRST, SECOND), midpoint=3)
    assert surface.coefficients.value.tolist() == pytest.approx(b, abs=1e-9)
    assert surface.r_squared == pytest.approx(1)
    assert surface.n == 25


def test_the_features_are_as_worked_by_hand():
    # b1 to b5 are 2, 1, -0.5, 3, -0.25: 2 + 1, -0.5 + 3 - 0.25, 2 - 1, and -0.5 - 3 - 0.25
    surface = response_surface(FIRST, SECOND, quadratic([7, 2, 1, -0.5, 3, -0.25], FIRST, SECOND), midpoint=3)
    assert surface.features.value.to_dict() == pytest.approx(
        {
            "congruence_slope": 3,
            "congruence_curvature": 2.25,
            "incongruence_slope": 1,
            "incongruence_curvature": -3.75,
        }
    )


def test_an_outcome_that_falls_as_two_come_apart_bends_downward_along_incongruence_alone():
    # 10 - (X - Y)²: along X = -Y that is 10 - 4 X²
    features = response_surface(FIRST, SECOND, 10 - (FIRST - SECOND) ** 2, midpoint=3).features.value
    assert features.tolist() == pytest.approx([0, 0, 0, -4], abs=1e-9)


def test_an_outcome_that_rises_with_the_level_of_both_slopes_along_congruence_alone():
    features = response_surface(FIRST, SECOND, FIRST + SECOND, midpoint=3).features.value
    assert features.tolist() == pytest.approx([2, 0, 0, 0], abs=1e-9)


def test_an_outcome_that_rises_with_the_first_over_the_second_slopes_along_incongruence_alone():
    features = response_surface(FIRST, SECOND, FIRST - SECOND, midpoint=3).features.value
    assert features.tolist() == pytest.approx([0, 0, 2, 0], abs=1e-9)


def test_the_features_are_the_shape_of_the_surface_along_its_diagonals():
    # Of a parabola through three points a step apart, the slope is half the difference of the outer two, and the
    # curvature half the second difference
    surface = response_surface(FIRST, SECOND, quadratic([1, 2, 0, 1, -1, 1], FIRST, SECOND) + NOISE, midpoint=3)
    for name, second in [("congruence", [2, 3, 4]), ("incongruence", [4, 3, 2])]:
        low, middle, high = surface.predict([2, 3, 4], second)
        assert surface.features.value[f"{name}_slope"] == pytest.approx((high - low) / 2)
        assert surface.features.value[f"{name}_curvature"] == pytest.approx((high + low) / 2 - middle)


def test_intervals_are_those_of_sums_of_coefficients_by_ordinary_least_squares():
    # From the normal equations: variance s² c' (X'X)^-1 c, with 25 - 6 degrees of freedom
    outcome = quadratic([1, 2, 0, 1, -1, 1], FIRST, SECOND) + NOISE
    x, y = FIRST - 3, SECOND - 3
    terms = np.column_stack([np.ones(25), x, y, x**2, x * y, y**2])
    inverse = np.linalg.inv(terms.T @ terms)
    b = inverse @ terms.T @ outcome
    variance = ((outcome - terms @ b) ** 2).sum() / 19
    surface = response_surface(FIRST, SECOND, outcome, midpoint=3)
    sums = {"congruence_slope": [0, 1, 1, 0, 0, 0], "incongruence_curvature": [0, 0, 0, 1, -1, 1]}
    for name, c in sums.items():
        margin = t.ppf(0.975, 19) * np.sqrt(variance * (c @ inverse @ c))
        expected = [b @ c, b @ c - margin, b @ c + margin]
        assert surface.features.loc[name].tolist() == pytest.approx(expected)
    margin = t.ppf(0.975, 19) * np.sqrt(variance * inverse[4, 4])
    assert surface.coefficients.loc["product"].tolist() == pytest.approx([b[4], b[4] - margin, b[4] + margin])
    assert surface.r_squared == pytest.approx(1 - variance * 19 / ((outcome - outcome.mean()) ** 2).sum())


@settings(max_examples=50)
@given(coefficients)
def test_exchanging_the_raters_turns_the_incongruence_slope_alone(b):
    outcome = quadratic(b, FIRST, SECOND) + NOISE
    there = response_surface(FIRST, SECOND, outcome, 3).features
    back = response_surface(SECOND, FIRST, outcome, 3).features
    assert back.value.tolist() == pytest.approx((there.value * [1, 1, -1, 1]).tolist(), abs=1e-9)
    assert back.low["incongruence_slope"] == pytest.approx(-there.high["incongruence_slope"], abs=1e-9)


@settings(max_examples=50)
@given(coefficients, st.floats(-10, 10))
def test_the_midpoint_moves_the_slopes_and_not_the_surface(b, midpoint):
    outcome = quadratic(b, FIRST, SECOND) + NOISE
    here, there = (response_surface(FIRST, SECOND, outcome, place) for place in (3, midpoint))
    np.testing.assert_allclose(there.predict(FIRST, SECOND), here.predict(FIRST, SECOND), atol=1e-6)
    curvatures = ["congruence_curvature", "incongruence_curvature"]
    np.testing.assert_allclose(there.features.value[curvatures], here.features.value[curvatures], atol=1e-6)
    assert there.midpoint == midpoint


def test_a_prediction_is_the_quadratic_at_that_place():
    b = [7, 2, 1, -0.5, 3, -0.25]
    surface = response_surface(FIRST, SECOND, quadratic(b, FIRST, SECOND), midpoint=3)
    # X = 1, Y = -2: 7 + 2 - 2 - 0.5 - 6 - 1
    assert surface.predict(4, 1) == pytest.approx(-0.5)
    grid = surface.predict(*np.mgrid[1:6, 1:6])
    assert grid.shape == (5, 5)
    assert grid[3, 0] == pytest.approx(-0.5)
    np.testing.assert_allclose(surface.predict([[1], [5]], [2, 3, 4])[1], surface.predict(5, [2, 3, 4]))


def test_cases_with_anything_missing_are_left_out():
    outcome = quadratic([1, 2, 0, 1, -1, 1], FIRST, SECOND) + NOISE
    whole = response_surface(FIRST[2:], SECOND[2:], outcome[2:], 3)
    holed = response_surface(np.r_[np.nan, FIRST[1:]], SECOND, np.r_[outcome[0], np.nan, outcome[2:]], 3)
    assert holed.n == 23
    pd.testing.assert_frame_equal(holed.features, whole.features)


@pytest.mark.parametrize(
    ("given_wrongly", "told"),
    [
        ({"midpoint": "3"}, "midpoint is '3'; give the middle of the response scale, such as 3 on 1 to 5"),
        ({"midpoint": np.nan}, "midpoint is nan"),
        ({"second": SECOND[1:]}, "the numbers of values differ: first has 25, second has 24, outcome has 25"),
        ({"outcome": ["good"] * 25}, "outcome holds 'good', which is no number"),
        ({"outcome": [1] * 25}, "outcome is 1 throughout; give an outcome that varies"),
        ({"outcome": [None] * 25}, "0 of 25 cases have every value; at least 7 must"),
        ({"outcome": [1, 2, 3, 4, 5, 6] + [None] * 19}, "6 of 25 cases have every value; at least 7 must"),
        ({"second": FIRST}, "first and second leave the surface undetermined; each must take 3 values"),
        ({"second": 6 - FIRST}, "first and second leave the surface undetermined"),
        ({"second": [1, 2] * 12 + [1]}, "first and second leave the surface undetermined"),
    ],
)
def test_what_gives_no_surface_is_refused(given_wrongly, told):
    arguments = {"first": FIRST, "second": SECOND, "outcome": FIRST * SECOND, "midpoint": 3} | given_wrongly
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - what it tells is compared below
        response_surface(**arguments)
    assert told in str(caught.value)

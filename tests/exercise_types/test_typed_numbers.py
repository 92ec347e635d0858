"""Numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.exercise_types.typed_numbers import parse_number


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("0.25", "", 0.25),
        ("0,25", "", 0.25),
        ("−1", "", -1),
        ("+.5", "", 0.5),
        ("25 %", "%", 25),
        ("25%", "", None),
        ("1,000.5", "", None),
        ("1e3", "", None),
        ("nan", "", None),
        ("", "", None),
    ],
)
def test_a_number_is_read_as_people_write_it(text, unit, value):
    assert parse_number(text, unit) == value


@given(st.floats(-1e6, 1e6).map(lambda value: round(value, 4)))
def test_a_written_number_is_read_back(value):
    assert parse_number(f"{value:.4f}") == pytest.approx(value)

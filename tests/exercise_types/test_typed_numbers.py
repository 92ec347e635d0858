"""Numbers as people write them; single cases stand in tests/twins/typed_numbers.json."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.exercise_types.typed_numbers import parse_number, read_typed

numbers = st.floats(-1e6, 1e6).map(lambda value: round(value, 4))


@given(numbers)
def test_a_written_number_is_read_back(value):
    assert parse_number(f"{value:.4f}") == pytest.approx(value)


@given(numbers, st.sampled_from([",", ".", "\u202f", "’"]), st.sampled_from([",", "."]))
def test_a_number_with_its_thousands_apart_is_among_what_it_can_mean(value, thousands, point):
    if thousands == point:
        return
    plain = f"{value:,.4f}"
    written = plain.replace(",", "\0").replace(".", point).replace("\0", thousands)
    assert pytest.approx(value) in read_typed(written).values


@given(numbers, st.sampled_from(["points", "clients", "points, I think"]))
def test_words_after_a_number_leave_it_as_it_is(value, words):
    assert pytest.approx(value) in read_typed(f"{value:.4f} {words}").values


@given(st.text(max_size=200))
def test_whatever_is_typed_means_at_most_two_numbers(text):
    assert len(read_typed(text).values) <= 2

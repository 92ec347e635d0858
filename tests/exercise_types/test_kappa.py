"""Kappa of the gradebook, beside that of the measures."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from widgets.exercise_types.kappa import quadratic_kappa
from widgets.measures import weighted_kappa

ratings = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=30)


@given(ratings)
def test_the_gradebooks_kappa_is_that_of_the_chapters(pairs):
    first, second = zip(*pairs, strict=True)
    assume(len(set(first)) > 1 and len(set(second)) > 1)
    wanted = weighted_kappa(list(first), list(second), steps=range(5), weights="quadratic").value
    assert quadratic_kappa(first, second) == pytest.approx(wanted, abs=1e-9)


@given(st.integers(0, 4), st.integers(2, 9))
def test_two_raters_who_never_vary_have_no_kappa(step, count):
    assert quadratic_kappa([step] * count, [step] * count) is None

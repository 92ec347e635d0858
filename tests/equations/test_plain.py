"""The gradebook computes an explorer's figures without numpy: they must be the same."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.equations import NUMPY, PLAIN
from widgets.explorer.definition import bind
from widgets.explorers import explorer_names, explorer_parts

POINTS = 50


def test_both_namespaces_have_the_same_names():
    assert set(vars(PLAIN)) == set(vars(NUMPY))


@pytest.mark.parametrize("name", explorer_names())
def test_every_readout_of_an_explorer_is_the_same_without_numpy(name):
    parts = explorer_parts(name)
    rng = np.random.default_rng(1)
    checked = 0
    for _ in range(POINTS):
        values = {c.name: float(rng.uniform(c.minimum, c.maximum)) for c in parts.controls}
        if not all(bool(bind(constraint.equation, NUMPY, values)) for constraint in parts.constraints):
            continue
        for readout in parts.readouts:
            with np.errstate(all="ignore"):
                wanted = float(bind(readout.equation, NUMPY, values))
            if math.isfinite(wanted):
                assert float(bind(readout.equation, PLAIN, values)) == pytest.approx(wanted, rel=1e-9, abs=1e-12)
                checked += 1
    assert checked > POINTS / 2


@given(x=st.floats(-8, 8))
def test_the_share_of_a_normal_distribution_is_the_same(x):
    assert PLAIN.ndtr(x) == pytest.approx(float(NUMPY.ndtr(x)), rel=1e-9, abs=1e-300)


@given(share=st.floats(1e-9, 1 - 1e-9))
def test_the_quantile_of_a_normal_distribution_is_the_same(share):
    assert PLAIN.ndtri(share) == pytest.approx(float(NUMPY.ndtri(share)), rel=1e-9, abs=1e-9)

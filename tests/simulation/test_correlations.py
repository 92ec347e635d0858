"""Correlations are drawn from the right distribution, tested as textbooks do, and come back from Fisher's z."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kstest, pearsonr

from widgets import Estimate
from widgets.simulation.correlations import (
    convert_to_correlation,
    convert_to_fisher_z,
    draw_correlations,
    p_value_of_correlation,
)


def test_drawn_correlations_have_the_distribution_of_those_of_drawn_people():
    # 4,000 samples of 12 people, drawn as people, against 4,000 drawn as correlations: Kolmogorov and Smirnov.
    rng = np.random.default_rng(5)
    first, other = rng.standard_normal((2, 4000, 12))
    second = 0.5 * first + math.sqrt(0.75) * other
    of_people = [np.corrcoef(x, y)[0, 1] for x, y in zip(first, second, strict=True)]
    assert kstest(draw_correlations(0.5, np.full(4000, 12), rng), of_people).pvalue > 0.01


def test_the_p_value_of_a_correlation_is_that_of_scipy():
    x, y = np.random.default_rng(1).standard_normal((2, 30))
    r, p_value = pearsonr(x, y)
    assert p_value_of_correlation(r, 30) == pytest.approx(p_value)


def test_fisher_z_of_one_half_is_half_the_logarithm_of_three():
    # atanh(.5) = ln((1 + .5) / (1 - .5)) / 2, and its variance is 1 / (n - 3).
    z = convert_to_fisher_z([0.5], [13])
    assert z.effect.item() == pytest.approx(math.log(3) / 2)
    assert z.variance.item() == pytest.approx(0.1)


@given(st.floats(-0.99, 0.99))
def test_a_correlation_comes_back_from_fisher_z(r):
    z = convert_to_fisher_z([r], [50]).effect.item()
    assert convert_to_correlation(Estimate(z, z, z)).value == pytest.approx(r)


@pytest.mark.parametrize(
    ("r", "n", "message"),
    [
        ([1.0], [50], r"^r holds 1; each must be between -1 and 1$"),
        ([-1.2], [50], r"^r holds -1.2; each must be between -1 and 1$"),
        ([0.2], [3], r"^n holds 3; each must be a whole number, 4 or more$"),
        ([0.2], [50.5], r"^n holds 50.5; each must be a whole number, 4 or more$"),
        ([0.2, 0.3], [50], "the numbers of values differ"),
    ],
)
def test_what_is_no_correlation_or_no_sample_is_refused(r, n, message):
    with pytest.raises(ValueError, match=message):
        convert_to_fisher_z(r, n)

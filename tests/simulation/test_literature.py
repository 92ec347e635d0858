"""A simulated literature shows what was put in, and its published part shows more."""

from __future__ import annotations

import math
from dataclasses import fields

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.simulation import LiteratureParameters, pool_correlations, simulate_literature

N_STUDIES = 5000
# Expected values are those of the sources named in literature.py. The error allowed is three standard errors with
# 5,000 studies, rounded up.


@pytest.fixture(scope="module")
def studies():
    return simulate_literature(N_STUDIES, seed=4)


def test_true_correlations_have_the_mean_and_the_spread_put_in(studies):
    z = np.arctanh(studies.true_r)
    assert math.tanh(z.mean()) == pytest.approx(0.28, abs=0.005)
    assert z.std() == pytest.approx(0.10, abs=0.004)


def test_studies_are_as_large_as_those_of_the_literature(studies):
    # 30,000 clients in 295 studies are 102 a study; three standard errors of the mean are 3 x 81 / sqrt(5,000) = 3.4.
    assert studies.n.median() == pytest.approx(80, abs=4)
    assert studies.n.mean() == pytest.approx(102, abs=4)


def test_all_studies_pooled_give_the_average_and_the_spread_put_in(studies):
    # Fisher's z of small samples lies about r / (2 (n - 1)) = .002 high.
    pooled = pool_correlations(studies.r, studies.n)
    assert pooled.estimate.value == pytest.approx(0.282, abs=0.006)
    assert pooled.tau == pytest.approx(0.10, abs=0.01)


def test_published_studies_pooled_give_too_much(studies):
    published = studies[studies.published]
    pooled = pool_correlations(published.r, published.n)
    assert pooled.estimate.low > 0.29


def test_about_a_quarter_of_the_studies_stays_unpublished(studies):
    # 23.6% of funded trials [driessen2015does]; three standard errors are .018.
    assert 1 - studies.published.mean() == pytest.approx(0.236, abs=0.018)


def test_results_are_published_as_often_as_put_in():
    parameters = LiteratureParameters(published_if_significant=0.9, published_if_not=0.5, published_if_negative=0.1)
    studies = simulate_literature(N_STUDIES, seed=4, parameters=parameters)
    significant = studies.p_value <= parameters.alpha
    positive = studies.r > 0
    assert studies.published[positive & significant].mean() == pytest.approx(0.9, abs=0.02)
    assert studies.published[positive & ~significant].mean() == pytest.approx(0.5, abs=0.04)
    assert studies.published[~positive].mean() == pytest.approx(0.1, abs=0.08)


def test_where_everything_is_published_nothing_is_missing():
    everything = LiteratureParameters(published_if_not=1, published_if_negative=1)
    assert simulate_literature(300, seed=1, parameters=everything).published.all()


def test_without_a_true_correlation_one_result_in_twenty_is_significant():
    # Three standard errors are 3 sqrt(.05 x .95 / 5,000) = .0092.
    nothing = LiteratureParameters(mean_r=0, tau=0)
    p_value = simulate_literature(N_STUDIES, seed=2, parameters=nothing).p_value
    assert (p_value <= 0.05).mean() == pytest.approx(0.05, abs=0.0093)


def test_without_spread_every_study_has_the_same_true_correlation():
    same = simulate_literature(20, seed=1, parameters=LiteratureParameters(tau=0))
    assert same.true_r.tolist() == pytest.approx([0.28] * 20)


@given(st.integers(1, 50), st.integers(0, 2**32))
def test_every_study_has_a_correlation_a_size_and_a_p_value_that_can_be(k, seed):
    studies = simulate_literature(k, seed=seed)
    assert len(studies) == k
    assert studies.r.between(-1, 1).all()
    assert studies.n.ge(10).all()
    assert studies.p_value.between(0, 1).all()


def test_the_same_seed_gives_the_same_literature():
    pd.testing.assert_frame_equal(simulate_literature(30, seed=3), simulate_literature(30, seed=3))


def test_another_seed_gives_another_literature():
    assert not simulate_literature(30, seed=3).equals(simulate_literature(30, seed=4))


@pytest.mark.parametrize("k", [0, -1, 2.5, math.nan])
def test_a_literature_without_studies_is_refused(k):
    with pytest.raises(ValueError, match=rf"^k is {k}; it must be a whole number, 1 or more$"):
        simulate_literature(k, seed=1)


@pytest.mark.parametrize("parameter", fields(LiteratureParameters), ids=lambda parameter: parameter.name)
@pytest.mark.parametrize("wrong", ["below", "above", "nan"])
def test_a_parameter_out_of_range_is_refused_with_its_name_value_and_range(parameter, wrong):
    low, high = parameter.metadata["range"]
    value = {"below": low - 0.5, "above": high + 0.5, "nan": math.nan}[wrong]
    with pytest.raises(ValueError, match=f"^{parameter.name} is {value}; it must be from {low} to {high}$"):
        LiteratureParameters(**{parameter.name: value})


@pytest.mark.parametrize("end", [0, 1], ids=["lowest", "highest"])
def test_parameters_at_the_ends_of_their_ranges_give_correlations(end):
    extreme = LiteratureParameters(
        **{parameter.name: parameter.metadata["range"][end] for parameter in fields(LiteratureParameters)}
    )
    assert simulate_literature(200, seed=1, parameters=extreme).notna().all(axis=None)

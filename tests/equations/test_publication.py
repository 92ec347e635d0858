"""What the average of the published studies is, if others stay unpublished."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm, truncnorm

from widgets.equations import NUMPY, publication
from widgets.equations.sampling import NORMAL_95
from widgets.simulation.pooling import pool_correlations

K = 200_000
averages = st.floats(0, 0.5)
spreads = st.floats(0, 0.25)
shares = st.floats(0, 1)


class Literature:
    """Very many studies, of which some are published, drawn study by study."""

    def __init__(self, *, mean_r, tau, hidden_share, k=K):
        rng = np.random.default_rng(7)
        self.n = rng.choice(publication.SIZES, k)
        true = publication.true_z(NUMPY, mean_r=mean_r, tau=tau, difference=rng.standard_normal(k))
        self.z = publication.found_z(NUMPY, truth=true, n=self.n, luck=rng.standard_normal(k))
        self.published = publication.is_published(
            NUMPY, z=self.z, n=self.n, hidden_share=hidden_share, chance=rng.random(k)
        )
        self.significant = self.z * np.sqrt(self.n - 3) > NORMAL_95
        self.weights = 1 / (tau**2 + 1 / (self.n - 3))

    def average(self, which):
        return np.tanh(np.average(self.z[which], weights=self.weights[which]))


@pytest.mark.parametrize(
    "values",
    [
        {"mean_r": 0.28, "tau": 0.10, "hidden_share": 0.65},
        {"mean_r": 0.20, "tau": 0.25, "hidden_share": 1},
        {"mean_r": 0.05, "tau": 0, "hidden_share": 0.9},
    ],
)
def test_the_equations_give_what_very_many_drawn_studies_give(values):
    # Three standard errors: .0034 for a share, less than 3 x .2 / sqrt(10,000) = .006 for an average of some 10,000.
    drawn = Literature(**values)
    expected = publication.published_share(NUMPY, **values)
    assert np.mean(drawn.published) == pytest.approx(expected, abs=0.0034)
    expected = publication.published_average(NUMPY, **values)
    assert drawn.average(drawn.published) == pytest.approx(expected, abs=0.006)
    expected = publication.average_not_significant(NUMPY, mean_r=values["mean_r"], tau=values["tau"])
    assert drawn.average(~drawn.significant) == pytest.approx(expected, abs=0.006)


def test_a_random_effects_synthesis_of_the_published_studies_finds_that_average():
    # The synthesis estimates tau from the published studies alone; its average then differs by less than .01.
    values = {"mean_r": 0.28, "tau": 0.10, "hidden_share": 0.65}
    drawn = Literature(**values, k=5000)
    pooled = pool_correlations(np.tanh(drawn.z[drawn.published]), drawn.n[drawn.published])
    assert pooled.estimate.value == pytest.approx(publication.published_average(NUMPY, **values), abs=0.01)


def test_one_size_alone_has_the_mean_of_a_truncated_normal_distribution(monkeypatch):
    monkeypatch.setattr(publication, "SIZES", (80,))
    z, sd = np.arctanh(0.28), np.sqrt(0.01 + 1 / 77)
    start = (NORMAL_95 / np.sqrt(77) - z) / sd
    found = publication.published_average(NUMPY, mean_r=0.28, tau=0.1, hidden_share=1)
    assert np.arctanh(found) == pytest.approx(truncnorm(start, np.inf, z, sd).mean())
    assert publication.published_share(NUMPY, mean_r=0.28, tau=0.1, hidden_share=1) == pytest.approx(norm.sf(start))
    found = publication.average_not_significant(NUMPY, mean_r=0.28, tau=0.1)
    assert np.arctanh(found) == pytest.approx(truncnorm(-np.inf, start, z, sd).mean())


@given(averages, spreads)
def test_if_all_are_published_the_average_is_the_true_one(mean_r, tau):
    assert publication.published_share(NUMPY, mean_r=mean_r, tau=tau, hidden_share=0) == 1
    assert publication.published_average(NUMPY, mean_r=mean_r, tau=tau, hidden_share=0) == mean_r


@given(averages, spreads, shares)
def test_published_studies_average_above_the_truth_and_those_without_significance_below(mean_r, tau, hidden_share):
    average = publication.published_average(NUMPY, mean_r=mean_r, tau=tau, hidden_share=hidden_share)
    assert mean_r <= average < 1
    assert -1 < publication.average_not_significant(NUMPY, mean_r=mean_r, tau=tau) < mean_r


@given(averages, spreads, shares, shares)
def test_the_more_are_hidden_the_more_the_average_is_inflated(mean_r, tau, one, other):
    less, more = (
        publication.inflation(NUMPY, mean_r=mean_r, tau=tau, hidden_share=share) for share in sorted((one, other))
    )
    assert less <= more + 1e-12


def test_without_any_true_correlation_1_in_40_studies_is_in_print():
    # A two-sided p of .05 on the positive side alone: 2.5%.
    assert publication.published_share(NUMPY, mean_r=0, tau=0, hidden_share=1) == pytest.approx(0.025)


def test_a_quarter_is_unpublished_at_the_defaults_of_the_explorer():
    # Driessen et al. 2015: 23.6% of funded trials were unpublished; the hidden share of 65% was chosen for this.
    share = publication.published_share(NUMPY, mean_r=0.28, tau=0.10, hidden_share=0.65)
    assert 1 - share == pytest.approx(0.236, abs=0.025)


@given(st.floats(-0.3, 0.7))
def test_every_interval_that_is_counted_holds_a_correlation_or_lies_on_one_side_of_it(r):
    low, high, counted = [-0.3, 0.1, 0.2, 0.4], [0.0, 0.3, 0.2, 0.6], [True, True, True, False]
    holding = publication.count_holding(NUMPY, r=r, low=low, high=high, counted=counted)
    above = publication.count_above(NUMPY, r=r, low=low, counted=counted)
    below = sum(end < r for end in high[:3])
    assert holding + above + below == 3


def test_the_ends_of_an_interval_belong_to_it():
    for r in (0.1, 0.3):
        assert publication.count_holding(NUMPY, r=r, low=[0.1], high=[0.3], counted=[True]) == 1

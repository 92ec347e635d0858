"""The selection model gives what another program gives, and recovers what was put in."""

from __future__ import annotations

import io
import itertools

import numpy as np
import pytest
from scipy.stats import chi2, norm

from widgets.simulation import LiteratureParameters, adjust_correlations, adjust_effects, simulate_literature

# Odds ratios with their 95% intervals of 37 studies of passive smoking: Hackshaw, Law and Wald, BMJ 315 (1997), 980.
SMOKING = np.loadtxt(
    io.StringIO(
        """
    1.18 0.90 1.54  1.45 1.02 2.08  2.02 0.48 8.56  1.20 0.80 1.60  0.75 0.43 1.30  2.07 0.81 5.25  2.13 1.19 3.83
    0.80 0.34 1.90  0.79 0.25 2.45  2.01 1.09 3.72  1.23 0.81 1.87  1.20 0.50 3.30  1.52 0.87 2.63  1.03 0.41 2.55
    1.55 0.90 2.67  1.03 0.61 1.74  2.34 0.81 6.75  1.65 1.16 2.35  1.19 0.82 1.73  1.52 0.39 5.96  2.16 1.08 4.29
    1.08 0.64 1.82  2.55 0.74 8.78  1.62 0.90 2.91  1.06 0.74 1.52  0.79 0.62 1.02  0.74 0.32 1.69  2.27 0.75 6.82
    0.97 0.78 1.21  1.60 0.80 3.00  1.19 0.66 2.13  1.66 0.73 3.78  1.26 1.04 1.54  1.10 0.62 1.96  1.66 1.12 2.45
    1.16 0.80 1.69  1.11 0.67 1.84
    """.replace("  ", "\n")
    )
)
EFFECTS = np.log(SMOKING[:, 0])
VARIANCES = (np.log(SMOKING[:, 2] / SMOKING[:, 1]) / (2 * norm.isf(0.025))) ** 2
STEPS = (0.05, 0.10, 0.50)


@pytest.fixture(scope="module")
def smoking():
    return adjust_effects(EFFECTS, VARIANCES, STEPS)


# The expected values are those in metafor's own tests of selmodel(type="stepfun", steps=c(.05, .10, .50, 1)).
def test_the_weights_of_an_example_are_those_of_metafor(smoking):
    assert smoking.weights.weight.tolist() == pytest.approx([1, 2.422079, 0.977543, 0.396713], abs=1e-5)


def test_the_errors_of_the_weights_are_those_of_metafor(smoking):
    # The interval is symmetric in the logarithm, so the error of a weight is that of its logarithm times the weight.
    weights = smoking.weights.iloc[1:]
    errors = np.log(weights.high / weights.weight) / norm.isf(0.025) * weights.weight
    assert errors.tolist() == pytest.approx([1.66085, 0.820387, 0.469235], abs=1e-4)


def test_the_spread_of_an_example_is_that_of_metafor(smoking):
    assert smoking.tau2 == pytest.approx(0.03071325, abs=1e-6)


def test_the_test_of_an_example_is_that_of_metafor(smoking):
    assert chi2.isf(smoking.p_value, 3) == pytest.approx(7.066137, abs=1e-4)


def test_the_studies_are_counted_by_the_p_values_that_they_have(smoking):
    z = EFFECTS / np.sqrt(VARIANCES)
    cuts = [np.inf, *norm.isf(STEPS), -np.inf]
    assert smoking.weights.k.tolist() == [
        ((z <= upper) & (z > lower)).sum() for upper, lower in itertools.pairwise(cuts)
    ]


@pytest.mark.parametrize("share", [0.2, 1.0], ids=["one in five", "all"])
def test_the_average_and_the_share_in_print_are_recovered(share):
    # Of 3,000 studies. Four standard errors are about .02 for the average and .2 of the share; Fisher's z of small
    # samples lies .002 high.
    parameters = LiteratureParameters(published_if_not=share, published_if_negative=share)
    studies = simulate_literature(3000, seed=7, parameters=parameters).query("published")
    adjusted = adjust_correlations(studies.r, studies.n)
    assert adjusted.estimate.value == pytest.approx(0.28, abs=0.02)
    assert adjusted.weights.weight.iloc[1] == pytest.approx(share, rel=0.25)
    assert adjusted.tau2**0.5 == pytest.approx(0.10, abs=0.02)


def test_another_unit_changes_the_unit_and_nothing_else(smoking):
    scaled = adjust_effects(EFFECTS * 100, VARIANCES * 10_000, STEPS)
    assert scaled.estimate.value == pytest.approx(smoking.estimate.value * 100, rel=1e-4)
    assert scaled.weights.weight.tolist() == pytest.approx(smoking.weights.weight.tolist(), rel=1e-4)


def test_the_order_of_studies_does_not_matter(smoking):
    turned = adjust_effects(EFFECTS[::-1], VARIANCES[::-1], STEPS)
    assert turned.estimate.value == pytest.approx(smoking.estimate.value, rel=1e-4)


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ((), r"^steps are \(\); give one or more rising p-values between 0 and 1$"),
        ((0.5, 0.1), "give one or more rising p-values between 0 and 1"),
        ((0.05, 1), "give one or more rising p-values between 0 and 1"),
        ((1e-9,), "no study has a one-sided p-value from 0 to 1e-09; choose other steps"),
    ],
)
def test_steps_that_part_no_studies_are_refused(steps, message):
    with pytest.raises(ValueError, match=message):
        adjust_effects(EFFECTS, VARIANCES, steps)


def test_studies_that_are_too_few_for_the_model_are_refused():
    # Two studies so far above the third that the one weight has no most likely value within reach.
    with pytest.raises(ValueError, match="studies are too few for it; give more"):
        adjust_effects([3.0, 3.0, 0.0], [0.0001, 0.0001, 1.0])


def test_a_weight_whose_interval_says_nothing_is_refused_with_the_interval():
    # Four studies, one of them not significant: its weight could be a thirtieth of one or 27 times as large.
    refused = (
        r"^4 studies say nothing of how likely p-values from 0.025 to 1 are to be published: the weight is 0.9\d*, "
    )
    with pytest.raises(ValueError, match=refused + r"from 0.031 to 27; give more studies$"):
        adjust_correlations([0.39, 0.35, 0.33, 0.1], [147, 71, 70, 175])


def test_two_studies_are_refused():
    with pytest.raises(ValueError, match="2 of 2 studies have every value; at least 3 must"):
        adjust_effects([0.3, 0.1], [0.01, 0.01])

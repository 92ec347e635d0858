"""Two views of one alliance: held against the coefficients that are estimated from drawn pairs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets import icc_agreement, icc_consistency, limits_of_agreement
from widgets.equations import NUMPY
from widgets.equations import rater_views as equations

VIEWS = {"client_accuracy": 0.8, "therapist_accuracy": 0.7, "bias": 0.63, "therapist_spread": 0.6}
PAIRS = 40_000
ERROR = 4 / np.sqrt(PAIRS)
"""Four standard errors, at most 1 / sqrt(n) for a correlation or a share."""


@pytest.fixture(scope="module")
def drawn() -> pd.DataFrame:
    shared, client, therapist = np.random.default_rng(2007).standard_normal((3, PAIRS))
    own = {name: value for name, value in VIEWS.items() if name != "client_accuracy"}
    return pd.DataFrame(
        {
            "client": equations.client_rating(NUMPY, client_accuracy=0.8, shared=shared, own=client),
            "therapist": equations.therapist_rating(NUMPY, **own, shared=shared, own=therapist),
        }
    )


def without(*names: str) -> dict[str, float]:
    return {name: value for name, value in VIEWS.items() if name not in names}


def test_the_correlation_is_that_of_drawn_pairs(drawn):
    expected = equations.views_correlation(NUMPY, client_accuracy=0.8, therapist_accuracy=0.7)
    assert expected == pytest.approx(0.56)
    assert drawn.client.corr(drawn.therapist) == pytest.approx(expected, abs=ERROR)


def test_agreement_on_order_is_the_consistency_of_drawn_pairs(drawn):
    assert icc_consistency(drawn).value == pytest.approx(equations.order_agreement(NUMPY, **without("bias")), abs=ERROR)


def test_agreement_on_the_number_is_the_agreement_of_drawn_pairs(drawn):
    assert icc_agreement(drawn).value == pytest.approx(equations.number_agreement(NUMPY, **VIEWS), abs=ERROR)


def test_the_share_of_close_pairs_is_that_of_drawn_pairs(drawn):
    close = (drawn.client - drawn.therapist).abs().le(0.5).mean()
    assert close == pytest.approx(equations.share_close(NUMPY, **VIEWS), abs=ERROR)


def test_the_therapist_rates_lower_by_the_bias(drawn):
    mean = limits_of_agreement(drawn.client, drawn.therapist).loc["mean_difference"]
    assert mean["value"] == pytest.approx(0.63, abs=ERROR)


def test_accuracies_of_point_six_give_the_published_correlation():
    # Tryon et al. 2007: .36
    assert equations.views_correlation(NUMPY, client_accuracy=0.6, therapist_accuracy=0.6) == pytest.approx(0.36)


@given(st.floats(0, 0.95), st.floats(0, 0.95), st.floats(-1, 1.5), st.floats(0.5, 1.5))
def test_the_same_number_is_never_more_agreed_on_than_the_same_order(client, therapist, bias, spread):
    views = {"client_accuracy": client, "therapist_accuracy": therapist, "therapist_spread": spread}
    order = equations.order_agreement(NUMPY, **views)
    assert equations.number_agreement(NUMPY, **views, bias=bias) <= order + 1e-12
    assert order <= equations.views_correlation(NUMPY, client_accuracy=client, therapist_accuracy=therapist) + 1e-12

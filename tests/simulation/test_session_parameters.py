"""The numbers behind the simulated sessions are explained, and refused where they cannot be."""

from __future__ import annotations

import math
import re
from dataclasses import fields

import numpy as np
import pytest

from widgets.simulation import SessionParameters, correlate_components, describe_parameters
from widgets.simulation.components import COMPONENTS, correlation_names

NUMBERS = fields(SessionParameters)


@pytest.mark.parametrize("parameter", NUMBERS, ids=lambda parameter: parameter.name)
def test_every_number_has_a_range_a_unit_a_sentence_and_a_source(parameter):
    low, high = parameter.metadata["range"]
    assert low <= parameter.default <= high
    assert parameter.metadata["unit"]
    assert re.fullmatch(r"[A-Z][^.]*\.", parameter.metadata["sentence"])
    assert re.search(r"CHOICE|\[[a-z]+\d{4}[a-z]+\]|PMC\d+", parameter.metadata["source"])


def test_the_numbers_can_be_listed_with_what_they_mean():
    table = describe_parameters(SessionParameters(dropout_share=0.4))
    assert list(table.index) == [parameter.name for parameter in NUMBERS]
    assert table.loc["dropout_share", "value"] == 0.4
    assert table.notna().all(axis=None)


@pytest.mark.parametrize("parameter", NUMBERS, ids=lambda parameter: parameter.name)
@pytest.mark.parametrize("wrong", ["below", "above", "nan"])
def test_a_number_out_of_range_is_refused_with_its_name_value_and_range(parameter, wrong):
    low, high = parameter.metadata["range"]
    value = {"below": low - 0.5, "above": high + 0.5, "nan": math.nan}[wrong]
    with pytest.raises(ValueError, match=rf"^{parameter.name} is {value}; it must be from {low} to {high}$"):
        SessionParameters(**{parameter.name: value})


def refusal(**numbers) -> tuple[str, float, float, float]:
    """Read the name, the value and the range from the message that refuses these numbers."""
    with pytest.raises(ValueError, match="beside the other numbers it must be from") as caught:
        SessionParameters(**numbers)
    message = r"(\w+) is (\S+); beside the other numbers it must be from (\S+) to (\S+)"
    name, *values = re.fullmatch(message, str(caught.value)).groups()
    return name, *map(float, values)


def test_correlations_that_cannot_exist_are_refused_with_the_range_that_can():
    # 0.74 and 0.48 with the real relationship leave the alliance and the fall between 0.74 x 0.48 -+ 0.67 x 0.88,
    # which is -0.24 to 0.95; what they have to do with growth and the transferences takes a little more away.
    name, value, low, high = refusal(alliance_outcome=0.98)
    assert (name, value) == ("alliance_outcome", 0.98)
    assert -0.24 < low < -0.1
    assert 0.8 < high < 0.95


@pytest.mark.parametrize("name", correlation_names())
def test_the_range_that_a_refusal_names_is_true(name):
    _, _, low, high = refusal(**{name: 1})
    for inside in (low, high):
        SessionParameters(**{name: inside})
    # Ranges are found in steps of 0.005.
    if low > -1:
        refusal(**{name: low - 0.006})
    refusal(**{name: high + 0.006})


def test_more_variance_between_therapists_than_between_all_clients_is_refused():
    name, value, low, high = refusal(icc_therapist_alliance=0.9)
    assert (name, value, low) == ("icc_therapist_alliance", 0.9, 0)
    assert high == pytest.approx(0.86, abs=0.003)


def test_carrying_over_more_than_there_is_is_refused():
    name, value, low, high = refusal(alliance_autoregression=0.95, rupture_drop=0, repair_gain=0, same_session=-0.9)
    assert name in {"alliance_autoregression", "same_session"}
    assert not low <= value <= high


def test_ruptures_deeper_than_the_alliance_varies_are_refused():
    name, value, low, high = refusal(rupture_drop=2)
    assert (name, value, low) == ("rupture_drop", 2, 0)
    assert 0.5 < high < 1


def test_where_no_single_change_helps_all_numbers_are_named():
    wrong = {"real_alliance": 1, "transference_real": 1, "countertransference_outcome": -1, "alliance_outcome": 1}
    with pytest.raises(ValueError, match="no one of them alone can be changed") as caught:
        SessionParameters(**wrong)
    assert all(f"{name} is {value}" in str(caught.value) for name, value in wrong.items())


def test_the_correlations_are_laid_out_in_one_matrix():
    matrix = correlate_components(SessionParameters())
    assert list(matrix.columns) == list(COMPONENTS)
    assert np.array_equal(matrix, matrix.T)
    assert matrix.loc["countertransference", "outcome"] == SessionParameters().countertransference_outcome


def test_slopes_follow_from_correlations_and_shares():
    # r = slope x (SD of alliance / SD of fall); the variances are 0.5 - 0.1, 1 x (1 - 0.2), 0.1 and 0.2.
    parameters = SessionParameters(
        alliance_stable=0.5,
        icc_therapist_alliance=0.1,
        fall_sd=1,
        icc_therapist=0.2,
        alliance_outcome=0.3,
        therapist_alliance_outcome=0.5,
    )
    assert parameters.between_slope == pytest.approx(-0.3 * math.sqrt(0.8 / 0.4))
    assert parameters.therapist_slope == pytest.approx(-0.5 * math.sqrt(0.2 / 0.1))
    assert parameters.within_slope == pytest.approx(-0.1 * math.sqrt(0.2 / 0.5))


def test_there_is_no_slope_between_therapists_who_are_all_alike():
    assert math.isnan(SessionParameters(icc_therapist_alliance=0).therapist_slope)

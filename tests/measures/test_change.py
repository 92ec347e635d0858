"""Reliable change: worked by hand, and by the laws that it must keep."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from widgets.measures.change import reliable_change

# sd 5 and reliability 0.82: the error of a score is 5 sqrt(0.18), that of a difference sqrt(2 25 0.18) = 3
EXACT = {"sd": 5, "reliability": 0.82}
scores = st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=1, max_size=8)


def test_a_change_is_as_worked_by_hand():
    # 6 points are 2 standard errors of 3 points; the interval is 6 plus and minus 1.959964 times 3
    row = reliable_change(20, 26, **EXACT).iloc[0]
    assert (row.before, row.after, row.change) == (20, 26, 6)
    assert row["index"] == pytest.approx(2)
    assert (row.low, row.high) == pytest.approx((6 - 5.879892, 6 + 5.879892), abs=1e-6)
    assert row.reliable


def test_a_change_for_the_worse_can_be_reliable_too():
    table = reliable_change([26, 26], [20, 21], **EXACT)
    assert table["index"].tolist() == pytest.approx([-2, -5 / 3])
    assert table.reliable.tolist() == [True, False]


def test_no_change_is_not_reliable():
    assert reliable_change(3, 3, **EXACT).reliable.tolist() == [False]


def test_a_higher_confidence_asks_for_a_larger_change():
    # The 99.5% point of the normal distribution is 2.575829: 6 points are less than 3 times that
    row = reliable_change(20, 26, **EXACT, confidence=0.99).iloc[0]
    assert row.low == pytest.approx(6 - 3 * 2.575829, abs=1e-5)
    assert not row.reliable


def test_where_a_score_is_missing_so_is_the_verdict():
    table = reliable_change([20, None, 20], pd.array([26, 26, None], dtype="Int64"), **EXACT)
    assert table.reliable.dtype == "boolean"
    assert table.reliable.isna().tolist() == [False, True, True]
    assert table.loc[1:, ["change", "index", "low", "high"]].isna().all(axis=None)
    assert (table.after[1], table.before[2]) == (26, 20)


def test_people_keep_their_names():
    before, after = pd.Series({"Noor": 20, "Ruben": 20}), pd.Series({"Noor": 26, "Ruben": 21})
    assert reliable_change(before, after, **EXACT).reliable.to_dict() == {"Noor": True, "Ruben": False}


@given(scores)
def test_exchanging_before_and_after_turns_the_sign(pairs):
    before, after = zip(*pairs, strict=True)
    there, back = reliable_change(before, after, **EXACT), reliable_change(after, before, **EXACT)
    np.testing.assert_allclose(back[["change", "index"]], -there[["change", "index"]])
    np.testing.assert_allclose(back.low, -there.high)
    assert (back.reliable == there.reliable).all()


@given(scores, st.floats(0.1, 20), st.floats(0, 0.99), st.floats(0.5, 0.999))
def test_a_change_is_reliable_just_where_its_interval_leaves_out_0(pairs, sd, reliability, confidence):
    before, after = zip(*pairs, strict=True)
    table = reliable_change(before, after, sd=sd, reliability=reliability, confidence=confidence)
    assert (table.reliable == ((table.low > 0) | (table.high < 0))).all()
    assert ((table.low <= table.change) & (table.change <= table.high)).all()


@given(st.floats(0.1, 20), st.floats(0, 0.99))
def test_nothing_but_error_comes_out_as_reliable_as_often_as_the_confidence_leaves(sd, reliability):
    # Quantiles of the error of a difference in place of a sample: 1000 people without change
    error = math.sqrt(2 * (1 - reliability)) * sd * norm.ppf((np.arange(1000) + 0.5) / 1000)
    table = reliable_change(np.zeros(1000), error, sd=sd, reliability=reliability, confidence=0.9)
    assert table.reliable.sum() == 100


@pytest.mark.parametrize(
    ("given_wrongly", "told"),
    [
        ({"sd": 0}, "sd is 0; give the standard deviation of the scores, above 0"),
        ({"sd": -3}, "sd is -3"),
        ({"reliability": 1.2}, "reliability is 1.2; give a share from 0 to 1"),
        ({"reliability": -0.1}, "reliability is -0.1"),
        ({"reliability": 1}, "reliability is 1, a score with no error, of which any change is more; give one below 1"),
        ({"confidence": 95}, "confidence is 95; give a share between 0 and 1"),
        ({"after": [1, 2, 3]}, "the numbers of values differ: before has 2, after has 3; give as many of each"),
        ({"after": 3}, "the numbers of values differ: before has 2, after has 1"),
        ({"after": ["1", 2]}, "after holds '1', which is no number; give numbers, NA where one is missing"),
        ({"after": [True, 2]}, "after holds True, which is no number"),
        ({"after": [math.inf, 2]}, "after holds inf, which is no number"),
        ({"after": [[1, 2]]}, "after has 2 dimensions; give one column of numbers"),
        (
            {"before": pd.Series([1, 2]), "after": pd.Series([1, 2], index=[1, 0])},
            "after and before name different rows; give both the same index",
        ),
    ],
)
def test_what_gives_no_change_is_refused(given_wrongly, told):
    arguments = {"before": [1, 2], "after": [2, 3], **EXACT} | given_wrongly
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - what it tells is compared below
        reliable_change(**arguments)
    assert told in str(caught.value)

"""Item analysis: worked by hand, and by the laws that it must keep."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets import Inventory, ResponseError
from widgets.measures.items import item_analysis

SHORT = Inventory.load("practice_alliance_short")
BOND = ["bond_1", "bond_2", "bond_3", "bond_4"]  # bond_2 is reverse-keyed


def answers(**columns):
    """Everybody answers 3, except as told."""
    rows = max(map(len, columns.values()))
    return pd.DataFrame(3.0, index=range(rows), columns=SHORT.item_ids).assign(**columns)


@st.composite
def rated(draw):
    rows = draw(st.integers(2, 8))
    step = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, np.nan])
    values = draw(st.lists(step, min_size=rows * len(SHORT.items), max_size=rows * len(SHORT.items)))
    return pd.DataFrame(np.reshape(values, (rows, -1)), columns=SHORT.item_ids)


def test_an_item_is_described_as_worked_by_hand():
    # Keyed 1, 1, 5, 4, and one missing: mean 11/4; squares of deviations 49+49+81+25 sixteenths = 12.75, over 3
    row = item_analysis(SHORT, answers(bond_1=[1, 1, 5, 4, np.nan])).loc["bond_1"]
    assert row["mean"] == pytest.approx(2.75)
    assert row["sd"] == pytest.approx(np.sqrt(12.75 / 3))
    assert (row.floor, row.ceiling, row.answered) == (0.5, 0.25, 0.8)


def test_a_reverse_keyed_item_is_described_as_keyed():
    # Answers 1, 1, 2 are keyed 5, 5, 4
    row = item_analysis(SHORT, answers(bond_2=[1, 1, 2])).loc["bond_2"]
    assert row["mean"] == pytest.approx(14 / 3)
    assert (row.floor, row.ceiling) == (0, pytest.approx(2 / 3))


def test_an_item_is_left_out_of_the_score_that_it_is_held_against():
    # Keyed bond_1 is 1, 2, 3, 4, and the others sum to 2, 1, 4, 3 above a constant: the correlation of these is 3/5.
    # With bond_1 left in, the sums would be 3, 3, 7, 7, and the correlation 2/sqrt(5).
    table = item_analysis(SHORT, answers(bond_1=[1, 2, 3, 4], bond_3=[2, 1, 4, 3]))
    assert table.item_total["bond_1"] == pytest.approx(0.6)


def test_an_unkeyed_item_shows_by_a_negative_correlation():
    keyed = answers(bond_1=[1, 2, 4, 5], bond_2=[5, 4, 2, 1], bond_3=[1, 2, 4, 5], bond_4=[1, 2, 4, 5])
    assert item_analysis(SHORT, keyed).item_total["bond_2"] == pytest.approx(1)
    assert item_analysis(SHORT.rekeyed([]), keyed).item_total["bond_2"] == pytest.approx(-1)


def test_only_respondents_who_answered_the_whole_subscale_enter_the_correlation():
    whole = answers(bond_1=[1, 2, 3, 4], bond_3=[2, 1, 4, 3])
    holed = pd.concat([whole, whole.iloc[:1].assign(bond_1=5.0, bond_3=1.0, bond_4=np.nan)], ignore_index=True)
    assert item_analysis(SHORT, holed).item_total["bond_1"] == pytest.approx(0.6)


def test_there_is_no_correlation_with_fewer_than_three_such_respondents():
    table = item_analysis(SHORT, answers(bond_1=[1, 2, 3], bond_3=[1, 2, 4], bond_4=[3, 3, np.nan]))
    assert table.item_total[BOND].isna().all()


def test_there_is_no_correlation_of_an_item_that_everybody_answers_alike():
    table = item_analysis(SHORT, answers(bond_1=[1, 2, 3, 4], bond_3=[2, 1, 4, 3]))
    assert table.item_total[["bond_2", "bond_4", "goal_1"]].isna().all()
    assert table.loc["bond_4", ["mean", "sd", "answered"]].tolist() == [3, 0, 1]


def test_an_item_that_nobody_answered_has_no_numbers_but_its_share():
    row = item_analysis(SHORT, answers(bond_1=[np.nan, np.nan])).loc["bond_1"]
    assert row.answered == 0
    assert row.drop("answered").isna().all()


@given(rated())
def test_every_correlation_is_that_of_the_item_with_the_sum_of_the_others(responses):
    # numpy's own correlation, of sums in place of means
    table, scores = item_analysis(SHORT, responses), SHORT.item_scores(responses)
    for part in SHORT.subscales.values():
        complete = scores[part.items].dropna()
        for item in part.items:
            rest = complete.drop(columns=item).sum(axis="columns")
            if len(complete) > 2 and complete[item].std() > 0 and rest.std() > 0:
                assert table.item_total[item] == pytest.approx(np.corrcoef(complete[item], rest)[0, 1])
            else:
                assert np.isnan(table.item_total[item])


@given(rated())
def test_keying_every_item_the_other_way_exchanges_floor_and_ceiling_and_keeps_correlations(responses):
    table = item_analysis(SHORT, responses)
    turned = item_analysis(SHORT.rekeyed(set(SHORT.item_ids) - set(SHORT.reverse_keyed)), responses)
    pd.testing.assert_series_equal(turned.floor, table.ceiling, check_names=False)
    pd.testing.assert_series_equal(turned["mean"], 6 - table["mean"], check_names=False)
    pd.testing.assert_frame_equal(turned[["sd", "item_total", "answered"]], table[["sd", "item_total", "answered"]])


def test_one_respondent_is_too_few():
    with pytest.raises(ValueError, match="there are answers of 1 respondents; give at least 2"):
        item_analysis(SHORT, answers(bond_1=[3]))


def test_what_cannot_be_an_answer_is_refused():
    with pytest.raises(ResponseError, match="item bond_1 of respondent 1: 6 is not on the response scale"):
        item_analysis(SHORT, answers(bond_1=[1, 6]))

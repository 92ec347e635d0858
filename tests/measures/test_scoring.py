"""Scores: worked by hand, and by the laws that every score must keep."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets import Inventory, ResponseError
from widgets.datasets import inventory_ids

SHORT = Inventory.load("practice_alliance_short")
INVENTORIES = {inventory_id: Inventory.load(inventory_id) for inventory_id in inventory_ids()}


@st.composite
def rated(draw, *, missing=True):
    """An inventory with answers of some respondents."""
    inventory = INVENTORIES[draw(st.sampled_from(sorted(INVENTORIES)))]
    steps = st.sampled_from([float(step) for step in inventory.response_scale.steps] + [np.nan] * missing)
    rows = draw(
        st.lists(st.lists(steps, min_size=len(inventory.items), max_size=len(inventory.items)), min_size=1, max_size=6)
    )
    return inventory, pd.DataFrame(rows, columns=inventory.item_ids)


@pytest.mark.parametrize("inventory_id", sorted(INVENTORIES))
def test_every_inventory_of_the_book_is_scored_as_its_worked_example_was_by_hand(inventory_id):
    inventory = INVENTORIES[inventory_id]
    example = inventory.worked_example
    assert example is not None
    scores = inventory.subscale_scores(example.responses).iloc[0].to_dict()
    if inventory.composite_rule:
        scores["composite"] = inventory.composite(example.responses).item()
    by_hand = {name: np.nan if score is None else score for name, score in example.scores.items()}
    assert scores == pytest.approx(by_hand, abs=1e-4, nan_ok=True)


def test_a_whole_form_is_scored_as_worked_by_hand():
    # goal: 2, 6-4=2, 3, 1 -> 8/4; task: 4, 6-1=5, 5, 4 -> 18/4; bond: 5, 6-2=4, 5, 4 -> 18/4; composite: (2+4.5+4.5)/3
    answers = {
        "goal_1": 2, "goal_2": 4, "goal_3": 3, "goal_4": 1,
        "task_1": 4, "task_2": 1, "task_3": 5, "task_4": 4,
        "bond_1": 5, "bond_2": 2, "bond_3": 5, "bond_4": 4,
    }  # fmt: skip
    assert SHORT.subscale_scores(answers).iloc[0].to_dict() == {"goal": 2.0, "task": 4.5, "bond": 4.5}
    assert SHORT.composite(answers).item() == pytest.approx(11 / 3)


def test_a_reverse_keyed_item_is_reflected_about_the_scale_midpoint():
    assert SHORT.item_scores({"bond_2": 2}).bond_2.item() == 4


@pytest.mark.parametrize(("answered", "score"), [(4, 3.0), (3, 3.0), (2, None), (0, None)])
def test_the_missing_item_rule_holds_exactly_at_its_edge(answered, score):
    answers = dict.fromkeys(["bond_1", "bond_2", "bond_3", "bond_4"][:answered], 3)
    result = SHORT.subscale_scores(answers).bond.item()
    assert pd.isna(result) if score is None else result == score


@pytest.mark.parametrize("inventory_id", sorted(INVENTORIES))
def test_every_missing_item_rule_holds_exactly_at_its_edge(inventory_id):
    inventory = INVENTORIES[inventory_id]
    for part in inventory.subscales.values():
        enough = dict.fromkeys(part.items[: part.min_answered], inventory.response_scale.maximum)
        assert pd.notna(inventory.subscale_scores(enough)[part.id].item())
        assert pd.isna(inventory.subscale_scores(dict(list(enough.items())[1:]))[part.id].item())


def test_an_inventory_without_a_composite_says_so():
    with pytest.raises(
        ValueError, match="practice_transference has no composite; read its subscales positive, negative"
    ):
        INVENTORIES["practice_transference"].composite({})


def test_a_large_table_is_scored_as_its_rows_are():
    rng = np.random.default_rng(7)
    answers = pd.DataFrame(rng.integers(1, 6, (9000, 12)).astype(float), columns=SHORT.item_ids)
    answers = answers.mask(rng.random(answers.shape) < 0.1)
    some = [0, 4095, 4096, 8999]
    pd.testing.assert_frame_equal(
        SHORT.subscale_scores(answers).loc[some], pd.concat([SHORT.subscale_scores(answers.loc[[row]]) for row in some])
    )
    answers.loc[8999, "bond_3"] = 7
    with pytest.raises(ResponseError, match="item bond_3 of respondent 8999: 7 is not on the response scale 1 to 5"):
        SHORT.subscale_scores(answers)


def test_a_composite_needs_every_subscale():
    assert SHORT.composite(dict.fromkeys(SHORT.item_ids[:-6], 3)).isna().all()


@given(rated())
def test_reflecting_twice_is_identity(case):
    inventory, responses = case
    scale = inventory.response_scale
    pd.testing.assert_frame_equal(scale.reflect(scale.reflect(responses)), responses, rtol=0, atol=1e-12)


@given(rated())
def test_every_score_stays_within_its_range(case):
    inventory, responses = case
    parts = {**inventory.subscales, **({"composite": inventory.composite_rule} if inventory.composite_rule else {})}
    scores = inventory.subscale_scores(responses)
    if inventory.composite_rule:
        scores = scores.join(inventory.composite(responses))
    for name, part in parts.items():
        low, high = inventory.score_range(part)
        assert (scores[name].isna() | scores[name].between(low - 1e-9, high + 1e-9)).all()


@given(rated())
def test_a_sum_is_the_mean_times_the_number_of_items(case):
    inventory, responses = case
    means = replace(
        inventory, subscales={name: replace(part, rule="mean") for name, part in inventory.subscales.items()}
    )
    sums = replace(inventory, subscales={name: replace(part, rule="sum") for name, part in inventory.subscales.items()})
    counts = pd.Series({name: len(part.items) for name, part in inventory.subscales.items()})
    pd.testing.assert_frame_equal(sums.subscale_scores(responses), means.subscale_scores(responses) * counts)


@given(rated(), st.randoms(use_true_random=False))
def test_permuting_respondents_permutes_scores(case, random):
    inventory, responses = case
    order = random.sample(list(responses.index), len(responses))
    pd.testing.assert_frame_equal(
        inventory.subscale_scores(responses.loc[order]), inventory.subscale_scores(responses).loc[order]
    )


@given(rated())
def test_a_score_is_missing_exactly_where_too_few_items_are_answered(case):
    inventory, responses = case
    scores = inventory.subscale_scores(responses)
    for part in inventory.subscales.values():
        few = responses[part.items].notna().sum(axis="columns") < part.min_answered
        assert (scores[part.id].isna() == few).all()


@given(rated())
def test_keying_every_item_the_other_way_reflects_every_score(case):
    inventory, responses = case
    turned = inventory.rekeyed(set(inventory.item_ids) - set(inventory.reverse_keyed))
    ends = pd.Series({name: sum(inventory.score_range(part)) for name, part in inventory.subscales.items()})
    expected = ends - inventory.subscale_scores(responses)
    pd.testing.assert_frame_equal(turned.subscale_scores(responses), expected)


@given(rated(missing=False))
def test_with_no_answer_missing_a_subscale_is_the_plain_mean_of_its_keyed_items(case):
    inventory, responses = case
    for part in inventory.subscales.values():
        mean = inventory.item_scores(responses)[part.items].mean(axis="columns") * part.multiplier
        pd.testing.assert_series_equal(inventory.subscale_scores(responses)[part.id], mean, check_names=False)


def four_threes(goal_1):
    """Four respondents who answer 3, and whose answers to one item are a column of categories."""
    return pd.DataFrame(3, index=range(4), columns=SHORT.item_ids).assign(goal_1=pd.Categorical(goal_1))


@pytest.mark.parametrize("numbers", [[3, 3, 3, 3], [1, 2.0, None, 5], np.array([5, 4, 3, 3], np.float32)])
def test_a_column_of_categories_that_are_numbers_is_scored_as_its_numbers(numbers):
    plain = four_threes(numbers).astype({"goal_1": float})
    pd.testing.assert_frame_equal(SHORT.subscale_scores(four_threes(numbers)), SHORT.subscale_scores(plain))


@pytest.mark.parametrize(
    ("responses", "told"),
    [
        (
            {"bond_1": 6},
            "item bond_1 of respondent 0: 6 is not on the response scale 1 to 5; use 1, 2, 3, 4, 5, or leave",
        ),
        ({"bond_1": 2.5}, "item bond_1 of respondent 0: 2.5 is not on the response scale"),
        ({"bond_1": "4"}, "item bond_1 of respondent 0: '4' is not a number"),
        ({"bond_1": True}, "item bond_1 of respondent 0: True is not a number"),
        ({"bond_1": np.True_}, "item bond_1 of respondent 0: np.True_ is not a number"),
        ({"bond_1": [3, 4]}, "item bond_1 of respondent 0: [3, 4] is not a number; use 1, 2, 3, 4, 5"),
        ({"bond_1": np.array([3])}, "item bond_1 of respondent 0: array([3]) is not a number"),
        ({"bond_1": 3 + 1j}, "item bond_1 of respondent 0: (3+1j) is not a number"),
        (pd.Series([3, 4], ["bond_1", "bond_1"]), "item bond_1 is answered twice in one Series; keep one"),
        (four_threes(["Mostly"] * 4), "item goal_1 of respondent 0: 'Mostly' is not a number"),
        (four_threes([3, 3, 7, 3]), "item goal_1 of respondent 2: 7 is not on the response scale"),
        ({"bnd_1": 3}, "there is no item 'bnd_1'; did you mean 'bond_1'?"),
        ([3, 4], "responses are list; give a DataFrame"),
        (pd.DataFrame({"bond_1": [3]}), "responses lack goal_1"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(responses, told):
    with pytest.raises(ResponseError) as caught:
        SHORT.subscale_scores(responses)
    assert told in str(caught.value)


def test_a_refusal_names_the_respondent():
    responses = pd.DataFrame(3, index=["Noor", "Ruben"], columns=SHORT.item_ids)
    responses.loc["Ruben", "task_2"] = 0
    with pytest.raises(ResponseError, match="item task_2 of respondent 'Ruben': 0 is not on the response scale"):
        SHORT.composite(responses)


def test_a_key_for_an_unknown_item_is_refused():
    with pytest.raises(ResponseError, match="there is no item 'bond_9'"):
        SHORT.rekeyed(["bond_9"])


def test_missing_answers_may_be_written_in_every_usual_way():
    for missing in (None, np.nan, pd.NA):
        assert SHORT.subscale_scores({"bond_1": 3, "bond_2": 3, "bond_3": 3, "bond_4": missing}).bond.item() == 3

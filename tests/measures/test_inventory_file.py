"""An inventory file that breaks a rule is refused with the file, the thing, the value and the fix."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from widgets import Inventory, InventoryError
from widgets.library import inventory_path

SOUND = YAML(typ="safe", pure=True).load(inventory_path("practice_alliance_short"))


def refusal(tmp_path: Path, definition: object) -> str:
    path = tmp_path / "practice_alliance_short.yml"
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(definition, file)
    with pytest.raises(InventoryError) as caught:
        Inventory.from_file(path)
    return str(caught.value)


@pytest.fixture
def definition():
    return copy.deepcopy(SOUND)


def test_an_unknown_key_is_refused_with_the_nearest_known_one(tmp_path, definition):
    definition["items"][3]["reversed_keyed"] = True
    assert refusal(tmp_path, definition) == (
        "practice_alliance_short.yml: item goal_2: unknown key 'reversed_keyed'; did you mean 'reverse_keyed'?"
    )


def test_a_duplicate_item_id_is_refused(tmp_path, definition):
    definition["items"][1]["id"] = "goal_1"
    assert "item goal_1: the id is given to 2 items; give each its own" in refusal(tmp_path, definition)


def test_a_missing_item_id_is_refused(tmp_path, definition):
    del definition["items"][1]["id"]
    assert refusal(tmp_path, definition) == "practice_alliance_short.yml: item number 2: lacks 'id'; add it"


def test_a_subscale_that_names_no_item_is_refused(tmp_path, definition):
    definition["subscales"]["bond"]["items"] = []
    assert refusal(tmp_path, definition) == (
        "practice_alliance_short.yml: subscales, bond, items: is empty; name at least one"
    )


def test_a_subscale_that_names_an_unknown_item_is_refused(tmp_path, definition):
    definition["subscales"]["bond"]["items"][0] = "bnd_1"
    assert "subscale bond: names 'bnd_1', which is no item; items are goal_1, bond_1" in refusal(tmp_path, definition)


def test_an_item_of_no_subscale_is_refused(tmp_path, definition):
    definition["subscales"]["bond"]["items"].remove("bond_4")
    assert "item bond_4: belongs to no subscale; name it in one" in refusal(tmp_path, definition)


def test_a_response_scale_upside_down_is_refused(tmp_path, definition):
    definition["response_scale"].update(minimum=5, maximum=1)
    assert refusal(tmp_path, definition) == (
        "practice_alliance_short.yml: response_scale: minimum 5 is not below maximum 1; "
        "exchange them and reverse-key items instead"
    )


def test_a_step_without_words_is_refused(tmp_path, definition):
    del definition["response_scale"]["anchors"][3]
    assert "response_scale, anchors: names steps 1, 2, 4, 5; give words for each of 1, 2, 3, 4, 5" in refusal(
        tmp_path, definition
    )


def test_a_scoring_rule_that_cannot_be_met_is_refused(tmp_path, definition):
    definition["subscales"]["goal"]["min_answered"] = 5
    assert "subscale goal: min_answered is 5, but it has only 4 items; ask for that many at most" in refusal(
        tmp_path, definition
    )


def test_a_composite_of_an_unknown_subscale_is_refused(tmp_path, definition):
    definition["composite"]["subscales"] = ["goal", "trust"]
    assert "composite: names 'trust', which is no subscale; subscales are goal, task, bond" in refusal(
        tmp_path, definition
    )


def test_a_wording_that_a_perspective_lacks_is_refused(tmp_path, definition):
    del definition["items"][0]["observer"]
    assert "item goal_1: lacks the wording for observer; add it or drop the perspective" in refusal(
        tmp_path, definition
    )


def test_an_id_unlike_the_name_of_the_file_is_refused(tmp_path, definition):
    definition["id"] = "another"
    assert "id: is 'another', but the file is called 'practice_alliance_short'" in refusal(tmp_path, definition)


def test_all_problems_are_told_at_once(tmp_path, definition):
    definition["permission"] = "yes"
    definition["items"][0]["reverse_keyed"] = "no"
    assert len(refusal(tmp_path, definition).splitlines()) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: a\nid: b\n", "line 2: found duplicate key"),
        ("items: [", "line 1: "),
        ("just words", "holds 'just words' where an inventory was expected; start from a copy of one"),
        ("", "holds None where an inventory was expected"),
    ],
)
def test_a_file_that_is_no_yaml_mapping_is_refused(tmp_path, text, told):
    path = tmp_path / "broken.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(InventoryError, match=r"^broken\.yml: ") as caught:
        Inventory.from_file(path)
    assert told in str(caught.value)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "latin.yml"
    path.write_bytes("title: Fähre".encode("latin-1"))
    with pytest.raises(InventoryError, match=r"latin\.yml: "):
        Inventory.from_file(path)


def test_an_unknown_inventory_is_refused_with_the_nearest_name():
    with pytest.raises(KeyError, match="no inventory named 'practice_transferance'; did you mean 'practice_transference'"):
        Inventory.load("practice_transferance")

"""An inventory file that breaks a rule is refused with the file, the thing, the value and the fix."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from widgets import Inventory, InventoryError, inventory_ids
from widgets.datasets import inventory_path

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
    with pytest.raises(
        KeyError, match="no inventory named 'practice_transferance'; did you mean 'practice_transference'"
    ):
        Inventory.load("practice_transferance")


def test_a_key_that_contradicts_the_example_scored_by_hand_is_refused(tmp_path, definition):
    definition["items"] = [{**item, "reverse_keyed": False} for item in definition["items"]]
    # By hand goal_2 = 4 counts as 2, so Goal is (2 + 2 + 3 + 1) / 4 = 2; unreversed it is (2 + 4 + 3 + 1) / 4 = 2.5.
    assert refusal(tmp_path, definition) == (
        "practice_alliance_short.yml: worked_example, goal: by hand 2.00, by the key 2.50; "
        "check which items are reverse-keyed, or the arithmetic"
    )


def test_an_example_that_expects_a_score_from_too_few_answers_is_refused(tmp_path, definition):
    del definition["worked_example"]["responses"]["task_1"], definition["worked_example"]["responses"]["task_2"]
    assert "worked_example, task: by hand 4.50, by the key no score" in refusal(tmp_path, definition)


def test_an_example_that_names_an_unknown_item_or_score_is_refused(tmp_path, definition):
    definition["worked_example"]["responses"]["trust_1"] = 3
    definition["worked_example"]["scores"]["trust"] = 3
    told = refusal(tmp_path, definition)
    assert "worked_example: answers 'trust_1', which is no item; items are goal_1" in told
    assert "worked_example: scores 'trust'; scores are goal, task, bond, composite" in told


def test_a_subscale_may_not_take_the_name_of_the_composite(tmp_path, definition):
    definition["subscales"]["composite"] = definition["subscales"]["bond"]
    assert "subscale composite: the name is kept for the score across subscales; choose another" in refusal(
        tmp_path, definition
    )


@pytest.mark.parametrize(
    ("scale", "told"),
    [
        (
            {"kind": "slider", "minimum": 0, "maximum": 10, "anchors": {0: "none"}},
            "response_scale, anchors: names 0; give words for the two ends, 0 and 10",
        ),
        (
            {"kind": "slider", "minimum": 0, "maximum": 10, "step": 0.3, "anchors": {0: "none", 10: "all"}},
            "response_scale, step: 0.3 does not divide 0 to 10 evenly; choose one that does",
        ),
        (
            {"minimum": 1, "maximum": 2, "step": 0.5, "anchors": {1: "no", 2: "yes"}},
            "response_scale, step: is 0.5, but steps are whole numbers; say kind: slider",
        ),
        (
            {"kind": "count", "minimum": 1, "maximum": 9, "anchors": {}},
            "response_scale, minimum: is 1, but a count begins at 0; write 0",
        ),
        (
            {"kind": "dial", "minimum": 0, "maximum": 9, "anchors": {}},
            "response_scale, kind: is 'dial'; choose one of 'steps', 'slider', 'count'",
        ),
    ],
)
def test_a_response_scale_that_contradicts_its_kind_is_refused(tmp_path, definition, scale, told):
    assert told in refusal(tmp_path, {**definition, "response_scale": scale})


def short_form(tmp_path: Path, **changes: object) -> Path:
    parent = tmp_path / "practice_alliance_short.yml"
    parent.write_text(inventory_path("practice_alliance_short").read_text("utf-8"), "utf-8")
    form = {
        "id": "bond_only",
        "version": 1,
        "title": "Bond only",
        "construct": "bond",
        "summary": "Two items.",
        "structure_of": {"description": "Our own.", "citations": []},
        "short_form_of": "practice_alliance_short",
        "subscales": {"bond": {"label": "Bond", "items": ["bond_1", "bond_2"], "min_answered": 1}},
        "items": [{"id": "bond_1"}, {"id": "bond_2"}],
    }
    path = tmp_path / "bond_only.yml"
    with path.open("w", encoding="utf-8") as file:
        YAML().dump({**form, **changes}, file)
    return path


def test_a_short_form_takes_wording_keying_and_scale_from_its_long_form(tmp_path):
    form = Inventory.from_file(short_form(tmp_path))
    long_form = Inventory.load("practice_alliance_short")
    assert list(form.wording("client")) == list(long_form.wording("client")[["bond_1", "bond_2"]])
    assert form.reverse_keyed == ["bond_2"]
    assert form.response_scale == long_form.response_scale


def test_a_short_form_of_nothing_is_refused(tmp_path):
    with pytest.raises(InventoryError, match=r"short_form_of: there is no other file gone\.yml beside it; name one"):
        Inventory.from_file(short_form(tmp_path, short_form_of="gone"))


def test_an_item_that_the_long_form_has_not_is_refused(tmp_path):
    path = short_form(tmp_path, items=[{"id": "bond_1"}, {"id": "bond_2"}, {"id": "bond_9"}])
    with pytest.raises(InventoryError, match="item bond_9: lacks the wording for client, therapist, observer"):
        Inventory.from_file(path)


def test_the_starter_file_is_sound_once_it_is_renamed(tmp_path):
    starter = Path(__file__).parents[2] / "book" / "my_inventory.yml"
    (tmp_path / "my_inventory.yml").write_text(starter.read_text("utf-8"), "utf-8")
    assert Inventory.from_file(tmp_path / "my_inventory.yml").composite({"trust_1": 4, "trust_2": 2}).item() == 4
    (tmp_path / "other.yml").write_text(starter.read_text("utf-8"), "utf-8")
    with pytest.raises(InventoryError, match="id: is 'my_inventory', but the file is called 'other'"):
        Inventory.from_file(tmp_path / "other.yml")


def test_inventories_of_an_own_folder_are_found_by_name(tmp_path, monkeypatch):
    path = short_form(tmp_path)
    (tmp_path / "practice_alliance_short.yml").rename(tmp_path / "parent.txt")
    path.write_text(path.read_text("utf-8").replace("short_form_of: practice_alliance_short\n", ""), "utf-8")
    monkeypatch.setenv("INVENTORIES", str(tmp_path))
    assert "bond_only" in inventory_ids()
    assert inventory_path("bond_only") == path


def test_an_own_folder_that_does_not_exist_is_told(monkeypatch):
    monkeypatch.setenv("INVENTORIES", "/nowhere/at/all")
    with pytest.raises(FileNotFoundError, match="INVENTORIES is '/nowhere/at/all', and there is no such folder"):
        inventory_ids()


def test_an_own_inventory_may_not_take_a_name_of_the_books(tmp_path, monkeypatch):
    short_form(tmp_path)
    monkeypatch.setenv("INVENTORIES", str(tmp_path))
    with pytest.raises(ValueError, match="have the same name; give yours another name and id"):
        inventory_ids()

"""The form's Python side: what it takes, refuses, computes and sends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest
import traitlets
from lxml import html

from widgets import Inventory, InventoryForm, ResponseError, case_responses
from widgets.host.modules import pack_module
from widgets.library import inventory_ids

SHELF = Path(__file__).parents[2] / "widgets"
NOOR = case_responses("Noor", "practice_alliance_short").loc[[(3, "client")]]


def static_state(form: InventoryForm) -> dict:
    root = html.fromstring(form.static_html())
    return json.loads(root.xpath("//script[@type='application/json']")[0].text)


@pytest.fixture
def form():
    return InventoryForm("practice_alliance_short", responses=NOOR)


def test_an_empty_form_has_no_answers_and_no_scores():
    form = InventoryForm("practice_alliance_short")
    assert form.responses.isna().all(axis=None)
    assert form.subscale_scores.isna().all(axis=None)
    assert form.composite.isna().all()


def test_scores_are_pandas_objects_equal_to_the_inventorys(form):
    inventory = Inventory.load("practice_alliance_short")
    pd.testing.assert_frame_equal(form.subscale_scores, inventory.subscale_scores(NOOR))
    pd.testing.assert_series_equal(form.composite, inventory.composite(NOOR))


def test_setting_responses_is_observed_in_responses_and_scores(form):
    heard = []
    form.observe(lambda change: heard.append(change["name"]), ["responses", "subscale_scores", "composite"])
    form.responses = dict.fromkeys(form.inventory.item_ids, 3)
    assert set(heard) == {"responses", "subscale_scores", "composite"}
    assert form.composite.item() == 3


@pytest.mark.parametrize("trait", ["subscale_scores", "composite"])
def test_a_score_cannot_be_set_as_it_follows_from_the_responses(form, trait):
    with pytest.raises(traitlets.TraitError, match=f'The "{trait}" trait is read-only'):
        setattr(form, trait, None)


def test_a_refused_answer_leaves_the_form_as_it_was(form):
    before = form.responses
    with pytest.raises(ResponseError, match="6 is not on the response scale"):
        form.responses = {"goal_1": 6}
    pd.testing.assert_frame_equal(form.responses, before)


def test_a_form_holds_one_rating(form):
    with pytest.raises(ResponseError, match="a form holds one rating, but responses have 2 rows"):
        form.responses = pd.concat([NOOR, NOOR])


def test_an_unknown_perspective_is_refused():
    with pytest.raises(KeyError, match="has no perspective 'mother'; choose client or therapist or observer"):
        InventoryForm("practice_alliance_short", perspective="mother")


def test_an_unknown_argument_is_refused():
    with pytest.raises(TypeError, match="perspctive"):
        InventoryForm("practice_alliance_short", perspctive="client")


def test_an_unknown_item_cannot_be_reverse_keyed(form):
    with pytest.raises(ResponseError, match="there is no item 'goal_9'"):
        form.reverse_keyed = ["goal_9"]


def test_what_a_browser_sends_is_checked_like_any_answer(form):
    form.set_state({"responses": {"3-client": {"goal_1": 5}}})
    assert form.responses.goal_1.item() == 5
    with pytest.raises(ResponseError):
        form.set_state({"responses": {"3-client": {"goal_1": "<script>"}}})
    with pytest.raises(ResponseError, match="there is no rating 'x'; this form has 3-client"):
        form.set_state({"responses": {"x": {"goal_1": 5}}})


def test_only_given_answers_are_sent(form):
    sent = form.get_state(["responses"])["responses"]["3-client"]
    assert sent == {item: int(step) for item, step in NOOR.iloc[0].dropna().items()}


def test_the_static_form_is_the_same_each_time():
    first, second = (InventoryForm("practice_alliance_short", responses=NOOR).static_html() for _ in range(2))
    assert first == second


def test_the_bundle_offers_the_live_view_html_and_a_stable_text(form):
    data, _ = form._repr_mimebundle_()
    assert data["text/plain"] == "InventoryForm('practice_alliance_short', perspective='client')"
    assert data["text/html"] == form.static_html()
    assert "application/vnd.jupyter.widget-view+json" in data


def test_the_static_form_shows_the_answers_the_scores_and_the_working(form):
    root = html.fromstring(form.static_html())
    checked = {radio.get("name"): radio.get("value") for radio in root.xpath("//input[@type='radio'][@checked]")}
    sent = form.get_state(["responses"])["responses"]["3-client"]
    assert {item: int(step) for item, step in checked.items() if step} == sent
    assert root.xpath("//*[@data-subscale='goal']//*[@data-slot='score']")[0].text == "1.75"
    assert root.xpath("//*[@data-formula='goal']")[0].text == "Goal: (2 + 2 + 2 + 1) ÷ 4 = 1.75"


def test_a_form_remembers_a_key_set_in_python_when_it_is_shown_later(form):
    form.reverse_keyed = []
    assert static_state(form)["reverse_keyed"] == []
    assert (
        html.fromstring(form.static_html()).xpath("//*[@data-subscale='goal']//*[@data-slot='score']")[0].text == "2.25"
    )


def test_wording_of_an_inventory_is_text_and_never_markup(tmp_path):
    source = (SHELF.parent / "data/inventories/practice_alliance_short.yml").read_text("utf-8")
    hostile = source.replace(
        "What I came for is still what we steer by.", "'<img src=x onerror=alert(1)></script><script>'"
    )
    path = tmp_path / "practice_alliance_short.yml"
    path.write_text(hostile.replace("title: Practice Alliance Items, short form", "title: '<b>bold</b>'"), "utf-8")
    text = InventoryForm(Inventory.from_file(path)).static_html()
    assert "<img" not in text
    assert "<b>bold" not in text
    assert text.count("<script") == 1


def test_two_forms_alike_on_one_page_can_be_told_apart():
    names = {InventoryForm("practice_alliance_short", name=name).storage_name() for name in ("", "after")}
    assert names == {"practice_alliance_short-client", "practice_alliance_short-client-after"}


@pytest.mark.parametrize("inventory_id", inventory_ids())
def test_every_inventory_has_a_form_for_every_perspective(inventory_id):
    for perspective in Inventory.load(inventory_id).perspectives:
        root = html.fromstring(InventoryForm(inventory_id, perspective).static_html())
        assert len(root.xpath("//fieldset")) == len(Inventory.load(inventory_id).items)


def test_every_word_is_used_and_every_used_word_exists():
    form = InventoryForm("practice_alliance_short")
    code = "".join(path.read_text("utf-8") for kind in ("js", "html", "py") for path in SHELF.rglob(f"*.{kind}"))
    unused = [word for word in form.words if not re.search(rf"\b{word}\b", code)]
    assert unused == []
    used = set(re.findall(r"words\.(\w+)", code)) - {"items", "yml", "js"}
    assert used - set(form.words) == set()


def test_the_module_declares_the_traits_that_are_synced():
    source = (SHELF / "inventory_form.js").read_text("utf-8")
    declared = set(re.findall(r"(\w+)\??:", source[source.index("@typedef {{") : source.index("}} Traits")]))
    own = {name for name, trait in InventoryForm.class_traits(sync=True).items() if not name.startswith("_")}
    assert declared == own - {"layout", "tabbable", "tooltip"}


def test_every_trait_says_what_it_is():
    own = set(InventoryForm.class_own_traits()) | {"definition", "words", "html"}
    assert all(InventoryForm.class_traits()[name].help for name in own)


def test_a_packed_module_imports_no_sibling():
    assert 'from "./' not in pack_module(SHELF / "inventory_form.js")
    assert 'from "data:text/javascript;base64,' in pack_module(SHELF / "inventory_form.js")

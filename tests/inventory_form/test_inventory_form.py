"""The form's Python side: what it takes, refuses, computes and sends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import traitlets
from lxml import html

from widgets import Inventory, InventoryForm, ResponseError, case_responses
from widgets.datasets import inventory_ids

PACKAGE_ROOT = Path(__file__).parents[2] / "widgets"
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
    source = (PACKAGE_ROOT.parent / "data/inventories/practice_alliance_short.yml").read_text("utf-8")
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


def pair_of(sessions: list[int]) -> dict:
    """Answers of client and therapist after some sessions: 3 and 4 throughout."""
    item_ids = Inventory.load("practice_alliance_short").item_ids
    answers = {"client": 3, "therapist": 4}
    return {(number, who): dict.fromkeys(item_ids, step) for number in sessions for who, step in answers.items()}


def test_several_ratings_are_taken_from_the_index_of_the_responses():
    form = InventoryForm("practice_alliance_short", responses=case_responses("Noor", "practice_alliance_short"))
    assert [rating.id for rating in form.ratings] == ["3-client", "3-therapist"]
    assert list(form.subscale_scores.index) == [(3, "client"), (3, "therapist")]
    assert form.storage_name() == "practice_alliance_short-client-therapist"


def test_several_ratings_may_be_given_as_a_mapping_of_mappings():
    form = InventoryForm("practice_alliance_short", responses=pair_of([1, 2]))
    assert form.composite.to_dict() == {
        (1, "client"): 3.0, (1, "therapist"): 4.0 - 3 * 2 / 12,
        (2, "client"): 3.0, (2, "therapist"): 4.0 - 3 * 2 / 12,
    }  # fmt: skip # of 12 fours, three are reverse-keyed and count as twos


def test_empty_forms_can_be_asked_for_by_perspective_and_occasion():
    form = InventoryForm("practice_rupture_markers", occasions=[1, 2])
    assert list(form.responses.index) == [(1, "observer"), (2, "observer")]
    assert form.responses.index.names == ["segment", "perspective"]
    assert "Segment 2, Observer form" in form.static_html()


def test_rows_in_another_order_are_put_in_order():
    form = InventoryForm("practice_alliance_short", responses=pair_of([1, 2]))
    before = form.responses
    form.responses = before.iloc[::-1]
    pd.testing.assert_frame_equal(form.responses, before)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"perspective": "observer"}, "perspective is observer, but the responses are of client, therapist"),
        ({"occasions": [1, 3]}, "occasions is 1, 3, but the responses are of 1, 2; leave occasions out"),
    ],
)
def test_ratings_that_contradict_the_responses_are_refused(arguments, told):
    with pytest.raises(ResponseError, match=told):
        InventoryForm("practice_alliance_short", responses=pair_of([1, 2]), **arguments)


def test_a_rating_given_twice_is_refused():
    twice = pd.concat([NOOR, NOOR])
    with pytest.raises(ResponseError, match="two rows for one of 3-client; keep one"):
        InventoryForm("practice_alliance_short", responses=twice)


def rows(sessions, who="client"):
    """A row of threes for each session."""
    index = pd.MultiIndex.from_arrays([sessions, [who] * len(sessions)], names=["session", "perspective"])
    return pd.DataFrame(3.0, index=index, columns=NOOR.columns)


@pytest.mark.parametrize("session", [1.5, "pre", float("nan"), pd.Timestamp("2026-03-01"), True, -1, "1.5"])
def test_a_session_that_is_no_whole_number_is_refused_by_its_value(session):
    told = "session is .*; number the sessions with whole numbers, such as 1, 2, 3"
    with pytest.raises(ResponseError, match=told) as caught:
        InventoryForm("practice_alliance_short", responses=rows(pd.Index([session], dtype=object)))
    assert f"session is {session!r};" in str(caught.value)
    with pytest.raises(ResponseError, match=told):
        InventoryForm("practice_alliance_short", occasions=[session])


@pytest.mark.parametrize("session", [2, 2.0, np.int64(2), np.float32(2), "2"])
def test_a_session_may_be_any_whole_number_however_it_is_kept(session):
    form = InventoryForm("practice_alliance_short", responses=rows(pd.Index([session], dtype=object)))
    assert [rating.id for rating in form.ratings] == ["2-client"]
    assert [rating.id for rating in InventoryForm("practice_alliance_short", occasions=[session]).ratings] == [
        "2-client"
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"occasions": [1, 2, 1.0]}, "occasions names 1 twice; name each once"),
        ({"perspective": ["client", "therapist", "client"]}, "perspective names client twice; name each once"),
    ],
)
def test_a_rating_asked_for_twice_is_refused(arguments, told):
    with pytest.raises(ResponseError, match=told):
        InventoryForm("practice_alliance_short", **arguments)


@pytest.mark.parametrize(
    ("asked", "given", "told"),
    [
        ({"perspective": "client"}, rows([3], "therapist"), "the row is of 3-therapist, but this form is of client"),
        (
            {"perspective": "client", "occasions": [2]},
            rows([3]),
            "the row is of 3-client, but this form is of 2-client",
        ),
    ],
)
def test_the_row_of_another_rating_is_no_row_of_this_form(asked, given, told):
    form = InventoryForm("practice_alliance_short", **asked)
    with pytest.raises(ResponseError, match=told):
        form.responses = given
    assert form.responses.isna().all(axis=None)


def test_a_row_that_says_more_of_its_session_than_the_form_is_taken():
    form = InventoryForm("practice_alliance_short", "client")
    form.responses = rows([3])
    assert form.composite.item() == 3


def test_a_missing_rating_is_named():
    form = InventoryForm("practice_alliance_short", responses=pair_of([1, 2]))
    with pytest.raises(ResponseError, match="a form holds 4 ratings, but responses have 2 rows; give a row each for"):
        form.responses = pair_of([1])
    with pytest.raises(ResponseError, match="responses have no row for 1-client, 1-therapist"):
        form.responses = pair_of([2, 3])


def test_mixed_mappings_are_refused():
    with pytest.raises(ResponseError, match="some responses are of a rater and some of an item"):
        InventoryForm("practice_alliance_short", responses={"client": {"goal_1": 2}, "goal_1": 3})


def test_the_readable_form_tells_who_is_higher_and_how_near_the_answers_are():
    root = html.fromstring(
        InventoryForm(
            "practice_alliance_short", responses=case_responses("Noor", "practice_alliance_short")
        ).static_html()
    )
    differences = [cell.text for cell in root.xpath("//tr[@data-pair='3-client']/td")]
    # Goal 1.75 and 4.00, Task 3.00 and 4.00, Bond 4.50 and 3.75, Alliance 3.08 and 3.92, as the chapter shows them
    assert differences[0] == "Therapist +2.00"
    assert differences[2] == "Client +0.75"
    agreement = root.xpath("//*[@data-agreement='3-client']")[0].text
    assert agreement.startswith("Session 3: of 11 items that both answered, ")


def test_equal_scores_are_called_equal():
    answers = dict.fromkeys(Inventory.load("practice_alliance_short").item_ids, 3)
    form = InventoryForm("practice_alliance_short", responses={"client": answers, "therapist": answers})
    root = html.fromstring(form.static_html())
    assert {cell.text for cell in root.xpath("//tr[@data-pair='client']/td")} == {"equal"}
    assert "12 have the same value" in root.xpath("//*[@data-agreement='client']")[0].text


def test_a_line_breaks_where_a_score_is_missing():
    responses = pair_of([1, 2, 3])
    responses[(2, "client")] = {}
    root = html.fromstring(InventoryForm("practice_alliance_short", responses=responses).static_html())
    lines = root.xpath("//*[@data-picture='goal']//*[@data-line]/@d")
    assert [line.count("M") for line in lines] == [2, 1]
    assert len(root.xpath("//*[@data-picture='goal']//*[@data-dot='2-client'][@visibility='hidden']")) == 1


def test_a_slider_that_nobody_moved_says_no_answer():
    root = html.fromstring(InventoryForm("practice_session_rating").static_html())
    slider = root.xpath("//input[@type='range']")[0]
    assert (slider.get("aria-valuetext"), slider.get("value")) == ("No answer", "5")
    assert InventoryForm("practice_session_rating").responses.isna().all(axis=None)


def test_a_slider_answer_keeps_its_tenths():
    form = InventoryForm("practice_session_rating", responses={"goals_1": 8.2})
    assert form.get_state(["responses"])["responses"] == {"client": {"goals_1": 8.2}}
    with pytest.raises(
        ResponseError, match=r"8\.25 is not on the response scale 0 to 10; use 0 to 10 in steps of 0\.1"
    ):
        form.responses = {"goals_1": 8.25}


def licensed(tmp_path: Path) -> Inventory:
    source = (PACKAGE_ROOT.parent / "data/inventories/practice_alliance_short.yml").read_text("utf-8")
    path = tmp_path / "practice_alliance_short.yml"
    path.write_text(source.replace("permission: open", "permission: structure-only"), "utf-8")
    return Inventory.from_file(path)


def test_licensed_wording_is_shown_in_a_kernel_and_never_stored_or_published(tmp_path):
    form = InventoryForm(licensed(tmp_path))
    sentence = "What I came for is still what we steer by."
    assert sentence in form.readable_form(published=False)
    stored = form._repr_mimebundle_()[0]
    assert sentence not in json.dumps([stored["text/html"], stored["text/plain"]])
    assert "How often was each statement true" not in stored["text/html"]
    assert "Item 11" in stored["text/html"]
    assert "Lay your own copy beside it" in stored["text/html"]


def test_an_inventory_may_leave_its_wording_out_altogether(tmp_path):
    source = (PACKAGE_ROOT.parent / "data/inventories/practice_alliance_short.yml").read_text("utf-8")
    bare = re.sub(r"(?m)^    (client|therapist|observer): (?!\n).*\n", "", source).replace(
        "permission: open", "permission: structure-only"
    )
    path = tmp_path / "practice_alliance_short.yml"
    path.write_text(bare, "utf-8")
    form = InventoryForm(Inventory.from_file(path), responses={"bond_1": 4, "bond_2": 2, "bond_3": 4})
    assert form.subscale_scores.bond.item() == 4.0
    assert "Item 12" in form.readable_form(published=False)

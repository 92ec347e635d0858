"""A form in another language is the same form: it says the same, keeps the same answers, and scores them alike."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.layers import some_now
from tests.twins.form_draws import answers_to
from widgets import Inventory, InventoryForm, inventory_ids
from widgets.datasets import inventory_path
from widgets.inventory_form.definition import define
from widgets.inventory_form.ratings import Rating
from widgets.translations import languages_of

SPANISH = [name for name in inventory_ids() if "es" in languages_of(inventory_path(name))]
CASES = some_now(SPANISH, 3, "every inventory is written twice")
WORDED = {"language", "label"}
ANSWERS = {"goal_1": 5, "goal_2": 2, "goal_3": 4, "goal_4": 4, "bond_1": 3}


def without_words(part):
    """A definition, but for what is written in a language."""
    if isinstance(part, dict):
        return {name: without_words(value) for name, value in part.items() if name not in WORDED}
    return [without_words(one) for one in part] if isinstance(part, list) else part


@pytest.mark.parametrize("name", CASES)
def test_the_page_scores_a_form_by_the_same_numbers_in_both_languages(name):
    english, spanish = (Inventory.load(name, language) for language in ("en", "es"))
    ratings = [Rating(perspective) for perspective in english.perspectives]
    assert without_words(define(spanish, ratings, {})) == without_words(define(english, ratings, {}))


@given(st.data())
def test_any_answers_have_the_same_scores_in_both_languages(data):
    name = data.draw(st.sampled_from(SPANISH))
    english, spanish = (Inventory.load(name, language) for language in ("en", "es"))
    answers = data.draw(answers_to(english))
    assert spanish.subscale_scores(answers).equals(english.subscale_scores(answers))
    if english.composite_rule:
        assert spanish.composite(answers).equals(english.composite(answers))


def test_a_form_in_spanish_is_kept_under_the_name_of_the_english_one_and_holds_its_answers():
    english, spanish = (InventoryForm("practice_alliance_short", language=language) for language in ("en", "es"))
    assert spanish.storage_name() == english.storage_name()
    english.set_state({"responses": {"client": ANSWERS}})
    spanish.set_state(english.get_state(["responses", "reverse_keyed"]))
    assert spanish.composite.equals(english.composite)
    assert spanish.get_state(["responses"]) == english.get_state(["responses"])


def test_a_form_says_in_which_language_it_is_and_an_english_one_leaves_that_to_the_page():
    root = html.fromstring(InventoryForm("practice_alliance_short", language="es").readable_form(published=True))
    assert (root.get("lang"), root.get("dir")) == ("es", "ltr")
    assert html.fromstring(InventoryForm("practice_alliance_short").readable_form(published=True)).get("lang") is None


def test_a_spanish_form_writes_its_scores_with_a_comma():
    form = InventoryForm("practice_alliance_short", responses=ANSWERS, language="es")
    root = html.fromstring(form.readable_form(published=True))
    # 5, 6 - 2, 4 and 4: seventeen quarters.
    assert root.xpath("//*[@data-formula='goal']")[0].text == "Metas: (5 + 4 + 4 + 4) ÷ 4 = 4,25"


def test_what_a_slider_holds_is_a_number_of_html_and_what_it_says_is_one_of_the_language():
    form = InventoryForm("practice_session_rating", responses={"overall_1": 7.5}, language="es")
    slider = html.fromstring(form.readable_form(published=True)).xpath("//input[@name='overall_1'][@type='range']")[0]
    assert (slider.get("value"), slider.get("aria-valuetext")) == ("7.5", "7,5")


def test_an_inventory_of_ones_own_brings_its_language():
    inventory = Inventory.load("practice_alliance_four", "es")
    assert InventoryForm(inventory).language == "es"


def test_a_language_that_there_is_not_is_named():
    with pytest.raises(ValueError, match="there is no translation 'fr'; languages are en, es"):
        InventoryForm("practice_alliance_short", language="fr")


@pytest.mark.parametrize("name", CASES)
def test_no_text_of_a_form_is_the_same_in_both_languages_but_for_numbers_and_signs(name):
    perspectives = list(Inventory.load(name).perspectives)
    texts = []
    for language in ("en", "es"):
        form = InventoryForm(name, perspectives, occasions=[1, 2], language=language)
        texts.append(re.findall(r"[^<>]*[^\W\d_]{2}[^<>]*(?=<)", form.readable_form(published=True)))
    same = {one.strip() for one in texts[0]} & {one.strip() for one in texts[1]}
    assert same - {"Total", "Total 30.00"} == set()

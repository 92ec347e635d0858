"""A translation has the texts of its file, each with its slots, and nothing else; what is translated is listed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from babel import Locale
from ruamel.yaml import YAML

from tests.layers import some_now
from widgets.datasets import DATA, inventory_ids, inventory_path
from widgets.exercise_types.controls_registry import WORDS as CONTROLS
from widgets.host.words import direction_of, read_words
from widgets.measures import Inventory, InventoryError
from widgets.packages.formats import FORMATS
from widgets.pseudo_locale import pseudo
from widgets.translations import TranslationError, is_translation, languages_of, translate

ROOT = Path(__file__).parents[2]
TRANSLATED = {
    "es": {
        "book/_templates/inventory",
        *(f"widgets/classroom/{stem}" for stem in ("gradebook/decision_text", "gradebook/feedback_sheets", "words")),
        "widgets/exercise/exercise",
        "widgets/exercise_types/key_words",
        *(f"widgets/{stem}" for stem in CONTROLS),
        "widgets/explorer/explorer",
        "widgets/host/host",
        "widgets/inventory_form/inventory_form",
        "widgets/host/students_address",
        "widgets/my_answers/my_answers",
        *(f"widgets/packages/{stem}" for stem in ("chapter_links", "filled_sheet", "questions")),
        *(f"widgets/packages/{name}/{name}" for name in FORMATS),
        *(f"widgets/pages/{name}/{name}" for name in ("assignment", "builder", "gradebook")),
        "widgets/pages/start",
        "widgets/reply/reply",
        "widgets/session/session",
    }
}
"""What can be read in another language beside inventories, each complete."""
SPANISH = [name for name in inventory_ids() if "es" in languages_of(inventory_path(name))]
WORDS = {"open": "Open {what}", "parts": [{"id": "a", "label": "First"}], "kind": "steps"}


def written(tmp_path: Path, translation: dict) -> Path:
    YAML(typ="safe", pure=True).dump(translation, tmp_path / "words.es.yml")
    return tmp_path / "words.yml"


def refusal(tmp_path: Path, translation: dict) -> str:
    with pytest.raises(TranslationError) as caught:
        translate(WORDS, written(tmp_path, translation), "es", ["kind"])
    return str(caught.value)


def test_a_translation_replaces_texts_and_leaves_the_rest(tmp_path):
    path = written(tmp_path, {"open": "Abrir {what}", "parts": [{"id": "a", "label": "Primera"}]})
    expected = {"open": "Abrir {what}", "parts": [{"id": "a", "label": "Primera"}], "kind": "steps"}
    assert translate(WORDS, path, "es", ["kind"]) == expected
    assert translate(WORDS, path, "en", ["kind"]) is WORDS


def test_a_text_that_is_not_translated_is_named(tmp_path):
    assert refusal(tmp_path, {"open": "Abrir {what}"}) == "words.es.yml: lacks parts, a, label; translate 'First'"


def test_a_text_that_translates_nothing_is_named(tmp_path):
    given = {"open": "Abrir {what}", "opne": "", "parts": [{"id": "a", "label": "Primera"}]}
    assert refusal(tmp_path, given) == "words.es.yml: has opne, which is no text of words.yml; take it out"


def test_a_slot_that_is_written_otherwise_is_named(tmp_path):
    given = {"open": "Abrir {qué}", "parts": [{"id": "a", "label": "Primera"}]}
    assert refusal(tmp_path, given) == "words.es.yml: open: has the slots {qué}; write {what}"


def test_a_language_that_there_is_not_is_named_with_those_that_there_are(tmp_path):
    path = written(tmp_path, {})
    with pytest.raises(TranslationError, match=r"words\.yml: there is no translation 'fr'; languages are en, es"):
        translate(WORDS, path, "fr")


def test_no_letter_of_a_text_that_nobody_has_translated_looks_the_same():
    alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    made = pseudo(alphabet).strip("⟦⟧")
    assert len(set(made) - set(alphabet)) == len(alphabet)


def test_what_is_translated_is_what_is_listed():
    files = [path for room in ("book", "widgets") for path in (ROOT / room).rglob("*.es.yml")]
    found = {path.with_name(path.name.removesuffix(".es.yml")).relative_to(ROOT).as_posix() for path in files}
    assert found == TRANSLATED["es"]


@pytest.mark.parametrize("stem", sorted(stem for stem in TRANSLATED["es"] if stem.startswith("widgets/")))
def test_a_widgets_words_are_translated_all(stem):
    own = stem.removeprefix("widgets/")
    assert read_words(own, language="es").keys() == read_words(own).keys()


@pytest.mark.parametrize("name", some_now(SPANISH, 3, "each reads its file in two languages"))
def test_an_inventory_in_another_language_asks_the_same_and_is_keyed_alike(name):
    english = Inventory.load(name)
    for language in languages_of(inventory_path(name)):
        other = Inventory.load(name, language)
        assert (other.id, other.version, other.permission) == (english.id, english.version, english.permission)
        assert [item.wording.keys() for item in other.items] == [item.wording.keys() for item in english.items]
        assert other.scoring_key.table().equals(english.scoring_key.table())
        assert list(other.response_scale.anchors) == list(english.response_scale.anchors)


def test_an_inventory_in_spanish_says_that_it_is_not_validated():
    for name in SPANISH:
        assert Inventory.load(name, "es").status == (
            "Escrito y traducido para la enseñanza. Sin validar, ni en inglés ni en español. No es para uso clínico."
        )


def test_a_translation_is_no_inventory_of_its_own():
    files = list((DATA / "inventories").glob("*.yml"))
    assert {path.stem for path in files if not is_translation(path)} == set(inventory_ids())


def test_a_translation_of_ones_own_that_lacks_a_text_is_refused_with_its_place(tmp_path):
    for end in (".yml", ".es.yml"):
        source = (DATA / "inventories" / f"practice_session_rating{end}").read_text("utf-8")
        (tmp_path / f"practice_session_rating{end}").write_text(
            source.replace("    client: Hoy habría", "    x: "), "utf-8"
        )
    with pytest.raises(InventoryError, match=r"practice_session_rating\.es\.yml: lacks items, relationship_1, client;"):
        Inventory.from_file(tmp_path / "practice_session_rating.yml", "es")


def test_a_short_form_takes_its_statements_from_the_translation_of_the_long_one():
    short, long = (Inventory.load(f"practice_alliance_{name}", "es") for name in ("four", "short"))
    wording = {item.id: item.wording for item in long.items}
    assert all(item.wording == wording[item.id] for item in short.items)
    assert short.response_scale == long.response_scale


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_language_runs_and_writes_its_decimals_as_the_worlds_lists_say(language):
    locale = Locale.parse(language)  # Unicode's CLDR
    assert direction_of(language) == {"left-to-right": "ltr", "right-to-left": "rtl"}[locale.character_order]
    mark = read_words(language=language)["decimal_mark"]
    assert mark == locale.number_symbols["latn"]["decimal"]


def test_the_browsers_own_lists_say_the_same():
    marks = {language: read_words(language=language)["decimal_mark"] for language in ("en", "es")}
    script = "console.log(JSON.stringify(process.argv.slice(1).map((one) => (1.5).toLocaleString(one))))"
    told = subprocess.run(["node", "-e", script, *marks], capture_output=True, check=True).stdout
    assert json.loads(told) == [f"1{mark}5" for mark in marks.values()]

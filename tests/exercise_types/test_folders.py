"""A type of exercise is a folder: what each has, and that the lists name each once."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.classroom.samples import sample_bank
from widgets.classroom.bank.bank import Bank
from widgets.exercise_types import ITEM_TYPES, answer_registry
from widgets.exercise_types.answer_registry import FREE_RESPONSES, AnswerType, answer_type
from widgets.exercise_types.controls_registry import WORDS, ShownType, shown_type
from widgets.exercise_types.writing_registry import WrittenType, type_schema, written_type
from widgets.host.words import read_words

LAYERS = {
    "answer": (answer_type, AnswerType),
    "writing": (written_type, WrittenType),
    "controls": (shown_type, ShownType),
}
FOLDER = Path(answer_registry.__file__).parent
BANK: Bank = sample_bank()


def listed_on_page(registry: str) -> list[str]:
    """Read which types a registry of the page imports, gives and so lists."""
    source = (FOLDER / registry).read_text("utf-8")
    imported = re.findall(r'^import \* as (\w+) from "\./(\w+)/', source, re.MULTILINE)
    assert all(name == folder for name, folder in imported)
    given = re.findall(r"^  (\w+),$", source, re.MULTILINE)
    assert given == [name for name, _ in imported]
    return given


def test_a_type_is_a_folder_and_every_folder_is_a_type():
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("__")}
    assert set(ITEM_TYPES) == folders


@pytest.mark.parametrize("registry", ["answer_registry.js", "controls_registry.js"])
def test_the_pages_list_has_every_type_once(registry):
    assert listed_on_page(registry) == list(ITEM_TYPES)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("name", ITEM_TYPES)
def test_every_type_has_what_each_of_its_layers_promises(name, layer):
    find, promised = LAYERS[layer]
    module = find(name)
    for member, rule in inspect.getmembers(promised, inspect.isfunction):
        if not member.startswith("_"):
            wanted = len(inspect.signature(rule).parameters) - 1
            assert len(inspect.signature(getattr(module, member)).parameters) == wanted, member
    assert [member for member in promised.__annotations__ if not hasattr(module, member)] == []


@pytest.mark.parametrize("name", ITEM_TYPES)
def test_a_schema_says_what_the_type_adds_to_an_exercise_and_to_a_key(name):
    schema = type_schema(name)
    assert set(schema) == {"item", "key"}
    for part in schema.values():
        assert set(part) == {"required", "properties"}
        assert set(part["required"]) <= set(part["properties"])


def test_no_two_types_have_a_word_of_one_name():
    names = [word for stem in ("exercise/exercise", *WORDS) for word in set(read_words(stem)) - set(read_words())]
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize("name", ITEM_TYPES)
def test_samples_for_tests_have_the_type_for_practice_and_graded_and_free_ones_graded(name):
    uses = {item["use"] for item in BANK.items.values() if item["type"] == name}
    assert uses == ({"graded"} if name in FREE_RESPONSES else {"practice", "graded"})


def test_a_type_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(KeyError, match="no type of exercise 'quiz'; types are essay, "):
        answer_type("quiz")

"""The words of packages and sheets are YAML, are read in the page without a YAML reader, and follow the language."""

import pytest
from ruamel.yaml import YAML

from widgets.classroom.problems import ClassroomError
from widgets.classroom.words import LANGUAGES, parse_words, read_words, tell_number, writing_in
from widgets.host import words as words_of_widgets
from widgets.host.modules import PACKAGE_ROOT

PLACES = ("classroom/**/*.yml", "packages/**/*.yml", "exercise_types/*.yml")
FILES = sorted(path for place in PLACES for path in PACKAGE_ROOT.glob(place))
ENGLISH = [path for path in FILES if "." not in path.stem]
PRINTED = PACKAGE_ROOT / "packages/printed/printed.py"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_words_is_read_as_a_yaml_reader_reads_it(path):
    assert parse_words(path.read_text("utf-8")) == YAML(typ="safe", pure=True).load(path)


@pytest.mark.parametrize("line", ["- a list", "just text", "two words: text"])
def test_what_is_no_word_is_refused_and_named(line):
    with pytest.raises(ValueError, match=f"line 2 of the words is '{line}'"):
        parse_words(f"first: text\n{line}\n")


def test_words_follow_the_language_in_which_is_written():
    words = read_words(str(PRINTED))
    with writing_in("es"):
        assert words["date"] == "Fecha"
        with writing_in("en"):
            assert words["date"] == "Date"
        assert words["date"] == "Fecha"
    assert words["date"] == "Date"


def test_a_language_in_which_nothing_can_be_written_is_named_with_those_that_there_are():
    with pytest.raises(ClassroomError, match="There is no language 'fr'; languages are en, es"), writing_in("fr"):
        pass


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)
def test_every_file_of_words_is_there_in_every_language(path):
    files = [path.with_suffix(f".{language}.yml") for language in LANGUAGES if language != "en"]
    assert [file.name for file in files if not file.is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_have_the_decimal_mark_that_they_have_in_a_widget(language):
    with writing_in(language):
        assert tell_number(0.5) == f"0{words_of_widgets.read_words(language=language)['decimal_mark']}5"

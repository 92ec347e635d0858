"""The words of packages are YAML, and are read in the page without a YAML reader."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

import widgets.packages.words as module
from widgets.packages.words import parse_words

FILES = sorted(Path(module.__file__).parent.glob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_words_is_read_as_a_yaml_reader_reads_it(path):
    assert parse_words(path.read_text("utf-8")) == YAML(typ="safe", pure=True).load(path)


@pytest.mark.parametrize("line", ["- a list", "just text", "two words: text"])
def test_what_is_no_word_is_refused_and_named(line):
    with pytest.raises(ValueError, match=f"line 2 of the words is '{line}'"):
        parse_words(f"first: text\n{line}\n")

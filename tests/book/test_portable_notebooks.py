"""A notebook that a reader downloads can be read to the end anywhere, and says how to run it."""

from __future__ import annotations

import re

import nbformat
import pytest
from portable_notebooks import CHECK, label, plain_text

from book.wheels.wheel import read_project
from tests.book.small_book import OF_NOTEBOOKS, build_small_book, notebook
from tests.chapters.notebooks import ROOT
from tests.chapters.test_chapters import Chapter

NOTEBOOKS = sorted((ROOT / "_build/html/_sources/chapters").glob("*.ipynb"))
SAY = {"eval": {"r": "0.66"}.__getitem__, "term": label, "cite:t": lambda _: "Bordin [1979]"}


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("*r* = {eval}`r` in {term}`studies <study>`", "*r* = 0.66 in studies"),
        ("{cite:t}`bordin1979generalizability` asked.", "Bordin [1979] asked."),
        ("See [Privacy](../book/privacy.md).", "See Privacy."),
        ("See [Transference](transference.ipynb).", "See [Transference](transference.ipynb)."),
        ("(sec-goals)=\n## Goals", "## Goals"),
        (
            "Before\n\n```{admonition} Read one\n:class: tip\n{cite:t}`b` asked.\n\nTwice.\n```\n\nAfter",
            "Before\n\n> **Read one**\n>\n> Bordin [1979] asked.\n>\n> Twice.\n\nAfter",
        ),
        ("```{table} Two views\n| A | B |\n| --- | --- |\n```", "**Two views**\n\n| A | B |\n| --- | --- |"),
    ],
)
def test_what_only_the_book_understands_becomes_plain(source, plain):
    assert plain_text(source, SAY) == plain


def test_a_role_that_nobody_can_put_into_words_is_an_error():
    with pytest.raises(KeyError, match="doc"):
        plain_text("{doc}`privacy`", SAY)


def test_every_chapter_is_offered():
    assert [path.name for path in NOTEBOOKS] == sorted(path.name for path in (ROOT / "chapters").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_an_offered_notebook_is_valid_and_has_no_word_that_only_the_book_understands(path):
    nbformat.validate(nbformat.read(path, as_version=4))
    assert re.findall(r"\{[\w:-]+\}`|^```\{|\]\([^)]*\.md|<nbsp>", Chapter(path).text, re.MULTILINE) == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_an_offered_notebook_says_how_to_get_the_tools_before_it_imports_them(path):
    chapter = Chapter(path)
    assert "from widgets import" in chapter.code[0].source
    assert "pip install ./psychotherapy_relationship-" in chapter.cells[chapter.cells.index(chapter.code[0]) - 1].source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_an_offered_notebook_says_of_which_release_it_is_before_its_own_code(path):
    first = Chapter(path).code[0]
    assert first.id == CHECK
    assert first.source.endswith(f'check_release("{read_project()["version"]}")')


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_an_offered_notebook_keeps_the_code_and_lists_what_it_cites(path):
    own, offered = Chapter(ROOT / "chapters" / path.name), Chapter(path)
    assert own.code == offered.code[1:]  # behind the question of which release it is
    cited = {key for keys in re.findall(r"\{cite:[pt]\}`([^`]+)`", own.text) for key in keys.split(",")}
    assert len(re.findall("^- ", offered.cells[-1].source, re.MULTILINE)) == len(cited)


def test_an_expression_whose_value_changes_on_the_way_is_refused(tmp_path):
    cells = notebook("# Title", ("x = 1",), "It is {eval}`x`.", ("x = 2",), "It is {eval}`x`.")
    extensions = ["myst_nb", "portable_notebooks"]
    with pytest.raises(Exception, match="is 1 and then 2: name the two differently"):
        build_small_book(tmp_path, {"index.ipynb": cells}, extensions, **OF_NOTEBOOKS)

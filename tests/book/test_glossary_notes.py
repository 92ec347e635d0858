"""A definition is laid beside every reference to its term, and is no words of the page."""

from __future__ import annotations

import json

import pytest

from tests.book.small_book import build_small_book

GLOSSARY = """# Glossary

```{glossary}
bond
  Trust & respect: *both*, as in
  {term}`task`.

task
aim
  What is done.
```
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    pages = {
        "book/glossary.md": GLOSSARY,
        "index.md": "# Start\n\nA {term}`tie <bond>`, an {term}`aim`.\n\n```{toctree}\nbook/glossary\n```\n",
    }
    return build_small_book(tmp_path_factory.mktemp("source"), pages, ["myst_parser", "glossary_notes"], no_assets)


def no_assets(app):
    """What another of our pieces begins for every page."""
    app.connect("html-page-context", lambda *given: given[3].update(widget_assets=""), priority=800)


def test_the_definition_stands_beside_the_term_in_plain_words(site):
    terms = site.page("index.html").findall(".//span[@class='term']")
    assert [term.find("a").text_content() for term in terms] == ["tie", "aim"]
    notes = [term.find("span[@popover]") for term in terms]
    assert [note.find("span").text for note in notes] == ["Trust & respect: both, as in task.", "What is done."]
    assert [note.get("id") for note in notes] == ["term-note-1", "term-note-2"]
    assert [note.find("a").get("href") for note in notes] == [
        "book/glossary.html#term-bond",
        "book/glossary.html#term-aim",
    ]


def test_for_the_margin_there_is_the_term_and_what_it_means_in_a_sentence(site):
    margins = site.page("index.html").findall(".//span[@class='term-margin']")
    assert [(margin.get("data-term"), margin.get("data-gist")) for margin in margins] == [
        ("bond", "Trust & respect: both, as in task."),
        ("aim", "What is done."),
    ]
    assert {(margin.get("aria-hidden"), margin.text_content()) for margin in margins} == {("true", "")}


def test_the_glossary_has_no_notes_of_its_own(site):
    assert "term-note" not in site.text("book/glossary.html")


def test_a_search_for_a_word_of_the_definition_finds_the_glossary_alone(site):
    text = site.text("searchindex.js")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    assert index["docnames"][index["terms"]["respect"]] == "book/glossary"

"""The search: it finds every page, tells how many, and shows a piece of the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from exercise_bank import whole_bank
from playwright.sync_api import Page, expect
from sphinx.application import Sphinx

from tests.book.small_book import build_small_book
from tests.browser_fixtures import OF_JUPYTER, SITE
from tests.layers import some_now

NOT_FOUND = {"404", "index", "search"}
"""The first leads to the book's first page, the second is the search itself."""


def index_of(folder: Path) -> dict[str, Any]:
    text = (folder / "searchindex.js").read_text("utf-8")
    index: dict[str, Any] = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    return index


def pages_of(index: dict[str, Any], word: str) -> set[str]:
    """Name the pages that have a word, in the stemmed form in which the index has it."""
    places = index["terms"].get(word, [])
    return {index["docnames"][place] for place in (places if isinstance(places, list) else [places])}


def with_a_made_page(app: Sphinx) -> None:
    body = "<p>A rupture</p><p>is repaired</p><script>let hidden</script><template>unseen</template>"
    page = {"title": "Bond & task", "body": body}
    app.connect("html-collect-pages", lambda _: [("made/one", page, "page.html")])


@pytest.fixture(scope="module")
def small_index(tmp_path_factory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("book")
    book = build_small_book(
        folder, {"index.md": "# First\n\nA goal."}, ["myst_parser", "found_pages"], with_a_made_page
    )
    assert book.told == ""
    return index_of(book.folder)


def test_a_page_that_is_made_of_no_source_is_in_the_index_with_its_title_and_words(small_index):
    assert set(small_index["docnames"]) == {"index", "made/one"}
    assert "Bond &amp; task" in small_index["titles"]
    assert pages_of(small_index, "ruptur") == {"made/one"}
    assert pages_of(small_index, "goal") == {"index"}


@pytest.mark.parametrize("word", ["hidden", "unseen"])
def test_what_nobody_reads_on_a_page_is_not_found(small_index, word):
    assert pages_of(small_index, word) == set()


def test_every_page_of_the_book_is_in_the_index():
    pages = {path.relative_to(SITE).with_suffix("").as_posix() for path in SITE.rglob("*.html")}
    pages -= {Path(name).with_suffix("").as_posix() for name in OF_JUPYTER}
    assert {name for name in index_of(SITE)["docnames"] if "#" not in name} == pages - NOT_FOUND


def test_every_exercise_and_every_term_of_the_index_has_its_place_on_its_page():
    places = {}
    for name in index_of(SITE)["docnames"]:
        page, _, place = name.partition("#")
        if place:
            places.setdefault(page, set()).add(place)
    for page, names in places.items():
        text = (SITE / f"{page}.html").read_text("utf-8")
        assert [name for name in names if f'id="{name}"' not in text] == [], page
    exercises = [name for page, names in places.items() if page != "book/glossary" for name in names]
    assert len(exercises) == len(whole_bank().items)


def search_for(page: Page, site: str, words: str) -> Page:
    page.goto(f"{site}/search.html?q={words}")
    expect(page.get_by_role("status")).to_contain_text("search", timeout=20_000)
    return page


@pytest.mark.parametrize(
    "words",
    some_now(
        ["constructor", "__proto__", "hasOwnProperty", "toString"],
        1,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_a_word_of_javascript_finds_no_page_that_is_none(page, site, words):
    search_for(page, site, words)
    addresses = page.locator("#search-results a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert [address for address in addresses if "undefined" in address] == []


def test_inventories_explorers_and_the_tools_of_the_class_are_found(page, site):
    found = set()
    for words in ("genuineness", "slopes", "gradebook"):
        search_for(page, site, words)
        hits = page.locator("#search-results .search a")
        found |= {address.split("/")[0] for address in hits.evaluate_all("all => all.map(a => a.getAttribute('href'))")}
    assert {"inventories", "explorers", "classroom"} <= found


@pytest.mark.parametrize(
    ("words", "address", "said"),
    some_now(
        [
            ("correlation", "explorers/shared_variance.html", "Explorer What does a correlation look like?"),
            (
                "genuineness",
                "inventories/practice_real_relationship.html",
                "Inventory Practice Real Relationship Items",
            ),
            ("working alliance", "book/glossary.html#term-working-alliance", "Term working alliance"),
            ("five lines", "chapters/working_alliance.html#wa-five-lines", "Exercise Five lines, five rooms"),
            ("rupture", "chapters/rupture_and_repair.html", "Chapter Rupture and repair"),
            ("gradebook", "classroom/gradebook.html", "Tool Gradebook"),
        ],
        2,
        "the kinds are told by one list",
    ),
)
def test_a_hit_says_what_kind_it_is_and_leads_to_its_place(page, site, words, address, said):
    search_for(page, site, words)
    expect(page.locator(f'#search-results .search a[href="{address}"]').first).to_have_text(said)


def test_a_term_is_told_with_its_definition(page, site):
    search_for(page, site, "bond")
    hit = page.locator("#search-results .search li").filter(has=page.locator('[href="book/glossary.html#term-bond"]'))
    expect(hit).to_have_count(1)
    expect(hit.locator(".context")).to_contain_text("trust")


def test_an_exercise_that_is_found_is_in_sight_when_it_is_followed(page, site):
    search_for(page, site, "five lines")
    page.locator('#search-results a[href="chapters/working_alliance.html#wa-five-lines"]').click()
    expect(page.locator("#wa-five-lines")).to_be_in_viewport()


def test_an_excerpt_is_of_the_text_and_has_no_word_of_the_menus(page, site):
    search_for(page, site, "alliance")
    excerpts = page.locator("#search-results .context")
    expect(excerpts.nth(20)).to_be_attached()
    texts = excerpts.all_inner_texts()
    assert [text for text in texts if "Color mode" in text or "System Settings" in text] == []
    assert [text for text in texts if "clients?Slope" in text] == []  # a title and a label, one behind the other
    assert sum("alliance" in text.lower() for text in texts) > len(texts) / 2

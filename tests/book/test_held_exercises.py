"""What the guide says that packages hold is counted, not typed."""

from __future__ import annotations

from pathlib import Path

from held_exercises import count_held, say_held

from tests.book.small_book import build_small_book
from widgets.authoring.bank_maker import make_bank
from widgets.packages.formats import FORMATS

GUIDE = (Path(__file__).parents[2] / "book/for_instructors.md").read_text("utf-8")


def test_every_format_of_the_guides_table_says_how_many_of_how_many():
    assert [name for name in FORMATS if f"{{held}}`{name}`" not in GUIDE] == []


def test_counts_are_those_of_the_books_exercises():
    bank = make_bank()
    for name in ("moodle", "blackboard", "printed"):
        assert sum(all_of for _, all_of in count_held(name).values()) == len(bank.items)
    assert count_held("printed")["rate_transcript"] == count_held("nbgrader")["rate_transcript"]
    assert count_held("moodle")["set_explorer"][0] == 0


def test_a_claim_of_matching_says_for_how_many_it_holds():
    bank = make_bank()
    pairs = {name: bank.key(name)["pairs"] for name, item in bank.items.items() if item["type"] == "match"}
    fit = [name for name, each in pairs.items() if len(set(each.values())) == len(bank.item(name)["options"])]
    assert say_held("blackboard match") == f"{len(fit)} of {len(pairs)}"


def test_the_counts_stand_in_the_text_of_the_page(tmp_path):
    pages = {"index.md": "# Start\n\n| Holds |\n| --- |\n| {held}`moodle`, matching {held}`blackboard match` |\n"}
    site = build_small_book(tmp_path, pages, ["myst_parser", "held_exercises"])
    text = " ".join(site.page("index.html").getroot().text_content().split())
    assert f"{say_held('moodle')}, matching {say_held('blackboard match')}" in text

"""A prompt that speaks of “the chapter” names it, and leads there, where the exercise does not stand in it."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest

from widgets.authoring.bank_maker import make_bank
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.bank.chapter import speaks_of_chapter
from widgets.exercise.exercise import Exercise
from widgets.packages.chapter_links import place_chapter_links
from widgets.packages.formats import pack_as
from widgets.packages.package import Extras
from widgets.packages.printed.paper_form import for_paper

SITE = "https://book.example/relationship"
STYLES = (Path(__file__).parents[2] / "widgets/exercise/exercise.css").read_text("utf-8")
SYSTEMS = ("moodle", "canvas", "blackboard", "common_cartridge", "nbgrader")
SUPPORTED, SELF_CONTAINED = "tr-selma", "tr-whose-words"


def text_of(format_name, item_id, site):
    bank = make_bank()
    package = pack_as(format_name, make_assignment("One", [item_id], bank), bank, Extras(site=site))
    if package.content[:2] == b"PK":
        archive = zipfile.ZipFile(io.BytesIO(package.content))
        content = "".join(archive.read(name).decode() for name in archive.namelist())
    else:
        content = package.content.decode()
    return unescape(unescape(content)).replace('\\"', '"')


@pytest.mark.parametrize("format_name", SYSTEMS)
def test_a_package_names_the_chapter_and_links_it_where_the_address_is_known(format_name):
    linked = f'<a href="{SITE}/chapters/transference.html">Transference</a>'
    assert linked in text_of(format_name, SUPPORTED, f"{SITE}/")
    unlinked = text_of(format_name, SUPPORTED, "")
    assert "The chapter is" in unlinked
    assert "href=" not in unlinked.partition("The chapter is")[2][:80]


@pytest.mark.parametrize("format_name", ["moodle", "nbgrader"])
def test_a_prompt_that_stands_by_itself_stays_as_it_is(format_name):
    assert "The chapter is" not in text_of(format_name, SELF_CONTAINED, SITE)


def test_every_prompt_of_the_book_that_speaks_of_its_chapter_leads_there_from_its_form():
    bank = make_bank()
    speaking = [item for item in bank.items.values() if speaks_of_chapter(item)]
    assert {"wa-two-findings", "re-may-it-be-printed", SUPPORTED} <= {item["id"] for item in speaking}
    for item in speaking:
        form = Exercise(item["id"]).static_html()
        assert f'href="../chapters/{item["chapter"]}.html">{bank.chapters[item["chapter"]]}</a>' in form


def test_a_form_that_leaves_the_site_leads_to_the_book_or_says_the_title_alone():
    form = Exercise(SUPPORTED).static_html()
    assert f'href="{SITE}/chapters/transference.html"' in for_paper(place_chapter_links(form, SITE))
    alone = place_chapter_links(form, "")
    assert re.search(r"The chapter is\s+Transference\.", alone)
    assert "../chapters/" not in alone


def test_a_form_of_an_exercise_that_stands_by_itself_names_no_chapter():
    assert "exercise__chapter" not in Exercise(SELF_CONTAINED).static_html()


@pytest.mark.parametrize("place", ["assignment__item", "scorm__item", "printed__item"])
def test_the_chapter_is_named_on_pages_that_are_not_the_chapter(page, place):
    form = Exercise(SUPPORTED).static_html()
    page.set_content(f"<style>{STYLES}</style><div id=chapter>{form}</div><div class={place}>{form}</div>")
    link = page.get_by_role("link", name="Transference", exact=True)
    assert link.evaluate_all("all => all.map(one => one.closest('#chapter') === null)") == [True]
    assert page.locator(".exercise__chapter").evaluate_all("all => all.map(one => one.checkVisibility())") == [
        False,
        True,
    ]

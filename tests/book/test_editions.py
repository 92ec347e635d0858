"""The instructor's edition has keys and teaching notes; the students' site has neither."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from classroom_pages import BANK_FILE, bank_files, list_pages, published_bank
from docutils import nodes
from instructor_pages import instructor_pages, setup
from lxml import html
from sphinx.addnodes import toctree

from widgets.authoring.bank_maker import make_bank
from widgets.classroom.bank.bank import Bank

BANK = make_bank()


@pytest.fixture
def app():
    """As much of Sphinx as tells the order of the chapters."""
    listed = [f"chapters/{name}" for name in BANK.chapters]
    return SimpleNamespace(builder=SimpleNamespace(format="html"), env=SimpleNamespace(toctree_includes={"": listed}))


def test_the_students_edition_is_the_default_and_has_no_page_for_instructors(app, monkeypatch):
    monkeypatch.delenv("EDITION", raising=False)
    assert list(instructor_pages(app)) == []
    assert {BANK.items[name]["use"] for name in published_bank(app).keys} == {"practice"}


def test_the_instructors_edition_has_a_page_for_each_chapter_with_all_its_keys(app, monkeypatch):
    monkeypatch.setenv("EDITION", "instructor")
    pages = {name: html.fromstring(context["body"]).text_content() for name, context, _ in instructor_pages(app)}
    assert set(pages) == {"instructor/index", *(f"instructor/{name}" for name in BANK.chapters)}
    assert set(published_bank(app).keys) == set(BANK.items)
    for name, key in BANK.keys.items():
        text = " ".join(pages[f"instructor/{BANK.items[name]['chapter']}"].split())
        told = key.get("model_answer", key.get("rationale", BANK.items[name]["title"]))
        assert " ".join(told.split())[:60].replace("*", "") in text.replace("*", "")


def test_a_page_for_instructors_gives_each_promise_its_name(app, monkeypatch):
    monkeypatch.setenv("EDITION", "instructor")
    named = [
        item.text_content()
        for _, context, _ in instructor_pages(app)
        for item in html.fromstring(context["body"]).xpath(
            "//h2[. = 'What students will be able to do']/following-sibling::ul[1]/li"
        )
    ]
    assert [line.split()[0] for line in named] == list(BANK.objectives)


def test_an_edition_that_does_not_exist_is_named(app, monkeypatch):
    monkeypatch.setenv("EDITION", "teacher")
    with pytest.raises(ValueError, match="EDITION is 'teacher'; editions are student and instructor"):
        list(instructor_pages(app))


def test_chapters_of_the_bank_stand_in_the_order_of_the_book(app, monkeypatch):
    monkeypatch.setenv("EDITION", "student")
    app.env.toctree_includes = {"": [f"chapters/{name}" for name in reversed(list(BANK.chapters))]}
    assert list(published_bank(app).chapters) == list(reversed(list(BANK.chapters)))


@pytest.mark.parametrize(("edition", "tags"), [("student", set()), ("instructor", {"instructor"})])
def test_what_a_page_has_for_instructors_only_is_in_their_edition_alone(monkeypatch, edition, tags):
    monkeypatch.setenv("EDITION", edition)
    app = SimpleNamespace(tags=set(), connect=lambda *_: 0)
    setup(app)
    assert app.tags == tags


def test_a_transcript_stands_with_its_key_turn_by_turn(app, monkeypatch):
    monkeypatch.setenv("EDITION", "instructor")
    pages = {name: html.fromstring(context["body"]) for name, context, _ in instructor_pages(app)}
    for item in BANK.items.values():
        if item["type"] == "rate_transcript":
            section = pages[f"instructor/{item['chapter']}"].get_element_by_id(item["id"])
            assert len(section.findall("dl/dt")) == len(item["turns"])
            assert [part.text.split(":")[0] for part in section.findall("ul[last()]/li")] == list(
                BANK.key(item["id"])["ratings"]
            )


def test_the_instructors_bank_is_one_sealed_file_of_their_edition_alone(app, monkeypatch):
    monkeypatch.setenv("EDITION", "student")
    assert set(bank_files(app)) == {"bank.json"}
    monkeypatch.setenv("EDITION", "instructor")
    sealed = bank_files(app)[BANK_FILE].decode()
    assert Bank.from_json(sealed).keys == BANK.keys
    with pytest.raises(ValueError, match="The seal of this bank is broken"):
        Bank.from_json(sealed.replace("correct", "corrected", 1))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_bank_that_was_saved_anew_with_the_ends_of_lines_of_windows_is_whole(end):
    assert Bank.from_json(BANK.to_sealed_json().replace("\n", end)).edition == BANK.edition


def test_builder_and_gradebook_stand_in_the_menu_behind_the_page_that_explains_them():
    menu = toctree(entries=[(None, "book/how_to_read"), (None, "book/for_instructors")])
    list_pages(None, nodes.document(None, None, "", menu))
    assert [page for _, page in menu["entries"]] == [
        "book/how_to_read",
        "book/for_instructors",
        "classroom/builder",
        "classroom/gradebook",
    ]

"""The instructor's edition has keys and teaching notes; the students' site has neither."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from classroom_pages import published_bank
from instructor_pages import instructor_pages, setup
from lxml import html

from widgets.authoring.bank_maker import make_bank

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

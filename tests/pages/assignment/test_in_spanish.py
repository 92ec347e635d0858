"""The students' page in Spanish: the same link, the same answers and the same file as on the English one."""

from __future__ import annotations

import re
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from classroom_pages import write_page
from lxml import html
from playwright.sync_api import Page, expect
from translated_pages import in_languages, name_translations

from tests.classroom.samples import answers_with_full_marks, sample_assignment, sample_bank
from tests.english_left import english_in
from tests.host.test_no_english_left import FILE, USE_EVERYTHING
from tests.my_answers.my_answers_site import (
    ASSIGNMENT,
    IN_SPANISH,
    AnswersOnPage,
    assignment_page,
    envelope,
    put,
    write_site,
)
from tests.server import serve
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.collecting.response_file import read_response

BANK = sample_bank()
ITEMS = ["wa-late-again", "ao-shared-share", "wa-say-why"]
VARIED = f"#{urlencode(make_assignment('Week 3', ITEMS, BANK, variants=True).to_link_parameters())}"
LINK = f"#{urlencode(make_assignment('Semana 3', ITEMS, BANK, due='1 de diciembre').to_link_parameters())}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("assignment")
    write_site(folder)
    return folder


@pytest.fixture(scope="module")
def site(folder):
    with serve(folder) as address:
        yield address


def visit(page: Page, address: str) -> AnswersOnPage:
    page.goto(address)
    page.locator(".assignment[data-live]").wait_for()
    return AnswersOnPage(page, address)


def test_each_of_both_pages_says_its_language_and_leads_to_the_other():
    for language, other, place in (("en", "es", "assignment.es.html"), ("es", "en", "assignment.html")):
        body = html.fromstring(write_page("assignment", language, "student", answers_html="")[1])
        assert body.get("lang") == {"en": None, "es": "es"}[language]
        [link] = body.xpath("//a[@hreflang]")
        assert (link.get("hreflang"), link.get("lang"), link.get("href")) == (other, other, place)


def test_search_engines_find_each_language_by_the_others():
    app = SimpleNamespace(config=SimpleNamespace(html_baseurl="https://example.org/book/"))
    context = in_languages("classroom/assignment", ["en", "es"], "en")
    name_translations(app, "classroom/assignment", "page.html", context, None)
    assert re.findall(r'hreflang="(\w+)" href="([^"]+)"', context["metatags"]) == [
        ("en", "https://example.org/book/classroom/assignment.html"),
        ("es", "https://example.org/book/classroom/assignment.es.html"),
    ]


def test_a_link_opens_in_spanish_and_leads_with_its_answers_to_the_english_page(page, site):
    work = visit(page, f"{site}/{IN_SPANISH}{LINK}")
    expect(page.get_by_text("3 ejercicios, 5 puntos, cerca de 6 minutos.")).to_be_visible()
    expect(page.get_by_text("Ejercicio 3 de 3")).to_be_visible()
    work.choose("wa-late-again", "b")
    exercise = work.exercise("wa-late-again")
    assert (exercise.get_attribute("lang"), exercise.locator(".exercise__prompt").get_attribute("lang")) == ("es", "en")
    expect(exercise.locator("[data-slot=saved]")).to_have_text("Guardado en este dispositivo")
    page.get_by_role("link", name="English").click()
    page.locator(".assignment[data-live]").wait_for()
    assert page.url == f"{site}/{ASSIGNMENT}{LINK}"
    expect(page.get_by_text("3 exercises, 5 points, about 6 minutes.")).to_be_visible()
    expect(work.exercise("wa-late-again").locator("input[value=b]")).to_be_checked()


@pytest.mark.whole("all exercises are opened in both languages")
def test_the_file_to_hand_in_is_the_same_byte_by_byte_in_both_languages(page, context, site):
    assignment = sample_assignment()
    for name, answer in answers_with_full_marks(BANK).items():
        put(context, f"exercise-{name}", envelope({"answer": answer, "checked": False}))
    put(context, "my-answers", envelope({"code": "mina", "name": "Mina"}, "my_answers"))
    page.clock.set_fixed_time("2026-12-01T12:00:00Z")
    same = make_assignment(assignment.title, assignment.items, BANK)
    files = []
    for place in (ASSIGNMENT, IN_SPANISH):
        work = visit(page, f"{site}/{place}#{urlencode(same.to_link_parameters())}").wait()
        with page.expect_download() as caught:
            work.root.locator("[data-action=download]").click()
        files.append((caught.value.suggested_filename, caught.value.path().read_bytes()))
    assert files[0] == files[1]
    assert len(read_response(files[0][1]).answers) == len(BANK.items)


@pytest.mark.whole("every control of the page is used")
@pytest.mark.parametrize("link", ["", "#assignment=9&title=x", VARIED.replace("wa-late-again", "wa-gone"), VARIED])
def test_whatever_is_done_on_the_page_it_says_nothing_in_english(browser, site, folder, link):
    page = browser.new_context(locale="es").new_page()  # times are the browser's, and some have an AM or PM
    for place, content in assignment_page("en-XA", "classroom/assignment.en-XA.html", BANK).items():
        (folder / place).write_text(str(content), "utf-8")
    visit(page, f"{site}/classroom/assignment.en-XA.html{link}")
    told = page.locator(".assignment").evaluate(USE_EVERYTHING)
    assert any("⟦" in text for text in told["texts"])
    given = f"Week 3 wa-gone {BANK.edition} English Español"
    assert english_in((FILE.sub("", text) for text in told["texts"]), given) == []

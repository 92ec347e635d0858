"""The instructors' pages in another language: they do the same, and say nothing in English but what the book says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.accessibility import faults_of, sideways
from tests.classroom.hostile import ASSIGNMENT, ESSAY
from tests.classroom.samples import sample_bank
from tests.english_left import english_beside, strings_of
from tests.pages.classroom_site import PAGES, GradebookOnPage, page_in, write_page
from tests.pages.gradebook.given import DOWNLOAD, FILE, LIST, marks_file
from widgets.exercise.exercise import Exercise
from widgets.packages.formats import FORMATS, NEEDS_FORMS

BANK = sample_bank()
ITEMS = ["wa-late-again", "ao-shared-share", "wa-say-why"]
NAMES = [
    *(f".{end}" for end in ("json", "bank", "csv", "zip")),
    "assignment",
    "classroom",
    "collate",
    "pick",
    "English",
]
"""Names of files and of commands, which are the same in every language."""
TOLD = """root => {
  const told = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, data } = texts.currentNode;
    if (!parentElement.closest("script, style, textarea, [lang=en], [data-language]")) told.push(data);
  }
  for (const name of ["aria-label", "title", "alt", "placeholder"]) {
    for (const el of root.querySelectorAll(`[${name}]`)) told.push(el.getAttribute(name));
  }
  return told;
}"""


@pytest.fixture
def site(native_site: str) -> str:
    return native_site


def content(*more: str) -> list[str]:
    """Give what is not the pages' own: texts of exercises, names of files and languages, and what a class wrote."""
    texts = [text for one in (BANK.items, BANK.keys, BANK.chapters, BANK.objectives) for text in strings_of(one)]
    return [*texts, *NAMES, *more]


def open_builder(page: Page, site: str, language: str) -> Page:
    page.goto(f"{site}/instructor/{page_in(language, 'builder')}.html")
    page.locator(".builder[data-live]").wait_for()
    return page


def build(page: Page) -> None:
    """Choose exercises and name the assignment, whatever the language."""
    for item in ITEMS:
        page.locator(f"[data-slot=list] > [data-item={item}] > label input").check()
    page.locator("[name=title]").fill("–")
    page.locator("[name=site]").fill("https://example.org/psy")


def open_gradebook(page: Page, site: str, language: str) -> GradebookOnPage:
    return GradebookOnPage(page, site, language=language).open().put(DOWNLOAD, FILE)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_its_language_and_leads_to_the_others(name):
    body = html.fromstring(write_page(name, "es", "student")[1])
    assert body.get("lang") == "es"
    assert [(link.get("hreflang"), link.get("href")) for link in body.xpath("//a[@hreflang]")] == [
        ("en", f"{name}.html")
    ]


def test_the_builder_in_spanish_hands_out_spanish_and_in_english_if_it_is_told_to(page, site):
    open_builder(page, site, "es")
    build(page)
    link = page.locator("[data-slot=link]")
    assert link.input_value().startswith("https://example.org/psy/classroom/assignment.es.html#assignment=1")
    with page.expect_download() as caught:
        page.get_by_role("button", name="XML de Moodle").click()
    assert "Se piden de" in caught.value.path().read_text("utf-8")
    expect(page.locator("[data-slot=report] ul")).to_contain_text("Importe el archivo en un banco de preguntas")
    page.get_by_label("Idioma alrededor de los ejercicios").select_option("en")
    assert link.input_value().startswith("https://example.org/psy/classroom/assignment.html#assignment=1")


@pytest.mark.whole("packages are made in the page")
def test_packages_in_spanish_are_made_of_spanish_words_and_of_spanish_forms(page, site):
    page.route("**/forms/*.es.txt", lambda route: route.fulfill(body=""))
    build(open_builder(page, site, "es"))
    for name in FORMATS:
        press = page.locator(f"[data-format={name}]").click
        if name in NEEDS_FORMS:
            with page.expect_request("**/forms/my_answers.es.txt"):
                press()
        else:
            with page.expect_download():
                press()
            expect(page.locator("[data-slot=report]")).to_contain_text("está entre sus descargas")


@pytest.mark.whole("a class is graded on two pages")
def test_the_gradebook_in_spanish_gives_the_same_points_and_sheets_in_spanish(page, site):
    english = open_gradebook(page, site, "en").rows()
    gradebook = open_gradebook(page, site, "es")
    numbers = [[cell for cell in row if cell[:1].isdigit()] for row in english]
    assert [[cell.replace(",", ".") for cell in row if cell[:1].isdigit()] for row in gradebook.rows()] == numbers
    expect(gradebook.part("problems")).to_contain_text("Un número que no se puede leer")
    message = gradebook.slot("problems").locator("details p bdi").nth(1)
    assert message.get_attribute("lang") == "en"
    gradebook.put(marks_file("AB", pia=(2, 1)), LIST)
    _, sheets = gradebook.download("feedback")
    with zipfile.ZipFile(io.BytesIO(sheets)) as archive:
        assert all(b'<html lang="es">' in archive.read(name) for name in archive.namelist())


@pytest.mark.whole("a package is made, and exercises are read")
def test_no_word_of_the_builder_stays_english(page, site, classroom: Path):
    for item in ITEMS:
        form = Exercise(item, BANK, language="en-XA").static_html()
        (classroom / f"instructor/forms/{item}.en-XA.txt").write_text(form, "utf-8")
    open_builder(page, site, "en-XA")
    build(page)
    page.locator("[name=language]").evaluate("el => { el.add(new Option('–', 'en-XA')); el.value = 'en-XA'; }")
    for item in ITEMS:
        page.locator(f"[data-slot=list] > [data-item={item}] summary").first.click()
    page.locator("[data-slot=list] .exercise").nth(2).wait_for()
    page.locator("[data-format=moodle]").click()
    page.locator("[data-slot=report] ul").wait_for()
    told = page.locator(".builder").evaluate(TOLD)
    assert any("⟦" in text for text in told)
    assert english_beside(told, content()) == []


@pytest.mark.whole("a class is graded, marked and decided about")
def test_no_word_of_the_gradebook_stays_english(page, site):
    gradebook = open_gradebook(page, site, "en-XA").put(
        marks_file("AB", pia=(2, 1)), marks_file("CD", pia=(0, 0)), LIST
    )
    page.locator("[name=marker]").fill("EF")
    page.locator("[name=marker]").press("Tab")
    gradebook.part("students").locator("[data-student=pia]").click()
    gradebook.part("students").locator(".gradebook__details").wait_for()
    gradebook.slot("analysis").locator("summary").click()
    gradebook.slot("analysis").locator("tbody tr").first.wait_for()
    for kind in ("override", "excuse_all", "more_time"):
        page.locator(f".gradebook__details [data-decide={kind.removesuffix('_all')}]").last.click()
    page.locator(".gradebook__deciding [name=reason]").fill("–")
    page.locator(".gradebook__deciding [name=until]").fill("2026-12-24T12:00")
    page.locator(".gradebook__deciding [type=submit]").click()
    gradebook.settle()
    for kind in ("plain", "feedback"):
        gradebook.download(kind)
    told = gradebook.root.evaluate(TOLD)
    named = [
        "Pia Roth (pia)",
        "Pia Roth",
        "Roth, Pia",
        "Lee, Quin",
        "Moe, Ria",
        "Ode, Sam",
        "marks-AB.json",
        "marks-CD.json",
        "EF",
    ]
    said = ["about 90", "pia says of", "quin says of", "it depends.", ESSAY, ASSIGNMENT.title]
    assert any("⟦" in text for text in told)
    assert english_beside(told, content(DOWNLOAD[0], FILE[0], LIST[0], *named, *said)) == []


@pytest.mark.whole("both pages are drawn at the width of a phone")
@pytest.mark.parametrize("name", PAGES)
def test_longer_words_stand_in_the_width_of_a_phone(page, site, name):
    page.set_viewport_size({"width": 360, "height": 800})
    if name == "builder":
        build(open_builder(page, site, "es"))
    else:
        open_gradebook(page, site, "es")
    assert sideways(page) == 0
    page.evaluate("scrollTo(0, 0)")  # nothing that can be pressed is half below the book's head
    assert faults_of(page) == []

"""A widget has no word of its own: in a language made by rule, nothing on it stays English but what it is about.

What it is about says so; a label cannot, since it has no language of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.classroom.samples import sample_bank
from tests.english_left import WORD, english_in, strings_of
from tests.exercise.exercise_site import CHECKED_OF_EACH_TYPE, OF_EACH_TYPE
from tests.layers import some_now
from tests.server import serve
from tests.small_site import dressed, write_small_site
from widgets import Exercise, Inventory, InventoryForm, MyAnswers, Reply, Session, inventory_ids
from widgets.classroom.bank.markup import to_plain
from widgets.explorers import make_explorer
from widgets.host import HostedWidget
from widgets.host.modules import PACKAGE_ROOT

KEYS = {"Enter", "Escape", "Files", "Segmenter"}
"""Names that browsers give."""
FILE = re.compile(r"[\w-]+\.(?:html|json)")
SPOKEN = ("aria-label", "aria-valuetext", "aria-description", "title", "alt", "placeholder")
BANK = sample_bank()
MAKERS: dict[str, Callable[[str], HostedWidget]] = {
    "form": lambda language: InventoryForm(
        "practice_alliance_four", ["client", "therapist"], occasions=[1, 2], language=language
    ),
    "slider": lambda language: InventoryForm("practice_session_rating", language=language),
    "count": lambda language: InventoryForm("practice_rupture_markers", language=language),
    "explorer": lambda language: make_explorer("shared_variance", language=language),
    "session": lambda language: Session("rubens_sheet", language=language),
    "reply": lambda language: Reply("the_spoon", language=language),
    "my_answers": lambda language: MyAnswers("working_alliance", BANK, language=language),
    **{
        item_id: lambda language, item_id=item_id: Exercise(item_id, BANK, language=language)
        for item_id in [*OF_EACH_TYPE, *CHECKED_OF_EACH_TYPE]
    },
}
NOW = {"form", "my_answers", CHECKED_OF_EACH_TYPE[0]}
CASES = some_now(MAKERS, NOW, "every control of every widget is used")
# Uses every control once, and gives all that was to be read or heard on the way and is not said to be English.
USE_EVERYTHING = """async root => {
  const told = { texts: new Set(), labels: new Set() };
  const still = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const isEnglish = (el) => root.contains(el.closest("[lang]")) && el.closest("[lang]").lang === "en";
  const note = () => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement: el, data } = texts.currentNode;
      if (!el.closest("script, noscript, style, textarea") && !isEnglish(el)) told.texts.add(data);
    }
    for (const name of SPOKEN) {
      for (const el of root.querySelectorAll(`[${name}]`)) if (!isEnglish(el)) told.labels.add(el.getAttribute(name));
    }
  };
  const change = (control, value) => {
    control.value = value;
    for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
  };
  const used = new Set();
  const next = () => [...root.querySelectorAll("input, select, textarea, button")].find((one) => !used.has(one));
  for (let control = next(); control; control = next()) {
    used.add(control);
    if (control.disabled || control.readOnly || control.closest("[hidden]") || control.type === "file") continue;
    if (["radio", "checkbox"].includes(control.type) || control.tagName === "BUTTON") control.click();
    else if (control.tagName === "SELECT") change(control, control.options[control.options.length - 1].value);
    else if (control.type === "range") change(control, control.max);
    else for (const value of ["-99", "3"]) { change(control, value); await still(); note(); }
    await still();
    note();
  }
  return { texts: [...told.texts], labels: [...told.labels] };
}""".replace("SPOKEN", json.dumps(SPOKEN))


def content_of(widget: HostedWidget) -> str:
    """All that a widget is about, which stays English: texts of exercises, explorers, sessions and scenes."""
    about = [
        widget.definition,
        getattr(widget, "item", None),
        getattr(widget, "script", None),
        getattr(widget, "scene", None),
        getattr(widget, "parts", None),
    ]
    texts = [text for one in about for text in strings_of(one)]
    if isinstance(widget, Exercise | MyAnswers):
        texts += [*BANK.objectives.values(), *BANK.chapters.values()]
    if isinstance(widget, Exercise) and widget.explorer:
        texts.append(content_of(widget.explorer))
    return " ".join(" ".join([*texts, *map(to_plain, texts)]).split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pseudo")
    write_small_site(folder, {})
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with serve(folder) as address:
        yield address


def open_widget(page: Page, site: str, folder: Path, widget: HostedWidget) -> None:
    (folder / "widget").mkdir(exist_ok=True)
    body = dressed(widget.static_html(), widget.stem, heading="–")
    name = f"{widget.storage_name()}.{widget.language}.html"  # of its own, since a server reads a file once
    (folder / "widget" / name).write_text(body, "utf-8")
    page.goto(f"{site}/widget/{name}")
    page.locator(".book-widget").first.scroll_into_view_if_needed()
    page.locator(".book-widget[data-live]").first.wait_for()


@pytest.mark.parametrize("name", CASES)
def test_whatever_is_done_with_a_widget_it_says_nothing_in_english(page, site, folder, name):
    widget = MAKERS[name]("en-XA")
    open_widget(page, site, folder, widget)
    told = page.locator(".book-widget").first.evaluate(USE_EVERYTHING)
    assert any("⟦" in text for text in told["texts"])
    texts = [FILE.sub("", text) for text in told["texts"]]
    assert english_in(texts, f"{datetime.now().astimezone():%b %-d, %Y}") == []  # browsers have no dates in it
    assert english_in(told["labels"], content_of(widget)) == []


def test_a_widget_in_another_language_offers_what_a_page_offers(page, site, folder):
    open_widget(page, site, folder, MAKERS["form"]("es"))
    page.get_by_role("button", name="Enlace a estas respuestas").click()
    assert page.locator("[data-slot=takeaway-label]").text_content() == (
        "Un enlace que muestra estas respuestas. Para citarlo, póngalo como dirección en la cita de la página."
    )


@pytest.mark.parametrize("name", CASES)
def test_from_right_to_left_nothing_of_a_widget_stands_sideways_out_of_a_phone(phone, site, folder, name):
    phone.set_viewport_size({"width": 360, "height": 800})
    open_widget(phone, site, folder, MAKERS[name]("ar-XB"))
    widget = phone.locator(".book-widget").first
    assert widget.locator("> section[dir]").evaluate("el => getComputedStyle(el).direction") == "rtl"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("name", some_now(inventory_ids(), 3, "each is written for all who rate"))
def test_a_form_is_nothing_but_translated(name):
    perspectives = list(Inventory.load(name).perspectives)
    form = InventoryForm(name, perspectives, occasions=[1, 2], language="en-XA").readable_form(published=True)
    told = [text for element in html.fromstring(form).iter() for text in (element.text, element.tail) if text]
    told += html.fromstring(form).xpath(" | ".join(f"//@{name}" for name in SPOKEN))
    assert english_in(told, "") == []


def test_no_template_has_a_word_of_its_own():
    told = {}
    for path in PACKAGE_ROOT.rglob("*.html"):
        texts = re.sub(
            r"\{% set \w+ %\}.*?\{% endset %\}|\{%.*?%\}|\{#.*?#\}|<style.*?</style>|<script.*?</script>|<!--.*?-->",
            "",
            path.read_text("utf-8"),
            flags=re.DOTALL,
        )
        plain = re.sub(r"\{\{.*?\}\}|\$\w+|&\w+;", "", texts, flags=re.DOTALL)
        labels = re.findall(rf'\b(?:{"|".join(SPOKEN)})="([^"]*)"', plain)
        found = [text for text in [*re.sub(r"<[^>]*>", "\n", plain).splitlines(), *labels] if WORD.search(text)]
        if found:
            told[path.relative_to(PACKAGE_ROOT).as_posix()] = found
    assert told == {}


def test_no_module_has_a_sentence_of_its_own():
    sentence = re.compile(r"""["'`]([A-Z][a-z]+(?:[ .:!?][^"'`]*)?)["'`]""")
    told = {}
    for path in PACKAGE_ROOT.rglob("*.js"):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        found = [text for text in sentence.findall(code) if text not in KEYS and not text.startswith("Source Sans")]
        if found:
            told[path.relative_to(PACKAGE_ROOT).as_posix()] = found
    assert told == {}

"""A small site in the book's own look: a chapter's exercises with *My answers*, and the students' assignment page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from classroom_pages import write_page
from playwright.sync_api import Locator, Page
from translated_pages import page_in

from tests.classroom.samples import ITEMS, sample_bank
from tests.small_site import dressed, write_small_site
from widgets.classroom.bank.bank import Bank
from widgets.exercise.exercise import Exercise
from widgets.my_answers.my_answers import MyAnswers

CHAPTER = "chapters/working_alliance.html"
ASSIGNMENT, IN_SPANISH = "classroom/assignment.html", "classroom/assignment.es.html"
STEM = "pages/assignment/assignment"
EXERCISE, ANSWERS = "exercise/exercise", "my_answers/my_answers"
PLACE = "psychotherapy-relationship:"


def write_site(folder: Path) -> None:
    """Write the two pages, what the second fetches, the assets of the widgets and the look of the book."""
    bank = sample_bank()
    forms = {item["id"]: Exercise(item["id"], bank).static_html() for item in ITEMS}
    chapter = [*(form for name, form in forms.items() if name.startswith("wa-"))]
    chapter += [MyAnswers("working_alliance", bank).static_html()]
    files: dict[str, str | bytes] = {CHAPTER: dressed("\n".join(chapter), EXERCISE, ANSWERS, heading="Exercises")}
    files["classroom/bank.json"] = bank.for_students().to_json()
    for language, page in (("en", ASSIGNMENT), ("es", IN_SPANISH)):
        files |= assignment_page(language, page, bank)
    write_small_site(folder, files)


def assignment_page(language: str, page: str, bank: Bank) -> dict[str, str | bytes]:
    """Write the page in a language, and the forms that it fetches."""
    answers = MyAnswers(None, bank, language=language).static_html()
    body = write_page("assignment", language, "student", answers_html=answers)[1]
    forms = {item["id"]: Exercise(item["id"], bank, language=language).static_html() for item in ITEMS}
    fetched = {f"classroom/forms/{page_in(language, name)}.txt": form for name, form in forms.items()}
    return {**fetched, page: dressed(body, EXERCISE, ANSWERS, STEM, modules=(STEM,))}


class AnswersOnPage:
    """*My answers* on a page, used as a student does."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.root: Locator = page.locator(".my-answers")

    def open(self, after: str = "") -> AnswersOnPage:
        self.page.goto(self.address + after)
        return self.wait()

    def wait(self) -> AnswersOnPage:
        self.root.scroll_into_view_if_needed()
        self.page.locator("[data-widget=my_answers][data-live]").wait_for()
        return self

    def reload(self) -> AnswersOnPage:
        self.page.reload()
        return self.wait()

    def exercise(self, item_id: str) -> Locator:
        """One exercise, brought to life."""
        exercise = self.page.locator(f"[data-item='{item_id}']")
        exercise.scroll_into_view_if_needed()
        exercise.locator("xpath=..").and_(self.page.locator("[data-live]")).wait_for()
        return exercise

    def choose(self, item_id: str, choice: str) -> None:
        self.exercise(item_id).locator(f"input[value='{choice}']").check()

    def write(self, item_id: str, text: str) -> None:
        self.exercise(item_id).locator("[name=text]").fill(text)

    def text(self, slot: str) -> str:
        return self.root.locator(f"[data-slot={slot}]").first.text_content() or ""

    def row(self, item_id: str) -> str:
        row = self.root.locator(f"[data-exercise='{item_id}']")
        return row.locator(".my-answers__state").text_content() or ""

    def press(self, name: str) -> None:
        self.root.get_by_role("button", name=name, exact=True).click()

    def sign(self, code: str, name: str = "") -> None:
        self.root.get_by_label("Code", exact=True).fill(code)
        self.root.get_by_label("Name", exact=True).fill(name)
        self.root.get_by_label("Name", exact=True).blur()

    def download(self, button: str) -> tuple[str, bytes]:
        with self.page.expect_download() as caught:
            self.press(button)
        return caught.value.suggested_filename, caught.value.path().read_bytes()

    def response(self) -> dict[str, Any]:
        """Download the answers, with blanks if there are any, and give what the file holds."""
        return dict(json.loads(json.loads(self.response_file()[1])["payload"]))

    def response_file(self) -> tuple[str, bytes]:
        if self.text("done").split()[0] == self.text("done").split()[2]:
            return self.download("Download my answers")
        self.press("Download my answers")
        return self.download("Download all the same")

    def load(self, content: str | bytes, name: str = "device.json") -> str:
        """Load a file, and give what is said."""
        data = content if isinstance(content, bytes) else content.encode()
        self.root.locator("[data-slot=device]").evaluate("slot => slot.replaceChildren()")
        upload: Any = {"name": name, "mimeType": "application/json", "buffer": data}
        self.root.get_by_label("Load from a file").set_input_files(upload)
        self.root.locator("[data-slot=device] .book-notice").first.wait_for()
        return self.text("device")

    def kept(self, name: str) -> Any:
        """What the device has kept under a name."""
        stored = self.page.evaluate("name => localStorage[name] ?? null", PLACE + name)
        return None if stored is None else json.loads(stored)


def put(context: Any, name: str, text: str) -> None:
    """Put a text where a widget keeps its state, once, before the page is there."""
    place, mark = json.dumps(PLACE + name), json.dumps(f"put-{name}")
    context.add_init_script(
        f"if (!sessionStorage[{mark}]) {{ localStorage[{place}] = {json.dumps(text)}; sessionStorage[{mark}] = 1; }}"
    )


def envelope(state: Any, widget: str = "exercise") -> str:
    return json.dumps({"version": 1, "widget": widget, "state": state})

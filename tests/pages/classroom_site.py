"""The two pages for instructors, in the look of the book but without the whole of it, in both of its editions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from classroom_pages import engine, fpdf2, text2qti, write_page
from playwright.sync_api import Locator, Page
from translated_pages import page_in

from book.live.distribution import CORE
from book.live.python_folder import CORE_FILES, LOCK
from tests.classroom.samples import sample_bank
from tests.small_site import dressed, write_small_site
from widgets.classroom.bank.bank import Bank
from widgets.exercise.exercise import Exercise
from widgets.my_answers.my_answers import MyAnswers

EDITIONS = ("student", "instructor")
LANGUAGES = ("en", "es", "en-XA")
PAGES = ("builder", "gradebook")


def write_site(folder: Path, bank: Bank | None = None) -> None:
    """Write ``student/`` and ``instructor/`` with both pages and what they fetch, and the assets of the widgets."""
    whole = bank or sample_bank()
    forms = {f"forms/{name}.txt": Exercise(name, whole).static_html() for name in whole.items}
    forms["forms/my_answers.txt"] = MyAnswers(None, whole).static_html()
    fetched = {"engine.zip": engine(), "text2qti.zip": text2qti(), "fpdf2.zip": fpdf2()}
    files: dict[str, str | bytes] = {}
    for edition in EDITIONS:
        own = whole if edition == "instructor" else whole.for_students()
        pages = {
            f"{page_in(language, name)}.html": _page(name, language, edition)
            for name in PAGES
            for language in LANGUAGES
        }
        files |= {f"{edition}/{name}": content for name, content in {**forms, **fetched, **pages}.items()}
        files[f"{edition}/bank.json"] = own.to_json()
    files["instructor/instructor.bank.json"] = whole.to_sealed_json()
    write_small_site(folder, files)
    for edition in EDITIONS:
        (folder / edition / "pyodide").mkdir()
        for name in (*CORE_FILES, LOCK):
            (folder / edition / "pyodide" / name).symlink_to(CORE / name)


def _page(name: str, language: str, edition: str) -> str:
    stem = f"pages/{name}/{name}"
    return dressed(write_page(name, language, edition)[1], "exercise/exercise", stem, modules=(stem,))


class GradebookOnPage:
    """The gradebook, used as an instructor does."""

    def __init__(self, page: Page, site: str, edition: str = "instructor", language: str = "en") -> None:
        self.page = page
        self.address = f"{site}/{edition}/{page_in(language, 'gradebook')}.html"
        self.root: Locator = page.locator(".gradebook")

    def open(self) -> GradebookOnPage:
        self.page.goto(self.address)
        self.page.locator(".gradebook[data-live]").wait_for()
        return self

    def settle(self) -> GradebookOnPage:
        """Wait until the engine is there and at rest."""
        self.page.locator(".gradebook[data-ready]:not([data-busy])").wait_for(timeout=120_000)
        return self

    def put(self, *files: tuple[str, bytes], into: str = "files", place: str = "own") -> GradebookOnPage:
        """Choose files as one's own, or for any, and wait until the last is listed and everything is graded."""
        given: Any = [{"name": name, "mimeType": "", "buffer": data} for name, data in files]
        self.part(into).locator(f"[data-file={place}]").set_input_files(given)
        self.file(files[-1][0]).wait_for(state="attached", timeout=120_000)
        return self.settle()

    def remove(self, name: str) -> GradebookOnPage:
        self.file(name).get_by_role("button", name=f"Remove {name}", exact=True).click()
        self.file(name).wait_for(state="detached", timeout=120_000)
        return self.settle()

    def part(self, name: str) -> Locator:
        return self.root.locator(f"[data-part={name}]")

    def slot(self, name: str) -> Locator:
        return self.root.locator(f"[data-slot='{name}']")

    def file(self, name: str) -> Locator:
        return self.slot("files").locator(f"[data-name={json.dumps(name)}]")

    def rows(self) -> list[list[str]]:
        """The table of students as it is shown."""
        cells = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
        found: list[list[str]] = self.part("students").locator("tbody tr:not(.gradebook__opened)").evaluate_all(cells)
        return found

    def codes(self) -> set[str]:
        """The kinds of problems that are listed."""
        return set(self.slot("problems").locator("details").evaluate_all("all => all.map(one => one.dataset.code)"))

    def press(self, name: str) -> None:
        self.root.get_by_role("button", name=name, exact=True).click()

    def download(self, kind: str) -> tuple[str, bytes]:
        with self.page.expect_download() as caught:
            self.part("take_away").locator(f"[data-export={kind}]").click()
        return caught.value.suggested_filename, caught.value.path().read_bytes()

    def sign(self, marker: str) -> None:
        self.root.get_by_label("Your initials").fill(marker)
        self.root.get_by_label("Your initials").press("Tab")

    def choose(self, criterion: str, level: int) -> None:
        self.root.locator(f"[data-criterion={criterion}] input").nth(level).check()

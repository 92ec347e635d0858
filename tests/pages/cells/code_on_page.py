"""A chapter's code, used as a reader does."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

CHAPTER = "chapters/working_alliance"
STARTING = 240_000  # ms, on a busy machine: Python starts in the page
WORKING = 60_000


class CodeOnPage:
    """The cells of a chapter, once their buttons are there."""

    def __init__(self, page: Page, site: str, chapter: str = CHAPTER) -> None:
        self.page = page
        self.address = f"{site}/{chapter}.html"
        self.opener = page.locator(".run-code")

    def open(self) -> CodeOnPage:
        self.page.goto(self.address)
        self.opener.click()
        expect(self.opener).to_have_text("Run all the code")
        return self

    def cell(self, said: str) -> Cell:
        """The cell whose line says this."""
        return Cell(self.page.locator(".cell").filter(has=self.page.locator("summary", has_text=said)))

    def start(self, cell: Cell) -> None:
        """Run a cell, and let Python start for it."""
        cell.press("Run")
        cell.press("Start Python")


class Cell:
    """One cell."""

    def __init__(self, el: Locator) -> None:
        self.el = el
        self.status = el.locator(".page-cell__status")
        self.output = el.locator(".page-cell__output")
        self.area = el.locator("textarea.page-cell__code")
        self.notice = el.locator(".page-cell__notices")

    def press(self, name: str) -> None:
        self.el.locator(".page-cell").first.get_by_role("button", name=name).first.click()

    def write(self, code: str) -> Cell:
        if not self.area.count():
            self.press("Change")
        self.area.fill(code)
        return self

    def run(self, code: str, ending: str = "Done.") -> str:
        """Write code, run it by keyboard, and give the text that it gave."""
        self.write(code).area.press("Shift+Enter")
        expect(self.status).to_have_text(ending, timeout=WORKING)
        return "".join(self.output.locator("pre").all_inner_texts()).rstrip("\n")

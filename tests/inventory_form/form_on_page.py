"""Find and use an inventory form as a reader does: by role and name."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser_fixtures import wait_until

CHAPTER = "chapters/working_alliance.html"
CLIENT = "Practice Alliance Items, short form, Client form"
THERAPIST = "Practice Alliance Items, short form, Therapist form"
# Again and again into sight: what is laid out above it may take it away.
LIVES_IN_SIGHT = """form => {
    form.scrollIntoView({ block: "nearest", behavior: "instant" });
    return "live" in form.parentElement.dataset;
}"""


class FormOnPage:
    """One inventory form on a page."""

    def __init__(self, page: Page, name: str = CLIENT) -> None:
        self.page = page
        self.root: Locator = page.get_by_role("region", name=name)

    def open(self, address: str, after: str = "") -> FormOnPage:
        self.page.goto(f"{address}/{CHAPTER}{after}")
        return self.wait()

    def wait(self) -> FormOnPage:
        wait_until(self.page, LIVES_IN_SIGHT, arg=self.root.element_handle())
        return self

    def radio(self, item: str, step: int | str) -> Locator:
        return self.root.locator(f"input[type=radio][name={item}][value='{step}']")

    def answer(self, item: str, step: int | str) -> None:
        self.radio(item, step).locator("xpath=..").click()

    def answers(self) -> dict[str, int]:
        script = (
            "form => Object.fromEntries([...form.querySelectorAll('input[type=radio]:checked')]"
            ".filter(radio => radio.value !== '').map(radio => [radio.name, Number(radio.value)]))"
        )
        return dict(self.root.evaluate(script))

    def text(self, selector: str) -> str:
        """The text of a part, also of one that is too far from the screen to be laid out."""
        return self.root.locator(selector).text_content() or ""

    def score(self, subscale: str) -> str:
        return self.text(f"[data-subscale={subscale}] [data-slot=score]")

    def composite(self) -> str:
        return self.text("[data-composite] [data-slot=score]")

    def sentence(self) -> str:
        return self.text("[data-slot=sentence]")

    def notices(self) -> str:
        return self.text("[data-slot=notices]")

    def press(self, name: str) -> None:
        self.root.get_by_role("button", name=name).click()

    def download(self, name: str) -> str:
        with self.page.expect_download() as caught:
            self.press(name)
        return str(caught.value.path().read_text("utf-8"))

    def kept(self) -> Any:
        return self.page.evaluate(
            "JSON.parse(localStorage['psychotherapy-relationship:practice_alliance_short-client'])"
        )

"""A small site with scenes, and a scene as a reader replies to it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.small_site import dressed, write_small_site
from widgets.reply.reply import Reply

SCENE = "the_spoon"


def write_site(folder: Path, names: Iterable[str]) -> None:
    """Write a page for each scene."""
    pages = {f"scenes/{name}.html": scene_page(name) for name in names}
    write_small_site(folder, pages)


def scene_page(name: str) -> str:
    return dressed(Reply(name).static_html(), "reply/reply", heading="A scene")


class ReplyOnPage:
    """A scene on a page."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.root: Locator = page.locator(".reply")

    def open(self, name: str = SCENE, after: str = "") -> ReplyOnPage:
        self.page.goto(f"{self.site}/scenes/{name}.html{after}")
        self.page.locator("[data-widget=reply][data-live]").wait_for()
        return self

    def slot(self, name: str) -> Locator:
        return self.root.locator(f"[data-slot={name}]")

    def press(self, name: str) -> None:
        self.root.get_by_role("button", name=name, exact=True).click()

    def write(self, text: str) -> ReplyOnPage:
        """Write a reply and keep it."""
        self.root.locator("[name=text]").fill(text)
        self.press("Keep this reply, and mark it")
        self.slot("own").locator("[data-sheet=own]").wait_for()
        return self

    def criteria(self, sheet: Locator) -> list[str]:
        return [str(one.get_attribute("data-criterion")) for one in sheet.locator("[data-criterion]").all()]

    def mark(self, sheet: Locator, *marks: bool) -> None:
        """Mark a sheet from above; the last mark goes on to its end."""
        for place, criterion in enumerate(self.criteria(sheet)):
            value = "yes" if marks[min(place, len(marks) - 1)] else "no"
            sheet.locator(f"[data-criterion={criterion}] input[value={value}]").check()

    def mark_own(self, *marks: bool) -> None:
        self.mark(self.root.locator("[data-sheet=own]"), *marks)

    def sample(self, name: str) -> Locator:
        return self.root.locator(f"[data-sample={name}]")

    def kept(self) -> dict:
        """What this browser keeps of the scene, once it has been saved."""
        self.page.wait_for_timeout(500)  # the pause after which it saves
        text = self.page.evaluate("localStorage[Object.keys(localStorage).find(name => name.includes(':reply-'))]")
        return __import__("json").loads(text)["state"]

"""A small site with scenes, and a scene as a reader replies to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.small_site import dressed, write_small_site
from widgets.reply.reply import Reply

SCENE = "the_spoon"


def scene_page(name: str) -> str:
    """Write the page of a scene."""
    return dressed(Reply(name).static_html(), "reply/reply", heading="A scene")


class SceneSite:
    """A site whose pages are written when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_small_site(folder, {f"scenes/{SCENE}.html": scene_page(SCENE)})

    def place(self, name: str) -> str:
        path = self.folder / "scenes" / f"{name}.html"
        if not path.is_file():
            path.write_text(scene_page(name), "utf-8")
        return f"scenes/{name}.html"


class ReplyOnPage:
    """A scene on a page."""

    def __init__(self, page: Page, address: str, site: SceneSite) -> None:
        self.page = page
        self.address = address
        self.site = site
        self.root: Locator = page.locator(".reply")

    def open(self, name: str = SCENE, after: str = "") -> ReplyOnPage:
        self.page.goto(f"{self.address}/{self.site.place(name)}{after}")
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

    def kept(self) -> dict[str, Any]:
        """What this browser keeps of the scene; whoever leaves the page does not wait for the pause before it saves."""
        self.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
        text = self.page.evaluate(f"localStorage['psychotherapy-relationship:reply-{SCENE}']")
        state: dict[str, Any] = json.loads(text)["state"]
        return state

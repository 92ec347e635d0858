"""A small site with sessions, and a session as a reader plays it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.browser_fixtures import wait_until
from tests.small_site import dressed, write_small_site
from widgets.session.session import Session


def write_site(folder: Path, names: Iterable[str]) -> None:
    """Write a page for each session."""
    stem = "session/session"
    pages = {f"sessions/{name}.html": dressed(Session(name).static_html(), stem, heading="A session") for name in names}
    write_small_site(folder, pages)


class SessionOnPage:
    """A session on a page."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.root: Locator = page.locator(".session")

    def open(self, name: str, after: str = "") -> SessionOnPage:
        self.page.goto(f"{self.site}/sessions/{name}.html{after}")
        self.page.locator("[data-widget=session][data-live]").wait_for()
        return self

    def slot(self, name: str) -> Locator:
        return self.root.locator(f"[data-slot={name}]")

    def kinds(self) -> list[str]:
        """The replies that can be chosen now; none once the session is over."""
        return [str(one.get_attribute("data-reply")) for one in self.root.locator("[data-reply]").all()]

    def reply(self, kind: str) -> None:
        said = self.slot("log").locator("p").count()
        self.root.locator(f"[data-reply={kind}]").click()
        wait_until(self.page, "([said]) => document.querySelectorAll('[data-slot=log] p').length > said", arg=[said])

    def play(self, replies: Iterable[str]) -> SessionOnPage:
        for kind in replies:
            self.reply(kind)
        return self

    def press(self, name: str) -> None:
        self.root.get_by_role("button", name=name, exact=True).click()

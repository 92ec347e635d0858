"""A small site with the instructors' pages takes the place of the built book, and native Python that of Pyodide."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page


@pytest.fixture(scope="session")
def site(native_site: str) -> str:
    return native_site


@pytest.fixture
def open_builder(page: Page, site: str) -> Callable[[str], Page]:
    """Open the builder of an edition, once or once more."""

    def opened(edition: str) -> Page:
        page.goto(f"{site}/{edition}/builder.html")
        page.locator(".builder[data-live]").wait_for()
        return page

    return opened

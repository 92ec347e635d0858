"""A small site with the instructors' pages takes the place of the built book, and native Python that of Pyodide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.pages.native_python import INSTEAD, native_python
from tests.server import serve


@pytest.fixture(scope="session")
def site(classroom: Path) -> Iterator[str]:
    with serve(classroom, INSTEAD, native_python()) as address:
        yield address


@pytest.fixture
def open_builder(page: Page, site: str) -> Callable[[str], Page]:
    """Open the builder of an edition, once or once more."""

    def opened(edition: str) -> Page:
        page.goto(f"{site}/{edition}/builder.html")
        page.locator(".builder[data-live]").wait_for()
        return page

    return opened

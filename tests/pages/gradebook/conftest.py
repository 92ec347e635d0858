"""A small site with the instructors' pages takes the place of the built book, and native Python that of Pyodide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.pages.classroom_site import GradebookOnPage
from tests.pages.gradebook.given import DOWNLOAD, FILE, LIST
from tests.pages.native_python import INSTEAD, native_python
from tests.server import serve


@pytest.fixture(scope="session")
def site(classroom: Path) -> Iterator[str]:
    with serve(classroom, INSTEAD, native_python()) as address:
        yield address


@pytest.fixture
def gradebook(page: Page, site: str) -> GradebookOnPage:
    return GradebookOnPage(page, site).open()


@pytest.fixture
def graded(gradebook: GradebookOnPage) -> GradebookOnPage:
    return gradebook.put(DOWNLOAD, FILE, LIST)

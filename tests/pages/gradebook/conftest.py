"""A small site with the instructors' pages takes the place of the built book, and native Python that of Pyodide."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.pages.classroom_site import GradebookOnPage
from tests.pages.gradebook.given import DOWNLOAD, FILE, LIST


@pytest.fixture(scope="session")
def site(native_site: str) -> str:
    return native_site


@pytest.fixture
def gradebook(page: Page, site: str) -> GradebookOnPage:
    return GradebookOnPage(page, site).open()


@pytest.fixture
def graded(gradebook: GradebookOnPage) -> GradebookOnPage:
    return gradebook.put(DOWNLOAD, FILE, LIST)

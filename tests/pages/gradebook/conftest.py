"""A small site with the instructors' pages takes the place of the built book."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.pages.classroom_site import GradebookOnPage, write_site
from tests.pages.gradebook.given import DOWNLOAD, FILE, LIST
from tests.server import serve


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("classroom")
    write_site(folder)
    with serve(folder) as address:
        yield address


@pytest.fixture
def gradebook(page: Page, site: str) -> GradebookOnPage:
    return GradebookOnPage(page, site).open()


@pytest.fixture
def graded(gradebook: GradebookOnPage) -> GradebookOnPage:
    return gradebook.put(DOWNLOAD, FILE, LIST)

"""A small site of sample exercises takes the place of the built book."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.exercise.exercise_site import ExerciseOnPage, write_site
from tests.server import serve


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("exercises")
    write_site(folder)
    with serve(folder) as address:
        yield address


@pytest.fixture
def show(page: Page, site: str) -> Callable[..., ExerciseOnPage]:
    """Open the page of one exercise."""
    return lambda item_id, after="": ExerciseOnPage(page, site, item_id).open(after)

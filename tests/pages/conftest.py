"""The instructors' pages, written once for all tests of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.classroom_site import write_site


@pytest.fixture(scope="session")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small site with the pages in both editions."""
    folder = tmp_path_factory.mktemp("classroom")
    write_site(folder)
    return folder

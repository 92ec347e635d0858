"""The instructors' pages, written once for all tests of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages.classroom_site import write_site
from tests.pages.native_python import INSTEAD, native_python
from tests.server import serve


@pytest.fixture(scope="session")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small site with the pages in both editions."""
    folder = tmp_path_factory.mktemp("classroom")
    write_site(folder)
    return folder


@pytest.fixture(scope="session")
def pyodide_site(classroom: Path) -> Iterator[str]:
    """The address of that site, with Python in the page."""
    with serve(classroom) as address:
        yield address


@pytest.fixture(scope="session")
def native_site(classroom: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of that site, with native Python in the place of Pyodide."""
    with serve(classroom, INSTEAD, native_python(tmp_path_factory.mktemp("python"))) as address:
        yield address

"""One Jupyter for each worker that has a test for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.host.jupyter import serve_jupyter


@pytest.fixture(scope="session")
def lab(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """The address of a Jupyter, and the folder in which it looks for notebooks."""
    folder = tmp_path_factory.mktemp("lab")
    with serve_jupyter(folder) as address:
        yield address, folder

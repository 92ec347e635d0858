"""One Node process for all that Python asks of the page's side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.twins.page_side import PageSide


@pytest.fixture(scope="session")
def page_side() -> Iterator[PageSide]:
    with PageSide() as asked:
        yield asked

"""Settings that every test shares."""

import pytest
from hypothesis import settings

pytest_plugins = ["tests.browser_fixtures"]

SLOWEST = ("tests/book/test_cost_of_adding.py", "tests/browser/test_pages.py", "tests/browser/test_jupyterlab.py")
"""These begin first, so that no worker is alone with one of them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slowest files first; all others keep their order."""
    ranks = {name: rank for rank, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: ranks.get(item.nodeid.partition("::")[0], len(ranks)))


settings.register_profile("house", deadline=None)
settings.load_profile("house")

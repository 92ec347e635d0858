"""Settings that every test shares."""

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep on one worker what shares a kernel or a fixture that is slow to make: a notebook, or such a module."""
    for item in items:
        if item.path.suffix == ".ipynb" or "module" in _scopes(item):
            item.add_marker(pytest.mark.xdist_group(str(item.path)))


def _scopes(item: pytest.Item) -> set[str]:
    known = getattr(item, "_fixtureinfo", None)
    return {fixture.scope for fixtures in known.name2fixturedefs.values() for fixture in fixtures} if known else set()

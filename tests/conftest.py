"""Settings that every test shares, and the two layers: what everybody runs, and what is run before a release."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

pytest_plugins = ["tests.browser_fixtures"]

SLOWEST = ("tests/book/test_pages.py", "tests/host/test_jupyterlab.py", "tests/explorers/test_explorers_on_page.py")
"""These begin first, so that no worker is alone with one of them at the end."""
LEFT = pytest.StashKey[int]()
settings.register_profile("quick", deadline=None, max_examples=20)
settings.register_profile("whole", deadline=None, max_examples=100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the whole layer be asked for."""
    parser.addoption("--whole", action="store_true", help="run every test, also those that need minutes")


def pytest_configure(config: pytest.Config) -> None:
    """Load the layer's profile, and say what the layer's mark means."""
    settings.load_profile("whole" if config.getoption("whole") else "quick")
    config.addinivalue_line("markers", "whole(why): belongs to the whole layer, for the reason that is given")
    config.addinivalue_line("markers", "spread: the tests of this file need not run on one worker")
    config.stash[LEFT] = 0


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the whole layer unless it is asked for."""
    ranks = {name: rank for rank, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: ranks.get(file_of(item), len(ranks)))
    changed = changed_notebooks(config.rootpath) if any(item.path.suffix == ".ipynb" for item in items) else set()
    for item in items:
        if item.path.suffix == ".ipynb" and item.path not in changed:
            item.add_marker(
                pytest.mark.whole("the site's build has run these cells, and a test compares their outputs")
            )
    if not config.getoption("whole"):
        config.stash[LEFT] = sum(1 for item in items if item.get_closest_marker("whole"))
        items[:] = [item for item in items if not item.get_closest_marker("whole")]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep the tests of a file on one worker."""
    from tests.scheduling import FileScheduling  # noqa: PLC0415 (other environments have no xdist)

    return FileScheduling(config, log)


def changed_notebooks(root: Path) -> set[Path]:
    """List the notebooks that differ from what was last committed."""
    command = ["git", "status", "--porcelain", "--", "*.ipynb"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    return {root / line[3:] for line in listed.splitlines()}


def file_of(item: pytest.Item) -> str:
    """Give the file that a test stands in."""
    return item.nodeid.partition("::")[0]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the process that gathers results how many tests this worker left out."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left"] = session.config.stash[LEFT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Hear it; every worker leaves out the same."""
    node.config.stash[LEFT] = getattr(node, "workeroutput", {}).get("left", 0)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say what was not run."""
    if config.stash[LEFT]:
        terminalreporter.write_line(f"{config.stash[LEFT]} tests were left to the whole layer: make test-all")

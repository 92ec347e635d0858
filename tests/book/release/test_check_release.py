"""A notebook that is run with the tools of another release is told which is which."""

from __future__ import annotations

import warnings
from importlib.metadata import PackageNotFoundError

import pytest

from tests.book.test_wheels import run_without, unpacked  # noqa: F401 (a fixture)
from widgets import check_release


@pytest.fixture
def tools(monkeypatch):
    """Let tools of a release be installed."""

    def install(version):
        monkeypatch.setattr("widgets.release.version", lambda _: version)

    return install


@pytest.mark.parametrize("notebook", ["0.1.0", "0.3.0"])
def test_another_release_is_told_whichever_is_the_newer(tools, notebook):
    tools("0.2.0")
    with pytest.warns(UserWarning, match=rf"made for release {notebook} of the book, and the tools .* release 0\.2\.0"):
        check_release(notebook)


@pytest.mark.parametrize("installed", ["0.2.0", "0.2.0+instructor"])
def test_nothing_is_said_where_they_belong_together(tools, installed):
    tools(installed)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_release("0.2.0")


def test_nothing_is_said_where_the_tools_are_the_sources(monkeypatch):
    def missing(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr("widgets.release.version", missing)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_release("0.2.0")


def test_the_wheel_knows_its_release(unpacked):  # noqa: F811
    program = (
        "import warnings\n"
        "from widgets import check_release\n"
        "with warnings.catch_warnings(record=True) as told: check_release('0.0.9')\n"
        "print(told[0].message)"
    )
    assert "made for release 0.0.9 of the book" in run_without((), program, unpacked)

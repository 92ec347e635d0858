"""Every page in Firefox and in WebKit, used as readers use it: no error, no refusal, and no other host is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser_fixtures import SITE, book_pages
from tests.firefox import Firefox, run_firefox
from tests.hearing import Window, hearing, use_pages, with_ear
from tests.server import serve
from tests.webkit import WebKit, run_webkit

pytestmark = pytest.mark.whole("starts Firefox and WebKit, and opens every page in them")
PAGES = book_pages()
FOLDERS = sorted({page.rpartition("/")[0] for page in PAGES})
SIDE_BY_SIDE = 2
"""Windows: while one page waits, the other is worked on."""
MISBEHAVING = """<head><meta http-equiv="Content-Security-Policy" content="style-src-attr 'none'"></head><body><script>
    document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>a</p>");
    setTimeout(() => { throw new Error("of the page"); });
    Promise.reject(new Error("of a promise"));
</script><img src="OTHER/_static/none.png"></body>"""


class FirefoxWindow:
    """A window of a Firefox; what stands behind another tab would hardly be drawn."""

    def __init__(self, firefox: Firefox) -> None:
        self._firefox = firefox
        self._name = str(firefox.ask("browsingContext.create", type="window")["context"])

    def go(self, address: str) -> None:
        self._firefox.go(self._name, address)

    def run(self, script: str) -> Any:
        return self._firefox.run(self._name, script)


class WebKitWindow:
    """A window of a WebKit."""

    def __init__(self, webkit: WebKit) -> None:
        self._webkit = webkit
        self._name = webkit.ask("POST", "/window/new", {"type": "window"})["handle"]

    def go(self, address: str) -> None:
        self._webkit.turn_to(self._name)
        self._webkit.go(address)

    def run(self, script: str) -> Any:
        self._webkit.turn_to(self._name)
        return self._webkit.run(script)


@pytest.fixture(params=["firefox", "webkit"])
def windows(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Window]]:
    """Windows of a browser that begins anew: after some seventy pages and their downloads a Firefox stands still."""
    if request.param == "firefox":
        with run_firefox(tmp_path) as firefox:
            yield [FirefoxWindow(firefox) for _ in range(SIDE_BY_SIDE)]
    else:
        with run_webkit() as webkit:
            yield [WebKitWindow(webkit) for _ in range(SIDE_BY_SIDE)]


@pytest.fixture(scope="module")
def heard_site(site: str) -> Iterator[str]:
    bad = with_ear(MISBEHAVING.replace("OTHER", site).encode())
    with serve(SITE, {**hearing(SITE, PAGES), "misbehaving.html": bad}) as address:
        yield address


@pytest.mark.parametrize("folder", FOLDERS)
def test_pages_that_are_used_raise_no_error_meet_no_refusal_and_ask_no_other_host(windows, heard_site, folder):
    pages = [page for page in PAGES if page.rpartition("/")[0] == folder]
    assert use_pages(windows, heard_site, pages) == {}


def test_what_a_page_should_never_do_is_heard(windows, heard_site):
    heard = use_pages(windows[:1], heard_site, ["misbehaving.html"])["misbehaving.html"]
    assert {one.partition(":")[0] for one in heard} == {
        "asks another host",
        "error",
        "securitypolicyviolation",
        "unhandledrejection",
    }

"""Every page in Firefox, with its widgets and tools used: nothing that its policy refuses, and no error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser_fixtures import book_pages
from tests.firefox import Firefox, run_firefox
from tests.operating import OPERATE

pytestmark = pytest.mark.whole("starts Firefox, and opens every page in it")
PAGES = book_pages()
HEAR = """() => {
    window.heard = [];
    const hear = (kind, tell) => addEventListener(kind, (event) => window.heard.push(`${kind}: ${tell(event)}`), true);
    hear("securitypolicyviolation", (event) => `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    hear("error", ({ message, target }) => message ?? target.src ?? target.href);
    hear("unhandledrejection", ({ reason }) => String(reason));
}"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Firefox, str]]:
    with run_firefox(tmp_path_factory.mktemp("firefox")) as browser:
        browser.ask("script.addPreloadScript", functionDeclaration=HEAR)
        yield browser, browser.open_tab()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_is_used_meets_no_refusal_and_raises_no_error(firefox, site, path):
    browser, tab = firefox
    browser.go(tab, f"{site}/{path}")
    browser.run(tab, OPERATE)
    assert browser.run(tab, "() => window.heard") == []


def test_what_a_policy_refuses_is_heard(firefox, site):
    browser, tab = firefox
    browser.go(tab, f"{site}/book/notation.html")
    heard = browser.run(
        tab,
        """async () => {
            document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>a</p>");
            await new Promise((done) => setTimeout(done, 200));
            return window.heard;
        }""",
    )
    assert [one.split(" ")[1] for one in heard] == ["style-src-attr"]

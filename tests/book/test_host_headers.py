"""What a host is given for nginx and for Netlify: the pages' own policies, and what only a header says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

import pytest
from host_headers import EVERYWHERE, NETLIFY, NGINX, header_rules, netlify_headers
from playwright.sync_api import Browser, Page, expect
from strict_policy import digests, policy_in

from tests.browser_fixtures import SITE, Watcher
from tests.operating import OPERATE
from tests.pages_of_every_kind import of_every_kind
from tests.server import serve

SECURITY = "Content-Security-Policy"
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STARTING = 120_000  # ms: Python starts in the page


def netlify_rules() -> dict[str, dict[str, str]]:
    """Read the file as Netlify does: a line that begins at its margin names a path, and its headers follow, set in."""
    rules: dict[str, dict[str, str]] = {}
    file = SITE / NETLIFY
    for line in file.read_text("utf-8").splitlines() if file.is_file() else []:
        if line.startswith("/"):
            rules[line] = {}
        else:
            name, _, value = line.strip().partition(": ")
            rules[list(rules)[-1]][name] = value
    return rules


RULES = netlify_rules()


def headers_of(path: str) -> dict[str, str]:
    """Give the headers of a file as Netlify puts them together: several rules for one header are joined by commas."""
    found: dict[str, list[str]] = {}
    for place, headers in RULES.items():
        if fnmatchcase(path, place):
            for name, value in headers.items():
                found.setdefault(name, []).append(value)
    return {name: ", ".join(values) for name, values in found.items()}


def nginx_map(variable: str) -> dict[str, str]:
    """Read a table of the server that is written for nginx."""
    text = (SITE / NGINX).read_text("utf-8")
    table = re.search(rf"map \$uri \${variable} {{\n(.*?)\n}}", text, re.DOTALL)
    assert table
    return dict(re.findall(r'^ {4}(\S+) "(.*)";$', table[1], re.MULTILINE))


@pytest.fixture(scope="module")
def hosted() -> Iterator[str]:
    """The book as a host serves it that adds these headers."""
    with serve(SITE, headers=headers_of) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser, hosted: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    watcher = Watcher(page, hosted)
    yield page
    context.close()
    assert watcher.errors == []
    assert watcher.foreign == []


def test_the_header_of_each_page_says_what_the_page_says_and_lets_the_script_run_that_writes_it():
    pages = {f"/{path.relative_to(SITE).as_posix()}": path.read_text("utf-8") for path in SITE.rglob("*.html")}
    told = {place: policy for place, page in pages.items() if (policy := policy_in(page))}
    assert len(told) > 50
    for place, policy in told.items():
        header = RULES[place][SECURITY]
        [written] = digests([found for found in SCRIPT.findall(pages[place]) if policy in found])
        assert header.replace(f" {written}", "", 1) == policy, place
        assert nginx_map("book_policy")[place] == header, place


def test_nginx_and_netlify_say_the_same():
    caches = {
        place.replace("~^", "") + "*" * place.startswith("~^"): value
        for place, value in nginx_map("book_cache").items()
    }
    assert caches == {"default": "no-cache"} | {
        place: headers["Cache-Control"] for place, headers in RULES.items() if "Cache-Control" in headers
    }
    text = (SITE / NGINX).read_text("utf-8")
    assert RULES["/*"] == EVERYWHERE
    assert all(f'add_header {name} "{value}" always;' in text for name, value in EVERYWHERE.items())


def test_what_lies_in_the_site_is_what_its_pages_call_for():
    assert (SITE / NETLIFY).read_text("utf-8") == netlify_headers(header_rules(SITE))


def test_a_file_is_kept_for_ever_only_if_its_name_follows_from_its_contents():
    lasting = [place for place, headers in RULES.items() if "immutable" in headers.get("Cache-Control", "")]
    assert [place for place in lasting if not re.search(r"-[0-9a-f]{8}", place)] == []
    assert [
        path for path in ("widgets-", "book-", "typefaces/book-sans") if not any(path in place for place in lasting)
    ] == []


def test_no_line_is_longer_than_hosts_take():
    # nginx reads a parameter of at most 4,096 bytes (ngx_conf_file.c, NGX_CONF_BUFFER); Cloudflare a line of 2,000.
    assert max(len(line) for name in (NETLIFY, NGINX) for line in (SITE / name).read_text("utf-8").splitlines()) <= 2000


def test_a_page_that_is_served_so_works_and_no_other_site_can_frame_it(visitor: Page, hosted: str):
    visitor.goto(f"{hosted}/explorers/two_slopes.html", wait_until="networkidle")
    visitor.evaluate(OPERATE)
    assert visitor.locator("[data-widget][data-live]").count() == 1
    with serve(SITE, {"frame.html": f'<iframe src="{hosted}/book/privacy.html"></iframe>'.encode()}) as other:
        page = visitor.context.new_page()
        page.goto(f"{other}/frame.html", wait_until="networkidle")
        assert [frame.url for frame in page.frames[1:]] == ["chrome-error://chromewebdata/"]


@pytest.mark.whole("Python starts in the page")
def test_python_runs_in_the_gradebook_that_is_served_so(visitor: Page, hosted: str):
    visitor.goto(f"{hosted}/classroom/gradebook.html")
    expect(visitor.locator(".gradebook[data-ready]")).to_be_visible(timeout=STARTING)


@pytest.mark.whole("pages are opened as a host serves them")
@pytest.mark.parametrize("path", of_every_kind(place.removeprefix("/") for place in RULES if place.endswith(".html")))
def test_a_page_that_is_served_so_works(visitor: Page, hosted: str, path: str):
    visitor.goto(f"{hosted}/{path}", wait_until="networkidle")
    visitor.evaluate(OPERATE)
    assert visitor.locator("[data-widget]:not([data-live])").count() == 0

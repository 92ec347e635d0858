"""A page runs and loads what the book brings, and nothing that came into it by another way.

That no page needs what its policy refuses is shown by every test that watches a page: a refusal is an error there.
"""

from __future__ import annotations

import re

import pytest
from lxml import html
from strict_policy import POLICY, TRUSTED, digests, move_styles, policy_in, policy_of, with_policy

from tests.browser_fixtures import SITE

OURS = sorted(SITE.rglob("*.html"), key=lambda path: path.relative_to(SITE).as_posix())
PAGES = [path for path in OURS if path != SITE / "index.html" and not path.is_relative_to(SITE / "live")]
PLANTED = {
    "a script": "document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))",
    "a handler": "document.body.insertAdjacentHTML('beforeend', '<img src=data:, onerror=\"window.ran = 1\">')",
    "an address": "document.body.insertAdjacentHTML('beforeend', '<a id=bad href=\"javascript:window.ran = 1\">a</a>');"
    "document.getElementById('bad').click()",
    "a text": "setTimeout('window.ran = 1')",
    "a frame": "document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: "
    "'<script>parent.ran = 1</script>' }))",
}


def test_a_digest_is_that_of_the_standard():
    # CSP Level 3, 8.3.1 (https://www.w3.org/TR/CSP3/#external-hash), names this digest for this script.
    assert digests(["alert('Hello, world.');"]) == ["'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"]


def test_scripts_and_styles_are_named_and_data_is_not():
    page = (
        '<script>a()</script><script src="b.js"></script><script type="application/json">{}</script><style>p{}</style>'
    )
    policy = dict(part.split(" ", 1) for part in policy_of(page).split("; "))
    assert policy["script-src"] == " ".join(["'self'", *digests(["a()"])])
    assert policy["style-src"] == " ".join(["'self'", *digests(["p{}"])])


def test_a_style_is_moved_from_elements_alone():
    page = '<head></head><pre>&lt;p style="a"></pre><script>\'<p style="--a: 1">\'</script><!-- <p style="--b: 2"> -->'
    assert move_styles(page) == page
    moved = move_styles('<head></head><p title="a > b" style="--a: 1"><b style="--a: 1" id="c">')
    assert moved.endswith('<p title="a > b" data-looks="0"><b data-looks="0" id="c">')


def test_a_page_that_has_its_policy_stays_as_it_is():
    page = with_policy('<html><head></head><body><p style="--a: 1">Bond</p></body></html>')
    assert with_policy(page) == page


def test_a_page_without_a_head_is_refused():
    with pytest.raises(ValueError, match="no head"):
        with_policy("<p>Bond</p>")


def test_each_page_has_one_policy_before_anything_that_it_loads():
    for path in PAGES:
        text = path.read_text("utf-8")
        assert len(POLICY.findall(text)) == 1, path
        assert POLICY.match(text, re.search(r"<(?:script|link|style)\b", text).start()), path
        assert text.index("<meta charset") < 1024, path  # where HTML wants it


def test_no_policy_lets_what_is_written_into_a_page_run_or_look():
    for path in PAGES:
        assert "unsafe" not in policy_of(path.read_text("utf-8")), path


def test_each_page_holds_its_scripts_to_trusted_types():
    assert [path for path in PAGES if "; ".join(TRUSTED) not in policy_in(path.read_text("utf-8"))] == []


def test_no_element_brings_code_or_styles_of_its_own():
    for path in PAGES:
        elements = html.parse(str(path), html.HTMLParser(encoding="utf-8")).xpath("//*[@*]")
        found = [
            (element.tag, name)
            for element in elements
            for name, value in element.attrib.items()
            if name == "style" or name.startswith("on") or value.startswith("javascript:")
        ]
        assert found == [], path


def test_every_button_names_a_deed_that_there_is():
    for path in PAGES:
        text = path.read_text("utf-8")
        assert {*re.findall(r'data-press="([^"]*)"', text)} <= {"print", "reload"}, path


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_what_comes_into_a_page_by_another_way_does_not_run(browser, site, planted):
    page = browser.new_page()
    page.goto(f"{site}/book/notation.html")
    page.evaluate(f"() => {{ try {{ {planted} }} catch {{ /* some are refused at once */ }} }}")
    page.wait_for_timeout(150)
    assert page.evaluate("window.ran") is None
    page.close()


def test_markup_that_a_script_writes_comes_to_the_page_without_what_runs(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/book/notation.html")
    written = page.evaluate(
        """() => {
            const place = document.createElement("div");
            const runs = '<i onclick="run()">a</i><script>run()</script><a href=" javascript:run()">go</a>';
            place.innerHTML = `<b title="a">Bond</b>${runs}`;
            return place.innerHTML;
        }"""
    )
    assert written == '<b title="a">Bond</b><i>a</i><a>go</a>'
    page.close()


@pytest.mark.parametrize("sink", ["one.src = 'https://example.org/a.js'", "one.text = 'run()'"])
def test_no_text_becomes_a_script_nor_does_one_come_from_elsewhere(browser, site, sink):
    page = browser.new_page()
    page.goto(f"{site}/book/notation.html")
    page.evaluate("window.one = document.createElement('script')")
    assert page.evaluate(f"() => {{ try {{ {sink}; return false; }} catch {{ return true; }} }}")
    page.close()


def test_a_page_prints_by_its_button(page, site):
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(f"{site}/chapters/working_alliance.html", wait_until="networkidle")
    page.locator("[data-press=print]").first.evaluate("button => button.click()")
    assert page.evaluate("window.printed")

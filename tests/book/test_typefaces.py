"""The book's typefaces: small, complete, late, and never waited for."""

from __future__ import annotations

import io

import pytest
import typefaces
from fontTools.ttLib import TTFont

from tests.browser_fixtures import SITE, wait_until

FOLDER = SITE / "_static" / typefaces.FOLDER
FILES = sorted(FOLDER.glob("*.woff2"))
MOST_BYTES = 90_000
BODY_FACE = "getComputedStyle(document.querySelector('article p')).fontFamily.split(',')[0]"


def characters_of(stem: str) -> set[int]:
    (file,) = FOLDER.glob(f"{stem}-????????.woff2")
    return set(TTFont(io.BytesIO(file.read_bytes())).getBestCmap())


def test_all_typefaces_together_are_small():
    assert len(FILES) == len(typefaces.FACES)
    assert sum(file.stat().st_size for file in FILES) <= MOST_BYTES


def test_a_file_does_not_tell_when_it_was_made():
    # head.modified is in seconds since 1904; the package's own was made before the book.
    made = TTFont(io.BytesIO(typefaces.cut(typefaces.FACES[0], range(0x41, 0x43))[0]))["head"].modified
    assert made == TTFont(typefaces.FACES[0].source)["head"].modified


def test_their_licenses_stand_beside_them():
    assert [file.read_text("utf-8").count("SIL OPEN FONT LICENSE") > 0 for file in sorted(FOLDER.glob("*.txt"))] == [
        True,
        True,
    ]


@pytest.mark.parametrize("family", ["book-serif", "book-sans"])
def test_names_of_all_europe_written_in_latin_letters_have_their_letters(family):
    names = "Ågot Žižek Łukasz Şeyma Ñuño Győző Ðorđe Þóra Œuvre “Noor’s” – — …"
    parts = ("written", "typed-latin", "typed-latin-ext")
    assert set(map(ord, names)) <= set().union(*(characters_of(f"{family}-normal-{part}") for part in parts))


def test_a_character_that_a_source_writes_is_kept(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book/page.md").write_text("t \N{SUPERSCRIPT TWO} \N{RIGHTWARDS ARROW}", "utf-8")
    assert {0xB2, 0x2192} <= set(typefaces.written_characters(tmp_path))


def test_what_stands_in_is_as_wide_and_as_high_as_ours():
    sheet = typefaces.until_then() + "".join(
        rule
        for family, ones in typefaces.STAND_INS.items()
        for one in ones
        for rule in typefaces.stand_in_rules(family, one)
    )
    # By hand, for Georgia: 0.479 em of ours for 913/2048 em of its own; ours rises 1.036 em above the line.
    assert "size-adjust:107.4%" in sheet
    assert "ascent-override:96.4%" in sheet


def test_a_page_does_not_ask_for_them_before_it_is_read_and_the_next_page_has_them(page, site, context):
    context.new_cdp_session(page).send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": -1},
    )
    page.goto(f"{site}/book/privacy.html", wait_until="load")
    assert [url for url in page.watcher.requests if url.endswith(".woff2")] == []
    assert page.evaluate(BODY_FACE) == '"Book Serif Georgia"'
    wait_until(page, "localStorage.getItem('typefaces')")
    for _ in range(5):  # where they come in time; a busy machine may need another page
        page.goto(f"{site}/book/glossary.html", wait_until="load")
        wait_until(page, "document.documentElement.dataset.typefaces !== 'coming'")
        if page.evaluate("document.documentElement.dataset.typefaces") == "":
            break
    assert page.evaluate(BODY_FACE) == '"Book Serif"'
    assert page.evaluate("[...document.fonts].filter(({ status }) => status === 'loaded').length") >= 3


def test_a_page_is_read_where_no_typeface_arrives(page, site):
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(f"{site}/book/privacy.html", wait_until="networkidle")
    page.locator("article p").first.wait_for()
    page.watcher.errors.clear()  # the browser notes what it did not get

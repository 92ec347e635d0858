"""What each page is sent of the theme, and what is mended on it; without building a book."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import altair as alt
import pytest
from accessible_theme import REPLACEMENTS, accessible
from asset_pruning import lighten_page, remove_unrequested
from css_pruning import shortened
from sphinx.builders.html._assets import _CascadingStyleSheet as Style
from sphinx.builders.html._assets import _JavaScript as Script

from widgets.host.picture import Picture

STATIC = Path(__file__).parents[2] / "book/_static"
THEBE = "<script type=\"text/x-thebe-config\">\n{}\n</script>\n<script>kernelName = 'python3'</script>"


def theme_files(kind: str) -> str:
    folders = [Path(find_spec(name).origin).parent for name in ("pydata_sphinx_theme", "sphinx_book_theme")]
    return "\n".join(path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob(kind)))


def page(body: str, *, styles=(), scripts=()) -> SimpleNamespace:
    context = {
        "body": body,
        "css_files": [Style(f"_static/{name}") for name in styles],
        "script_files": [script if isinstance(script, Script) else Script(f"_static/{script}") for script in scripts],
    }
    kept = context["script_files"], context["css_files"]
    lighten_page(None, "chapter", "page.html", context, None)
    late = context["late_scripts"]
    return SimpleNamespace(
        scripts=kept[0], late=late, styles=[style.filename for style in kept[1]], body=context["body"]
    )


def names(scripts):
    return [script.filename or script.attributes["body"] for script in scripts]


@pytest.mark.parametrize(
    ("body", "files"),
    [
        ('<div class="highlight-default"><div class="highlight">', ["pygments.css", "copybutton.css"]),
        ('<div class="cell tag_x container">', ["mystnb.1a2b.css"]),
        ('<div class="admonition dropdown">', ["togglebutton.css"]),
        ('<div class="sd-card sd-shadow">', ["sphinx-design.min.css"]),
        ('<div class="surface sd-card">', ["sphinx-design.min.css"]),
        ("<p>We highlight a cell, toggle it and sd-card it.</p>", []),
    ],
)
def test_a_style_sheet_goes_only_where_it_is_used(body, files):
    every = [
        "pygments.css",
        "copybutton.css",
        "mystnb.1a2b.css",
        "togglebutton.css",
        "sphinx-design.min.css",
        "icons.css",
    ]
    assert page(body, styles=every).styles == [f"_static/{name}" for name in [*files, "icons.css"]]


def test_a_page_of_prose_keeps_the_scripts_of_the_frame_alone():
    frame = ["documentation_options.js", "doctools.js", "sphinx_highlight.js", "scripts/sphinx-book-theme.js"]
    others = ["clipboard.min.js", "copybutton.js", "togglebutton.js", "design-tabs.js", "sphinx-thebe.js"]
    prose = page("<p>Prose.</p>", scripts=[*frame, *others])
    assert prose.late == [f"_static/{name}" for name in frame]
    assert prose.scripts == []


def test_scripts_within_the_page_follow_the_same_rule_and_come_once():
    inline = [
        'const THEBE_JS_URL = "https://unpkg.com/thebe"',
        "let toggleHintShow = 'Click to show';",
        "var togglebuttonSelector = '.toggle';",
        "var togglebuttonSelector = '.toggle';",
        "DOCUMENTATION_OPTIONS.pagename = 'x';",
        "let ours = 1;",
    ]
    scripts = [Script("", body=text) for text in inline]
    assert names(page("<p>", scripts=scripts).scripts) == ["let ours = 1;"]
    assert names(page('<div class="toggle">', scripts=scripts).scripts) == [inline[1], inline[2], inline[5]]


def test_a_script_of_the_theme_comes_after_the_page_unless_it_says_or_needs_otherwise():
    tabs = '<div class="sd-tab-set">'
    own = [Script("_static/a.js", **{"async": "async"}), Script("_static/b.js", type="module")]
    given = page(tabs, scripts=["doctools.js", "design-tabs.js", *own])
    assert given.late == ["_static/doctools.js"]
    assert [dict(script.attributes) for script in given.scripts] == [
        {"defer": "defer"},
        {"async": "async"},
        {"type": "module"},
    ]


def test_the_settings_of_thebe_are_taken_out_of_the_page():
    assert page(f"<p>Words.</p>\n{THEBE}\n<p>More.</p>").body == "<p>Words.</p>\n<p>More.</p>"


def test_files_that_no_page_asks_for_are_removed(tmp_path):
    gone = [
        "scripts/fontawesome.js",
        "scripts/bootstrap.js",
        "scripts/theme.js.map",
        "vendor/fontawesome/webfonts/fa.woff2",
        "locales/de/x.mo",
    ]
    kept = ["scripts/pydata-sphinx-theme.js", "basic.css", "images/logo.svg"]
    for name in [*gone, *kept]:
        path = tmp_path / "_static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    remove_unrequested(tmp_path)
    assert sorted(str(path.relative_to(tmp_path / "_static")) for path in tmp_path.rglob("*.*")) == sorted(kept)
    remove_unrequested(tmp_path)


@pytest.mark.parametrize(
    ("sheet", "short"),
    [
        (".used, .gone{a:b}", ".used{a:b}"),
        (".used .gone{a:b}", ""),
        ("#top p{a:b}", "#top p{a:b}"),
        ("p > a[href]:hover{a:b}", "p > a[href]:hover{a:b}"),
        (".used:not(.gone){a:b}", ".used:not(.gone){a:b}"),
        ("@media print{.gone{a:b}.used{a:b}}", "@media print{.used{a:b}}"),
        ("@media print{.gone{a:b}}", ""),
        ("@keyframes turn{to{a:b}}", "@keyframes turn{to{a:b}}"),
        ("/*! licence */.gone{a:b}/* why */", "/*! licence */"),
        ("@font-face{src:url(fa.woff2)}", ""),
        (".fa-sun:before{content:'x'}.fas{a:b}", ""),
        (".used .fa-sun{a:b}", ".used .fa-sun{a:b}"),
        ('.used{background:url("data:image/svg+xml,{,}")}', '.used{background:url("data:image/svg+xml,{,}")}'),
    ],
)
def test_a_style_sheet_keeps_the_rules_that_something_can_match(sheet, short):
    assert shortened(sheet, {"used", "top", "fa-sun", "fas"}) == short


def test_a_folded_part_of_the_menu_is_named_after_its_page():
    link = '<a href="a.html">Goals &amp; <em>"tasks"</em></a>'
    menu = f'<li><a href="b.html">Bonds</a> {link}<details open="open"><summary><span></span></summary>'
    assert '<summary aria-label="Pages under Goals &amp; &quot;tasks&quot;">' in accessible(menu)


def test_tasks_sources_and_the_current_page_say_what_they_are():
    box = '<input class="task-list-item-checkbox"'
    assert accessible(f'{box} checked="checked" disabled="disabled">').count('aria-label="done"') == 1
    assert accessible(f'{box} disabled="disabled">').count('aria-label="to do"') == 1
    assert 'role="listitem"' in accessible('<div class="citation" id="id2" role="doc-biblioentry">')
    assert 'aria-current="page"' in accessible('<a class="current reference internal" href="#">')
    assert "aria-current" not in accessible('<a class="current reference internal" href="part.html">')


def test_what_has_a_name_is_left_alone():
    html = '<h2>A &lt; B</h2><details><summary>Answer</summary></details><th>Goal</th><script>{"a": "<p>"}</script>'
    assert accessible(html) == html


@pytest.mark.parametrize("unsaid", [text for text in REPLACEMENTS if "pst-" in text])
def test_the_theme_still_writes_what_is_mended(unsaid):
    assert unsaid in theme_files("layout.html")


def test_every_icon_of_the_theme_is_drawn():
    elsewhere = {"fa-lg", "fa-solid", "fa-home", "fa-outdent", "fa-file-lines", "fa-pencil", "fa-play"}
    used = set(re.findall(r"fa-[a-z-]*[a-z]", theme_files("*.html") + theme_files("toctree.py")))
    used |= set(re.findall(r"fas? (fa-[a-z-]*[a-z])", theme_files("header_buttons/*.py")))
    drawn = set(re.findall(r"\.(fa-[a-z-]+)[ ,{]", (STATIC / "icons.css").read_text("utf-8")))
    assert used - elsewhere <= drawn


def test_every_drawing_is_named_once_and_none_comes_from_elsewhere():
    sheet = (STATIC / "icons.css").read_text("utf-8")
    drawings = re.findall(r"^  (--[\w-]+): url\(\"data:image/svg\+xml,(.*)\"\);$", sheet, re.MULTILINE)
    assert len({name for name, _ in drawings}) == len({drawing for _, drawing in drawings}) == len(drawings)
    assert sheet.count("url(") == len(drawings)
    assert set(re.findall(r"https?://[^'\"]+", sheet)) == {"http://www.w3.org/2000/svg"}
    own = {name for name, _ in drawings if name.startswith("--icon-")}
    assert all(f"var({name})" in sheet for name in own)


def test_what_a_picture_brings_to_a_notebook_is_not_sent_again_with_each_picture():
    picture = Picture(alt.Chart().mark_point(), finding="One finds.", description="Points.", caption="Invented.")
    body = page(picture.static_html() * 2).body
    assert body.count("One finds.") == 2
    assert "<style>" not in body

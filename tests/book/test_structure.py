"""Every page of the book: named, headed in order, captioned, with no name given twice."""

from __future__ import annotations

import pytest

from tests.browser_fixtures import SITE
from tests.structure import faults_of_structure

pytestmark = pytest.mark.spread
LISTED = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
PAGES = [path for path in LISTED if not path.startswith("live/")]  # those are JupyterLab's
BEFORE = '<!doctype html><html lang="en"><head><title>A</title><meta name="description" content="A">'
FAULTS = {
    "doctype": "<html>",
    "language": "<!doctype html><html>",
    "title": f"{BEFORE}<title>B</title>",
    "description": '<!doctype html><html lang="en"><meta name="description" content="">',
    "viewport": f'{BEFORE}<meta name="viewport" content="a"><meta name="viewport" content="b">',
    "id repeated": f'{BEFORE}<p id="a"></p><p id="a"></p>',
    "aria-describedby into nothing": f'{BEFORE}<p aria-describedby="a">',
    "heading jumps": f"{BEFORE}<main><h1>A</h1><h3>B</h3></main>",
    "heading empty": f"{BEFORE}<main><h1></h1></main>",
    "widget without heading": f'{BEFORE}<div data-widget="a"></div>',
    "table without caption": f"{BEFORE}<table><tr><td>1</table>",
    "head without scope": f"{BEFORE}<table><caption>A</caption><tr><th>B</table>",
    "picture without caption": f'{BEFORE}<figure><svg role="img"></svg></figure>',
    "picture without its data": f'{BEFORE}<figure><svg role="img"></svg><figcaption>A</figcaption></figure>',
    "bare value announced": f"{BEFORE}<output>1</output>",
    "slider without its help": f'{BEFORE}<div class="explorer"><input type="range"></div>',
    "button without name": f'{BEFORE}<button type="button"></button>',
    "button without type": f"{BEFORE}<button>A</button>",
    "scrolled part as landmark": f'{BEFORE}<div role="region" tabindex="0"></div>',
}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_named_headed_and_captioned(path):
    assert faults_of_structure((SITE / path).read_text("utf-8")) == []


@pytest.mark.parametrize("kind", FAULTS)
def test_each_kind_of_fault_is_found(kind):
    assert kind in {found for found, _ in faults_of_structure(FAULTS[kind])}

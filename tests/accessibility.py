"""Judge a page by axe, with contrast once for each kind of text.

Nearly all of axe's time goes into contrast, and pages show the same few kinds of text thousands of times. Text is of
one kind if color, size, weight, shadow, opacity and all grounds behind it are equal, and of a link its line and the
color around it. Of each kind one element is judged, once in a run; every other rule judges every element. The whole
layer judges everything in every setting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser_fixtures import add_styles

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLORS = ["color-contrast", "link-in-text-block"]
"""The rules that colors decide: a scheme changes nothing that another rule looks at."""
SETTINGS = [(1280, "light"), (1280, "dark"), (360, "dark"), (360, "light")]
AFTER_A_RESIZE = 500
"""Milliseconds in which the theme notices what must now be scrolled, and lets the keyboard reach it."""
MARK = "data-kind-of-text"
JUDGED: set[str] = set()
"""The kinds of text whose contrast was found to be enough in this run."""

# What is hidden or far away is laid out and opened, so that all of a page is judged. The menu stands whole: where it
# scrolls, axe takes the link at its edge for one that something covers.
SHOW_ALL = """
* { content-visibility: visible !important; }
.bd-sidebar-primary { max-height: none !important; overflow: visible !important; }
"""
OPEN_FOLDS = "document.querySelectorAll('details').forEach(details => { details.open = true; })"

MARK_KINDS = """known => {
    const grounds = element => {
        const found = [];
        for (let one = element; one; one = one.parentElement) {
            const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
            const isClear = /, 0\\)$/.test(backgroundColor) && backgroundImage === 'none';
            if (!isClear || opacity !== '1') found.push(`${backgroundColor} ${backgroundImage} ${opacity}`);
            if (/^rgb\\(/.test(backgroundColor) && opacity === '1' && backgroundImage === 'none') break;
        }
        return found;
    };
    const distance = link => [getComputedStyle(link).textDecorationLine, getComputedStyle(link.parentElement).color];
    const speaks = element => ['A', 'INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName)
        || [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    document.querySelectorAll('[MARK]').forEach(element => element.removeAttribute('MARK'));
    const kinds = new Set();
    for (const element of document.body.querySelectorAll('*')) {
        if (!speaks(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
        const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
        const around = element.localName === 'a' ? distance(element) : [];
        const kind = JSON.stringify([color, fontSize, fontWeight, textShadow, ...around, ...grounds(element)]);
        if (known.includes(kind) || kinds.has(kind)) continue;
        kinds.add(kind);
        element.setAttribute('MARK', '');
    }
    return [...kinds];
}""".replace("MARK", MARK)
RUN = """async ({ rules, selector, within }) => {
    axe.reset();
    const ofKinds = [['color-contrast', selector], ['link-in-text-block', `a[href]${selector}`]];
    if (selector) axe.configure({ rules: ofKinds.map(([id, selector]) => ({ id, selector })) });
    // axe hears nothing of MathML, which browsers speak.
    const heads = 'th:not(:has(math)), [role=rowheader], [role=columnheader]';
    axe.configure({ rules: [{ id: 'empty-table-header', selector: heads }] });
    const asked = rules ? { runOnly: rules } : {};
    const { violations } = await axe.run(within, { ...asked, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => [id, nodes[0].html.slice(0, 200), nodes[0].failureSummary]);
}"""


def faults_of(page: Page, *, rules: list[str] | None = RULES, whole: bool = False, within: Any = None) -> list[Any]:
    """List every accessibility fault of a page as it stands: the rule, the element, and what is wrong.

    Parameters
    ----------
    page : Page
    rules : list of str or None
        Sets of axe's rules; None for all of them, also those that no standard asks for.
    whole : bool
        Whether the contrast of every element is judged, and not of one for each kind of text.
    within : optional
        What of the page is judged, as axe takes it.
    """
    kinds = [] if whole else page.evaluate(MARK_KINDS, list(JUDGED))
    if rules == OF_COLORS and not whole and not kinds:
        return []
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    asked = {"rules": rules, "selector": None if whole else f"[{MARK}]", "within": within or {"include": [["html"]]}}
    faults: list[Any] = page.evaluate(RUN, asked)
    if not any(rule == "color-contrast" for rule, *_ in faults):
        JUDGED.update(kinds)
    return faults


def each_setting(page: Page) -> Iterator[tuple[int, str]]:
    """Show a page in two widths and two schemes, one after the other."""
    page.emulate_media(reduced_motion="reduce")
    for width, scheme in SETTINGS:
        if (page.viewport_size or {}).get("width") != width:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(AFTER_A_RESIZE)
        page.emulate_media(color_scheme=scheme)
        page.evaluate("scrollTo(0, 0)")  # where nothing that stays in sight lies over what scrolls below it
        yield width, scheme


def faults_in_every_setting(page: Page, *, whole: bool = False, within: Any = None) -> list[tuple[int, str, list[str]]]:
    """List the faults of a page in each setting, with the setting in which each was found.

    In either width it is judged by every rule in the first scheme, and by those of colors in the second.

    Parameters
    ----------
    page : Page
    whole, within
        As for `faults_of`.
    """
    add_styles(page, SHOW_ALL)
    page.evaluate(OPEN_FOLDS)
    found, left = [], {width for width, _ in SETTINGS}
    for width, scheme in each_setting(page):
        rules = RULES if width in left else OF_COLORS
        found += [(width, scheme, fault) for fault in faults_of(page, rules=rules, whole=whole, within=within)]
        left.discard(width)
    return found


def sideways(page: Page) -> int:
    """Tell by how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

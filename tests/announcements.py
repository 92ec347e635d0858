"""Hear what a screen reader is told unasked: every text that comes into a live region of a page."""

from __future__ import annotations

from playwright.sync_api import Page

SETTLED = 1200
"""Milliseconds after which all that follows from a move has been said."""
LISTEN = """
window.announced = [];
addEventListener("DOMContentLoaded", () => {
    const LIVE = "output, [role=status], [role=alert], [role=log], [aria-live]";
    const regionOf = node => (node instanceof Element ? node : node.parentElement)?.closest(LIVE);
    const hear = records => {
        const changed = records.filter(({ type, addedNodes }) => type === "characterData" || addedNodes.length > 0);
        for (const region of new Set(changed.map(({ target }) => regionOf(target)))) {
            const text = region?.textContent.trim();
            if (text && region.getAttribute("aria-live") !== "off") announced.push(text);
        }
    };
    new MutationObserver(hear).observe(document.body, { subtree: true, childList: true, characterData: true });
});
"""


def listen(page: Page) -> None:
    """Listen from the next page on."""
    page.add_init_script(LISTEN)


def announced(page: Page) -> list[str]:
    """Give what was announced since this was last asked, once all has been said."""
    page.wait_for_timeout(SETTLED)
    return [str(text) for text in page.evaluate("announced.splice(0)")]

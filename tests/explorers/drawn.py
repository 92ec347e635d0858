"""An explorer's picture comes alive for somebody who is there."""

from __future__ import annotations

from playwright.sync_api import Page


def show_oneself(page: Page) -> None:
    """Move the pointer a little once the explorer looks for a sign of a reader."""
    page.locator("[data-listening]").first.wait_for()
    page.mouse.move(1, 1)
    page.mouse.move(2, 2)


def wait_until_drawn(page: Page) -> None:
    """Show oneself, and wait for the picture that moves."""
    show_oneself(page)
    page.locator("[data-drawn]").wait_for()


def stay(page: Page) -> None:
    """Move the pointer now and then, as somebody does who is there, until the page is left."""
    page.evaluate("() => { setInterval(() => dispatchEvent(new Event('pointermove')), 100); }")

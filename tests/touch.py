"""A finger on a phone's screen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def swipe(page: Page, slider: Locator, up: float) -> None:
    """Touch a slider at its right, and move up as a finger does that scrolls."""
    slider.evaluate("slider => scrollTo(0, slider.getBoundingClientRect().top + scrollY - 400)")
    box = slider.bounding_box()
    assert box is not None
    finger = {"x": box["x"] + 0.85 * box["width"], "y": box["y"] + box["height"] / 2}
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [finger]})
    for step in range(1, 11):
        point = {**finger, "y": finger["y"] - up * step / 10}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        page.wait_for_timeout(16)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(100)

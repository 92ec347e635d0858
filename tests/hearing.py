"""Use pages in a browser of any kind, several side by side, and hear what a page should never do."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

from tests.operating import OPERATE

HEAR = """window.heard = [];
{
    const hear = (kind, tell) => addEventListener(kind, (event) => heard.push(`${kind}: ${tell(event)}`), true);
    hear("securitypolicyviolation", (event) => `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    hear("error", ({ message, target }) => message ?? target.src ?? target.href);
    hear("unhandledrejection", ({ reason }) => String(reason));
    const isForeign = ({ name }) => !/^(data|blob|about):/.test(name) && new URL(name).origin !== location.origin;
    const note = (entries) => heard.push(...entries.filter(isForeign).map(({ name }) => `asks another host: ${name}`));
    new PerformanceObserver((list) => note(list.getEntries())).observe({ type: "resource", buffered: true });
}"""
BEGIN = f"""() => {{
    window.isUsed = false;
    ({OPERATE})().catch((error) => heard.push(`using it: ${{error}}`)).finally(() => {{ window.isUsed = true; }});
}}"""
END = "() => (window.isUsed ? window.heard : null)"
LONGEST = 120
"""Seconds in which a busy machine has used a page."""
BETWEEN_LOOKS = 0.02


class Window(Protocol):
    """A window of a browser."""

    def go(self, address: str) -> None:
        """Go to a page, and wait until it is loaded."""

    def run(self, script: str) -> Any:
        """Run a function of JavaScript, and give what comes of it."""


def with_ear(page: bytes) -> bytes:
    """Let a page note, from its first line on, what it should never do."""
    return page.replace(b"<head>", b'<head><script src="/heard.js"></script>', 1)


def hearing(site: Path, pages: Iterable[str]) -> dict[str, bytes]:
    """Give the pages of a site with that, as a server may send them in their place."""
    return {**{page: with_ear((site / page).read_bytes()) for page in pages}, "heard.js": HEAR.encode()}


def use_pages(windows: Iterable[Window], site: str, pages: Iterable[str]) -> dict[str, list[str]]:
    """Use every widget of every page, and give what was heard, of each page where something was."""
    left = list(pages)
    faults: dict[str, list[str]] = {}
    turns = [_use_one_by_one(window, site, left, faults) for window in windows]
    while turns:
        turns = [turn for turn in turns if next(turn, "done") is None]
        time.sleep(BETWEEN_LOOKS)
    return faults


def _use_one_by_one(window: Window, site: str, left: list[str], faults: dict[str, list[str]]) -> Iterator[None]:
    """Use a page that is left, and then the next, and stop wherever another window can go on."""
    while left:
        page = left.pop(0)
        window.go(f"{site}/{page}")
        window.run(BEGIN)
        ends = time.monotonic() + LONGEST
        while (heard := window.run(END)) is None and time.monotonic() < ends:
            yield
        if heard != []:
            faults[page] = heard or [f"is not used after {LONGEST} s"]

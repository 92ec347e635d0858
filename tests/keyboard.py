"""A reader who has a keyboard and nothing else, in Chromium and in Firefox; on every step the focus must be seen."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Page

from tests.firefox import Firefox

PATIENCE = 20
"""Seconds that a busy machine may take until something is there."""
BETWEEN_LOOKS = 0.02
MOST_STEPS = 90
"""Presses of Tab, or of an arrow, within which a reader gives up."""
LOOK = """(selector, least) => {
    const at = document.activeElement;
    const tell = (one) => {
        const words = (one.labels?.[0] ?? one).textContent.trim();
        return `${one.outerHTML.split(">")[0]}> “${words.slice(0, 40)}”`;
    };
    const lines = ({ outlineStyle, outlineWidth, boxShadow }) => [
        outlineStyle === "none" || outlineWidth === "0px" ? "" : outlineStyle + outlineWidth,
        boxShadow === "none" ? "" : boxShadow,
    ].join("");
    const around = (one) => [one, one.closest("label"), one.parentElement, one.closest("article")].filter(Boolean);
    const ring = (one) => around(one).map((each) => lines(getComputedStyle(each))).join(";");
    const box = at.getBoundingClientRect();
    const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
    const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
    const isWithin = bottom - top >= Math.min(box.height, least) && right - left >= Math.min(box.width, least);
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isHit = hit && (at.contains(hit) || hit.contains(at) || at.closest("label")?.contains(hit));
    const before = window.lookedAt;
    const faults = [];
    if (at === document.body || !at.checkVisibility()) faults.push("the focus is nowhere");
    else if (ring(at).replaceAll(";", "") === "") faults.push(`no ring around ${tell(at)}`);
    else if (!isWithin) faults.push(`out of sight, from ${box.top} to ${box.bottom} of ${innerHeight}: ${tell(at)}`);
    else if (!isHit) faults.push(`covered by ${hit && tell(hit)}: ${tell(at)}`);
    if (before?.at.isConnected && before.at !== at && before.ring === ring(before.at)) {
        faults.push(`looks the same without the focus: ${tell(before.at)}`);
    }
    const isWaiting = Boolean(at.closest("[data-widget]:not([data-live])"));
    if (!faults.length && !isWaiting) window.lookedAt = { at, ring: ring(at) };
    return { faults, isWaiting, isThere: at.matches(selector), told: tell(at) };
}"""
"""Where the focus is, and why a reader cannot tell: no ring, out of sight, covered, or as it looks without it."""
CODES = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Space": " ",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}
"""How WebDriver writes the keys that are no letters."""


class Keyboard(ABC):
    """What a reader without a mouse does; a browser says how its keys are pressed."""

    least_seen = 16
    """Pixels of what has the focus that must be seen, from top to bottom and from side to side."""

    @abstractmethod
    def go(self, address: str) -> None:
        """Open a page."""

    @abstractmethod
    def press(self, key: str, times: int = 1) -> None:
        """Press a key, or a few held together (``Shift+Tab``)."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type a text where the focus is."""

    @abstractmethod
    def give(self, *files: Path) -> None:
        """Choose files for the control that has the focus; no script can press the keys of the system's own dialog."""

    @abstractmethod
    def run(self, script: str, *given: Any) -> Any:
        """Look at the page by a function of JavaScript."""

    @abstractmethod
    def take_download(self) -> tuple[str, bytes] | None:
        """Give a file that has come, with its name, and give it once."""

    def tab_to(self, selector: str, most: int = MOST_STEPS) -> None:
        """Press Tab until the focus is at what a selector names."""
        self._step_to("Tab", selector, most)

    def tab_back_to(self, selector: str, most: int = MOST_STEPS) -> None:
        """Press Shift and Tab until the focus is at what a selector names."""
        self._step_to("Shift+Tab", selector, most)

    def arrow_to(self, selector: str, key: str = "ArrowDown", most: int = MOST_STEPS) -> None:
        """Press an arrow, where the focus is in a group of choices, until it is at the one that a selector names."""
        if not self._look(selector)["isThere"]:
            self._step_to(key, selector, most)

    def choose(self, group: str, choice: str) -> None:
        """Go to a group of choices, and choose one."""
        self.tab_to(group)
        self.press("Space")
        self.arrow_to(choice)

    def use(self, selector: str) -> None:
        """Go to a button, and press it."""
        self.tab_to(selector)
        self.press("Enter")

    def write(self, selector: str, text: str) -> None:
        """Go to a field, and type."""
        self.tab_to(selector)
        self.type(text)

    def enter_article(self) -> None:
        """Go past the lists of pages by the link that stands before them."""
        self.use("#pst-skip-link a")

    def downloaded(self) -> tuple[str, bytes]:
        """Give the file that comes, with its name."""
        name, content = self._until(self.take_download, "no file has come")
        return name, content

    def wait_until(self, script: str, *given: Any) -> Any:
        """Wait until a function of JavaScript gives something."""
        return self._until(lambda: self.run(script, *given), f"it is still not so: {script} {given}")

    def _step_to(self, key: str, selector: str, most: int) -> None:
        passed: list[str] = []
        for _ in range(most):
            self.press(key)
            seen = self._look(selector)
            if seen["isThere"]:
                return
            passed.append(seen["told"])
        raise AssertionError(f"{selector} is not reached by {most} times {key}; passed: {passed}")

    def _look(self, selector: str) -> dict[str, Any]:
        """Wait until what has the focus is seen to have it: a page may still scroll, and a widget come to life."""
        ends = time.monotonic() + PATIENCE
        seen: dict[str, Any] = self.run(LOOK, selector, self.least_seen)
        while seen["faults"] or seen["isWaiting"]:
            if time.monotonic() > ends:
                raise AssertionError(seen["faults"] or f"it does not come to life: {seen['told']}")
            time.sleep(BETWEEN_LOOKS)
            seen = self.run(LOOK, selector, self.least_seen)
        return seen

    def _until(self, look: Any, told: str) -> Any:
        ends = time.monotonic() + PATIENCE
        while not (found := look()):
            if time.monotonic() > ends:
                raise TimeoutError(told)
            time.sleep(BETWEEN_LOOKS)
        return found


class ChromiumKeyboard(Keyboard):
    """The keyboard of a Chromium."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._files: list[Download] = []
        page.on("download", lambda file: self._files.append(file))  # noqa: PLW0108 (Playwright marks what it calls)

    def go(self, address: str) -> None:
        self.page.goto(address)

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def give(self, *files: Path) -> None:
        self.page.locator(":focus").set_input_files(list(files))

    def run(self, script: str, *given: Any) -> Any:
        return self.page.evaluate(f"({script})({_written(given)})")

    def take_download(self) -> tuple[str, bytes] | None:
        if not self._files:
            self.page.wait_for_timeout(1)  # or the browser's word is not heard
            return None
        file = self._files.pop(0)
        return file.suggested_filename, file.path().read_bytes()


class FirefoxKeyboard(Keyboard):
    """The keyboard of a Firefox that puts what is downloaded into a folder."""

    least_seen = 1  # it scrolls only to what cannot be seen at all

    def __init__(self, firefox: Firefox, folder: Path) -> None:
        self._firefox = firefox
        self._tab = firefox.open_tab()
        self._folder = folder

    def go(self, address: str) -> None:
        self._firefox.go(self._tab, address)

    def press(self, key: str, times: int = 1) -> None:
        keys = [CODES.get(one, one) for one in key.split("+")]
        strokes = [("keyDown", one) for one in keys] + [("keyUp", one) for one in reversed(keys)]
        self._strike(strokes * times)

    def type(self, text: str) -> None:
        self._strike((kind, letter) for letter in text for kind in ("keyDown", "keyUp"))

    def _strike(self, strokes: Iterable[tuple[str, str]]) -> None:
        actions = [{"type": kind, "value": value} for kind, value in strokes]
        self._firefox.ask(
            "input.performActions", context=self._tab, actions=[{"type": "key", "id": "keys", "actions": actions}]
        )

    def give(self, *files: Path) -> None:
        at = {"expression": "document.activeElement", "target": {"context": self._tab}, "awaitPromise": False}
        control = self._firefox.ask("script.evaluate", **at)["result"]
        element = {"sharedId": control["sharedId"]}
        self._firefox.ask("input.setFiles", context=self._tab, element=element, files=[*map(str, files)])

    def run(self, script: str, *given: Any) -> Any:
        return self._firefox.run(self._tab, script, *given)

    def take_download(self) -> tuple[str, bytes] | None:
        for file in self._folder.iterdir():
            if file.suffix != ".part" and not file.with_name(f"{file.name}.part").exists() and file.stat().st_size:
                content = file.read_bytes()
                file.unlink()
                return file.name, content
        return None


def _written(given: Iterable[Any]) -> str:
    return ", ".join(map(json.dumps, given))

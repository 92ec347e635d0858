"""A small site of the sample exercises in the book's own look: a page for each, one with all, and how to use them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.classroom.samples import ITEMS, answers_with_full_marks, sample_bank
from tests.explorers.drawn import stay
from tests.small_site import dressed, write_small_site
from widgets.exercise.exercise import Exercise

FULL = answers_with_full_marks(sample_bank())
PRACTICE = [item["id"] for item in ITEMS if item["use"] == "practice"]
GRADED = [item["id"] for item in ITEMS if item["use"] == "graded"]
OF_EACH_TYPE = list({item["type"]: item["id"] for item in ITEMS}.values())
CHECKED_OF_EACH_TYPE = list({item["type"]: item["id"] for item in ITEMS if item["use"] == "practice"}.values())
REVEALED = "ao-guess-upper-half"
HOSTILE = "<img src=x onerror=alert(1)>"


def write_site(folder: Path) -> None:
    """Write a page for each exercise, and one with all."""
    bank = sample_bank()
    forms = {item["id"]: Exercise(item["id"], bank).static_html() for item in ITEMS}
    bodies = {**forms, "all": "\n".join(forms.values())}
    sheet, heading = "exercise/exercise", "Exercises"
    write_small_site(
        folder, {f"exercises/{name}.html": dressed(body, sheet, heading=heading) for name, body in bodies.items()}
    )


class ExerciseOnPage:
    """One exercise on a page."""

    def __init__(self, page: Page, site: str, item_id: str, on: str | None = None) -> None:
        self.page = page
        self.id = item_id
        self.address = f"{site}/exercises/{on or item_id}.html"
        self.root: Locator = page.locator(f"[data-item='{item_id}']")

    def open(self, after: str = "") -> ExerciseOnPage:
        self.page.goto(self.address + after)
        return self.wait()

    def wait(self) -> ExerciseOnPage:
        self.root.scroll_into_view_if_needed()
        stay(self.page)
        self.root.locator("xpath=..").and_(self.page.locator("[data-live]")).wait_for()
        return self

    def reload(self) -> ExerciseOnPage:
        self.page.reload()
        return self.wait()

    def check(self) -> str:
        self.press("Check")
        self.page.wait_for_timeout(50)
        return self.feedback()

    def choose(self, text: str) -> None:
        self.root.get_by_text(text, exact=True).click()

    def press(self, name: str) -> None:
        self.root.get_by_role("button", name=name, exact=True).click()

    def text(self, slot: str) -> str:
        return self.root.locator(f"[data-slot={slot}]").first.inner_text()

    def feedback(self) -> str:
        return re.sub(r"\n+", "\n", self.text("feedback"))

    def notices(self) -> str:
        return self.text("notices")

    def state(self) -> dict[str, Any]:
        """What the device has kept."""
        stored = self.page.evaluate(f"localStorage['psychotherapy-relationship:exercise-{self.id}'] ?? 'null'")
        return (json.loads(stored) or {}).get("state", {})

    def answer(self) -> dict[str, Any]:
        return dict(self.state().get("answer", {}))

    def marks(self) -> dict[str, str]:
        script = (
            "root => Object.fromEntries([...root.querySelectorAll('[data-part]')].map(part =>"
            " [part.dataset.part, part.querySelector('[data-slot=mark]')?.dataset.sign ?? '']))"
        )
        return dict(self.root.evaluate(script))


def store(context: Any, item_id: str, text: str) -> None:
    """Put a text where an exercise keeps its state, once, before the page is there."""
    place = f"psychotherapy-relationship:exercise-{item_id}"
    context.add_init_script(
        f"if (!sessionStorage.once) {{ localStorage[{place!r}] = {json.dumps(text)}; sessionStorage.once = 1; }}"
    )


def envelope(state: Any) -> str:
    return json.dumps({"version": 1, "widget": "exercise", "state": state})


def predict(exercise: ExerciseOnPage, guess: str, low: str, high: str) -> None:
    """Fill in a prediction and reveal."""
    for name, value in (("text", guess), ("low", low), ("high", high)):
        exercise.root.locator(f".exercise__form input[name={name}]").fill(value)
    exercise.press("Reveal")

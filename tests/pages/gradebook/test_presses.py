"""Sixty students, two texts each, rubrics of several criteria: at most two presses a text, all of them counted."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from playwright.sync_api import expect

from tests.classroom.hostile import BANK, honest_file, zipped
from tests.pages.classroom_site import GradebookOnPage
from widgets.classroom.assignments.assignment import make_assignment

RUBRICS = {"wa-say-why": (3, 3, 3), "ao-in-plain-words": (3, 4, 4, 3)}
"""Those that the book's own exercises have most often."""
CLASS = [f"s{number}" for number in range(60)]
CHOSEN = "all => all.map(one => [...one.querySelectorAll('input')].findIndex(input => input.checked))"


def rubric_of(counts: tuple[int, ...]) -> list[dict[str, object]]:
    return [
        {
            "id": f"c{place}",
            "criterion": f"Criterion {place}",
            "levels": [{"points": level, "text": f"Level {level}."} for level in range(count)],
        }
        for place, count in enumerate(counts)
    ]


WHOLE = replace(
    BANK,
    items={
        item_id: {**item, "points": sum(RUBRICS[item_id]) - len(RUBRICS[item_id])} if item_id in RUBRICS else item
        for item_id, item in BANK.items.items()
    },
    keys={
        item_id: {**key, "rubric": rubric_of(RUBRICS[item_id])} if item_id in RUBRICS else key
        for item_id, key in BANK.keys.items()
    },
)
TEXTS = make_assignment("Two texts", list(RUBRICS), WHOLE)


def levels_of(item_id: str) -> list[tuple[int, ...]]:
    """Draw the levels of sixty texts: who does well on one criterion tends to do well on the others."""
    draw = Random(item_id)  # noqa: S311 (nothing is secret)
    strengths = (draw.random() for _ in CLASS)
    return [
        tuple(min(count - 1, max(0, round(strength * (count - 1) + draw.gauss(0, 0.3)))) for count in RUBRICS[item_id])
        for strength in strengths
    ]


class Marker:
    """Marks by keys alone, as somebody does who looks for the whole set first, and counts the presses."""

    def __init__(self, gradebook: GradebookOnPage) -> None:
        self.gradebook = gradebook
        self.presses: list[int] = []

    def mark(self, levels: tuple[int, ...]) -> None:
        keyboard = self.gradebook.page.keyboard
        wanted = self.gradebook.slot("sets").locator(f"[data-levels='{' '.join(map(str, levels))}']")
        pressed = 1
        for level in levels:
            if wanted.count():
                keyboard.press(str(wanted.get_attribute("data-key")))
                break
            keyboard.press(str(level + 1))
            pressed += 1
        else:
            pressed -= 1
        self.presses.append(pressed)


@pytest.mark.whole("120 texts are marked one after the other")
@pytest.mark.parametrize(("item_id", "most"), [("wa-say-why", 2), ("ao-in-plain-words", 3)])
def test_sixty_texts_take_at_most_two_presses_each(gradebook, item_id, most):
    """With three criteria each does; with four, a set that was never given takes one more, and the mean holds."""
    answers = {name: {"text": f"It depends on {name}."} for name in RUBRICS}
    files = {
        f"{code}_{number}_9{number}_a.json": honest_file(code, answers=answers, assignment_id=TEXTS.id, variants={})
        for number, code in enumerate(CLASS)
    }
    bank, assignment = ("x.bank.json", WHOLE.to_json().encode()), ("assignment.json", TEXTS.to_json().encode())
    gradebook.put(bank, assignment, ("d.zip", zipped(files)))
    gradebook.sign("AB")
    gradebook.root.locator("[name=to_mark]").select_option(item_id)
    gradebook.slot("response").locator("[data-criterion]").nth(len(RUBRICS[item_id]) - 1).wait_for()
    gradebook.slot("response").locator("h3").focus()
    marker, wanted = Marker(gradebook), levels_of(item_id)
    for place, levels in enumerate(wanted):
        heading = gradebook.slot("response").locator("h3")
        expect(heading).to_have_text(f"Response {place + 1} of 60")
        marker.mark(levels)
        if place == 0:
            gradebook.page.keyboard.press("p")
            assert tuple(gradebook.slot("response").locator("[data-criterion]").evaluate_all(CHOSEN)) == levels
            gradebook.page.keyboard.press("n")
    gradebook.settle()
    kept = gradebook.page.evaluate(
        f"JSON.parse(localStorage['psychotherapy-relationship:marks-{TEXTS.id}']).state.by.AB"
    )
    given = sorted(
        tuple(mark[item_id][f"c{place}"] for place in range(len(RUBRICS[item_id]))) for mark in kept.values()
    )
    assert given == sorted(wanted)
    assert len(set(wanted)) > 10, "a class that gives few sets would show nothing"
    assert max(marker.presses) <= most
    assert sum(marker.presses) <= 2 * len(CLASS)

"""Answers to an exercise of every type, given by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.keyboard import Keyboard

Given = dict[str, Any]
VALUES = "(selector) => [...document.querySelectorAll(selector)].map((one) => one.value)"
ENDS = "(selector) => { const { min, step } = document.querySelector(selector); return [+min, +step]; }"
PARTS = "(selector) => [...document.querySelectorAll(selector)].map((one) => one.dataset.part)"


def choose_one(keyboard: Keyboard, at: str, answer: Given) -> None:
    keyboard.choose(f"{at} [name=choice]", f"{at} [value='{answer['choice']}']")


def choose_several(keyboard: Keyboard, at: str, answer: Given) -> None:
    for choice in keyboard.run(VALUES, f"{at} [name=choice]"):
        if choice in answer["choices"]:
            keyboard.tab_to(f"{at} [value='{choice}']")
            keyboard.press("Space")


def write_text(keyboard: Keyboard, at: str, answer: Given) -> None:
    keyboard.write(f"{at} [name=text]", answer["text"])


def pick_pairs(keyboard: Keyboard, at: str, answer: Given) -> None:
    for prompt, option in answer["pairs"].items():
        field = f"{at} select[name='{prompt}']"
        keyboard.tab_to(field)
        keyboard.press("ArrowDown", keyboard.run(VALUES, f"{field} option").index(option))


def move_steps(keyboard: Keyboard, at: str, answer: Given) -> None:
    for place, step in enumerate(answer["order"]):
        if way := keyboard.run(PARTS, f"{at} li[data-part]").index(step) - place:
            keyboard.tab_to(f"{at} [data-part='{step}'] [data-move='-1']")
            keyboard.press("Enter", way)


def write_scores(keyboard: Keyboard, at: str, answer: Given) -> None:
    for part, score in answer["scores"].items():
        keyboard.write(f"{at} input[type=text][name='{part}']", score)


def move_sliders(keyboard: Keyboard, at: str, answer: Given) -> None:
    """Go to the one end of each slider, and from there to its value."""
    for name, value in answer["parameters"].items():
        slider = f"{at} input[name='{name}']"
        keyboard.tab_to(slider)
        low, step = keyboard.run(
            "(selector) => { const { min, step } = document.querySelector(selector); return [+min, +step]; }", slider
        )
        keyboard.press("Home")
        keyboard.press("ArrowRight", round((value - low) / step))


def rate_turns(keyboard: Keyboard, at: str, answer: Given) -> None:
    for turn, value in answer["ratings"].items():
        keyboard.choose(f"{at} [name='{turn}']", f"{at} [name='{turn}'][value='{value}']")


ANSWER: dict[str, Callable[[Keyboard, str, Given], None]] = {
    "single_choice": choose_one,
    "true_false": choose_one,
    "multiple_choice": choose_several,
    "numeric": write_text,
    "match": pick_pairs,
    "order": move_steps,
    "score_inventory": write_scores,
    "set_explorer": move_sliders,
    "rate_transcript": rate_turns,
    "short_text": write_text,
    "essay": write_text,
    "reply": write_text,
}
"""How an exercise of a type is answered; the selector says where it stands."""

"""Versions of a worksheet, with other numbers and another order of choices, so that neighbors have not the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_uppercase

from widgets.classroom.assignments.variants import shuffled
from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.bank.markup import write_number
from widgets.classroom.grading.key_text import key_parts
from widgets.exercise_types.shapes import ids_of, plain_texts

_CHOICE = re.compile(r'<label class="exercise__choice" data-part="([^"]*)">(.*?)</label>', re.DOTALL)
_OPTION = re.compile(r"(?<=<li><b>)[^<]*(?=</b>)")
"""The place of the letter of an option of pairs: on a screen, short options have none."""
_NUMBER = re.compile(r'<span data-slot="value-(\w+)">[^<]*</span>')


@dataclass(frozen=True)
class Version:
    """One version of the worksheet of an assignment, by its letter."""

    letter: str
    place: int
    """Which variant of numbers it has, if there are as many; from 0."""
    assignment_id: str

    def choices(self, item: Item) -> list[str]:
        """List the ids of an exercise's choices in the order of this version: in the first, as they are written."""
        written = ids_of(item.get("choices", []))
        if self.place == 0 or not item.get("shuffle"):
            return written
        mixed = shuffled(written, self.assignment_id, self.letter, item["id"])
        return mixed if mixed != written else written[::-1]

    def variant(self, item: Item) -> int:
        """Give the number of the variant that this version has of an exercise."""
        return min(self.place, max(0, len(item.get("variants", [])) - 1))

    def arrange(self, form: str, item: Item) -> str:
        """Put letters before choices and options of a form, the choices in order, and the numbers in their places."""
        numbers = item["variants"][self.variant(item)] if item.get("variants") else {}
        contents = dict(_CHOICE.findall(form))
        order = iter(zip(ascii_uppercase, self.choices(item), strict=False))

        def numbered(found: re.Match[str]) -> str:
            return write_number(numbers[found[1]]) if found[1] in numbers else found[0]

        def lettered(_found: re.Match[str]) -> str:
            letter, name = next(order)
            return f'<label class="exercise__choice" data-part="{name}"><b>{letter}.</b>{contents[name]}</label>'

        options = iter(ascii_uppercase)
        form = _OPTION.sub(lambda _place: f"{next(options)}. ", _NUMBER.sub(numbered, form))
        return _CHOICE.sub(lettered, form) if set(contents) == set(self.choices(item)) else form

    def right(self, item: Item, key: Key) -> list[str]:
        """Say what is right part by part, by the letters and for the numbers of this version."""
        if item["type"] in {"single_choice", "multiple_choice"}:
            correct = [key["correct"]] if isinstance(key["correct"], str) else key["correct"]
            letters = dict(zip(self.choices(item), ascii_uppercase, strict=False))
            texts = plain_texts(item["choices"])
            return [f"{letters[name]}. {texts[name]}" for name in sorted(correct, key=letters.__getitem__)]
        if item["type"] == "match":
            letters = dict(zip(ids_of(item["options"]), ascii_uppercase, strict=False))
            prompts, options = plain_texts(item["prompts"]), plain_texts(item["options"])
            return [f"{prompts[one]} → {letters[other]}. {options[other]}" for one, other in key["pairs"].items()]
        if item["type"] == "numeric" and item.get("variants"):
            number = self.variant(item)
            one = {**item, "variants": [item["variants"][number]]}
            return key_parts(one, {**key, "answers": [key["answers"][number]]})
        return key_parts(item, key)


def versions_of(assignment_id: str) -> list[Version]:
    """Give the two versions in which an assignment is printed."""
    return [Version(letter, place, assignment_id) for place, letter in enumerate("AB")]

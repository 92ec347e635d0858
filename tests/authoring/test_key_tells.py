"""No habit of whoever writes exercises gives their keys away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from itertools import combinations
from math import comb, sqrt

import pytest

from widgets.authoring.bank_maker import make_bank
from widgets.authoring.key_tells import key_tells
from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.bank.markup import to_plain
from widgets.exercise_types.answer_registry import answer_type

BANK = make_bank()
CHOICES = [item for item in BANK.items.values() if "choices" in item]
SEVERAL = [item for item in CHOICES if item["type"] == "multiple_choice"]
MATCHES = [item for item in BANK.items.values() if item["type"] == "match"]
LETTERED = "(?:[Ss]entences?|[Ss]tatements?|[Ll]ines?|[Cc]hoices?|[Oo]ptions?|[Aa]nswers?|[Pp]arts?|[Dd]rafts?)"
ERRORS = 3
"""Standard errors by which what a strategy earns may differ from chance."""


def longest(item: Item, count: int) -> list[str]:
    ordered = sorted(item["choices"], key=lambda choice: -len(to_plain(choice["text"])))
    return [choice["id"] for choice in ordered[:count]]


def first(item: Item, count: int) -> list[str]:
    return [choice["id"] for choice in item["choices"][:count]]


def last(item: Item, count: int) -> list[str]:
    return [choice["id"] for choice in item["choices"][-count:]]


def odd(item: Item, count: int) -> list[str]:
    places = [*range(0, len(item["choices"]), 2), *range(1, len(item["choices"]), 2)]
    return [item["choices"][place]["id"] for place in places[:count]]


def credit(item: Item, ticked: Sequence[str]) -> float:
    answer = {"choices": list(ticked)} if item["type"] == "multiple_choice" else {"choice": ticked[0]}
    return answer_type(item["type"]).credit(item, BANK.key(item["id"]), answer, 0)


@pytest.mark.parametrize("strategy", [first, last, odd, longest])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_ticking_unread_earns_no_more_than_ticking_by_chance(strategy: Callable[[Item, int], list[str]], count: int):
    """Full marks, and part of them: against every set of as many choices, each as likely."""
    for is_full in (True, False):
        got, mean, variance = 0.0, 0.0, 0.0
        for item in SEVERAL if count > 1 else CHOICES:
            earn = (lambda value: float(value == 1)) if is_full else float
            chances = [earn(credit(item, ids)) for ids in combinations([one["id"] for one in item["choices"]], count)]
            average = sum(chances) / len(chances)
            got, mean = got + earn(credit(item, strategy(item, count))), mean + average
            variance += sum((value - average) ** 2 for value in chances) / len(chances)
        assert abs(got - mean) <= ERRORS * sqrt(variance)


def straight(item: Item) -> list[str]:
    return [option["id"] for option in item["options"]]


def backward(item: Item) -> list[str]:
    return straight(item)[::-1]


def odd_then_even(item: Item) -> list[str]:
    return straight(item)[::2] + straight(item)[1::2]


def by_length(item: Item) -> list[str]:
    """Give the longest line the longest option, and so on down."""
    lengths = [len(to_plain(prompt["text"])) for prompt in item["prompts"]]
    options = iter(sorted(item["options"], key=lambda option: -len(to_plain(option["text"]))))
    ids = {place: next(options)["id"] for place in sorted(range(len(lengths)), key=lambda place: -lengths[place])}
    return [ids[place] for place in range(len(lengths))]


@pytest.mark.parametrize("strategy", [straight, backward, odd_then_even, by_length])
def test_matching_unread_finds_no_more_pairs_than_chance(strategy: Callable[[Item], list[str]]):
    right, chances = 0, []
    for item in MATCHES:
        pairs = BANK.key(item["id"])["pairs"]
        drawn = zip(item["prompts"], strategy(item), strict=False)
        right += sum(pairs[prompt["id"]] == option for prompt, option in drawn)
        chances += [1 / len(item["options"])] * len(item["prompts"])
    assert abs(right - sum(chances)) <= ERRORS * sqrt(sum(chance * (1 - chance) for chance in chances))


@pytest.mark.parametrize("strategy", [straight, backward, odd_then_even, by_length])
def test_matching_unread_gets_no_exercise_wholly_right(strategy: Callable[[Item], list[str]]):
    for item in MATCHES:
        drawn = {prompt["id"]: option for prompt, option in zip(item["prompts"], strategy(item), strict=False)}
        assert drawn != BANK.key(item["id"])["pairs"], item["id"]


def test_no_match_is_keyed_in_the_order_in_which_it_is_shown():
    for item in MATCHES:
        places = [option["id"] for option in item["options"]]
        keyed = [places.index(BANK.key(item["id"])["pairs"][prompt["id"]]) for prompt in item["prompts"]]
        assert keyed != sorted(keyed), item["id"]


def test_the_number_of_right_choices_varies():
    counts = {len(BANK.key(item["id"])["correct"]) for item in SEVERAL}
    assert len(counts) >= 3


def test_no_key_speaks_of_a_choice_by_its_letter():
    for name, key in BANK.keys.items():
        found = re.findall(rf"\b{LETTERED} \(?[a-fA-F]\b(?![’'.])", json.dumps(key, ensure_ascii=False))
        assert found == [], name


def bank_of(items: Sequence[Item], keys: dict[str, dict[str, object]]) -> Bank:
    return Bank.of(list(items), keys, BANK.chapters, BANK.objectives)


def choice_items(count: int, right: Callable[[int], list[int]], text: Callable[[int, bool], str]) -> Bank:
    """Make exercises of six choices with the right ones where ``right`` says, worded as ``text`` says."""
    items, keys = [], {}
    for number in range(count):
        name, places = f"{SEVERAL[0]['id']}-{number}", right(number)
        choices = [{"id": f"c{place}", "text": text(place, place in places)} for place in range(6)]
        items.append({**SEVERAL[0], "id": name, "choices": choices})
        keys[name] = {"correct": [f"c{place}" for place in places]}
    return bank_of(items, keys)


ALL_THREES = list(combinations(range(6), 3))


def balanced(number: int) -> list[int]:
    """Choose two, three or four places, each as often."""
    size = 2 + number % 3
    return list(list(combinations(range(6), size))[number % comb(6, size)])


def test_a_bank_with_nothing_to_see_is_left_alone():
    assert key_tells(choice_items(30, balanced, lambda place, _: "word " * (1 + place % 2))) == []


def test_a_place_that_is_always_right_is_told_with_its_numbers():
    told = key_tells(choice_items(15, lambda _: [0, 2, 4], lambda *_: "word"))
    assert "choice 1 is right 15 times of 15, where chance gives about 7.5" in told
    assert "choice 4 is right 0 times of 15, where chance gives about 7.5" in told


def test_a_length_that_is_always_right_is_told_with_its_numbers():
    told = key_tells(choice_items(15, balanced, lambda place, right: "word " * (place + 10 * right + 1)))
    assert any(tell.startswith("the longest choice is right 15 times of 15") for tell in told)


def test_a_number_of_right_choices_that_never_varies_is_told():
    places = lambda number: list(ALL_THREES[number * 7 % 20])  # noqa: E731
    told = key_tells(choice_items(20, places, lambda *_: "word"))
    assert told == ["20 of 20 exercises with several right choices have exactly 3; vary the number"]


def test_options_in_the_order_of_their_lines_are_told():
    items, keys = [], {}
    for number in range(6):
        name = f"{MATCHES[0]['id']}-{number}"
        parts = [{"id": f"p{place}", "text": "A line"} for place in range(5)]
        items.append({**MATCHES[0], "id": name, "prompts": parts, "options": parts})
        keys[name] = {"pairs": {part["id"]: part["id"] for part in parts}}
    told = key_tells(bank_of(items, keys))
    assert told == ["the option in the same place as its line is right 30 times of 30, where chance gives about 6.0"]

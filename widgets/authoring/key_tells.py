"""What gives keys away to somebody who has read no exercise: the place, the length and the number of right answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from widgets.classroom.bank.bank import Bank
from widgets.classroom.bank.markup import to_plain
from widgets.datasets import has_own_keys

RARE = 0.001
"""So seldom may chance alone do what is found before a bank is said to tell its keys."""
FEWEST = 6
"""Exercises with several right answers, below which their counts say nothing."""
COMMONEST = 2 / 3
"""Share of exercises that may have the same number of right answers."""
Choices = list[tuple[str, bool]]
"""The text of each choice as it is shown, and whether it is right."""


def key_tells(bank: Bank) -> list[str]:
    """Say by which habits a bank's keys can be guessed, each with the numbers; none is as it should be.

    Each habit is held against chance: what is found may not be rarer than one in a thousand.

    Parameters
    ----------
    bank : Bank
        With keys; an exercise without its key is passed over.

    Returns
    -------
    list of str

    Examples
    --------
    >>> from widgets.authoring.bank_maker import make_bank
    >>> key_tells(make_bank())
    []
    """
    keyed = [(item, bank.keys[name]) for name, item in bank.items.items() if name in bank.keys]
    choices = [_choices(item, key) for item, key in keyed if "choices" in item]
    several = [_choices(item, key) for item, key in keyed if item["type"] == "multiple_choice"]
    matches = [_places(item, key) for item, key in keyed if item["type"] == "match"]
    return [*_place_tells(choices), *_length_tells(choices), *_count_tells(several), *_match_tells(matches)]


def tells_weigh(*, is_own: bool) -> str:
    """Say how much it weighs that keys can be guessed: an error in the book, a warning in what an instructor keyed."""
    return "warning" if is_own or has_own_keys() else "error"


def _choices(item: Mapping[str, Any], key: Mapping[str, Any]) -> Choices:
    right = [key["correct"]] if isinstance(key["correct"], str) else key["correct"]
    return [(to_plain(choice["text"]), choice["id"] in right) for choice in item["choices"]]


def _places(item: Mapping[str, Any], key: Mapping[str, Any]) -> list[tuple[bool, float]]:
    """Say of each prompt whether its option stands in the same place, and how likely chance is to put it there."""
    options = [option["id"] for option in item["options"]]
    places = enumerate(prompt["id"] for prompt in item["prompts"])
    return [(options[place] == key["pairs"][prompt], 1 / len(options)) for place, prompt in places]


def _share_right(choices: Choices) -> float:
    return sum(right for _, right in choices) / len(choices)


def _place_tells(exercises: list[Choices]) -> Iterator[str]:
    for place in range(max(map(len, exercises), default=0)):
        found = [(choices[place][1], _share_right(choices)) for choices in exercises if place < len(choices)]
        yield from _beyond_chance(found, f"choice {place + 1} is right")


def _length_tells(exercises: list[Choices]) -> Iterator[str]:
    for name, pick in {"longest": max, "shortest": min}.items():
        found = [(_has_length(choices, pick), _share_right(choices)) for choices in exercises]
        yield from _beyond_chance(found, f"the {name} choice is right")


def _has_length(choices: Choices, pick: Callable[..., tuple[str, bool]]) -> bool:
    return pick(choices, key=lambda choice: len(choice[0]))[1]


def _match_tells(exercises: list[list[tuple[bool, float]]]) -> Iterator[str]:
    found = [pair for pairs in exercises for pair in pairs]
    yield from _beyond_chance(found, "the option in the same place as its line is right")


def _beyond_chance(found: list[tuple[bool, float]], what: str) -> Iterator[str]:
    """Compare how often something is so with the distribution of a count of unlike chances (Poisson binomial)."""
    chances = _count_distribution([chance for _, chance in found])
    times = sum(is_so for is_so, _ in found)
    if min(sum(chances[times:]), sum(chances[: times + 1])) < RARE:
        expected = sum(chance for _, chance in found)
        yield f"{what} {times} times of {len(found)}, where chance gives about {expected:.1f}"


def _count_distribution(chances: list[float]) -> list[float]:
    counts = [1.0]
    for chance in chances:
        without, with_it = [*counts, 0.0], [0.0, *counts]
        counts = [(1 - chance) * no + chance * yes for no, yes in zip(without, with_it, strict=True)]
    return counts


def _count_tells(exercises: list[Choices]) -> Iterator[str]:
    counts = Counter(sum(right for _, right in choices) for choices in exercises)
    for count, times in counts.most_common(1):
        if len(exercises) >= FEWEST and times > COMMONEST * len(exercises):
            exercises_of = f"{times} of {len(exercises)} exercises with several right choices"
            yield f"{exercises_of} have exactly {count}; vary the number"

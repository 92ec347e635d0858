"""What a schema cannot say: how the parts of an exercise and its key must fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from widgets.classroom.bank.markup import slots
from widgets.exercise_types.writing_registry import written_type

Definition = Mapping[str, Any]


def chapter_problems(definition: Definition, stem: str, keys: Definition) -> Iterator[str]:
    """Check what holds between the exercises of a chapter: names, objectives, and a key for each."""
    if definition["chapter"] != stem:
        yield f"chapter: is {definition['chapter']!r}, but the file is called {stem!r}; make the two the same"
    counts = Counter(item["id"] for item in definition["items"])
    yield from (f"item {name}: the id is given {n} times; give each its own" for name, n in counts.items() if n > 1)
    for item in definition["items"]:
        yield from _place_problems(item, definition["objectives"])
        if item["id"] not in keys:
            where = "with it" if item["use"] == "practice" else "in data/keys or in the folder CLASSROOM_KEYS"
            yield f"item {item['id']}: has no key; a {item['use']} exercise has it {where}"
        if item["use"] == "graded" and "key" in item:
            yield f"item {item['id']}: is graded, and its key must not stand here; move it to data/keys"


def _place_problems(item: Definition, objectives: Definition) -> Iterator[str]:
    for objective in item["objectives"]:
        if objective not in objectives:
            known = ", ".join(objectives)
            yield f"item {item['id']}: serves {objective!r}, which the chapter does not promise; it promises {known}"
    prefixes = {objective.split("-")[0] for objective in objectives}
    if item["id"].split("-")[0] not in prefixes:
        yield f"item {item['id']}: begin the id with the chapter's {' or '.join(sorted(prefixes))}-"


def item_problems(item: Definition, key: Definition) -> Iterator[str]:
    """Check that an exercise and its key fit together."""
    told = written_type(item["type"]).find_problems(item, key)
    yield from (f"item {item['id']}: {problem}" for problem in [*_slot_problems(item), *told])


def _slot_problems(item: Definition) -> Iterator[str]:
    known = set(item.get("variants", [{}])[0])
    for name in sorted(set(slots(item["prompt"])) - known):
        yield f"the prompt has {{{name}}}, which no variant gives; a slot is filled by a number of a variant"
    for name in sorted(known - set(slots(item["prompt"]))):
        yield f"the variants give {name}, which the prompt does not show"

"""What a schema cannot say: how the parts of an exercise and its key must fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from widgets.classroom.bank.markup import slots
from widgets.exercise_types.answer_registry import FREE_RESPONSES

Definition = Mapping[str, Any]
RESERVED = ("comment", "points")


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
    told = _RULES[item["type"]](item, key)
    yield from (f"item {item['id']}: {problem}" for problem in [*_slot_problems(item), *told])


def _slot_problems(item: Definition) -> Iterator[str]:
    known = set(item.get("variants", [{}])[0])
    for name in sorted(set(slots(item["prompt"])) - known):
        yield f"the prompt has {{{name}}}, which no variant gives; a slot is filled by a number of a variant"
    for name in sorted(known - set(slots(item["prompt"]))):
        yield f"the variants give {name}, which the prompt does not show"


def _same(given: Collection[str], wanted: Collection[str], what: str) -> Iterator[str]:
    yield from (f"{what} lacks {name!r}" for name in wanted if name not in given)
    yield from (f"{what} has {name!r}, which the exercise does not have" for name in given if name not in wanted)


def _choices(item: Definition, key: Definition) -> Iterator[str]:
    right = key["correct"] if isinstance(key["correct"], list) else [key["correct"]]
    yield from (f"the key names {name!r}, which is no choice" for name in right if name not in item["choices"])
    if "feedback" in key:
        yield from _same(key["feedback"], item["choices"], "feedback")


def _numeric(item: Definition, key: Definition) -> Iterator[str]:
    variants = item.get("variants", [])
    if len({tuple(sorted(values)) for values in variants}) > 1:
        yield "the variants do not all give the same names"
    if "reveal" in item:
        if item["use"] == "graded" or variants:
            yield "reveal: only a practice exercise without variants can show what happens"
        return
    for figures in (key, *key.get("traps", [])):
        ways = [name for name in ("answer", "answers", "equation") if name in figures]
        if len(ways) != 1:
            yield f"a number is given by one of answer, answers, equation; here by {', '.join(ways) or 'none'}"
        elif ways == ["answer"] and variants:
            yield "answer: with variants, give answers, one for each, or an equation"
        elif ways == ["answers"] and len(figures["answers"]) != len(variants):
            yield f"answers: {len(figures['answers'])} numbers for {len(variants)} variants"


def _match(item: Definition, key: Definition) -> Iterator[str]:
    yield from _same(key["pairs"], item["prompts"], "pairs")
    yield from (f"pairs: {name!r} is no option" for name in key["pairs"].values() if name not in item["options"])
    if len(item["options"]) < len(item["prompts"]):
        yield "there are fewer options than prompts"
    if "feedback" in key:
        yield from _same(key["feedback"], [*item["prompts"], "correct", "otherwise"], "feedback")


def _order(item: Definition, key: Definition) -> Iterator[str]:
    yield from _same(key["order"], item["steps"], "order")
    if list(item["steps"]) == key["order"]:
        yield "the steps are shown in the right order already; show them in another"


def _nothing(_item: Definition, _key: Definition) -> Iterator[str]:
    """Ask no more than the schema does; what an engine computes is checked where it is computed."""
    yield from ()


def _transcript(item: Definition, key: Definition) -> Iterator[str]:
    rated = [turn["id"] for turn in item["turns"] if turn.get("rate")]
    yield from _same(key["ratings"], rated, "ratings")
    yield from _same(key["reasons"], rated, "reasons")
    steps = [int(step) for step in item["scale"]]
    for turn, rating in key["ratings"].items():
        if rating not in steps:
            yield f"ratings: {turn} has {rating}, which is no step of {', '.join(map(str, steps))}"
    if len(set(key["ratings"].values())) < 3:  # noqa: PLR2004 (fewer tell little about agreement)
        yield "ratings: use at least three different steps, or agreement means little"


def _free(item: Definition, key: Definition) -> Iterator[str]:
    if item["use"] == "practice":
        yield "a free response is graded: nobody but a person can give feedback on it"
    best = sum(max(level["points"] for level in criterion["levels"]) for criterion in key["rubric"])
    if best != item["points"]:
        yield f"the best levels of the rubric add up to {best}, and the exercise has {item['points']} points"
    for criterion in key["rubric"]:
        points = [level["points"] for level in criterion["levels"]]
        if points != sorted(set(points)) or points[0] != 0:
            yield f"rubric, {criterion['id']}: levels begin at 0 points and rise; here {points}"
        if criterion["id"] in RESERVED:
            yield f"rubric: a file of marks keeps the name {criterion['id']!r} for itself; call the criterion otherwise"
    if item["words"]["least"] > item["words"]["most"]:
        yield "words: least is above most"


_RULES: dict[str, Callable[[Definition, Definition], Iterator[str]]] = {
    "single_choice": _choices,
    "multiple_choice": _choices,
    "true_false": _nothing,
    "numeric": _numeric,
    "match": _match,
    "order": _order,
    "score_inventory": _nothing,
    "set_explorer": _nothing,
    "rate_transcript": _transcript,
    **dict.fromkeys(FREE_RESPONSES, _free),
}

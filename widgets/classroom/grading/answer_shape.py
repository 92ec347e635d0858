"""Check that an answer has the shape that its exercise asks for, before anything is done with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from typing import Any

from widgets.classroom.bank.bank import Item
from widgets.classroom.problems import show

LONGEST_TEXT = 60_000
LONGEST_NUMBER = 60


def check_answer(item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape; an empty list if nothing is.

    Examples
    --------
    >>> item = {"id": "x", "type": "single_choice", "choices": [{"id": "a"}, {"id": "b"}]}
    >>> check_answer(item, {"choice": "z"})
    ["the choice 'z' is none of a, b"]
    """
    if answer is None or answer == {}:
        return []
    if not isinstance(answer, Mapping):
        return [f"the answer is {show(answer)}, and should be an object"]
    wanted, check = _SHAPES[item["type"]]
    unknown = sorted(set(answer) - wanted)
    if unknown:
        return [f"the answer has {show(unknown[0])}, which this exercise does not ask for"]
    return check(item, answer)


def _ids(parts: Collection[Mapping[str, Any]]) -> list[str]:
    return [part["id"] for part in parts]


def _among(value: Any, known: Collection[str], what: str) -> list[str]:
    if isinstance(value, str) and value in known:
        return []
    return [f"the {what} {show(value)} is none of {', '.join(known)}"]


def _entries(value: Any, known: Collection[str], what: str, check: Callable[[Any], bool], wanted: str) -> list[str]:
    if not isinstance(value, Mapping):
        return [f"the {what}s are {show(value)}, and should be an object"]
    told = [problem for name in value for problem in _among(name, known, what)]
    wrong = [(name, entry) for name, entry in value.items() if name in known and not check(entry)]
    return told + [f"{what} {name} is {show(entry)}, and should be {wanted}" for name, entry in wrong]


def _choice(item: Item, answer: Mapping[str, Any]) -> list[str]:
    return _among(answer.get("choice"), _ids(item["choices"]), "choice")


def _true_false(_item: Item, answer: Mapping[str, Any]) -> list[str]:
    return _among(answer.get("choice"), ["true", "false"], "choice")


def _list_of(value: Any, known: list[str], what: str) -> list[str]:
    if not isinstance(value, list):
        return [f"the {what}s are {show(value)}, and should be a list"]
    told = [problem for entry in value for problem in _among(entry, known, what)]
    return told or ([f"a {what} stands twice in {show(value)}"] if len(set(value)) < len(value) else [])


def _choices(item: Item, answer: Mapping[str, Any]) -> list[str]:
    return _list_of(answer.get("choices"), _ids(item["choices"]), "choice")


def _order(item: Item, answer: Mapping[str, Any]) -> list[str]:
    steps = _ids(item["steps"])
    told = _list_of(answer.get("order"), steps, "step")
    return told or ([] if len(answer["order"]) in {0, len(steps)} else [f"the order has not all of {', '.join(steps)}"])


def _match(item: Item, answer: Mapping[str, Any]) -> list[str]:
    options = _ids(item["options"])
    is_option = lambda entry: isinstance(entry, str) and entry in {"", *options}  # noqa: E731
    return _entries(answer.get("pairs"), _ids(item["prompts"]), "prompt", is_option, f"one of {', '.join(options)}")


def _text(value: Any, longest: int, what: str) -> list[str]:
    if not isinstance(value, str):
        return [f"the {what} is {show(value)}, and should be text"]
    return [f"the {what} has {len(value):,} letters; at most {longest:,} are read"] if len(value) > longest else []


def _numeric(_item: Item, answer: Mapping[str, Any]) -> list[str]:
    return [problem for name, value in answer.items() for problem in _text(value, LONGEST_NUMBER, name)]


def _free(_item: Item, answer: Mapping[str, Any]) -> list[str]:
    return _text(answer.get("text"), LONGEST_TEXT, "text")


def _scores(item: Item, answer: Mapping[str, Any]) -> list[str]:
    is_text = lambda entry: isinstance(entry, str) and len(entry) <= LONGEST_NUMBER  # noqa: E731
    return _entries(answer.get("scores"), _ids(item["asks"]), "score", is_text, "text such as 3.25 or none")


def _explorer(item: Item, answer: Mapping[str, Any]) -> list[str]:
    controls = {control["name"]: control for control in item["controls"]}
    parameters = answer.get("parameters")
    told = _entries(parameters, controls, "control", _is_number, "a number")
    if told or not parameters:
        return told
    missing = [name for name in controls if name not in parameters]
    off = [name for name, value in parameters.items() if not _within(value, controls[name])]
    told = [f"the control {name} is missing" for name in missing]
    return told + [f"the control {name} is {parameters[name]:g}, beyond its range" for name in off]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _within(value: float, control: Mapping[str, Any]) -> bool:
    return bool(control["minimum"] <= value <= control["maximum"])


def _transcript(item: Item, answer: Mapping[str, Any]) -> list[str]:
    turns = [turn["id"] for turn in item["turns"] if turn["rate"]]
    steps = [step["value"] for step in item["scale"]]
    is_step = lambda entry: _is_number(entry) and entry in steps  # noqa: E731
    return _entries(answer.get("ratings"), turns, "turn", is_step, f"one of {', '.join(map(str, steps))}")


_SHAPES: dict[str, tuple[set[str], Callable[[Item, Mapping[str, Any]], list[str]]]] = {
    "single_choice": ({"choice"}, _choice),
    "true_false": ({"choice"}, _true_false),
    "multiple_choice": ({"choices"}, _choices),
    "numeric": ({"text", "low", "high"}, _numeric),
    "match": ({"pairs"}, _match),
    "order": ({"order"}, _order),
    "score_inventory": ({"scores"}, _scores),
    "set_explorer": ({"parameters"}, _explorer),
    "rate_transcript": ({"ratings"}, _transcript),
    "short_text": ({"text"}, _free),
    "essay": ({"text"}, _free),
}
ITEM_TYPES = tuple(_SHAPES)

"""Say a key in words, for whoever teaches."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.bank.markup import to_plain, write_number


def say_key(item: Item, key: Key) -> str:
    """Say what is right in one line.

    Examples
    --------
    >>> item = {"type": "single_choice", "choices": [{"id": "a", "text": "Goals"}, {"id": "b", "text": "Bond"}]}
    >>> say_key(item, {"correct": "b"})
    'Bond'
    """
    return "; ".join(key_parts(item, key))


def key_parts(item: Item, key: Key) -> list[str]:
    """Say what is right part by part: an answer, a pair, a step, a turn.

    Examples
    --------
    >>> item = {"type": "order", "steps": [{"id": "a", "text": "Repair"}, {"id": "b", "text": "Rupture"}]}
    >>> key_parts(item, {"order": ["b", "a"]})
    ['1. Rupture', '2. Repair']
    """
    return _PARTS[item["type"]](item, key)


def _texts(parts: list[dict[str, str]]) -> dict[str, str]:
    return {part["id"]: to_plain(part["text"]) for part in parts}


def _choices(item: Item, key: Key) -> list[str]:
    right = key["correct"] if isinstance(key["correct"], list) else [key["correct"]]
    texts = _texts(item["choices"])
    return [texts[name] for name in right]


def _true_false(_item: Item, key: Key) -> list[str]:
    return [str(key["correct"])]


def _numeric(item: Item, key: Key) -> list[str]:
    unit = f" {item['unit']}" if item["unit"] else ""
    told = [f"{write_number(answer)}{unit}{_variant(item, n)}" for n, answer in enumerate(key["answers"])]
    return [*told[:-1], f"{told[-1]}, give or take {write_number(key['tolerance'])}"]


def _variant(item: Item, number: int) -> str:
    values: Mapping[str, float] = item["variants"][number] if item["variants"] else {}
    told = ", ".join(f"{name} = {write_number(value)}" for name, value in values.items())
    return f" (where {told})" if told else ""


def _match(item: Item, key: Key) -> list[str]:
    prompts, options = _texts(item["prompts"]), _texts(item["options"])
    return [f"{prompts[prompt]} → {options[option]}" for prompt, option in key["pairs"].items()]


def _order(item: Item, key: Key) -> list[str]:
    steps = _texts(item["steps"])
    return [f"{number}. {steps[step]}" for number, step in enumerate(key["order"], 1)]


def _scores(item: Item, key: Key) -> list[str]:
    labels = {ask["id"]: ask["label"] for ask in item["asks"]}
    return [f"{labels[name]} {_score(score)}" for name, score in key["answers"].items()]


def _score(score: float | None) -> str:
    return "no score" if score is None else f"{score:.2f}"


def _explorer(_item: Item, key: Key) -> list[str]:
    asked = [f"{part['name']} from {part['low']:g} to {part['high']:g}" for part in key["conditions"]]
    shown = ", ".join(f"{name} = {value:g}" for name, value in key["example"].items())
    return [*asked, f"for example {shown}"]


def _transcript(_item: Item, key: Key) -> list[str]:
    return [f"{turn}: {rating} ({to_plain(key['reasons'][turn])})" for turn, rating in key["ratings"].items()]


def _free(_item: Item, key: Key) -> list[str]:
    return [to_plain(key["model_answer"])]


_PARTS: dict[str, Callable[[Item, Key], list[str]]] = {
    "single_choice": _choices,
    "multiple_choice": _choices,
    "true_false": _true_false,
    "numeric": _numeric,
    "match": _match,
    "order": _order,
    "score_inventory": _scores,
    "set_explorer": _explorer,
    "rate_transcript": _transcript,
    "short_text": _free,
    "essay": _free,
}

"""The answer has an option for each prompt; the share of right pairs counts."""

from __future__ import annotations

from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.exercise_types.shapes import check_entries, ids_of, plain_texts

FIELDS = ("pairs",)
RECEIPT_FIELDS = ("prompts", "options")
same_form = None


def check(item: Item, answer: Any) -> list[str]:
    """List what is wrong with an answer's shape."""
    options = ids_of(item["options"])
    is_option = lambda entry: isinstance(entry, str) and entry in {"", *options}  # noqa: E731
    wanted = f"one of {', '.join(options)}"
    return check_entries(answer.get("pairs"), ids_of(item["prompts"]), "prompt", is_option, wanted)


def credit(_item: Item, key: Key, answer: Any, _variant: int) -> float:
    """Give the share of pairs that are right."""
    right = sum(answer["pairs"].get(prompt) == option for prompt, option in key["pairs"].items())
    return float(right / len(key["pairs"]))


def full_answer(_item: Item, key: Key, _variant: int) -> dict[str, Any]:
    """Give the answer that earns all points."""
    return {"pairs": dict(key["pairs"])}


def describe_key(item: Item, key: Key) -> list[str]:
    """Say which option belongs to each prompt."""
    prompts, options = plain_texts(item["prompts"]), plain_texts(item["options"])
    return [f"{prompts[prompt]} → {options[option]}" for prompt, option in key["pairs"].items()]

"""Check the parts of an answer that came from outside: each check lists what is wrong."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from typing import Any

from widgets.classroom.bank.markup import to_plain
from widgets.classroom.problems import show

LONGEST_TEXT = 60_000
LONGEST_NUMBER = 60


def ids_of(parts: Collection[Mapping[str, Any]]) -> list[str]:
    """List the ids of an exercise's parts, in their order."""
    return [part["id"] for part in parts]


def plain_texts(parts: Collection[Mapping[str, str]]) -> dict[str, str]:
    """Give the text of each part by its id, with no markup."""
    return {part["id"]: to_plain(part["text"]) for part in parts}


def folded(text: str) -> str:
    """Bring a text into the form in which two are the same, whatever their spaces and capitals."""
    return " ".join(text.split()).casefold()


def check_among(value: Any, known: Collection[str], what: str) -> list[str]:
    """Check that a value is one of the names that an exercise has."""
    if isinstance(value, str) and value in known:
        return []
    return [f"the {what} {show(value)} is none of {', '.join(known)}"]


def check_list(value: Any, known: list[str], what: str) -> list[str]:
    """Check that a value lists names that an exercise has, each once."""
    if not isinstance(value, list):
        return [f"the {what}s are {show(value)}, and should be a list"]
    told = [problem for entry in value for problem in check_among(entry, known, what)]
    return told or ([f"a {what} stands twice in {show(value)}"] if len(set(value)) < len(value) else [])


def check_entries(
    value: Any, known: Collection[str], what: str, is_fine: Callable[[Any], bool], wanted: str
) -> list[str]:
    """Check that a value is an object whose names an exercise has, and whose entries are as wanted."""
    if not isinstance(value, Mapping):
        return [f"the {what}s are {show(value)}, and should be an object"]
    told = [problem for name in value for problem in check_among(name, known, what)]
    wrong = [(name, entry) for name, entry in value.items() if name in known and not is_fine(entry)]
    return told + [f"{what} {name} is {show(entry)}, and should be {wanted}" for name, entry in wrong]


def check_text(value: Any, longest: int, what: str) -> list[str]:
    """Check that a value is a text, and not too long to be read."""
    if not isinstance(value, str):
        return [f"the {what} is {show(value)}, and should be text"]
    return [f"the {what} has {len(value):,} letters; at most {longest:,} are read"] if len(value) > longest else []


def is_number(value: Any) -> bool:
    """Tell whether a value is a number that can be computed with."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)

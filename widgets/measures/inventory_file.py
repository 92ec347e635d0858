"""Read an inventory file and say in plain words everything that is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from widgets.checked_yaml import read_yaml, schema_problems
from widgets.datasets import file_schema, is_checked
from widgets.translations import ENGLISH, TranslationError, translate

_INHERITED = ("status", "permission", "license", "response_scale", "perspectives", "occasion")
"""What a short form has in common with its long form, unless it says otherwise."""
_NO_TEXT = ("id", "permission", "license", "short_form_of", "occasion", "kind", "rule")
"""What is the same in every language, though it is written in letters."""


class InventoryError(ValueError):
    """An inventory file breaks a rule; the message names the file, the thing, the value and the fix."""


def read_inventory(path: Path, language: str = ENGLISH) -> dict[str, Any]:
    """Read one inventory file and check it against every rule, unless that has been done before it came here.

    Parameters
    ----------
    path : Path
        A YAML file.
    language : str
        The language of its texts, such as ``es``; the translation lies beside the file.

    Returns
    -------
    dict
        The contents, known to meet ``inventory.schema.json`` and the rules between its parts.

    Raises
    ------
    InventoryError
        With all problems found, one a line.
    """
    definition = _complete(_read(path, language), path, language)
    if is_checked(path):
        return definition
    by_schema = list(schema_problems(definition, file_schema("inventories")))
    problems = by_schema or list(_rule_problems(definition, path.stem))
    if problems:
        raise InventoryError("\n".join(f"{path.name}: {problem}" for problem in problems))
    return definition


def _read(path: Path, language: str) -> dict[str, Any]:
    definition = read_yaml(path, "an inventory", InventoryError)
    try:
        return translate(definition, path, language, _NO_TEXT)
    except TranslationError as problem:
        raise InventoryError(str(problem)) from None


def _complete(definition: dict[str, Any], path: Path, language: str) -> dict[str, Any]:
    """Fill what a short form leaves out from the form that it is short for."""
    parent = definition.get("short_form_of")
    if not isinstance(parent, str):
        return definition
    source = path.with_name(f"{parent}.yml")
    if parent == path.stem or not source.is_file():
        raise InventoryError(f"{path.name}: short_form_of: there is no other file {source.name} beside it; name one")
    long_form = _read(source, language)
    items = {item["id"]: item for item in long_form.get("items", []) if isinstance(item, dict) and "id" in item}
    short = {name: long_form[name] for name in _INHERITED if name in long_form} | definition
    if isinstance(short.get("items"), list):
        short["items"] = [
            {**items.get(item.get("id"), {}), **item} if isinstance(item, dict) else item for item in short["items"]
        ]
    return short


def _rule_problems(definition: dict[str, Any], stem: str) -> Iterator[str]:
    if definition["id"] != stem:
        yield f"id: is {definition['id']!r}, but the file is called {stem!r}; make the two the same"
    yield from _scale_problems(definition["response_scale"])
    yield from _item_problems(definition)
    yield from _subscale_problems(definition)
    yield from _composite_problems(definition)
    yield from _example_problems(definition)


def _scale_problems(scale: dict[str, Any]) -> Iterator[str]:
    low, high = scale["minimum"], scale["maximum"]
    if low >= high:
        yield f"response_scale: minimum {low} is not below maximum {high}; exchange them and reverse-key items instead"
        return
    given = list(scale["anchors"])
    if scale.get("kind", "steps") == "steps":
        if scale.get("step", 1) != 1:
            yield f"response_scale, step: is {scale['step']}, but steps are whole numbers; say kind: slider"
        wanted = [str(step) for step in range(low, high + 1)]
        if sorted(given) != sorted(wanted):
            yield f"response_scale, anchors: names steps {', '.join(given)}; give words for each of {', '.join(wanted)}"
    elif scale["kind"] == "slider":
        if sorted(given) != sorted([str(low), str(high)]):
            ends = f"the two ends, {low} and {high}"
            yield f"response_scale, anchors: names {', '.join(given) or 'none'}; give words for {ends}"
        parts = (high - low) / scale.get("step", 1)
        if abs(parts - round(parts)) > 1e-9:  # noqa: PLR2004 (rounding of decimals)
            yield f"response_scale, step: {scale['step']} does not divide {low} to {high} evenly; choose one that does"
    elif low != 0:
        yield f"response_scale, minimum: is {low}, but a count begins at 0; write 0"


def _item_problems(definition: dict[str, Any]) -> Iterator[str]:
    counts = Counter(item["id"] for item in definition["items"])
    for item_id, count in counts.items():
        if count > 1:
            yield f"item {item_id}: the id is given to {count} items; give each its own"
    for item in definition["items"]:
        missing = [who for who in definition["perspectives"] if who not in item]
        if missing and definition["permission"] == "open":
            yield f"item {item['id']}: lacks the wording for {', '.join(missing)}; add it or drop the perspective"


def _subscale_problems(definition: dict[str, Any]) -> Iterator[str]:
    item_ids, subscales = [item["id"] for item in definition["items"]], definition["subscales"]
    for name, subscale in subscales.items():
        for item_id in subscale["items"]:
            if item_id not in item_ids:
                yield f"subscale {name}: names {item_id!r}, which is no item; items are {', '.join(item_ids)}"
        if subscale["min_answered"] > len(subscale["items"]):
            yield (
                f"subscale {name}: min_answered is {subscale['min_answered']}, but it has only "
                f"{len(subscale['items'])} items; ask for that many at most"
            )
    for item_id in sorted(set(item_ids) - {item for part in subscales.values() for item in part["items"]}):
        yield f"item {item_id}: belongs to no subscale; name it in one"


def _composite_problems(definition: dict[str, Any]) -> Iterator[str]:
    subscales = definition["subscales"]
    if "composite" in subscales:
        yield "subscale composite: the name is kept for the score across subscales; choose another"
    for name in definition.get("composite", {}).get("subscales", []):
        if name not in subscales:
            yield f"composite: names {name!r}, which is no subscale; subscales are {', '.join(subscales)}"


def _example_problems(definition: dict[str, Any]) -> Iterator[str]:
    example = definition.get("worked_example", {"responses": {}, "scores": {}})
    item_ids = [item["id"] for item in definition["items"]]
    for item_id in sorted(set(example["responses"]) - set(item_ids)):
        yield f"worked_example: answers {item_id!r}, which is no item; items are {', '.join(item_ids)}"
    known = [*definition["subscales"], *(["composite"] if "composite" in definition else [])]
    for name in sorted(set(example["scores"]) - set(known)):
        yield f"worked_example: scores {name!r}; scores are {', '.join(known)}"

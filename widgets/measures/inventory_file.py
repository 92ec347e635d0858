"""Read an inventory file and say in plain words everything that is wrong with it."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from widgets.library import inventory_schema

_INHERITED = ("status", "permission", "license", "response_scale", "perspectives", "occasion")
"""What a short form has in common with its long form, unless it says otherwise."""


class InventoryError(ValueError):
    """An inventory file breaks a rule; the message names the file, the thing, the value and the fix."""


def read_inventory(path: Path) -> dict[str, Any]:
    """Read one inventory file and check it against every rule.

    Parameters
    ----------
    path : Path
        A YAML file.

    Returns
    -------
    dict
        The contents, known to meet ``inventory.schema.json`` and the rules between its parts.

    Raises
    ------
    InventoryError
        With all problems found, one a line.
    """
    definition = _complete(_read_yaml(path), path)
    problems = list(_schema_problems(definition)) or list(_rule_problems(definition, path.stem))
    if problems:
        raise InventoryError("\n".join(f"{path.name}: {problem}" for problem in problems))
    return definition


def _read_yaml(path: Path) -> dict[str, Any]:
    try:
        definition = YAML(typ="safe", pure=True).load(path)
    except MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        problem = (error.problem or str(error)).splitlines()[0]
        raise InventoryError(f"{path.name}: {line}{problem}; mend the YAML there") from None
    except (UnicodeDecodeError, ReaderError):
        raise InventoryError(f"{path.name}: the file is not UTF-8 text; save it as UTF-8") from None
    if not isinstance(definition, dict):
        raise InventoryError(
            f"{path.name}: holds {definition!r} where an inventory was expected; start from a copy of one"
        )
    checked: dict[str, Any] = _with_text_keys(definition)
    return checked


def _complete(definition: dict[str, Any], path: Path) -> dict[str, Any]:
    """Fill what a short form leaves out from the form that it is short for."""
    parent = definition.get("short_form_of")
    if not isinstance(parent, str):
        return definition
    source = path.with_name(f"{parent}.yml")
    if parent == path.stem or not source.is_file():
        raise InventoryError(f"{path.name}: short_form_of: there is no other file {source.name} beside it; name one")
    long_form = _read_yaml(source)
    items = {item["id"]: item for item in long_form.get("items", []) if isinstance(item, dict) and "id" in item}
    short = {name: long_form[name] for name in _INHERITED if name in long_form} | definition
    if isinstance(short.get("items"), list):
        short["items"] = [
            {**items.get(item.get("id"), {}), **item} if isinstance(item, dict) else item for item in short["items"]
        ]
    return short


def _with_text_keys(value: Any) -> Any:
    """JSON Schema knows text keys alone, so an anchor's 1 becomes "1"."""
    if isinstance(value, dict):
        return {str(key): _with_text_keys(part) for key, part in value.items()}
    return [_with_text_keys(part) for part in value] if isinstance(value, list) else value


def _schema_problems(definition: dict[str, Any]) -> Iterator[str]:
    errors = Draft202012Validator(inventory_schema()).iter_errors(definition)
    for error in sorted(errors, key=lambda error: [str(step) for step in error.absolute_path]):
        yield from _in_plain_words(error, definition)


def _in_plain_words(error: ValidationError, definition: dict[str, Any]) -> Iterator[str]:
    place = _place(list(error.absolute_path), definition)
    given: Any = error.instance
    rule: Any = error.validator_value
    schema: Any = error.schema
    if error.validator == "additionalProperties":
        known = list(schema.get("properties", {}))
        for key in sorted(set(given) - set(known)):
            near = difflib.get_close_matches(key, known, n=1)
            fix = f"did you mean {near[0]!r}?" if near else f"known keys are {', '.join(known)}"
            yield f"{place}unknown key {key!r}; {fix}"
    elif error.validator == "required":
        missing = sorted(set(rule) - set(given))
        yield f"{place}lacks {', '.join(map(repr, missing))}; add it"
    elif error.validator == "enum":
        yield f"{place}is {given!r}; choose one of {', '.join(map(repr, rule))}"
    elif error.validator == "pattern":
        yield f"{place}is {given!r}; use small letters, digits and underscores, beginning with a letter"
    elif error.validator in {"minItems", "minProperties", "minLength"}:
        yield f"{place}is empty; name at least one"
    elif error.validator == "uniqueItems":
        yield f"{place}names something twice in {given!r}; name each once"
    else:
        yield f"{place}is {given!r}; {error.message}"


def _place(path: list[str | int], definition: dict[str, Any]) -> str:
    """Name the spot as its author knows it: an item by its id, not by its number."""
    if path[:1] == ["items"] and len(path) > 1:
        item = definition["items"][path[1]]
        name = item.get("id") if isinstance(item, dict) else None
        path = [f"item {name}" if name else f"item number {int(path[1]) + 1}", *path[2:]]
    return f"{', '.join(map(str, path))}: " if path else ""


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

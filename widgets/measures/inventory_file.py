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
    definition = _read_yaml(path)
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


def _scale_problems(scale: dict[str, Any]) -> Iterator[str]:
    low, high = scale["minimum"], scale["maximum"]
    if low >= high:
        yield f"response_scale: minimum {low} is not below maximum {high}; exchange them and reverse-key items instead"
        return
    wanted, given = [str(step) for step in range(low, high + 1)], list(scale["anchors"])
    if sorted(given) != sorted(wanted):
        yield f"response_scale, anchors: names steps {', '.join(given)}; give words for each of {', '.join(wanted)}"


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
    for name in definition["composite"]["subscales"]:
        if name not in subscales:
            yield f"composite: names {name!r}, which is no subscale; subscales are {', '.join(subscales)}"

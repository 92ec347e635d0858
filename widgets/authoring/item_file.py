"""Read the files in which exercises and their keys are written, and say everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from widgets.authoring.item_rules import chapter_problems, item_problems
from widgets.authoring.item_schema import item_schema
from widgets.checked_yaml import read_yaml, schema_problems
from widgets.datasets import exercise_paths, key_paths


class ItemError(ValueError):
    """A file of exercises or keys breaks a rule; the message names the file, the exercise, the value and the fix."""


def read_chapter(chapter: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Read the exercises of a chapter and the keys of all of them.

    Returns
    -------
    tuple
        The contents of ``data/items/<chapter>.yml``, and a key for each of its items, as written.

    Raises
    ------
    ItemError
        With all problems found, one a line.
    KeyError
        If the chapter has no exercises.
    """
    path = exercise_paths()[chapter]
    definition = read_yaml(path, "a chapter's exercises", ItemError)
    _refuse(path, schema_problems(definition, item_schema()))
    keys = {item["id"]: item["key"] for item in definition["items"] if "key" in item}
    for place in key_paths(chapter):
        keys |= _read_keys(place, definition, known=keys)
    _refuse(path, chapter_problems(definition, path.stem, keys))
    _refuse(path, (problem for item in definition["items"] for problem in item_problems(item, keys[item["id"]])))
    return definition, keys


def _read_keys(path: Path, definition: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    stored = read_yaml(path, "a chapter's keys", ItemError)
    keys = stored.get("keys")
    if set(stored) != {"chapter", "keys"} or not isinstance(keys, dict) or stored["chapter"] != path.stem:
        raise ItemError(f"{path.name}: a file of keys has `chapter: {path.stem}` and `keys:`, and nothing else")
    items = {item["id"]: item for item in definition["items"]}
    _refuse(path, (problem for name in keys for problem in _key_problems(name, keys[name], items, known)))
    return keys


def _key_problems(
    name: str, key: Any, items: Mapping[str, Mapping[str, Any]], known: Mapping[str, Any]
) -> Iterable[str]:
    if name not in items:
        return [f"{name}: there is no such exercise in {', '.join(items)}"]
    if items[name]["use"] == "practice":
        return [f"{name}: is a practice exercise, and its key stands with it in data/items; remove one of the two"]
    if name in known:
        return [f"{name}: has its key in two files of keys; remove one of the two"]
    schema = item_schema()
    rule = dict(schema["$defs"][f"{items[name]['type']}_key"])
    rule["properties"] = {**rule["properties"], "rationale": {"$ref": "#/$defs/text"}}
    rule["required"] = ["rationale", *(part for part in rule["required"] if part != "feedback")]
    return (f"{name}: {problem}" for problem in schema_problems(key, {**rule, "$defs": schema["$defs"]}))


def _refuse(path: Path, problems: Iterable[str]) -> None:
    told = "\n".join(f"{path.name}: {problem}" for problem in problems)
    if told:
        raise ItemError(told)

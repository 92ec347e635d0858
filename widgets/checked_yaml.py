"""Read a YAML file that somebody wrote, and say in plain words everything that is wrong with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


def read_yaml(path: Path, what: str, error_type: type[ValueError] = ValueError) -> dict[str, Any]:
    """Read one YAML file whose top level is a mapping; every key becomes text, as JSON Schema wants it.

    Parameters
    ----------
    path : Path
    what : str
        What the file should hold, with its article, for the message.
    error_type : type of ValueError
        What is raised, with the file, the line and the fix, if it is not YAML, not UTF-8 or no mapping.
    """
    try:
        definition = YAML(typ="safe", pure=True).load(path)
    except MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        problem = (error.problem or str(error)).splitlines()[0]
        raise error_type(f"{path.name}: {line}{problem}; mend the YAML there") from None
    except (UnicodeDecodeError, ReaderError):
        raise error_type(f"{path.name}: the file is not UTF-8 text; save it as UTF-8") from None
    if not isinstance(definition, dict):
        raise error_type(f"{path.name}: holds {definition!r} where {what} was expected; start from a copy of one")
    checked: dict[str, Any] = _with_text_keys(definition)
    return checked


def _with_text_keys(value: Any) -> Any:
    """JSON Schema knows text keys alone, so an anchor's 1 becomes "1", and true becomes "true"."""
    if isinstance(value, dict):
        return {_as_text(key): _with_text_keys(part) for key, part in value.items()}
    return [_with_text_keys(part) for part in value] if isinstance(value, list) else value


def _as_text(key: Any) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)


def schema_problems(definition: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    """Name everything in which a file does not meet its JSON Schema, each with its fix."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 (beside JupyterLab it may take two seconds)

    errors = Draft202012Validator(schema).iter_errors(definition)
    for error in sorted(errors, key=lambda error: [str(step) for step in error.absolute_path]):
        yield from _in_plain_words(error, definition)


def _in_plain_words(error: ValidationError, definition: Mapping[str, Any]) -> Iterator[str]:
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
        joint = "hyphens" if "-" in rule.replace("a-z", "").replace("0-9", "") else "underscores"
        yield f"{place}is {given!r}; use small letters, digits and {joint}, beginning with a letter"
    elif error.validator in {"minItems", "minProperties", "minLength"} and not given:
        yield f"{place}is empty; name at least one"
    elif error.validator == "uniqueItems":
        yield f"{place}names something twice in {given!r}; name each once"
    else:
        yield f"{place}is {given!r}; {error.message}"


def _place(path: list[str | int], definition: Mapping[str, Any]) -> str:
    """Name the spot as its author knows it: an item by its id, not by its number."""
    if path[:1] == ["items"] and len(path) > 1:
        item = definition["items"][path[1]]
        name = item.get("id") if isinstance(item, dict) else None
        path = [f"item {name}" if name else f"item number {int(path[1]) + 1}", *path[2:]]
    return f"{', '.join(map(str, path))}: " if path else ""

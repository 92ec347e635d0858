"""The same texts in another language: a file beside the file that it translates, held against it text by text.

``inventory_form.yml`` has a form's words in English and ``inventory_form.es.yml`` the same words in Spanish: the same
names and the same ``{slots}``. An inventory is translated likewise; its key cannot be.

The pseudo-locales ``en-XA`` and ``ar-XB`` are made by rule. What is still English in them has no translation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from widgets.checked_yaml import read_yaml
from widgets.pseudo_locale import PSEUDO, SLOT, pseudo

ENGLISH = "en"
Place = tuple[str, ...]


class TranslationError(ValueError):
    """A translation is not there, or does not fit what it translates; the message names file, text and fix."""


def is_translation(path: Path) -> bool:
    """Tell whether a file translates another one: ``practice_alliance_short.es.yml`` does."""
    return "." in path.stem


def languages_of(path: Path) -> list[str]:
    """List the languages in which a file's texts can be read.

    Parameters
    ----------
    path : Path
        The file in English.
    """
    beside = path.parent.glob(f"{path.stem}.*{path.suffix}")
    return [ENGLISH, *sorted(other.suffixes[0].removeprefix(".") for other in beside)]


def translate(
    definition: dict[str, Any], path: Path, language: str, untranslated: Collection[str] = ()
) -> dict[str, Any]:
    """Give what a file says with its texts in another language, and all else as it is.

    Parameters
    ----------
    definition : dict
        What the file says in English.
    path : Path
        Where that was read; the translation lies beside it.
    language : str
        As the translation's name has it, such as ``es``.
    untranslated : collection of str
        Names whose values are no texts to read, but names or codes.

    Raises
    ------
    TranslationError
        If there is no such translation, or it has other texts than the file, or other slots.
    """
    if language == ENGLISH:
        return definition
    english = dict(_texts(definition, untranslated))
    if language in PSEUDO:
        made: dict[str, Any] = _with_texts(definition, {place: pseudo(text) for place, text in english.items()})
        return made
    if language not in languages_of(path):
        known = ", ".join(languages_of(path))
        raise TranslationError(f"{path.name}: there is no translation {language!r}; languages are {known}")
    source = path.with_suffix(f".{language}{path.suffix}")
    translated = dict(_texts(read_yaml(source, "a translation", TranslationError), ()))
    problems = list(_problems(english, translated, path.name))
    if problems:
        raise TranslationError("\n".join(f"{source.name}: {problem}" for problem in problems))
    whole: dict[str, Any] = _with_texts(definition, translated)
    return whole


def _texts(value: Any, untranslated: Collection[str], place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Give every text with its place; a name in a list is no text, and what has an id is found by it."""
    for name, part in _parts(value):
        if name in untranslated:
            continue
        if isinstance(part, str):
            yield (*place, name), part
        else:
            yield from _texts(part, untranslated, (*place, name))


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        for part in value:
            if isinstance(part, dict) and "id" in part:
                yield part["id"], {name: text for name, text in part.items() if name != "id"}


def _with_texts(value: Any, texts: dict[Place, str], place: Place = ()) -> Any:
    if isinstance(value, dict):
        own = (*place, str(value["id"])) if place and "id" in value else place
        return {name: texts.get((*own, name), _with_texts(part, texts, (*own, name))) for name, part in value.items()}
    return [_with_texts(part, texts, place) for part in value] if isinstance(value, list) else value


def _problems(english: dict[Place, str], translated: dict[Place, str], name: str) -> Iterator[str]:
    for place in sorted(english.keys() - translated.keys()):
        yield f"lacks {', '.join(place)}; translate {english[place]!r}"
    for place in sorted(translated.keys() - english.keys()):
        yield f"has {', '.join(place)}, which is no text of {name}; take it out"
    for place in sorted(english.keys() & translated.keys()):
        wanted, given = (sorted(set(SLOT.findall(texts[place]))) for texts in (english, translated))
        if wanted != given:
            yield f"{', '.join(place)}: has the slots {' '.join(given) or 'none'}; write {' '.join(wanted) or 'none'}"

"""Every word that a widget shows comes from a YAML file beside it, or from that file's translation."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from widgets.checked_yaml import read_yaml
from widgets.host.modules import HERE, PACKAGE_ROOT
from widgets.pseudo_locale import PSEUDO
from widgets.translations import ENGLISH, translate


@cache
def read_words(*stems: str, language: str = ENGLISH) -> dict[str, str]:
    """Read the words of a widget and of its parts, with those that all widgets share and the name of their language.

    Parameters
    ----------
    *stems : str
        Where their files lie in the package, without ending.
    language : str
        As the translations' names have it, such as ``es``.

    Raises
    ------
    TranslationError
        If one of the files is not translated into it.
    """
    paths = [HERE / "host.yml", *(PACKAGE_ROOT / f"{stem}.yml" for stem in stems)]
    return {"language": language, **{word: text for path in paths for word, text in _read(path, language).items()}}


def _read(path: Path, language: str) -> dict[str, str]:
    words: dict[str, str] = read_yaml(path, "words")
    return translate(words, path, language)


@cache
def direction_of(language: str) -> str:
    """Tell whether a language runs from left to right (``ltr``) or from right to left (``rtl``)."""
    return PSEUDO.get(language) or read_words(language=language)["direction"]


def own_name_of(language: str) -> str:
    """Give the name of a language as those call it who speak it.

    Examples
    --------
    >>> own_name_of("es")
    'Español'
    """
    return read_words(language=language)["own_name"]


def said_in(language: str, form: str) -> str:
    """Say of a section of HTML in which language it is; an English one leaves that to its page."""
    if language == ENGLISH:
        return form
    return form.replace("<section", f'<section lang="{language}" dir="{direction_of(language)}"', 1)

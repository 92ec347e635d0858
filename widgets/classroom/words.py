"""Every word that packages and sheets show comes from a YAML file beside what writes it, or from its translation.

The standard library alone reads them, since this runs in a page, too. In which language is said around the writing:
``with writing_in("es"): ...``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from string import Template

from widgets.classroom.bank.markup import write_number
from widgets.classroom.problems import ClassroomError, show
from widgets.pseudo_locale import PSEUDO, pseudo

ENGLISH = "en"
_ENTRY = re.compile(r"^(\w+): *(.*)$")
_SHARED = Path(__file__).with_suffix(".yml")
LANGUAGES = (ENGLISH, *sorted(path.suffixes[0][1:] for path in _SHARED.parent.glob("words.*.yml")))
"""The languages in which packages and sheets can be written."""
_written = ContextVar("written", default=ENGLISH)


class Words(Mapping[str, str]):
    """The words of a module, always in the language that is being written.

    Parameters
    ----------
    path : Path
        Their file in English; each translation lies beside it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def _texts(self) -> dict[str, str]:
        return _read(self._path, written_language())

    def __getitem__(self, name: str) -> str:
        return self._texts()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts())

    def __len__(self) -> int:
        return len(self._texts())


def read_words(writer: str) -> Words:
    """Read the words of a module, by its ``__file__``, from the file of its folder's name, or of its own."""
    own = Path(writer).with_suffix(".yml")
    return Words(own if own.is_file() else own.with_stem(own.parent.name))


_WORDS = read_words(__file__)


@contextmanager
def writing_in(language: str) -> Iterator[None]:
    """Let all that is written within have its words in a language.

    Raises
    ------
    ClassroomError
        If there are no words in it.

    Examples
    --------
    >>> with writing_in("es"):
    ...     tell_number(0.5)
    '0,5'
    """
    if language not in (*LANGUAGES, *PSEUDO):
        raise ClassroomError(f"There is no language {show(language)}; languages are {', '.join(LANGUAGES)}.")
    before = _written.set(language)
    try:
        yield
    finally:
        _written.reset(before)


def written_language() -> str:
    """Name the language that is being written."""
    return _written.get()


def tell_number(value: float) -> str:
    """Write a number as short as it can be, with the decimal mark of the language."""
    return tell_figure(write_number(value))


def tell_figure(figure: str) -> str:
    """Give a written number the decimal mark of the language."""
    return figure.replace(".", _WORDS["decimal_mark"])


def read_template(writer: str, name: str) -> Template:
    """Read a text with ``$slots`` from a file beside a module, which is given by its ``__file__``.

    Where a file of that name is there in the language that is being written, it is that.
    """
    english = Path(writer).with_name(name)
    translated = english.with_suffix(f".{written_language()}{english.suffix}")
    return Template((translated if translated.is_file() else english).read_text("utf-8"))


@cache
def _read(path: Path, language: str) -> dict[str, str]:
    if language in PSEUDO:
        return {name: pseudo(text) for name, text in _read(path, ENGLISH).items()}
    source = path if language == ENGLISH else path.with_suffix(f".{language}.yml")
    return parse_words(source.read_text("utf-8"))


def parse_words(text: str) -> dict[str, str]:
    r"""Read the YAML that files of words are written in: names with plain, quoted or folded text, and comments.

    Where the classroom runs in a page there is no YAML reader; this knows no more than such files need, and
    refuses the rest.

    Examples
    --------
    >>> parse_words('plain: so\nquoted: "so: so"\nfolded: >-\n  so\n  so\n')
    {'plain': 'so', 'quoted': 'so: so', 'folded': 'so so'}
    """
    words: dict[str, str] = {}
    name = ""
    for number, line in enumerate(text.splitlines(), 1):
        entry = _ENTRY.match(line)
        if entry:
            name, words[entry[1]] = entry[1], _value(entry[2])
        elif name and line.startswith("  ") and line.strip():
            words[name] = f"{words[name]} {line.strip()}".lstrip()
        elif line.strip() and not line.startswith("#"):
            raise ValueError(f"line {number} of the words is {line!r}; write a name, a colon and its text")
    return words


def _value(written: str) -> str:
    if written.startswith('"'):
        return str(json.loads(written))
    return "" if written == ">-" else written

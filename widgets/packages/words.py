"""Every word that a package shows comes from a YAML file beside its writer, read with the standard library alone."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from string import Template

_ENTRY = re.compile(r"^(\w+): *(.*)$")


@cache
def read_words(writer: str) -> dict[str, str]:
    """Read the words of a module, by its ``__file__``, from the file of its folder's name, or of its own."""
    own = Path(writer).with_suffix(".yml")
    return parse_words((own if own.is_file() else own.with_stem(own.parent.name)).read_text("utf-8"))


@cache
def read_template(writer: str, name: str) -> Template:
    """Read a text with ``$slots`` from a file beside a module, which is given by its ``__file__``."""
    return Template(Path(writer).with_name(name).read_text("utf-8"))


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

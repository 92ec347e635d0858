"""Tell in which encoding a table is, from its bytes alone: few systems and spreadsheets say it."""

from __future__ import annotations

import codecs
import re

from widgets.classroom.problems import IntakeError

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""The longer before the shorter that it begins with."""
_AGAIN = "Save the table as CSV in UTF-8 (in Excel: “CSV UTF-8”), and give that."
_CAPITALS, _SMALL = "ÀÁÂÃÄÇÈÉÊËÍÎÏÑÓÔÕÖÙÚÛÜ", "àáâãäçèéêëíîïñóôõöùúûüß"
_COMMON = _CAPITALS + _SMALL
"""Letters with marks of English, German, Spanish, French, Dutch and Portuguese."""
_RARE = "ÅÆÌÒØÝŒŠŸŽåæìòøýœšÿž"
_SIGNS = "’‘“”«»–…°ºª¿¡·€\xa0"
_NO_WORD = re.compile(
    rf"[^\W\d_][“”‘«»–…°¿¡·€][^\W\d_]|[^\W\d_][{_CAPITALS}ŠŽŸŒÅÆØ][a-z]|[a-z][{_CAPITALS}ŠŽŸŒÅÆØ]|[^\x00-\x7f{_SIGNS}]{{3}}"
)
"""A sign or a capital in the middle of a word, or three letters with marks in a row: read in a wrong encoding."""
_BEGINS_SMALL = re.compile(rf"(?<![^\W_])[{_SMALL}][a-z]")

_SINGLE_BYTES: tuple[tuple[str, str, bool], ...] = (
    ("cp1252", _COMMON, False),
    ("mac_roman", _COMMON, True),
    ("cp1252", _COMMON + _RARE, False),
    ("cp850", _COMMON, True),
    ("iso8859_15", _COMMON + _RARE, False),
)
"""Encoding, letters that make it likely, and whether a name that begins with a small letter makes it unlikely."""
ENCODINGS = {
    "cp1252": "Western European (Windows-1252)",
    "mac_roman": "Mac Roman",
    "cp850": "Western European (DOS, 850)",
    "iso8859_15": "Western European (ISO 8859-15)",
}


def decode_table(data: bytes) -> tuple[str, str]:
    r"""Give a table's text, and the name of the encoding where that is a guess.

    Raises
    ------
    IntakeError
        If it is in no encoding that is known.

    Examples
    --------
    >>> decode_table("José".encode("utf-16-le") + b"\n\0"), decode_table("José".encode("cp1252"))
    (('José\n', ''), ('José', 'Western European (Windows-1252)'))
    """
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")
    text = _strictly(data, marked or (_wide(data) if b"\0" in data else "utf-8"))
    if text is not None and "\0" not in text:
        return text, ""
    if marked or b"\0" in data:
        raise IntakeError("encoding", "The table is damaged: letters of no text (NUL) are in it.", _AGAIN)
    for encoding, letters, as_names in _SINGLE_BYTES:
        text = _strictly(data, encoding)
        if text is not None and _is_likely(text, letters, as_names=as_names):
            return text, ENCODINGS[encoding]
    raise IntakeError("encoding", "The table is in an encoding that is not known.", _AGAIN)


def _wide(data: bytes) -> str:
    """Tell which byte of two is the empty one of UTF-16, as in titles and between cells; no other text has many."""
    first, second = data[::2].count(0), data[1::2].count(0)
    if max(first, second) * 20 < len(data):
        return "utf-8"
    return "utf-16-le" if second > first else "utf-16-be"


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_likely(text: str, letters: str, *, as_names: bool) -> bool:
    foreign = set(text) - set(map(chr, range(128)))
    if not foreign <= set(letters + _SIGNS) or _NO_WORD.search(text):
        return False
    return not (as_names and _BEGINS_SMALL.search(text))

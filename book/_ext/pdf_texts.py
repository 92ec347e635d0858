"""Read what a PDF holds: what its pages say, and whatever else lies in it, such as a file or a note."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, DictionaryObject, StreamObject, TextStringObject

PDF = b"%PDF-"
"""How every PDF begins."""
_RUNNING_HEAD = re.compile(r"\A(?:[^\n]*\n){0,2}?\d+\n")
"""What each page of the bound book repeats above its text, down to the number of the page."""
_TYPES_DRAWN = ("/Image", "/Form", "/Type1C", "/CIDFontType0C", "/OpenType")
"""Streams that hold a picture, or the shapes of letters."""


def readings_of_pdf(content: bytes) -> Iterator[bytes]:
    """Give what a PDF holds, part by part.

    These are the words of all pages, as they stand and without running heads, for a sentence may cross two pages; every
    string, such as a note, an entry of the outline or what the file says of itself; and every stream, such as a file
    that is enclosed.
    """
    reader = PdfReader(io.BytesIO(content))
    pages = [page.extract_text() for page in reader.pages]
    yield "\n".join(pages).encode()
    yield "\n".join(_RUNNING_HEAD.sub("", page) for page in pages).encode()
    numbers = sorted({*chain.from_iterable(reader.xref.values()), *reader.xref_objStm})
    parts = [reader.get_object(number) for number in numbers]
    yield "\n".join(text for part in parts for text in _strings(part)).encode()
    yield from (part.get_data() for part in parts if isinstance(part, StreamObject) and not _is_drawn(part))


def _is_drawn(part: StreamObject) -> bool:
    return part.get("/Subtype") in _TYPES_DRAWN or "/Length1" in part


def _strings(part: Any) -> Iterator[str]:
    """Give the strings of an object; what it refers to is an object of its own."""
    if isinstance(part, TextStringObject):
        yield str(part)
    elif isinstance(part, ByteStringObject):
        yield bytes(part).decode("utf-8", "ignore")
    elif isinstance(part, DictionaryObject):
        yield from (text for name in part for text in _strings(part.raw_get(name)))
    elif isinstance(part, list):
        yield from (text for value in list.__iter__(part) for text in _strings(value))

"""Refuse to publish anything of a graded exercise's key to students, however it is written."""

from __future__ import annotations

import base64
import binascii
import hashlib
import html
import io
import json
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from edition import is_instructors
from exercise_bank import whole_bank
from made_once import OF_CELLS, PLACE, state_of
from pdf_texts import PDF, readings_of_pdf
from publication_guard import remove_and_fail
from sphinx.application import Sphinx

from widgets.classroom.bank.bank import Bank

FEWEST_WORDS = 5
"""A shorter sentence may stand on a page by chance; what is short in a key is looked for by the shape of a key."""
SECRET_PARTS = ("rationale", "feedback", "reasons", "model_answer", "rubric", "marker_note", "traps", "conditions")
KEY_FIELDS = ("correct", "answers", "pairs", "order", "conditions", "ratings", "model_answer", "rationale")
ZIP = b"PK\x03\x04"
"""How a zip begins."""
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^>]*>")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n(?=- )")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")

Words = tuple[str, ...]


def texts_in(value: Any) -> Iterator[str]:
    """Give every text in a part of a key.

    >>> list(texts_in({"a": ["x", {"b": "y", "n": 1}]}))
    ['x', 'y']
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in texts_in(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in texts_in(part))


def words_of(text: str) -> Words:
    r"""Bring a text into the one form in which it is looked for, however a file writes it.

    >>> words_of(r"I don&#39;t <b>say</b>\n what I f\u0065el.")
    ('i', 'don', 't', 'say', 'what', 'i', 'feel')
    """
    unescaped = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text).replace("\\n", " ").replace('\\"', '"')
    return tuple(_WORD.findall(_TAG.sub("", html.unescape(unescaped)).casefold()))


class Secrets:
    """What no student may find: the sentences of graded keys, and the keys themselves by their shape."""

    def __init__(self, bank: Bank) -> None:
        self.by_start: dict[Words, list[tuple[Words, str]]] = defaultdict(list)
        graded = [name for name, item in bank.items.items() if item["use"] == "graded"]
        for name in graded:
            for part in SECRET_PARTS:
                for sentence in self._sentences(bank.key(name).get(part)):
                    self.by_start[sentence[:FEWEST_WORDS]].append((sentence, f"{name}, {part}"))
        names, fields = "|".join(map(re.escape, graded)), "|".join(KEY_FIELDS)
        self.shapes = [
            re.compile(rf'"({names or "(?!)"})"\s*:\s*\{{\s*"({fields})"'),  # in JSON
            re.compile(rf"^[ \t]*({names or '(?!)'}):[ \t]*\r?\n[ \t]+({fields}):", re.MULTILINE),  # in YAML
        ]

    @staticmethod
    def _sentences(part: Any) -> Iterator[Words]:
        prose = (text for text in texts_in(part) if " " in text)  # what has no gap is a name, such as an equation's
        for text in prose:
            sentences = (words_of(sentence) for sentence in _SENTENCE.split(text))
            yield from (sentence for sentence in sentences if len(sentence) >= FEWEST_WORDS)

    def find(self, text: str) -> Iterator[str]:
        """Name every secret that a text holds."""
        plain = text.replace('\\"', '"')
        yield from (f"{found[1]}, {found[2]}" for shape in self.shapes for found in shape.finditer(plain))
        words = words_of(text)
        for start in range(len(words) - FEWEST_WORDS + 1):
            for sentence, place in self.by_start.get(words[start : start + FEWEST_WORDS], ()):
                if words[start : start + len(sentence)] == sentence:
                    yield place


def readings(content: bytes) -> Iterator[str]:
    """Give a file's text in every way in which it may hold another: as it is, unquoted, unzipped, out of base64."""
    if content.startswith(PDF):
        yield from (text for part in readings_of_pdf(content) for text in readings(part))
        return
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (text for name in archive.namelist() for text in readings(archive.read(name)))
        return
    inflated = _inflated(content)
    if inflated != content:
        yield from readings(inflated)
        return
    text = content.decode("utf-8", "ignore")
    yield text
    if "%20" in text:
        yield unquote(text)
    for run in _BASE64.findall(text):
        yield from _from_base64(run)


def _inflated(content: bytes) -> bytes:
    try:
        return zlib.decompress(content, wbits=zlib.MAX_WBITS | 32)
    except zlib.error:
        return content


def _from_base64(run: str) -> Iterator[str]:
    for start in range(4):
        piece = run[start:].rstrip("=").replace("-", "+").replace("_", "/")
        try:
            decoded = _inflated(base64.b64decode(piece[: len(piece) // 4 * 4]))
        except binascii.Error:
            continue
        if decoded.startswith((ZIP, PDF)):
            yield from readings(decoded)
            continue
        text = decoded.decode("utf-8", "ignore")
        if " " in text:
            yield text


def find_leaks(files: Iterable[Path], secrets: Secrets, clean: set[str] | None = None) -> list[tuple[Path, str]]:
    """List every file that holds a secret, with the secret's place.

    Parameters
    ----------
    files : iterable of Path
    secrets : Secrets
    clean : set of str, optional
        Digests of contents in which these secrets were looked for and not found: they are passed over. What is found
        to be clean now joins them.
    """
    found: set[tuple[Path, str]] = set()
    clean = set() if clean is None else clean
    for path in files:
        content = path.read_bytes() if path.is_file() else b""
        digest = hashlib.sha256(content).hexdigest()
        if digest not in clean:
            places = {place for text in readings(content) for place in secrets.find(text)}
            found |= {(path, place) for place in places}
            clean |= set() if places else {digest}
    return sorted(found)


def place_of_clean() -> Path:
    """Say where the digests are kept of what builds have found to be clean since the sources changed."""
    return PLACE / f"{state_of(OF_CELLS)[:16]}.clean.json"


def read_clean(kept: Path) -> set[str]:
    """Read those digests; there are none before the first build."""
    return set(json.loads(kept.read_text("utf-8"))) if kept.is_file() else set()


def refuse_leaks(app: Sphinx, error: Exception | None) -> None:
    """Take back every file that holds a secret, and say which."""
    if error is None and not is_instructors():
        site, kept = Path(app.outdir), place_of_clean()
        clean = read_clean(kept)
        leaks = find_leaks(site.rglob("*"), Secrets(whole_bank()), clean)
        kept.write_text(json.dumps(sorted(clean)), "utf-8")
        advice = "Keep what belongs to a graded exercise in data/keys"
        remove_and_fail(site, leaks, "the key of a graded exercise", advice)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("build-finished", refuse_leaks, priority=1000)  # after every other change to the files
    return {"parallel_read_safe": True, "parallel_write_safe": True}

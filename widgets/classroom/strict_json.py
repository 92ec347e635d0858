"""Read JSON that somebody sent: nothing is guessed, and nothing that is ambiguous is taken."""

from __future__ import annotations

import json
import re
from typing import Any

from widgets.classroom.problems import IntakeError, show

LARGEST = 2_000_000
"""In bytes: the longest essays of a whole assignment stay far below."""
DEEPEST = 40
LONGEST_NUMBER = 40
RECEIPT_FORMAT = "psychotherapy-relationship/receipt"
"""By which a receipt, which is a page, says that it is not the file to hand in."""
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
"""Whatever begins with a quotation mark is one token, to its end or the text's: nothing is read twice."""
_HALF_A_LETTER = re.compile("[\ud800-\udfff]")
_AGAIN = "Ask the student to choose Download my answers once more and hand in that file."


def read_bytes(data: bytes) -> Any:
    """Read one JSON file, strictly.

    Raises
    ------
    IntakeError
        If it is empty, too large, not UTF-8, not JSON, nested too deeply, or if it holds a name twice, a number that
        is none (NaN, Infinity) or one that is absurdly long. The message says which, and what to do.
    """
    if not data.strip():
        raise IntakeError("empty_file", "The file is empty.", _AGAIN)
    if len(data) > LARGEST:
        raise IntakeError(
            "too_large", f"The file has {len(data):,} bytes; a response file has at most {LARGEST:,}.", _AGAIN
        )
    return read_text(_decode(data))


def _decode(data: bytes) -> str:
    if data.startswith(_BYTE_ORDER_MARKS[1:]):
        raise IntakeError("encoding", "The file is UTF-16; it was saved anew by another program.", _AGAIN)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IntakeError(
            "encoding", f"The file is not UTF-8 (byte {error.start}); it was saved anew by another program.", _AGAIN
        ) from error


def read_text(text: str) -> Any:
    """Read one JSON text, strictly; see :func:`read_bytes`.

    Examples
    --------
    >>> read_text('{"a": [1, 2]}')
    {'a': [1, 2]}
    >>> read_text('{"a": 1, "a": 2}')  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    widgets.classroom.problems.IntakeError: The name 'a' stands twice in the same object. Ask the student to choose ...
    """
    _refuse_depth(text)
    try:
        read = json.loads(
            text, object_pairs_hook=_pairs, parse_constant=_constant, parse_int=_integer, parse_float=_float
        )
    except json.JSONDecodeError as error:
        raise _not_json(text, error) from error
    return with_whole_letters(read) if "\\u" in text else read


def whole_letters(text: str) -> str:
    r"""Put a sign for "not a letter" where half of one stands, as browsers do; nothing could write it otherwise.

    Examples
    --------
    >>> whole_letters("caf\u00e9 \ud83d"), whole_letters("\ud83d\ude42") == "\U0001f642"
    ('café \ufffd', True)
    """
    if not _HALF_A_LETTER.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def with_whole_letters(value: Any) -> Any:
    """Mend every text within a value, and every name."""
    if isinstance(value, str):
        return whole_letters(value)
    if isinstance(value, list):
        return [with_whole_letters(entry) for entry in value]
    if isinstance(value, dict):
        return {whole_letters(name): with_whole_letters(entry) for name, entry in value.items()}
    return value


def _not_json(text: str, error: json.JSONDecodeError) -> IntakeError:
    start = text.lstrip().casefold()
    if RECEIPT_FORMAT in start[:2000]:
        return IntakeError(
            "receipt", "This is the receipt, which is for the student's own records.", "Ask for the .json file instead."
        )
    if start.startswith(("<!doctype", "<html")):
        return IntakeError("web_page", "This is a saved web page and holds no answers that can be read.", _AGAIN)
    if error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated string"):
        return IntakeError("truncated", "The file breaks off before its end.", _AGAIN)
    near = show(text[error.pos : error.pos + 20])
    return IntakeError("not_json", f"The file is not JSON: line {error.lineno} has {near}.", _AGAIN)


def _refuse_depth(text: str) -> None:
    """Count brackets first: a parser that recurses would break down on a deep nest."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > DEEPEST:
            raise IntakeError("too_deep", f"The file nests more than {DEEPEST} levels deep.", _AGAIN)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for name, value in pairs:
        if name in seen:
            raise IntakeError("duplicate_name", f"The name {show(name)} stands twice in the same object.", _AGAIN)
        seen[name] = value
    return seen


def _constant(text: str) -> Any:
    raise IntakeError("not_a_number", f"The file holds {text}, which is no number.", _AGAIN)


def _integer(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise IntakeError("huge_number", f"The file holds a number of {len(text)} digits.", _AGAIN)
    return int(text)


def _float(text: str) -> float:
    """Read a number; JSON has but one kind, so 2.0 is the whole number 2, as it is to a page."""
    value = float(text)
    if value in (float("inf"), float("-inf")) or len(text) > LONGEST_NUMBER:
        raise IntakeError("huge_number", f"The file holds the number {show(text)}.", _AGAIN)
    return int(value) if value.is_integer() else value

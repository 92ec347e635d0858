"""Read tables that learning systems write, and write tables that they, and a spreadsheet, open without harm."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice
from typing import Any

from widgets.classroom.collecting.table_text import decode_table
from widgets.classroom.problems import IntakeError, Problem

LARGEST = 20_000_000
"""In bytes: a hundred thousand students."""
_LONGEST_CELL = 100_000
"""In characters. csv has a limit too, but of the whole process: another library may have lifted it."""
_DELIMITERS = "\t;,|"
_STATED = re.compile(r'\s{0,20}"?sep=(.)"?[^\S\r\n]{0,99}(?:\r\n|\r|\n)', re.IGNORECASE)
"""The line with which a spreadsheet is told what stands between cells."""
_TITLE_LINES = 40
"""So many lines are looked at for the header."""
_TEXT_OF_A_SPREADSHEET = re.compile(r'="(.*)"', re.DOTALL)
_UNSEEN = " \t\r\n\v\f\xa0\u200b\u200e\u200f\u2060\ufeff"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BEFORE_A_FORMULA = re.compile(r"(?<![\s\";])[\s\";]*(?=[=+\-@＝＋－＠])")
"""The whole run of blanks, quotation marks and semicolons before a sign that may begin a formula."""
_STARTS_A_CELL = ";\t\r\n"
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], "\ufffd")
_AGAIN = "Download it from the learning system once more, and give that file, unchanged."


@dataclass(frozen=True)
class Table:
    """A table with a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """The number of the line, and its cells: as many as the header has."""
    problems: tuple[Problem, ...]


def read_table(data: bytes, name: str, rate: Callable[[Sequence[str]], int] = lambda _cells: 0) -> Table:
    r"""Read a table whose cells are apart by commas, semicolons, tabs or upright lines, in whatever encoding.

    Parameters
    ----------
    data : bytes
    name : str
        Of the file.
    rate : callable, optional
        Tells of the cells of a line how much they look like the header, 0 for not at all. The line with the most
        is the header, and what stands above it are titles; without any it is the first line.

    Raises
    ------
    IntakeError
        If it is empty, too large, a workbook, a web page, or no table.

    Examples
    --------
    >>> read_table(b"name;code\nMina;m1\n", "class.csv").rows
    ((2, ('Mina', 'm1')),)
    """
    if not data.strip(b"\0 \r\n\t\xff\xfe"):
        raise IntakeError("empty_file", "The table is empty.", _AGAIN)
    if len(data) > LARGEST:
        raise IntakeError("too_large", f"The table has {len(data):,} bytes; at most {LARGEST:,} are read.", _AGAIN)
    if data.startswith(_WORKBOOKS):
        raise IntakeError("workbook", "This is a workbook of a spreadsheet program.", "Save it as CSV, and give that.")
    text, guessed = decode_table(data)
    if text.lstrip().startswith("<"):
        raise IntakeError("web_page", "This is a web page, not a table.", _AGAIN)
    delimiter, skipped, text = _delimited(text, rate)
    lines = _lines(text, delimiter, skipped)
    if not lines:
        raise IntakeError("empty_file", "The table has no line with words in it.", _AGAIN)
    place = _header_place([cells for _, cells in lines[:_TITLE_LINES]], rate)
    (_, header), *rest = lines[place:]
    rest = [(number, cells) for number, cells in rest if cells != header]
    header = _without_empty_end(header)
    if delimiter == "," and '"' not in text and _has_commas_in_text(header, [cells for _, cells in rest]):
        whole = [(number, _joined(cells, len(header))) for number, cells in rest]
    else:
        whole = [*rest]
    fitted = [(number, _fitted(cells, len(header)) if cells else None) for number, cells in whole]
    problems = [_guessed_encoding(name, guessed)] if guessed else []
    problems += [_uneven(name, number, len(header)) for number, cells in fitted if cells is None]
    rows = tuple((number, cells) for number, cells in fitted if cells is not None)
    return Table(tuple(map(_plain, header)), rows, tuple(problems))


def _guessed_encoding(name: str, encoding: str) -> Problem:
    message = f"The table is not in UTF-8 or UTF-16, and was read as {encoding}."
    advice = "Look whether names with accents are right; if not, save the table as CSV in UTF-8."
    return Problem("encoding", name, message, advice, "warning")


def _delimited(text: str, rate: Callable[[Sequence[str]], int]) -> tuple[str, int, str]:
    """Tell what stands between cells, how many lines say so, and the text without these."""
    stated = _STATED.match(text)
    if stated:
        return stated[1], 1, text[stated.end() :]
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=lambda sign: (_best_rate(text, sign, rate), first.count(sign))), 0, text


def _best_rate(text: str, delimiter: str, rate: Callable[[Sequence[str]], int]) -> int:
    try:
        return max(map(rate, islice(_reader(text, delimiter), _TITLE_LINES)), default=0)
    except csv.Error:
        return 0


def _header_place(lines: Sequence[Sequence[str]], rate: Callable[[Sequence[str]], int]) -> int:
    """Give the place of the line that looks most like a header; below the first, one title is none."""
    rates = [found if found > 1 or not place else 0 for place, found in enumerate(map(rate, lines))]
    return rates.index(max(rates))


def _reader(text: str, delimiter: str) -> Any:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _lines(text: str, delimiter: str, skipped: int) -> list[tuple[int, list[str]]]:
    reader = _reader(text, delimiter)
    try:
        lines = [(reader.line_num + skipped, cells) for cells in reader if any(map(_plain, cells))]
    except csv.Error as error:
        told = f"Line {reader.line_num + 1} of the table cannot be read ({error})."
        raise IntakeError("damaged_table", told, _AGAIN) from error
    for number, cells in lines:
        if max(map(len, cells)) > _LONGEST_CELL:
            told = f"The cell that ends in line {number} is too long: a quotation mark before it is never closed."
            raise IntakeError("damaged_table", told, _AGAIN)
    return lines


def _plain(cell: str) -> str:
    """Give what is in a cell, without a spreadsheet's mark of text, and without what nobody sees around it."""
    marked = _TEXT_OF_A_SPREADSHEET.fullmatch(cell.strip())
    return (marked[1].replace('""', '"') if marked else cell).strip(_UNSEEN)


def _without_empty_end(header: list[str]) -> list[str]:
    last = max(place for place, cell in enumerate(header) if _plain(cell))
    return header[: last + 1]


def _has_commas_in_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Tell whether commas with a blank behind them part no cells, since others have none."""
    rests = [cell for cells in rows for cell in cells[1:] if cell.strip()]
    spaced = sum(cell.startswith(" ") for cell in rests)
    return 0 < spaced < len(rests) and not any(cell.startswith(" ") for cell in header)


def _joined(cells: list[str], wanted: int) -> list[str] | None:
    """Put together what a comma in a text without quotation marks has parted, or None if nobody knows where."""
    joined = cells[:1]
    for cell in cells[1:]:
        if cell.startswith(" ") and cell.strip():
            joined[-1] += f",{cell}"
        else:
            joined.append(cell)
    return joined if len(joined) == wanted or joined == cells else None


def _fitted(cells: list[str], wanted: int) -> tuple[str, ...] | None:
    """Give as many cells as the header has, or None if there are more: then nobody knows which belongs where."""
    if any(map(_plain, cells[wanted:])):
        return None
    return tuple(map(_plain, [*cells[:wanted], *[""] * (wanted - len(cells))]))


def _uneven(name: str, number: int, wanted: int) -> Problem:
    message = f"The cells of line {number} do not fit the {wanted} titles of the list; the student in it was left out."
    return Problem(
        "row_length", f"{name}, line {number}", message, "Put cells with a comma in them into quotation marks."
    )


def write_table(rows: Iterable[Sequence[str | float | None]], *, for_people: bool = False) -> bytes:
    r"""Write a table with commas: numbers as numbers, and text so that no spreadsheet takes it for a formula.

    Parameters
    ----------
    rows : iterable of sequences
        None becomes an empty cell; a number has at most two decimals.
    for_people : bool, default False
        Begin with a byte order mark, by which a spreadsheet knows UTF-8; learning systems do without.

    Examples
    --------
    >>> write_table([["name", "total"], ["=1+1", 2.675], ["Mina", None]])
    b'"name","total"\r\n"\'=1+1",2.68\r\n"Mina",\r\n'
    """
    lines = "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)
    return lines.encode("utf-8-sig" if for_people else "utf-8")


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return '"' + safe_text(value).replace('"', '""') + '"' if isinstance(value, str) else write_points(value)


def safe_text(text: str) -> str:
    r"""Put an apostrophe before what a spreadsheet would compute, also where it splits cells by semicolons.

    Examples
    --------
    >>> safe_text("=1+1"), safe_text("Doe; @x"), safe_text("3 - 2"), safe_text("\tx")
    ("'=1+1", "Doe;' @x", '3 - 2', "'\tx")
    """
    disarmed = _BEFORE_A_FORMULA.sub(_disarm, text.translate(_CONTROLS))
    return f"'{disarmed}" if disarmed.startswith(("\t", "\r", "\n")) else disarmed


def _disarm(before: re.Match[str]) -> str:
    run = before[0]
    place = 1 + max(run.rfind(sign) for sign in _STARTS_A_CELL)
    return f"{run[:place]}'{run[place:]}" if place or before.start() == 0 else run


def is_harmless(text: str) -> bool:
    """Tell whether a learning system may get a text back as it was.

    Examples
    --------
    >>> is_harmless("jane@uni.edu"), is_harmless("+jane@uni.edu")
    (True, False)
    """
    return safe_text(text) == text


def write_points(value: float) -> str:
    """Write points with at most two decimals, halves away from zero.

    Examples
    --------
    >>> write_points(2.675), write_points(3.0), write_points(0.1 + 0.2), write_points(1 / 3)
    ('2.68', '3', '0.3', '0.33')
    """
    rounded = Decimal(repr(round(float(value), 9))).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".") if rounded else "0"

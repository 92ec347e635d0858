"""Read tables that learning systems write, and write tables that they, and a spreadsheet, open without harm."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from widgets.classroom.problems import IntakeError, Problem

LARGEST = 20_000_000
"""In bytes: a hundred thousand students."""
_LONGEST_CELL = 100_000
"""In characters. csv has a limit too, but of the whole process: another library may have lifted it."""
_DELIMITERS = "\t;,"
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


def read_table(data: bytes, name: str) -> Table:
    r"""Read a table whose cells are apart by commas, semicolons or tabs, in UTF-8 or UTF-16.

    Raises
    ------
    IntakeError
        If it is empty, too large, a workbook, or no table.

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
    text, problems = _decode(data, name)
    lines = _lines(text)
    if not lines:
        raise IntakeError("empty_file", "The table has no line with words in it.", _AGAIN)
    (_, header), *rest = lines
    fitted = [(number, _fitted(cells, len(header))) for number, cells in rest]
    problems += [_too_long(name, number, len(header)) for number, cells in fitted if cells is None]
    rows = tuple((number, cells) for number, cells in fitted if cells is not None)
    return Table(tuple(cell.strip() for cell in header), rows, tuple(problems))


def _decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig"), []
    except UnicodeDecodeError:
        message = "The table is not in UTF-8 or UTF-16, and was read as Western European (Windows-1252)."
        advice = "Look whether names with accents are right; if not, save the table as CSV in UTF-8."
        return data.decode("cp1252", "replace"), [Problem("encoding", name, message, advice, "warning")]


def _lines(text: str) -> list[tuple[int, list[str]]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        told = f"Line {reader.line_num + 1} of the table cannot be read ({error})."
        raise IntakeError("damaged_table", told, _AGAIN) from error
    for number, cells in lines:
        if max(map(len, cells)) > _LONGEST_CELL:
            told = f"The cell that ends in line {number} is too long: a quotation mark before it is never closed."
            raise IntakeError("damaged_table", told, _AGAIN)
    return lines


def _fitted(cells: list[str], wanted: int) -> tuple[str, ...] | None:
    """Give as many cells as the header has, or None if there are more: then nobody knows which belongs where."""
    if any(cell.strip() for cell in cells[wanted:]):
        return None
    return tuple(cell.strip() for cell in [*cells[:wanted], *[""] * (wanted - len(cells))])


def _too_long(name: str, number: int, wanted: int) -> Problem:
    message = f"Line {number} has more cells than the header, which has {wanted}; the student in it was left out."
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

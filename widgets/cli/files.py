"""The files that the verbs of ``classroom`` read and write."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank

DONE, PROBLEMS = 0, 1
"""Exit codes of a verb that could do what it was asked."""


def open_assignment(args: Namespace) -> Assignment:
    """Read the assignment that the command line names."""
    return Assignment.from_json(args.assignment.read_text("utf-8-sig"))


def bank_name(assignment: Assignment) -> str:
    """Name the file of an assignment's exercises and keys."""
    return f"{assignment.id}.bank.json"


def bank_of_assignment(args: Namespace) -> Bank:
    """Take the bank that is named, or that lies beside the assignment, or else the book's."""
    beside: Path = args.assignment.with_name(bank_name(open_assignment(args)))
    return open_bank(args.bank or (beside if beside.is_file() else None))


def open_bank(path: Path | None) -> Bank:
    """Read a bank, or make the book's."""
    if path is not None:
        return Bank.from_json(path.read_text("utf-8-sig"))
    from widgets.authoring.bank_maker import make_bank  # noqa: PLC0415 (reads every inventory and explorer)

    return make_bank()


def all_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Go through files, and through all that lie in folders."""
    for path in paths:
        yield from sorted(inside for inside in path.rglob("*") if inside.is_file()) if path.is_dir() else [path]


def make_folder(path: Path) -> Path:
    """Make a folder to write into, if it is not there."""
    path.mkdir(parents=True, exist_ok=True)
    return path


def write_file(path: Path, content: bytes) -> None:
    """Write a file, and say which."""
    path.write_bytes(content)
    print(path)


def count_words(count: float, word: str) -> str:
    """Say how many there are, with the noun as it must be.

    Examples
    --------
    >>> count_words(1, "answer"), count_words(2, "answer")
    ('1 answer', '2 answers')
    """
    return f"{count:g} {word}" if count == 1 else f"{count:g} {word}s"

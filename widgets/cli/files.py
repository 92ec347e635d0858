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


def bank_of_assignment(args: Namespace, handed_in: Iterable[Path] = ()) -> Bank:
    """Take the bank that is named, or that lies beside the assignment and was not handed in, or else the book's."""
    beside: Path = args.assignment.with_name(bank_name(open_assignment(args)))
    is_own = beside.is_file() and beside.resolve() not in {path.resolve() for path in handed_in}
    return open_bank(args.bank or (beside if is_own else None))


def open_bank(path: Path | None) -> Bank:
    """Read a bank, or make the book's."""
    if path is not None:
        return Bank.from_json(path.read_text("utf-8-sig"))
    from widgets.authoring.bank_maker import make_bank  # noqa: PLC0415 (reads every inventory and explorer)

    return make_bank()


def list_handed_in(args: Namespace) -> list[tuple[str, Path]]:
    """List what was handed in: all files but those that are named by an argument of their own."""
    own = {path.resolve() for path in (args.assignment, args.bank, args.roster, *args.marks) if path}
    return [(name, path) for name, path in list_files(args.files) if path.resolve() not in own]


def list_files(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Go through files with their names, those in a folder by their path in it: it may tell who handed them in."""
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.is_file())
            yield from ((each.relative_to(path).as_posix(), each) for each in inside)
        else:
            yield path.name, path


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

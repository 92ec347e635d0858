"""Where what has moved can be found: old addresses of the book, each with its new one."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

REDIRECTS = "book/redirects.csv"
HEAD = ["old", "new"]
_ADDRESS = re.compile(r"(?!.*\.\.)(?P<page>[\w-][\w./-]*\.html)(?:#(?P<anchor>[\w.-]+))?")


@dataclass(frozen=True)
class Redirects:
    """Old addresses and new ones, counted from the root of the site; each is a page, or a place on one."""

    moved: dict[str, str]

    def new_address(self, address: str) -> str:
        """Give where an address leads; itself, if nothing of it has moved.

        A place on a page that has moved is looked for under its name on the new one.

        Examples
        --------
        >>> moved = Redirects({"a.html": "b.html", "a.html#goal": "c.html#goals"})
        >>> [moved.new_address(old) for old in ("a.html", "a.html#bond", "a.html#goal", "d.html")]
        ['b.html', 'b.html#bond', 'c.html#goals', 'd.html']
        """
        page, _, anchor = address.partition("#")
        if address in self.moved or page not in self.moved:
            return self.moved.get(address, address)
        return f"{self.moved[page].partition('#')[0]}#{anchor}"

    def pages(self) -> dict[str, str]:
        """Give the pages that have moved as a whole."""
        return {old: new for old, new in self.moved.items() if "#" not in old}

    def places(self, page: str) -> dict[str, str]:
        """Give the places on a page that have moved, by their names, each with its new address."""
        return {old.partition("#")[2]: new for old, new in self.moved.items() if old.startswith(f"{page}#")}


def read_redirects(root: Path) -> Redirects:
    """Read the list; a book without one has moved nothing.

    Raises
    ------
    ValueError
        If a line is no redirect: it says which, and what is wrong.
    """
    path = root / REDIRECTS
    if not path.is_file():
        return Redirects({})
    head, *rows = list(csv.reader(path.read_text("utf-8").splitlines())) or [[]]
    if head != HEAD:
        raise ValueError(f"{REDIRECTS} begins with {','.join(head)!r}; its first line must be {','.join(HEAD)}")
    moved: dict[str, str] = {}
    for number, row in enumerate(rows, start=2):
        if problem := _problem(row, moved):
            raise ValueError(f"{REDIRECTS}, line {number}, {','.join(row)!r}: {problem}")
        moved[row[0]] = row[1]
    for old, new in moved.items():
        if Redirects(moved).new_address(new) != new:
            raise ValueError(f"{REDIRECTS}: {old} leads to {new}, which has moved itself; write where that is now")
    return Redirects(moved)


def _problem(row: list[str], before: dict[str, str]) -> str:
    """Say what is wrong with a line, if anything."""
    if len(row) != len(HEAD) or not all(_ADDRESS.fullmatch(address) for address in row):
        return "write two addresses within the book, such as chapters/bond.html,chapters/working_alliance.html#bond"
    return f"{row[0]} stands there twice" if row[0] in before else ""


def has_address(site: Path, address: str) -> bool:
    """Tell whether a built site has a page and, where one is named, a place on it."""
    page, _, anchor = address.partition("#")
    path = site / page
    return path.is_file() and (not anchor or bool(re.search(rf'\bid="{re.escape(anchor)}"', path.read_text("utf-8"))))

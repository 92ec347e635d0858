"""What a column of a list of students holds, by the title that a system gives it in its language."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from widgets.classroom.collecting.submitter import squashed
from widgets.classroom.collecting.tables import Table
from widgets.classroom.problems import IntakeError, show

_TABLE: Mapping[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
IDENTIFIERS = ("code", "login", "number", "email")
"""The parts by which a student can be known."""
WANTED = "a column with the title code, username, ID number or Email address"
_LANGUAGES = "titles are known as Canvas, Moodle, Blackboard and Brightspace write them, in six languages"
_HALVES = {"first": "last", "last": "first"}


def _known_titles() -> Mapping[str, Mapping[str, frozenset[tuple[str, str]]]]:
    """Give for every title what it may be, and in which systems and languages."""
    found: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for table in _TABLE["titles"]:
        for part, titles in table.items():
            for title in titles if isinstance(titles, list) else ():
                found[squashed(title)][part].add((table["system"], table["language"]))
    return {title: {part: frozenset(whose) for part, whose in parts.items()} for title, parts in found.items()}


_KNOWN = _known_titles()
_STUDENTS = {squashed(word) for words in _TABLE["students"].values() for word in words}
_PARTICIPANTS = {squashed(word) for word in _TABLE["participants"]}


def rate_header(cells: Sequence[str]) -> int:
    """Count the titles that are known in a line, if one is of something by which a student can be known.

    Examples
    --------
    >>> rate_header(["Vorname", "Nachname", "E-Mail-Adresse"]), rate_header(["Course 7", "2026"])
    (3, 0)
    """
    known = [parts for cell in cells if (parts := _KNOWN.get(squashed(cell)))]
    return len(known) if any(parts.keys() & {*IDENTIFIERS, "system_id"} for parts in known) else 0


def identify_columns(table: Table) -> tuple[str, dict[str, int]]:
    """Tell which system wrote a list, and in which column each part of a student stands.

    Raises
    ------
    IntakeError
        If no column says who a student is, or two columns of one title say different things.
    """
    kind = system_of(table.header)
    columns = columns_of(table.header, kind)
    place = columns.get("number")
    values = [cells[place] for _, cells in table.rows if cells[place]] if place is not None else []
    if place is not None and values and all(map(is_participant, values)):  # Moodle's, in a language not known here
        kind, columns = "moodle", {part: at for part, at in columns.items() if part != "number"} | {"system_id": place}
    _check_columns(table, kind, columns)
    return kind, columns


def _check_columns(table: Table, kind: str, columns: Mapping[str, int]) -> None:
    told = f"Its first line is {show(', '.join(table.header), 120)}."
    telling = {*IDENTIFIERS, *(["system_id"] if kind == "moodle" else [])}
    if not columns.keys() & telling:
        told = f"No column of the list says who a student is. {told}"
        raise IntakeError("roster_header", told, f"Give the list a first line with {WANTED}; {_LANGUAGES}.")
    for title in {table.header[columns[part]] for part in columns.keys() & telling}:
        places = [place for place, other in enumerate(table.header) if other == title]
        if any(len({cells[place] for place in places}) > 1 for _, cells in table.rows):
            told = f"Two columns of the list have the title {show(title)}, and hold different things. {told}"
            raise IntakeError("roster_header", told, "Leave the one that is right, and give the list anew.")


def system_of(header: Sequence[str]) -> str:
    """Tell which system wrote a list: ``canvas``, ``moodle``, ``blackboard`` or, as of anybody's, ``plain``."""
    titles = {squashed(title) for title in header}
    if {"id", "section"} <= titles and titles & {"student", "lastname"}:
        return "canvas"
    if any(map(_is_moodle, _parts_by_language(titles, "moodle").values())):
        return "moodle"
    named = any({"login", "first", "last"} <= parts for parts in _parts_by_language(titles, "blackboard").values())
    others = any(_KNOWN.get(title, {}).keys() & {"email", "code"} for title in titles) or "orgdefinedid" in titles
    return "blackboard" if named and not others else "plain"


def _is_moodle(parts: set[str]) -> bool:
    """Tell the titles of a grading worksheet, or of any other of Moodle's lists."""
    if "system_id" in parts:
        return "graded" in parts or ("name" in parts and bool(parts & {"email", "number", "login"}))
    return {"first", "last"} <= parts and bool(parts & {"email", "number"})


def _parts_by_language(titles: Collection[str], system: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for title in titles:
        for part, whose in _KNOWN.get(title, {}).items():
            for one, language in whose:
                if one == system:
                    found[language].add(part)
    return found


def columns_of(header: Sequence[str], system: str) -> dict[str, int]:
    """Tell in which column each part stands; the first, where several may be it."""
    languages = _parts_by_language([squashed(title) for title in header], system)
    language = max(languages, key=lambda one: len(languages[one]), default="")
    candidates = [_parts(title, system, language) for title in header]
    sure = {part for parts in candidates if len(parts) == 1 for part in parts}
    columns: dict[str, int] = {}
    for certain in (True, False):
        for place, parts in enumerate(candidates):
            if parts and (len(parts) == 1) is certain:
                columns.setdefault(_choose(parts, sure, candidates), place)
    return columns


def _parts(title: str, system: str, language: str) -> set[str]:
    """Give what a title may be; where the system is known, as the system means it in its language."""
    known = _KNOWN.get(squashed(title), {})
    own = {part for part, whose in known.items() if (system, language) in whose}
    return own or {part for part in known if part != "system_id" or system != "plain"}


def _choose(parts: Collection[str], sure: Collection[str], candidates: Sequence[Collection[str]]) -> str:
    """Take a name for one half if the other half has a column, and otherwise for the whole."""
    for half, other in _HALVES.items():
        others = [each for each in candidates if other in each and each is not parts]
        if half in parts and half not in sure and others:
            return half
    return next(part for part in ("name", "number", *sorted(parts)) if part in parts)


def is_student(role: str) -> bool:
    """Tell whether somebody with a role, or several, is a student."""
    return any(squashed(one) in _STUDENTS for one in re.split(r"[,;|]", role))


def is_participant(identifier: str) -> bool:
    """Tell whether this is Moodle's own name of a student, in whatever language.

    Examples
    --------
    >>> is_participant("Teilnehmer/in12345"), is_participant("Participant 7"), is_participant("student7")
    (True, True, False)
    """
    word = identifier.rstrip("0123456789")
    return word != identifier and squashed(word) in _PARTICIPANTS

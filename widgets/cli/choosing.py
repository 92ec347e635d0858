"""The verb ``pick``: list exercises of the bank, or make an assignment of them."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from urllib.parse import urlencode

from widgets.classroom.assignments.assignment import Assignment, make_assignment
from widgets.classroom.assignments.students_site import PLACE_OF_ASSIGNMENTS, students_site
from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.problems import ClassroomError, show
from widgets.cli.files import DONE, bank_name, count_words, make_folder, open_bank, write_file

OPTIONS = {
    "chapter": "chapter",
    "objective": "objectives",
    "bloom": "bloom",
    "type": "type",
    "use": "use",
    "tag": "tags",
}
"""Each option that chooses exercises, and where an exercise has its value or values."""


def pick(args: Namespace) -> int:
    """List exercises, or put them together and write the assignment with its bank."""
    bank = open_bank(args.bank)
    site = _site(args.site)
    chosen = _chosen(args, bank)
    if args.title is None:
        _print_items(chosen)
        return DONE
    items = [item["id"] for item in chosen]
    assignment = make_assignment(args.title, items, bank, due=args.due, variants=args.variants)
    folder = make_folder(args.output)
    write_file(folder / "assignment.json", assignment.to_json().encode())
    write_file(folder / bank_name(assignment), bank.select(items).to_json().encode())
    print("Keep the bank to yourself: it has the keys.")
    print(_link(site, assignment) if site else _ask_for_site(assignment))
    return DONE


def _chosen(args: Namespace, bank: Bank) -> list[Item]:
    """Take the exercises that are named, or else all that have every value asked for."""
    wanted = {option: value for option in OPTIONS if (value := getattr(args, option)) is not None}
    if args.items:
        return [bank.item(name) for name in args.items]
    for option, value in wanted.items():
        _check_value(option, value, bank)
    chosen = [item for item in bank.items.values() if _passes(item, wanted, args.minutes)]
    if not chosen:
        raise ClassroomError("No exercise has all that is asked for; leave an option out.")
    return chosen


def _check_value(option: str, value: str, bank: Bank) -> None:
    known = dict.fromkeys(each for item in bank.items.values() for each in _values(item, option))
    if value not in known:
        raise ClassroomError(f"There is no exercise with --{option} {show(value)}; there is {', '.join(known)}.")


def _values(item: Item, option: str) -> list[str]:
    value: str | list[str] = item[OPTIONS[option]]
    return [value] if isinstance(value, str) else value


def _passes(item: Item, wanted: dict[str, str], minutes: float | None) -> bool:
    fits = all(value in _values(item, option) for option, value in wanted.items())
    return fits and (minutes is None or item["minutes"] <= minutes)


def _print_items(items: Iterable[Item]) -> None:
    for item in items:
        points = count_words(item["points"], "point")
        facts = f"{item['type']}, {item['use']}, {points}, {item['minutes']} min, {item['bloom']}"
        print(f"{item['id']}  {item['title']}  ({facts}; {', '.join(item['objectives'])})")
    print("To put these together, give them a --title.", file=sys.stderr)


def _site(address: str) -> str:
    """Check the address of the students' book, before anything is written."""
    site = students_site(address) if address else ""
    if site is None:
        raise ClassroomError(f"--site is {show(address)}; it begins with https://, as --site https://example.org/book.")
    return site


def _link(site: str, assignment: Assignment) -> str:
    return f"Link for students: {site}/{PLACE_OF_ASSIGNMENTS}#{urlencode(assignment.to_link_parameters())}"


def _ask_for_site(assignment: Assignment) -> str:
    return (
        f"For a link to {show(assignment.title)}, say where your students read the book, "
        "as in --site https://example.org/book, and pick again."
    )

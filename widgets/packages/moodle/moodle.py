"""Pack an assignment as Moodle XML, which any Moodle imports into its question bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.words import tell_number
from widgets.exercise_types.answer_registry import FREE_RESPONSES
from widgets.packages.moodle.questions import WRITERS
from widgets.packages.moodle.sheet import WORDS, plain_name
from widgets.packages.package import Extras, Package
from widgets.packages.questions import (
    System,
    Written,
    common_notes,
    count_kinds,
    notes_about,
    quote_titles,
    write_questions,
)
from widgets.packages.xml_element import element, write_xml

TYPED_NUMBERS = ("numeric", "score_inventory")


def pack(assignment: Assignment, bank: Bank, extras: Extras) -> Package:
    """Pack an assignment as a category of questions; an exercise with variants is a category below it.

    Parameters
    ----------
    assignment : Assignment
    bank : Bank
        The instructor's: Moodle grades by the keys.
    extras : Extras
        The book's address, for links to its chapters.

    Raises
    ------
    ClassroomError
        If no exercise fits.
    MissingKeyError
        If the bank lacks the key of an exercise.
    """
    system = System(WORDS["system"], variants=True, site=extras.site)
    written = write_questions(assignment, bank, WRITERS, system)
    pools = {name: variants for name, variants in written.questions.items() if len(variants) > 1}
    names = _pool_names([bank.item(item_id) for item_id in pools])
    quiz = element("quiz", _category(assignment.title))
    quiz.extend(variants[0] for name, variants in written.questions.items() if name not in pools)
    for item_id, variants in pools.items():
        quiz.append(_category(assignment.title, names[item_id], info=WORDS["draw_one"]))
        quiz.extend(variants)
    notes = (*_notes(assignment, bank, written, list(pools)),)
    return Package(f"{assignment.id}-moodle.xml", write_xml(quiz).encode(), written.left_out, notes)


def _pool_names(items: list[Item]) -> dict[str, str]:
    """Name the category of an exercise's variants after it; by its id, too, where two have one title."""
    titles = Counter(item["title"] for item in items)
    unique = {
        item["id"]: item["title"] if titles[item["title"]] == 1 else f"{item['title']} ({item['id']})" for item in items
    }
    return {item_id: WORDS["variants"].format(title=title) for item_id, title in unique.items()}


def _category(*path: str, info: str = "") -> Element:
    names = "/".join(["$course$", "top", *(_path_part(name) for name in path)])
    told = element("info", element("text", info), format="html") if info else None
    return element("question", element("category", element("text", names)), told, type="category")


def _path_part(name: str) -> str:
    """Write a slash twice, as Moodle's own export does, and keep it off the ends."""
    part = plain_name(name).replace("/", "//")
    return (" " if part.startswith("/") else "") + part + (" " if part.endswith("/") else "")


def _notes(assignment: Assignment, bank: Bank, written: Written[Element], pools: list[str]) -> Iterator[str]:
    yield WORDS["how_to_import"].format(title=assignment.title)
    kinds = [question.attrib["type"] for question in written.every_question()]
    yield WORDS["count"].format(count=len(kinds), types=count_kinds(WORDS, kinds))
    packed = [bank.item(item_id) for item_id in written.questions]
    if pools:
        yield WORDS["pools"].format(titles=quote_titles(bank.item(item_id) for item_id in pools))
    about = {
        "needs_ordering": [item for item in packed if item["type"] == "order"],
        "typed_numbers": [item for item in packed if item["type"] in TYPED_NUMBERS],
        "by_hand": [item for item in packed if item["type"] in FREE_RESPONSES],
    }
    yield from notes_about(WORDS, about)
    yield from _marks_to_set(packed)
    yield from common_notes(assignment, bank, written.questions, variants=True, rubrics=True)


def _marks_to_set(items: list[Item]) -> Iterator[str]:
    """Tell where the marks of the gaps do not add up to the points, because a gap has a whole mark."""
    for item in items:
        if item["type"] == "score_inventory" and item["points"] % len(item["asks"]):
            total, points = str(len(item["asks"])), tell_number(item["points"])
            yield WORDS["marks"].format(titles=quote_titles([item]), sum=total, points=points)

"""Pack an assignment for nbgrader: notebooks that a class's own server grades by running them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank, Item, Key
from widgets.classroom.words import read_template, read_words, tell_number
from widgets.exercise_types.answer_registry import FREE_RESPONSES
from widgets.packages.chapter_links import chapter_sentence
from widgets.packages.nbgrader.cells import describe_item, marker_text, opening, starting_point
from widgets.packages.nbgrader.checks import CHECKS, UnfitForNotebookError, write_check
from widgets.packages.nbgrader.lettered import with_letters
from widgets.packages.nbgrader.notebook import (
    Cell,
    code_cell,
    graded_code,
    graded_text,
    locked_text,
    make_release,
    write_notebook,
)
from widgets.packages.package import Extras, LeftOut, Package, zip_files
from widgets.packages.questions import notes_about, notes_on_moments, refusal

LONGEST_NAME = 40


def pack(assignment: Assignment, bank: Bank, extras: Extras) -> Package:
    """Pack an assignment as the instructor's notebook, the students' notebook and a page that says how to use them.

    Students all get the first variant of every exercise: nbgrader gives everybody the same file.

    Parameters
    ----------
    assignment : Assignment
    bank : Bank
        The instructor's: without the keys there is nothing to grade by.
    extras : Extras
        The book's address, for links to its chapters.

    Raises
    ------
    MissingKeyError
        If the bank lacks the key of an exercise.
    """
    packed: list[Item] = []
    left_out: list[LeftOut] = []
    cells: list[Cell] = []
    for item_id in assignment.items:
        item = bank.item(item_id)
        try:
            cells += _cells(len(packed) + 1, item, bank.key(item_id), chapter_sentence(item, bank, extras.site))
            packed.append(item)
        except UnfitForNotebookError as unfit:
            left_out.append(LeftOut(item_id, item["title"], str(unfit)))
    source = [locked_text("opening", opening(assignment, packed)), *cells]
    files = _files(assignment, packed, source)
    return Package(f"{assignment.id}-nbgrader.zip", zip_files(files), tuple(left_out), _notes(assignment, packed))


def _notes(assignment: Assignment, packed: Sequence[Item]) -> tuple[str, ...]:
    words = read_words(__file__)
    told = {
        "note_numbers": [item for item in packed if assignment.variants and item.get("variants")],
        "note_guess": [item for item in packed if "reveal" in item],
    }
    return (words["note_keys"], words["note_readme"], *notes_about(words, told), *notes_on_moments(packed))


def _files(assignment: Assignment, packed: Sequence[Item], source: Sequence[Cell]) -> dict[str, str]:
    """Lay the notebooks where a course of nbgrader has them."""
    folder, name = assignment.id, f"{notebook_name(assignment.title)}.ipynb"
    return {
        f"source/{folder}/{name}": write_notebook(source),
        f"release/{folder}/{name}": write_notebook(make_release(source)),
        "README.md": _readme(assignment, name, packed),
    }


def notebook_name(title: str) -> str:
    """Name the notebook after the assignment, in letters that every file system has.

    Examples
    --------
    >>> notebook_name("Week 3: the alliance & its numbers"), notebook_name("Übung")
    ('week-3-the-alliance-its-numbers', 'bung')
    """
    words = re.sub(r"[^a-z0-9]+", "-", title.lower())
    return words.strip("-")[:LONGEST_NAME].strip("-") or "exercises"


def _cells(number: int, item: Item, key: Key, chapter: str) -> list[Cell]:
    """Write the cells of one exercise: what it asks, where it is answered, and what grades it."""
    if item["type"] not in {*CHECKS, *FREE_RESPONSES}:
        raise UnfitForNotebookError(refusal(item["type"], read_words(__file__)["system"]))
    item, key = with_letters(item, key)
    asked = locked_text(f"{item['id']}-asks", describe_item(number, item, chapter))
    if item["type"] in FREE_RESPONSES:
        return [asked, graded_text(item["id"], item["points"], marker_text(key))]
    name = f"answer_{number}"
    answered = code_cell(f"{item['id']}-answer", starting_point(name, item))
    return [asked, answered, graded_code(item["id"], item["points"], write_check(name, item, key))]


def _readme(assignment: Assignment, name: str, packed: Sequence[Item]) -> str:
    by_hand = [item["points"] for item in packed if item["type"] in FREE_RESPONSES]
    return read_template(__file__, "nbgrader_readme.md").substitute(
        title=assignment.title,
        folder=assignment.id,
        name=name,
        points=tell_number(sum(item["points"] for item in packed)),
        by_hand=tell_number(sum(by_hand)),
        variants=read_words(__file__)["readme_variants" if assignment.variants else "readme_no_variants"],
    )

"""Pack an assignment as the QTI 1.2 that Canvas imports as a quiz; text2qti writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.bank.markup import write_number
from widgets.classroom.problems import ClassroomError
from widgets.classroom.words import tell_number
from widgets.packages.canvas.quiz_text import ASKED, WORDS, WRITERS, one_line, say_true_and_false
from widgets.packages.canvas.several_parts import PARTS, Parts, fill_in_parts
from widgets.packages.package import Extras, Package, zip_files
from widgets.packages.questions import (
    Question,
    System,
    UnfitError,
    Written,
    common_notes,
    count_kinds,
    notes_about,
    write_questions,
)

Lines = list[str]
CHOICES = ("single_choice", "multiple_choice")
_STAMPS = re.compile(r"\s*<imsmd:(lifeCycle|rights)>.*?</imsmd:\1>", re.DOTALL)
"""What text2qti writes of its own: today's date, and that the quiz is private."""


@dataclass(frozen=True)
class QuizQuestion:
    """The lines that text2qti reads, and what it cannot be told in lines."""

    lines: Lines
    parts: Parts | None = None


def pack(assignment: Assignment, bank: Bank, extras: Extras) -> Package:
    """Pack an assignment as one quiz; an exercise with variants is a group of which every student gets one at random.

    Parameters
    ----------
    assignment : Assignment
    bank : Bank
        The instructor's: Canvas grades by the keys.
    extras : Extras
        The book's address, for links to its chapters.

    Raises
    ------
    ClassroomError
        If text2qti is not installed, or no exercise fits.
    MissingKeyError
        If the bank lacks the key of an exercise.
    """
    make_quiz = _quiz_maker()
    system = System(WORDS["system"], variants=True, site=extras.site)
    written = write_questions(assignment, bank, _checked_writers(make_quiz), system)
    packed = [bank.item(item_id) for item_id in written.questions]
    blocks = [_head(assignment, packed)]
    blocks += [_block(bank.item(item_id), variants) for item_id, variants in written.questions.items()]
    quiz = make_quiz("\n\n".join("\n".join(lines) for lines in blocks))
    # text2qti adds up the questions of a group as well as the group
    quiz.points_possible = sum(item["points"] for item in packed)
    notes = (*_notes(assignment, bank, written, packed),)
    return Package(
        f"{assignment.id}-canvas-qti.zip", zip_files(_files(quiz, written.every_question())), written.left_out, notes
    )


def _quiz_maker() -> Callable[[str], Any]:
    """Give what reads a quiz's text, with no settings of this computer's own."""
    try:
        config, quiz = import_module("text2qti.config"), import_module("text2qti.quiz")
    except ImportError as error:
        raise ClassroomError(WORDS["not_installed"]) from error
    return lambda text: quiz.Quiz(text, config=config.Config())


def _checked_writers(make_quiz: Callable[[str], Any]) -> dict[str, Callable[[Question], QuizQuestion]]:
    """Let text2qti read every question by itself, so that one which it refuses does not spoil the quiz."""
    refusal = import_module("text2qti.err").Text2qtiError
    titles: dict[str, str] = {}

    def checked(question: Question) -> QuizQuestion:
        kind = question.item["type"]
        lines = WRITERS[kind](question)
        try:
            make_quiz("\n".join(lines))
        except refusal as error:
            message = str(error).splitlines()[-1].rstrip(".")
            raise UnfitError(WORDS["refused"].format(message=message)) from error
        asked = next(line for line in lines if line.startswith(ASKED))
        if asked in titles:
            raise UnfitError(WORDS["unfit_twin"].format(title=titles[asked]))
        titles[asked] = question.item["title"]
        if question.variant and question.item["points"] != int(question.item["points"]):
            raise UnfitError(WORDS["unfit_pool"].format(points=tell_number(question.item["points"])))
        return QuizQuestion(lines, PARTS[kind](question) if kind in PARTS else None)

    return dict.fromkeys(WRITERS, checked)


def _head(assignment: Assignment, packed: list[Item]) -> Lines:
    """Write the title, and shuffle choices if every exercise allows it."""
    mixed = [item["shuffle"] for item in packed if item["type"] in CHOICES]
    return [
        f"Quiz title: {one_line(assignment.title)}",
        f"Shuffle answers: {str(bool(mixed) and all(mixed)).lower()}",
        f"Show correct answers: {str(not _is_graded(packed)).lower()}",
    ]


def _is_graded(packed: list[Item]) -> bool:
    return any(item["use"] == "graded" for item in packed)


def _block(item: Item, variants: list[QuizQuestion]) -> Lines:
    if len(variants) == 1:
        return variants[0].lines
    questions = [line for variant in variants for line in [*variant.lines, ""]]
    return ["GROUP", "pick: 1", f"points per question: {write_number(item['points'])}", "", *questions, "END_GROUP"]


def _files(quiz: Any, questions: list[QuizQuestion]) -> dict[str, str]:
    """Give text2qti's files without what differs from day to day, and with what it could not be told."""
    qti = import_module("text2qti.qti").QTI(quiz)
    folder = qti.assessment_identifier
    assessment = fill_in_parts(qti.assessment, [question.parts for question in questions])
    return {
        "imsmanifest.xml": _STAMPS.sub("", qti.imsmanifest_xml),
        "non_cc_assessments/": "",
        f"{folder}/assessment_meta.xml": qti.assessment_meta,
        f"{folder}/{folder}.xml": say_true_and_false(assessment),
    }


def _notes(assignment: Assignment, bank: Bank, written: Written[QuizQuestion], packed: list[Item]) -> Iterator[str]:
    types = count_kinds(WORDS, (item["type"] for item in packed))
    yield WORDS["count"].format(title=assignment.title, count=len(packed), types=types)
    yield WORDS["unpublished"]
    if _is_graded(packed):
        yield WORDS["hidden"]
    about = {
        "pools": [item for item in packed if len(written.questions[item["id"]]) > 1],
        "spellings": [item for item in packed if item["type"] == "score_inventory"],
        "partial": [item for item in packed if item["type"] == "multiple_choice"],
        "typed_numbers": [item for item in packed if item["type"] == "numeric"],
        "traps": [item for item in packed if bank.key(item["id"]).get("traps")],
    }
    yield from notes_about(WORDS, about)
    yield from common_notes(assignment, bank, written.questions, variants=True, rubrics=False)

"""The questions that an assignment becomes in a learning system, and what does not fit there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank, Item, Key
from widgets.classroom.bank.markup import fill_slots, to_html
from widgets.classroom.problems import ClassroomError
from widgets.classroom.words import read_words
from widgets.exercise_types.answer_registry import FREE_RESPONSES
from widgets.packages.chapter_links import chapter_sentence
from widgets.packages.content import content_html, content_inline
from widgets.packages.package import LeftOut

WORDS = read_words(__file__)
T = TypeVar("T")


class UnfitError(ValueError):
    """A format cannot hold an exercise; the message tells an instructor why."""


@dataclass(frozen=True)
class Question:
    """One exercise with its key, at one of its variants."""

    item: Item
    key: Key
    variant: int = 0
    chapter_html: str = ""
    """Which chapter the prompt speaks of; empty if of none."""

    @property
    def id(self) -> str:
        """The exercise's id; that of its second variant ends in ``-v2``."""
        return f"{self.item['id']}-v{self.variant + 1}" if self.variant else str(self.item["id"])

    @property
    def prompt_html(self) -> str:
        """What a student reads before answering: the prompt, then in what unit or at what length to answer."""
        variants = self.item.get("variants") or [{}]
        prompt = content_html(fill_slots(self.item["prompt"], variants[self.variant]))
        return prompt + to_html(_hint(self.item)) + self.chapter_html

    def feedback(self, name: str) -> str:
        """Give what the key says to an answer; empty if it says nothing."""
        return str(self.key.get("feedback", {}).get(name, ""))

    def choices(self) -> list[tuple[str, str, bool]]:
        """Give the id of every choice, its text as HTML, and whether it is right."""
        texts = [(choice["id"], content_inline(choice["text"])) for choice in self.item.get("choices", [])]
        texts = texts or [("true", WORDS["says_true"]), ("false", WORDS["says_false"])]
        right = self.key["correct"] if isinstance(self.key["correct"], list) else [self.key["correct"]]
        return [(name, text, name in right) for name, text in texts]


def _hint(item: Item) -> str:
    if item["type"] in FREE_RESPONSES:
        return WORDS["length"].format(**item["words"])
    if item["type"] == "order":
        return WORDS["ends"].format(first=item["ends"][0], last=item["ends"][1])
    return WORDS["unit"].format(unit=item["unit"]) if item.get("unit") else ""


@dataclass(frozen=True)
class Written(Generic[T]):
    """What a format made of an assignment: for every exercise that fits, its questions, one a variant."""

    questions: dict[str, list[T]]
    left_out: tuple[LeftOut, ...]

    def every_question(self) -> list[T]:
        """List the questions of all exercises, in their order."""
        return [question for variants in self.questions.values() for question in variants]


@dataclass(frozen=True)
class System:
    """A system for which questions are written."""

    name: str
    """What to call the format in a sentence."""
    variants: bool
    """Whether it can give students different numbers, so that every variant is to be a question."""
    site: str
    """Address of the students' book, for links to chapters; empty if nobody has said it."""


def write_questions(
    assignment: Assignment, bank: Bank, writers: Mapping[str, Callable[[Question], T]], system: System
) -> Written[T]:
    """Write every exercise that a format can hold, and note the others.

    Parameters
    ----------
    assignment : Assignment
    bank : Bank
        The instructor's: the system grades by the keys.
    writers : mapping
        Type of exercise to what writes a question of it; it raises :class:`UnfitError` for one that does not fit.
    system : System

    Raises
    ------
    ClassroomError
        If no exercise fits.
    MissingKeyError
        If the bank lacks a key.
    """
    questions: dict[str, list[T]] = {}
    left_out = []
    for item_id in assignment.items:
        item, key = bank.item(item_id), bank.key(item_id)
        chapter = chapter_sentence(item, bank, system.site)
        try:
            asked = _questions_of(item, key, chapter, variants=system.variants and assignment.variants)
            questions[item_id] = [_write(question, writers, system.name) for question in asked]
        except UnfitError as unfit:
            reason = f"{unfit} {WORDS['elsewhere']}"
            left_out.append(LeftOut(item_id, item["title"], reason))
    if not questions:
        reasons = " ".join(f"{_quote(unfit.title)}: {unfit.reason}" for unfit in left_out)
        raise ClassroomError(WORDS["nothing_fits"].format(system=system.name, reasons=reasons))
    return Written(questions, tuple(left_out))


def _questions_of(item: Item, key: Key, chapter: str, *, variants: bool) -> list[Question]:
    count = len(item.get("variants", [])) if variants else 1
    return [Question(item, key, number, chapter) for number in range(max(1, count))]


def _write(question: Question, writers: Mapping[str, Callable[[Question], T]], system: str) -> T:
    kind = question.item["type"]
    if kind not in writers:
        raise UnfitError(refusal(kind, system))
    return writers[kind](question)


def refusal(kind: str, system: str) -> str:
    """Say why a system cannot hold exercises of a type."""
    return WORDS[f"unfit_{kind}"].format(system=system)


def common_notes(
    assignment: Assignment, bank: Bank, packed: Iterable[str], *, variants: bool, rubrics: bool
) -> list[str]:
    """Tell what differs from the book wherever an assignment is packed for another system.

    Parameters
    ----------
    assignment : Assignment
    bank : Bank
    packed : iterable of str
        Ids of the exercises that are in the package.
    variants, rubrics : bool
        Whether the format holds every variant of an exercise, and what a person marks by.
    """
    items = [bank.item(item_id) for item_id in packed]
    told = {
        "graded": [item for item in items if item["use"] == "graded"],
        "first_numbers": [
            item for item in items if assignment.variants and not variants and len(item.get("variants", [])) > 1
        ],
        "without_figure": [item for item in items if item.get("reveal")],
        "by_hand": [item for item in items if item["type"] in FREE_RESPONSES and not rubrics],
    }
    return [*notes_about(WORDS, told), *notes_on_moments(items)]


def notes_on_moments(items: Iterable[Item]) -> list[str]:
    """Tell what a package has of a scene that is to be replied to."""
    return notes_about(WORDS, {"moments": [item for item in items if item["type"] == "reply"]})


def notes_about(words: Mapping[str, str], told: Mapping[str, Sequence[Item]]) -> list[str]:
    """Write a note, by its word, for every list of exercises that is not empty."""
    return [words[name].format(titles=quote_titles(items)) for name, items in told.items() if items]


def count_kinds(words: Mapping[str, str], kinds: Iterable[str]) -> str:
    """Count questions by kind: "multiple choice 3, essay 1".

    Examples
    --------
    >>> count_kinds({"MC": "multiple choice", "ESS": "essay"}, ["MC", "ESS", "MC"])
    'multiple choice 2, essay 1'
    """
    return ", ".join(f"{words[kind]} {count}" for kind, count in Counter(kinds).items())


def quote_titles(items: Iterable[Item]) -> str:
    """List exercises in a sentence.

    Examples
    --------
    >>> quote_titles([{"title": "Late again"}, {"title": "Say why"}])
    '“Late again”, “Say why”'
    """
    return ", ".join(_quote(item["title"]) for item in items)


def _quote(title: str) -> str:
    return WORDS["quoted"].format(title=title)

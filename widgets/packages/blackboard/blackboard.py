"""Pack an assignment as the text file that Blackboard reads under Upload Questions: one line a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.words import read_words, tell_number
from widgets.packages.content import content_inline
from widgets.packages.package import Extras, Package
from widgets.packages.questions import (
    Question,
    System,
    UnfitError,
    Written,
    common_notes,
    count_kinds,
    notes_about,
    quote_titles,
    write_questions,
)
from widgets.packages.xml_element import clean

WORDS = read_words(__file__)
MOST_QUESTIONS, MOST_QUESTIONS_ULTRA = 500, 250
"""What Blackboard's guidelines for the file recommend; larger uploads can run out of time."""
MOST_ANSWERS = 100
"""In the Original course view of older releases, 20."""
Line = list[str]


def pack(assignment: Assignment, bank: Bank, extras: Extras) -> Package:
    """Pack an assignment as tab-delimited text; everybody gets the first variant of an exercise.

    Parameters
    ----------
    assignment : Assignment
    bank : Bank
        The instructor's: Blackboard grades by the keys.
    extras : Extras
        The book's address, for links to its chapters.

    Raises
    ------
    ClassroomError
        If no exercise fits.
    MissingKeyError
        If the bank lacks the key of an exercise.
    """
    system = System(WORDS["system"], variants=False, site=extras.site)
    written = write_questions(assignment, bank, WRITERS, system)
    content = "".join(f"{write_line(line)}\n" for line in written.every_question())
    notes = (*_notes(assignment, bank, written),)
    return Package(f"{assignment.id}-blackboard.txt", content.encode(), written.left_out, notes)


def write_line(fields: Sequence[str]) -> str:
    r"""Join the fields of one question; what would end a field or the line becomes a space.

    Examples
    --------
    >>> write_line(["TF", "Is it\tso?", "true"])
    'TF\tIs it so?\ttrue'
    """
    return "\t".join(clean(" ".join(field.split())) for field in fields)


def _choices(question: Question) -> Line:
    kind = "MA" if question.item["type"] == "multiple_choice" else "MC"
    told = [(text, "correct" if right else "incorrect") for _, text, right in question.choices()]
    _check_count(len(told))
    return [kind, question.prompt_html, *(field for pair in told for field in pair)]


def _check_count(count: int) -> None:
    if count > MOST_ANSWERS:
        raise UnfitError(WORDS["unfit_count"].format(most=MOST_ANSWERS, count=count))


def _true_false(question: Question) -> Line:
    return ["TF", question.prompt_html, question.key["correct"]]


def _numeric(question: Question) -> Line:
    key = question.key
    numbers = [f"{number:.10g}" for number in (key["answers"][question.variant], key["tolerance"])]
    return ["NUM", question.prompt_html, *numbers]


def _match(question: Question) -> Line:
    """Write the pairs; the file has no place for an option that stays over, and none may be right twice."""
    options = {option["id"]: content_inline(option["text"]) for option in question.item["options"]}
    pairs = question.key["pairs"]
    told = [(content_inline(prompt["text"]), options[pairs[prompt["id"]]]) for prompt in question.item["prompts"]]
    if sorted(pairs.values()) != sorted(options):
        raise UnfitError(WORDS["unfit_over"])
    if any(len(set(texts)) < len(texts) for texts in zip(*told, strict=True)):
        raise UnfitError(WORDS["unfit_same"])
    _check_count(len(told))
    return ["MAT", question.prompt_html, *(field for pair in told for field in pair)]


def _order(question: Question) -> Line:
    """Write the steps in the right order; Blackboard mixes them."""
    steps = {step["id"]: content_inline(step["text"]) for step in question.item["steps"]}
    _check_count(len(steps))
    return ["ORD", question.prompt_html, *(steps[name] for name in question.key["order"])]


def _free(question: Question) -> Line:
    """Leave out the model answer, which Blackboard can show to students as the sample."""
    return ["ESS", question.prompt_html]


WRITERS: dict[str, Callable[[Question], Line]] = {
    "single_choice": _choices,
    "multiple_choice": _choices,
    "true_false": _true_false,
    "numeric": _numeric,
    "match": _match,
    "order": _order,
    "short_text": _free,
    "essay": _free,
    "reply": _free,
}
"""Type of exercise to what writes it; Blackboard's file has nothing for the others."""


def _notes(assignment: Assignment, bank: Bank, written: Written[Line]) -> Iterator[str]:
    packed = [bank.item(item_id) for item_id in written.questions]
    yield WORDS["how_to_upload"].format(count=len(packed), most=MOST_QUESTIONS, most_ultra=MOST_QUESTIONS_ULTRA)
    types = count_kinds(WORDS, (line[0] for line in written.every_question()))
    yield WORDS["count"].format(count=len(packed), types=types)
    points = [
        WORDS["points_of"].format(title=quote_titles([item]), points=tell_number(item["points"])) for item in packed
    ]
    yield WORDS["no_points"].format(points=", ".join(points))
    yield WORDS["no_titles"]
    about = {
        "all_or_nothing": [item for item in packed if item["type"] == "multiple_choice"],
        "typed_numbers": [item for item in packed if item["type"] == "numeric"],
        "only_original": [item for item in packed if item["type"] == "order"],
    }
    yield from notes_about(WORDS, about)
    yield from common_notes(assignment, bank, written.questions, variants=False, rubrics=False)

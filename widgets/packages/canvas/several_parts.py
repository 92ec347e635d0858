"""Write questions of several parts, which text2qti does not know, as Canvas's own export has them.

Canvas and New Quizzes read them alike: a list of choices a line or a blank, whose identifiers are digits, and for each
a condition that adds its share of the score.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring, indent, tostring

from widgets.classroom.bank.markup import to_plain
from widgets.exercise_types.score_inventory.answer import NO_SCORE
from widgets.packages.accepted_numbers import right_numbers, spell
from widgets.packages.content import content_html, content_inline
from widgets.packages.filled_sheet import sheet_html
from widgets.packages.questions import Question
from widgets.packages.xml_element import clean, element

LISTED_DECIMALS, ROUNDED_DECIMALS = range(4), range(4, 7)
"""Right numbers of so many decimals are all listed; of so many, the one that is nearest."""
_ITEM = re.compile(r"[ ]*<item .*?</item>\n", re.DOTALL)
Choice = tuple[str, str]
"""The identifier of a choice, and its text."""


@dataclass(frozen=True)
class Part:
    """A line to match or a blank to fill."""

    name: str
    label: str
    choices: Sequence[Choice]
    right: str
    """The identifier of a choice that is right."""


@dataclass(frozen=True)
class Parts:
    """What a question has in place of text2qti's."""

    question_type: str
    prompt: str
    parts: Sequence[Part]
    feedback: dict[str, str]


def match_parts(question: Question) -> Parts:
    """Give every line all options, also those that stay over."""
    item, key = question.item, question.key
    numbers = {option["id"]: str(1001 + place) for place, option in enumerate(item["options"])}
    choices = [(numbers[option["id"]], to_plain(option["text"])) for option in item["options"]]
    parts = [
        Part(str(place), content_inline(line["text"]), choices, numbers[key["pairs"][line["id"]]])
        for place, line in enumerate(item["prompts"], 1)
    ]
    said = [(line["text"], question.feedback(line["id"])) for line in item["prompts"]]
    details = "".join(f"<li>{content_inline(text)}: {content_inline(told)}</li>" for text, told in said if told)
    feedback = _feedback(question, f"<ul>{details}</ul>" if details else "")
    return Parts("matching_question", question.prompt_html, parts, feedback)


def score_parts(question: Question) -> Parts:
    """Give every score a blank, with the ways to write what is right there."""
    item, key = question.item, question.key
    parts = [
        Part(
            ask["id"],
            ask["id"],
            _numbered(place, key["answers"][ask["id"]], key["tolerance"]),
            str(1001 + 1000 * place),
        )
        for place, ask in enumerate(item["asks"])
    ]
    blanks = "".join(f"<p>{_no_blank(content_inline(ask['label']))}: [{ask['id']}]</p>" for ask in item["asks"])
    prompt = _no_blank(question.prompt_html + sheet_html(item)) + blanks
    return Parts("fill_in_multiple_blanks_question", prompt, parts, _feedback(question))


def _numbered(place: int, answer: float | None, tolerance: float) -> list[Choice]:
    texts = [NO_SCORE] if answer is None else spellings(answer, tolerance)
    return [(str(1001 + 1000 * place + number), text) for number, text in enumerate(texts)]


def spellings(answer: float, tolerance: float) -> list[str]:
    """List how a right score can be written, as far as people write decimals.

    Examples
    --------
    >>> spellings(4.0, 0.0)[:6]
    ['4', '4.0', '4,0', '4.00', '4,00', '4.000']
    """
    listed = [
        text
        for decimals in LISTED_DECIMALS
        for number in right_numbers(answer - tolerance, answer + tolerance, decimals)
        for text in spell(number, decimals)
    ]
    rounded = [f"{answer:.{decimals}f}" for decimals in ROUNDED_DECIMALS]
    return list(dict.fromkeys([*listed, *rounded]))


def _no_blank(markup: str) -> str:
    """Keep brackets of a text from being a blank."""
    return markup.replace("[", "&#91;").replace("]", "&#93;")


def _feedback(question: Question, details: str = "") -> dict[str, str]:
    told = {"correct_fb": question.feedback("correct"), "general_incorrect_fb": question.feedback("otherwise")}
    feedback = {name: content_html(text) for name, text in told.items() if text}
    return feedback | ({"general_incorrect_fb": feedback.get("general_incorrect_fb", "") + details} if details else {})


PARTS: dict[str, Callable[[Question], Parts]] = {"match": match_parts, "score_inventory": score_parts}
"""Type of exercise to what gives its parts."""


def fill_in_parts(assessment: str, parts: Iterable[Parts | None]) -> str:
    """Put parts into the questions of an assessment, in their order; None leaves a question as it is."""
    left = iter(parts)
    return _ITEM.sub(lambda found: _with_parts(found[0], next(left)), assessment)


def _with_parts(block: str, parts: Parts | None) -> str:
    if parts is None:
        return block
    item = fromstring(block)  # noqa: S314 (text2qti has just written it)
    _find(item, ".//qtimetadatafield[fieldlabel='question_type']/fieldentry").text = parts.question_type
    presentation, processing = _find(item, "presentation"), _find(item, "resprocessing")
    _find(presentation, "material/mattext").text = clean(parts.prompt)
    presentation.remove(_find(presentation, "response_str"))
    presentation.extend(_response(part) for part in parts.parts)
    for essay in processing.findall("respcondition"):
        processing.remove(essay)
    processing.extend(_condition(part, 100 / len(parts.parts)) for part in parts.parts)
    item.extend(
        element("itemfeedback", element("flow_mat", _material(markup, "text/html")), ident=name)
        for name, markup in parts.feedback.items()
    )
    indent(item)
    return tostring(item, encoding="unicode").strip() + "\n"


def _find(parent: Element, path: str) -> Element:
    found = parent.find(path)
    if found is None:
        raise LookupError(f"text2qti wrote a question without {path}")
    return found


def _response(part: Part) -> Element:
    labels = [element("response_label", _material(text, "text/plain"), ident=name) for name, text in part.choices]
    choices = element("render_choice", *labels)
    label = _material(part.label, "text/html")
    return element("response_lid", label, choices, ident=f"response_{part.name}", rcardinality="Single")


def _material(text: str, kind: str) -> Element:
    return element("material", element("mattext", text, texttype=kind))


def _condition(part: Part, share: float) -> Element:
    right = element("conditionvar", element("varequal", part.right, respident=f"response_{part.name}"))
    return element("respcondition", right, element("setvar", f"{share:.2f}", varname="SCORE", action="Add"))

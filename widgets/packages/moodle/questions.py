"""Write exercises as questions of Moodle XML, one function a type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from widgets.classroom.bank.markup import to_plain, write_number
from widgets.packages.content import content_html, content_inline
from widgets.packages.moodle.sheet import (
    WORDS,
    exact_number,
    keep_as_text,
    marker_html,
    plain_name,
    sheet_with_gaps,
)
from widgets.packages.questions import Question, UnfitError
from widgets.packages.xml_element import element

SHARES = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5", 9: "11.11111"}
SHARES |= {10: "10", 20: "5"}
"""One part in so many, in the percentages that Moodle knows (question/engine/bank.php); it refuses any other."""
LONGEST_OPTION = 255
"""What the database keeps of an option (qtype_match_subquestions.answertext)."""
LINES = {"short_text": "5", "essay": "15", "reply": "5"}


def _html(tag: str, markup: str, *more: Element) -> Element:
    return element(tag, element("text", markup), *more, format="html")


def _question(kind: str, question: Question, text: str, *parts: Element | None, solution: str = "") -> Element:
    """Write what all types have; a cloze question's mark is the sum of its gaps."""
    mark = None if kind == "cloze" else element("defaultgrade", write_number(question.item["points"]))
    head = [
        element("name", element("text", plain_name(question.item["title"]))),
        _html("questiontext", text),
        _html("generalfeedback", keep_as_text(content_html(solution))),
        mark,
        element("idnumber", question.id),
    ]
    return element("question", *head, *parts, type=kind)


def _answer(share: str, text: str, feedback: str, *more: Element, **attributes: str) -> Element:
    told = _html("feedback", keep_as_text(content_html(feedback)))
    return element("answer", element("text", text), *more, told, fraction=share, **attributes)


def _multichoice(question: Question, share_of: Callable[[bool], str], *, single: bool) -> Element:
    answers = [
        _answer(share_of(right), keep_as_text(text), question.feedback(name), format="html")
        for name, text, right in question.choices()
    ]
    options = [
        element("single", _yes(single)),
        element("shuffleanswers", _yes(question.item["shuffle"])),
        element("answernumbering", "abc"),
    ]
    return _question("multichoice", question, keep_as_text(question.prompt_html), *options, *answers)


def _yes(value: object) -> str:
    return "true" if value else "false"


def _single_choice(question: Question) -> Element:
    return _multichoice(question, lambda right: "100" if right else "0", single=True)


def _multiple_choice(question: Question) -> Element:
    """Give a right choice its part of the mark, and take as much off for all others together."""
    rights = [right for _, _, right in question.choices()]
    gained = _share(sum(rights), WORDS["right_choices"])
    lost = _share(max(1, len(rights) - sum(rights)), WORDS["other_choices"])
    return _multichoice(question, lambda right: gained if right else f"-{lost}", single=False)


def _share(count: int, what: str) -> str:
    if count not in SHARES:
        raise UnfitError(WORDS["unfit_fractions"].format(count=count, what=what))
    return SHARES[count]


def _true_false(question: Question) -> Element:
    answers = [_answer("100" if right else "0", name, question.feedback(name)) for name, _, right in question.choices()]
    return _question("truefalse", question, keep_as_text(question.prompt_html), *answers)


def _numeric(question: Question) -> Element:
    """Moodle takes the first answer that fits: the right one, then the traps, then anything."""
    key, variant = question.key, question.variant
    tries = [("100", key, question.feedback("correct"))]
    tries += [("0", trap, trap["say"]) for trap in key.get("traps", [])]
    answers = [
        _answer(share, exact_number(wanted["answers"][variant]), say, _tolerance(wanted["tolerance"]))
        for share, wanted, say in tries
    ]
    otherwise = question.feedback("otherwise")
    anything = [_answer("0", "*", otherwise, _tolerance(0))] if otherwise else []
    return _question("numerical", question, keep_as_text(question.prompt_html), *answers, *anything)


def _tolerance(value: float) -> Element:
    return element("tolerance", exact_number(value))


def _match(question: Question) -> Element:
    """Write a pair for every prompt, and one without a prompt for every option that stays over."""
    options = {option["id"]: _option(option["text"]) for option in question.item["options"]}
    pairs = question.key["pairs"]
    stems = [(content_inline(prompt["text"]), options[pairs[prompt["id"]]]) for prompt in question.item["prompts"]]
    stems += [("", text) for name, text in options.items() if name not in pairs.values()]
    named = [(prompt["text"], question.feedback(prompt["id"])) for prompt in question.item["prompts"]]
    parts = [element("shuffleanswers", "true"), *_outcomes(question, named)]
    subquestions = [
        _html("subquestion", keep_as_text(stem), element("answer", element("text", option))) for stem, option in stems
    ]
    return _question("matching", question, keep_as_text(question.prompt_html), *parts, *subquestions)


def _option(text: str) -> str:
    name = plain_name(to_plain(text))
    if len(name) > LONGEST_OPTION:
        shown = f"{name[:40]}…"
        raise UnfitError(WORDS["unfit_option"].format(most=LONGEST_OPTION, option=shown, length=len(name)))
    return name


def _outcomes(question: Question, named: Iterable[tuple[str, str]] = ()) -> list[Element]:
    """Write what is said to an answer that is right, right in part, or not right."""
    details = "".join(f"<li>{content_inline(text)}: {content_inline(said)}</li>" for text, said in named if said)
    otherwise = keep_as_text(content_html(question.feedback("otherwise")) + (f"<ul>{details}</ul>" if details else ""))
    return [
        _html("correctfeedback", keep_as_text(content_html(question.feedback("correct")))),
        _html("partiallycorrectfeedback", otherwise),
        _html("incorrectfeedback", otherwise),
    ]


def _order(question: Question) -> Element:
    """Write the steps in the right order; Moodle mixes them.

    An ordering question that does not say whether to tell the number of right steps ends Moodle's whole import.
    """
    steps = {step["id"]: keep_as_text(content_inline(step["text"])) for step in question.item["steps"]}
    options = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": str(len(steps)),
        "gradingtype": "ABSOLUTE_POSITION",
        "showgrading": "SHOW",
        "numberingstyle": "none",
    }
    parts = [*(element(name, value) for name, value in options.items()), element("shownumcorrect")]
    answers = [
        element("answer", element("text", steps[name]), fraction=str(place), format="html")
        for place, name in enumerate(question.key["order"], 1)
    ]
    text = keep_as_text(question.prompt_html)
    return _question("ordering", question, text, *parts, *_outcomes(question), *answers)


def _score_inventory(question: Question) -> Element:
    """Write one question with a gap a score; the gaps share the points where these can be shared in whole marks."""
    weight, rest = divmod(question.item["points"], len(question.item["asks"]))
    weight = 1 if rest else int(weight)
    return _question("cloze", question, sheet_with_gaps(question, weight), solution=question.feedback("otherwise"))


def _free(question: Question) -> Element:
    options = {
        "responseformat": "editor",
        "responserequired": "1",
        "responsefieldlines": LINES[question.item["type"]],
        "attachments": "0",
        "attachmentsrequired": "0",
    }
    parts = [element(name, value) for name, value in options.items()]
    marking = [_html("graderinfo", marker_html(question.key)), _html("responsetemplate", "")]
    return _question("essay", question, keep_as_text(question.prompt_html), *parts, *marking)


WRITERS: dict[str, Callable[[Question], Element]] = {
    "single_choice": _single_choice,
    "multiple_choice": _multiple_choice,
    "true_false": _true_false,
    "numeric": _numeric,
    "match": _match,
    "order": _order,
    "score_inventory": _score_inventory,
    "short_text": _free,
    "essay": _free,
    "reply": _free,
}
"""Type of exercise to what writes it; ``set_explorer`` and ``rate_transcript`` have no counterpart in Moodle."""

"""Write exercises as items of the Common Cartridge profile of QTI 1.2.1, one function a type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from widgets.classroom.words import read_words
from widgets.packages.accepted_numbers import right_numbers, spell
from widgets.packages.content import content_html, content_inline
from widgets.packages.questions import Question, UnfitError
from widgets.packages.xml_element import element

WORDS = read_words(__file__)
FEWEST_CHOICES = 3
"""By rule 4d of the profile, which keeps two choices for true and false."""
MOST_SPELLINGS = 50
HEAVIEST = 99
LINES = {"numeric": "1", "short_text": "5", "essay": "15", "reply": "5"}
RIGHT, NOT_RIGHT, ALL = "correct_fb", "general_incorrect_fb", "general_fb"
Feedback = dict[str, str]


def metadata(**fields: str) -> Element:
    """Write the fields that say what an assessment or an item is."""
    pairs = [
        element("qtimetadatafield", element("fieldlabel", label), element("fieldentry", entry))
        for label, entry in fields.items()
    ]
    return element("qtimetadata", *pairs)


def has_weight(points: float) -> bool:
    """Tell whether the profile can say how many points an item has: whole numbers from 1 to 99.

    Examples
    --------
    >>> has_weight(2), has_weight(0.5), has_weight(100)
    (True, False, False)
    """
    return points == int(points) and 1 <= points <= HEAVIEST


def _item(
    profile: str, question: Question, response: Element, conditions: Iterable[Element], told: Feedback
) -> Element:
    scored = "No" if profile == "essay" else "Yes"
    points = question.item["points"]
    weight = {"cc_weighting": str(int(points))} if has_weight(points) else {}
    facts = metadata(cc_profile=f"cc.{profile}.v0p1", **weight, qmd_scoringpermitted="Yes", qmd_computerscored=scored)
    score = element("decvar", varname="SCORE", vartype="Decimal", minvalue="0", maxvalue="100")
    parts = [
        element("itemmetadata", facts),
        element("presentation", _material(question.prompt_html), response),
        element("resprocessing", element("outcomes", score), *conditions),
        *(element("itemfeedback", element("flow_mat", _material(html)), ident=name) for name, html in told.items()),
    ]
    return element("item", *parts, ident=question.id, title=" ".join(question.item["title"].split()))


def _material(markup: str) -> Element:
    return element("material", element("mattext", markup, texttype="text/html"))


def _condition(*tests: Element, right: bool = False, shows: str = "", continues: str = "No") -> Element:
    """Write what follows where an answer meets all tests: the score, and feedback of a name."""
    score = element("setvar", "100", varname="SCORE", action="Set") if right else None
    feedback = element("displayfeedback", feedbacktype="Response", linkrefid=shows) if shows else None
    return element("respcondition", element("conditionvar", *tests), score, feedback, continue_=continues)


def _response_id(question: Question) -> str:
    return f"{question.id}-response"


def _is(question: Question, answer: str, case: str = "Yes") -> Element:
    return element("varequal", answer, respident=_response_id(question), case=case)


def _choice_list(question: Question, cardinality: str) -> Element:
    labels = [element("response_label", _material(text), ident=name) for name, text, _ in question.choices()]
    shuffle = "Yes" if question.item.get("shuffle") else "No"
    return element(
        "response_lid",
        element("render_choice", *labels, shuffle=shuffle),
        ident=_response_id(question),
        rcardinality=cardinality,
    )


def _one_choice(profile: str, question: Question) -> Element:
    told = {f"{name}_fb": content_html(said) for name, _, _ in question.choices() if (said := question.feedback(name))}
    conditions = [
        _condition(_is(question, name), right=right, shows=f"{name}_fb" if f"{name}_fb" in told else "")
        for name, _, right in question.choices()
    ]
    return _item(profile, question, _choice_list(question, "Single"), conditions, told)


def _single_choice(question: Question) -> Element:
    count = len(question.choices())
    if count < FEWEST_CHOICES:
        raise UnfitError(WORDS["unfit_two_choices"].format(count=count))
    return _one_choice("multiple_choice", question)


def _true_false(question: Question) -> Element:
    return _one_choice("true_false", question)


def _multiple_choice(question: Question) -> Element:
    """Write the one condition of the profile: every right choice, and none of the others."""
    tests = [
        _is(question, name) if right else element("not", _is(question, name)) for name, _, right in question.choices()
    ]
    said = [(text, question.feedback(name)) for name, text, _ in question.choices()]
    lines = "".join(f"<li>{text} {content_inline(told)}</li>" for text, told in said if told)
    told = {ALL: f"<ul>{lines}</ul>"} if lines else {}
    conditions = [_condition(element("other"), shows=ALL, continues="Yes")] if told else []
    conditions.append(_condition(element("and", *tests), right=True))
    return _item("multiple_response", question, _choice_list(question, "Multiple"), conditions, told)


def _numeric(question: Question) -> Element:
    """Write a blank to fill in, and every way to write a right number."""
    names = {RIGHT: question.feedback("correct"), NOT_RIGHT: question.feedback("otherwise")}
    told = {name: content_html(said) for name, said in names.items() if said}
    right = [_is(question, spelling, case="No") for spelling in _accepted(question)]
    conditions = [_condition(*right, right=True, shows=RIGHT if RIGHT in told else "")]
    if NOT_RIGHT in told:
        conditions.append(_condition(element("other"), shows=NOT_RIGHT))
    return _item("fib", question, _blank(question), conditions, told)


def _accepted(question: Question) -> list[str]:
    """List how a right answer can be written: all ways where these are few, else each number in one way."""
    item, key = question.item, question.key
    decimals, answer, tolerance = item["decimals"], key["answers"][question.variant], key["tolerance"]
    numbers = right_numbers(answer - tolerance, answer + tolerance, decimals)
    if not numbers:
        raise UnfitError(WORDS["unfit_no_spelling"].format(decimals=decimals))
    if len(numbers) > MOST_SPELLINGS:
        raise UnfitError(WORDS["unfit_spellings"].format(count=len(numbers), most=MOST_SPELLINGS))
    every = [spelling for number in numbers for spelling in spell(number, decimals, item["unit"])]
    return every if len(every) <= MOST_SPELLINGS else [next(spell(number, decimals)) for number in numbers]


def _blank(question: Question) -> Element:
    line = element("response_label", ident="answer", rshuffle="No")
    blank = element("render_fib", line, rows=LINES[question.item["type"]])
    return element("response_str", blank, ident=_response_id(question), rcardinality="Single")


def _free(question: Question) -> Element:
    """Write a question that a person marks; what they mark by would be seen by students, and stays out."""
    return _item("essay", question, _blank(question), [_condition(element("other"))], {})


WRITERS: dict[str, Callable[[Question], Element]] = {
    "single_choice": _single_choice,
    "multiple_choice": _multiple_choice,
    "true_false": _true_false,
    "numeric": _numeric,
    "short_text": _free,
    "essay": _free,
    "reply": _free,
}
"""Type of exercise to what writes it; the profile has nothing for the others."""

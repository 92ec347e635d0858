"""Write exercises in the plain text from which text2qti makes a quiz of Canvas, one function a type."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from widgets.classroom.bank.markup import write_number
from widgets.classroom.words import read_words, tell_number
from widgets.packages.accepted_numbers import right_numbers
from widgets.packages.content import content_html
from widgets.packages.filled_sheet import sheet_html
from widgets.packages.questions import WORDS as SHARED
from widgets.packages.questions import Question, UnfitError
from widgets.packages.xml_element import clean

WORDS = read_words(__file__)
ASKED = "1.  "
"""How the line of a question begins that says what is asked."""
DECIMALS = 4
"""As many as text2qti writes of a number."""
_CODE = re.compile(r"(?<=>&lt;p&gt;)(True|False)(?=&lt;/p&gt;</mattext>\s*</material>\s*</response_label>)")
_LINK = re.compile(r'<a href="([^"]*)">')
_TAG = re.compile(r'(</?[a-z]+>|<[a-z]+ lang="en">|<a href="[^"]*">)')


def shielded(markup: str) -> str:
    """Write every sign between tags as a character reference, so that neither Markdown nor LaTeX finds anything in it.

    Examples
    --------
    >>> shielded("<p>5 * $x$ <em>&lt;b&gt;</em></p>")
    '<p>5 &#42; &#36;x&#36; <em>&#60;b&#62;</em></p>'
    """
    return "".join(
        _shielded_tag(part) if _TAG.fullmatch(part) else _shield(html.unescape(part)) for part in _TAG.split(markup)
    )


def _shielded_tag(tag: str) -> str:
    link = _LINK.fullmatch(tag)
    return f'<a href="{_shield(html.unescape(link[1]))}">' if link else tag


def _shield(text: str) -> str:
    return "".join(sign if sign.isalnum() or sign == " " else f"&#{ord(sign)};" for sign in clean(text))


def one_line(text: str) -> str:
    """Write a title, which text2qti takes as it is."""
    return clean(" ".join(text.split()))


def _said(mark: str, text: str) -> list[str]:
    return [f"{mark}   {shielded(content_html(text))}"] if text else []


def _head(question: Question, shown: str = "") -> list[str]:
    points = question.item["points"]
    if points * 2 != int(points * 2):
        raise UnfitError(WORDS["unfit_points"].format(points=tell_number(points)))
    return [
        f"Title: {one_line(question.item['title'])}",
        f"Points: {write_number(points)}",
        f"{ASKED}{shielded(question.prompt_html + shown)}",
    ]


def _choices(question: Question, right_mark: str, wrong_mark: str) -> list[str]:
    lines = _head(question)
    for name, text, right in question.choices():
        shown = name.capitalize() if question.item["type"] == "true_false" else shielded(text)
        lines += [f"{right_mark if right else wrong_mark} {shown}", *_said("...", question.feedback(name))]
    return lines


def say_true_and_false(assessment: str) -> str:
    """Put words of the package's language where text2qti, to know such a question, needs True and False."""
    return _CODE.sub(lambda code: html.escape(SHARED[f"says_{code[0].lower()}"]), assessment)


def _one_choice(question: Question) -> list[str]:
    return _choices(question, "*a)", "a)")


def _multiple_choice(question: Question) -> list[str]:
    return _choices(question, "[*]", "[ ]")


def _numeric(question: Question) -> list[str]:
    """Refuse a number whose limits, once they are rounded, would let other answers in, or shut some out."""
    answer, tolerance = question.key["answers"][question.variant], question.key["tolerance"]
    low, high = answer - tolerance, answer + tolerance
    kept = right_numbers(round(low, DECIMALS), round(high, DECIMALS), question.item["decimals"])
    if kept != right_numbers(low, high, question.item["decimals"]):
        raise UnfitError(WORDS["unfit_decimals"].format(low=f"{low:.10g}", high=f"{high:.10g}"))
    told = [*_said("+", question.feedback("correct")), *_said("-", question.feedback("otherwise"))]
    return [*_head(question), *told, f"=   {answer!r} +- {tolerance!r}"]


def _free(question: Question) -> list[str]:
    """Write a question that a person marks; what they mark by would be seen by students, and stays out."""
    return [*_head(question), "____"]


def _scores(question: Question) -> list[str]:
    """Write the sheet with the prompt, by which text2qti tells questions apart."""
    return [*_head(question, sheet_html(question.item)), "____"]


WRITERS: dict[str, Callable[[Question], list[str]]] = {
    "single_choice": _one_choice,
    "multiple_choice": _multiple_choice,
    "true_false": _one_choice,
    "numeric": _numeric,
    "short_text": _free,
    "essay": _free,
    "reply": _free,
    "match": _free,
    "score_inventory": _scores,
}
"""Type of exercise to what writes its lines; those of several parts get these afterward, as text2qti has none."""

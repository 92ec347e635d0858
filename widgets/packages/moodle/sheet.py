"""A filled-in inventory with gaps for its scores, and what a marker reads, as the HTML that Moodle keeps."""

from __future__ import annotations

import re
from collections.abc import Iterable

from widgets.classroom.bank.bank import Key
from widgets.classroom.words import read_words, tell_number
from widgets.exercise_types.score_inventory.answer import NO_SCORE
from widgets.packages.content import content_html, content_inline
from widgets.packages.filled_sheet import sheet_html, table_html
from widgets.packages.questions import Question

WORDS = read_words(__file__)
_MEANS_SOMETHING = {ord(character): f"&#{ord(character)};" for character in "{}$\\@"}
_LOOKS_LIKE_AN_ENTITY = re.compile(r"&(?=#?\w+;)")


def keep_as_text(markup: str) -> str:
    """Keep braces, dollars and the like from meaning a gap, a formula or a file to Moodle; they are shown all the same.

    Examples
    --------
    >>> keep_as_text("<p>{1:SA:=x}</p>")
    '<p>&#123;1:SA:=x&#125;</p>'
    """
    return markup.translate(_MEANS_SOMETHING)


def plain_name(text: str) -> str:
    """Write a name so that Moodle, which takes out tags and shows entities as what they stand for, shows this text.

    Examples
    --------
    >>> plain_name("r < .10 & its <numbers>")
    'r &lt; .10 & its &lt;numbers>'
    """
    return _LOOKS_LIKE_AN_ENTITY.sub("&amp;", " ".join(text.split())).replace("<", "&lt;")


def exact_number(value: float) -> str:
    """Write a number with ten digits, which is finer than any tolerance.

    Examples
    --------
    >>> exact_number(14 / 3), exact_number(2.0), exact_number(0.005)
    ('4.666666667', '2', '0.005')
    """
    return f"{value:.10g}"


def sheet_with_gaps(question: Question, weight: int) -> str:
    """Write the prompt, the sheet, the rule, and a gap for every score that is asked for."""
    item, key = question.item, question.key
    asked = [(keep_as_text(content_inline(ask["label"])), key["answers"][ask["id"]]) for ask in item["asks"]]
    gaps = [f"<p>{label}: {_gap(answer, key['tolerance'], weight)}</p>" for label, answer in asked]
    return keep_as_text(question.prompt_html + sheet_html(item)) + "".join(gaps)


def _gap(answer: float | None, tolerance: float, weight: int) -> str:
    if answer is None:
        return f"{{{weight}:SHORTANSWER:={NO_SCORE}}}"
    return f"{{{weight}:NUMERICAL:={exact_number(answer)}:{exact_number(tolerance)}}}"


def marker_html(key: Key) -> str:
    """Write what a person marks by: the model answer, the rubric and the note. Students do not see it."""
    rows = [(content_inline(part["criterion"]), _levels(part["levels"])) for part in key["rubric"]]
    note = key.get("marker_note", "")
    parts = [
        f"<p><strong>{WORDS['model_answer']}</strong></p>{content_html(key['model_answer'])}",
        table_html([WORDS["criterion"], WORDS["levels"]], rows),
        f"<p><strong>{WORDS['marker_note']}</strong></p>{content_html(note)}" if note else "",
    ]
    return keep_as_text("".join(parts))


def _levels(levels: Iterable[dict[str, object]]) -> str:
    told = [
        WORDS["points"].format(points=tell_number(float(str(level["points"]))), text=content_inline(str(level["text"])))
        for level in levels
    ]
    return "<br>".join(told)

"""The answers to the practice exercises, as the last page of the bound book, for whoever wants them there."""

from __future__ import annotations

import html5lib
from markupsafe import Markup

from book.bound.leaves import Leaf, name_of
from book.bound.looks import TEMPLATES
from widgets.authoring.bank_maker import make_bank
from widgets.classroom.bank.markup import inline_html
from widgets.classroom.grading.key_text import describe_key

PAGE, TITLE = "answers", "Answers to the practice exercises"


def answers(leaves: list[Leaf]) -> Leaf:
    """Write the answers of the chapters that are bound; a key of a graded exercise is never among them.

    Parameters
    ----------
    leaves : list of Leaf
        The chapters, in the order of the book.
    """
    bank = make_bank()
    practice = [(item, bank.key(name)) for name, item in bank.items.items() if item["use"] == "practice"]
    chapters = [
        (leaf.title, [(item, describe_key(item, key)) for item, key in practice if item["chapter"] == leaf.chapter])
        for leaf in leaves
        if leaf.chapter
    ]
    page = TEMPLATES.get_template("answers.html").render(title=TITLE, chapters=chapters, inline=_inline)
    body = html5lib.parse(page, namespaceHTMLElements=False).find("body/section")
    body.set("id", name_of(PAGE))
    return Leaf(PAGE, TITLE, leaves[-1].part, body)


def _inline(text: str) -> Markup:
    return Markup(inline_html(text))  # noqa: S704 (inline_html escapes)

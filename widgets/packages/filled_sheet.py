"""A filled-in inventory as HTML, for systems that ask for its scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from widgets.classroom.bank.bank import Item
from widgets.classroom.bank.markup import write_number
from widgets.classroom.words import read_words
from widgets.exercise_types.score_inventory.answer import NO_SCORE
from widgets.packages.content import content_html, content_inline

WORDS = read_words(__file__)


def sheet_html(item: Item) -> str:
    """Write the sheet as a table, how it is scored, and what to write where no score can be given."""
    anchors = dict(item["scale"]["anchors"])
    rows = [
        (str(line["number"]), content_inline(line["statement"]), _marked(line["answer"], anchors))
        for line in item["sheet"]
    ]
    table = table_html([WORDS["sheet_number"], WORDS["sheet_statement"], WORDS["sheet_answer"]], rows)
    return f"{table}<p><strong>{WORDS['rule']}</strong></p>{content_html(item['rule'])}{_none_hint()}"


def _none_hint() -> str:
    return f"<p>{WORDS['none_hint'].format(none=NO_SCORE)}</p>"


def _marked(answer: float | None, anchors: dict[float, str]) -> str:
    if answer is None:
        return WORDS["left_blank"]
    label = f" ({content_inline(anchors[answer])})" if answer in anchors else ""
    return write_number(answer) + label


def table_html(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table of cells that are HTML already."""
    titles = "".join(f'<th scope="col">{title}</th>' for title in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"

"""Print an assignment: a worksheet to write on, and a page of keys for the instructor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank, Item, Key
from widgets.classroom.bank.markup import inline_html
from widgets.classroom.problems import ClassroomError
from widgets.classroom.words import read_template, read_words, tell_number, written_language
from widgets.exercise_types.answer_registry import FREE_RESPONSES
from widgets.packages.chapter_links import place_chapter_links
from widgets.packages.content import content_html, content_inline
from widgets.packages.package import Extras, Package, zip_files
from widgets.packages.printed.paper_form import for_paper
from widgets.packages.printed.versions import Version, versions_of
from widgets.packages.questions import notes_about, notes_on_moments

WORDS = read_words(__file__)
TOLD_IN_WORDS = ("true_false", "numeric", "score_inventory", "set_explorer")
"""Types whose key is told in words of ours, and not in those of the exercise."""
STYLES = "exercise/exercise.css"


def pack(assignment: Assignment, bank: Bank, extras: Extras) -> Package:
    """Pack an assignment as pages to print, in two versions: worksheets and, if all keys are at hand, a key for each.

    Version A has the first variant of every exercise, and choices in the order in which they are written; version B has
    the second, and choices in another order.

    Parameters
    ----------
    assignment : Assignment
    bank : Bank
        The instructor's, or the students' for a worksheet alone.
    extras : Extras
        Forms of all exercises, and the assets.

    Raises
    ------
    ClassroomError
        If a form or the stylesheet is missing.
    """
    items = [bank.item(item_id) for item_id in assignment.items]
    without_key = [item for item in items if not bank.has_key(item["id"])]
    keyed = [] if without_key else [(item, bank.key(item["id"])) for item in items]
    files = {}
    for version in versions_of(assignment.id):
        files[f"worksheet-{version.letter}.html"] = worksheet(assignment, items, extras, version)
        if keyed:
            files[f"key-{version.letter}.html"] = key_page(assignment, keyed, version)
    told = {
        "note_numbers": [item for item in items if assignment.variants and item.get("variants")],
        "note_explorer": [item for item in items if item["type"] == "set_explorer"],
        "note_no_keys": without_key,
    }
    notes = (*notes_on_moments(items), *notes_about(WORDS, told))
    return Package(f"{assignment.id}-printed.zip", zip_files(files), (), notes)


def worksheet(assignment: Assignment, items: Sequence[Item], extras: Extras, version: Version) -> str:
    """Write the students' page, which needs no other file."""
    if STYLES not in extras.assets:
        raise ClassroomError(WORDS["missing_file"].format(name=STYLES))
    # On this page everything is as in print, also on the screen.
    styles = extras.assets[STYLES].decode().replace("@media print", "@media all")
    lines = "".join(f"<span>{escape(WORDS[name])}</span>" for name in ("name", "date"))
    placed = {name: place_chapter_links(form, extras.site) for name, form in extras.forms.items()}
    forms = [_exercise(number, item, placed, version) for number, item in enumerate(items, 1)]
    contents = [_letter(version), *_about(assignment, items), f'<p class="printed__who">{lines}</p>', *forms]
    return _page(assignment.title, contents, styles)


def _page(title: str, contents: Sequence[str], styles: str = "") -> str:
    page = read_template(__file__, "printed_page.html")
    return page.substitute(
        language=written_language(),
        title=escape(title),
        styles=styles.replace("</", "<\\/"),
        contents="\n".join(contents),
    )


def _letter(version: Version) -> str:
    return f'<p class="printed__version">{escape(WORDS["version"].format(letter=version.letter))}</p>'


def _about(assignment: Assignment, items: Sequence[Item]) -> Iterator[str]:
    points, minutes = (tell_number(sum(item[name] for item in items)) for name in ("points", "minutes"))
    if assignment.due:
        yield f"<p>{escape(WORDS['due'].format(due=assignment.due))}</p>"
    told = WORDS["sum_one" if len(items) == 1 else "sum"]
    yield f"<p>{escape(told.format(count=len(items), points=points, minutes=minutes))}</p>"


def _exercise(number: int, item: Item, forms: Mapping[str, str], version: Version) -> str:
    if item["id"] not in forms:
        raise ClassroomError(WORDS["missing_form"].format(what=item["title"]))
    form = for_paper(version.arrange(forms[item["id"]], item))
    return f'<section class="printed__item"><h2>{number}.</h2>{form}</section>'


def key_page(assignment: Assignment, keyed: Sequence[tuple[Item, Key]], version: Version) -> str:
    """Write the instructor's page: what is right and why, model answers and rubrics."""
    intro = f"<p>{escape(WORDS['key_intro'])}</p>"
    entries = [_entry(number, item, key, version) for number, (item, key) in enumerate(keyed, 1)]
    return _page(WORDS["key_title"].format(title=assignment.title), [_letter(version), intro, *entries])


def _entry(number: int, item: Item, key: Key, version: Version) -> str:
    about = WORDS["about"].format(
        use=WORDS[item["use"]], points=tell_number(item["points"]), type=WORDS[f"type_{item['type']}"]
    )
    heading = f"<h2>{number}. {content_inline(item['title'])}</h2><p>{escape(about)}</p>"
    parts = _free(key) if item["type"] in FREE_RESPONSES else _labeled("right", _right(item, key, version))
    if key.get("rationale"):
        parts += _labeled("rationale", content_html(key["rationale"]))
    return f'<section class="printed__key">{heading}{parts}</section>'


def _right(item: Item, key: Key, version: Version) -> str:
    write = inline_html if item["type"] in TOLD_IN_WORDS else content_inline
    return "<br>".join(write(part) for part in version.right(item, key))


def _free(key: Key) -> str:
    head = "".join(f"<th>{escape(WORDS[name])}</th>" for name in ("criterion", "points", "level"))
    rows = "".join(_criterion(criterion) for criterion in key["rubric"])
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    parts = _labeled("model_answer", content_html(key["model_answer"])) + _labeled("rubric", table)
    return parts + (_labeled("marker_note", content_html(key["marker_note"])) if key.get("marker_note") else "")


def _criterion(criterion: Mapping[str, Any]) -> str:
    """Write the rows of one criterion: its name once, beside all its levels."""
    levels = [
        f"<td>{tell_number(level['points'])}</td><td>{content_inline(level['text'])}</td>"
        for level in criterion["levels"]
    ]
    name = f'<th rowspan="{len(levels)}">{content_inline(criterion["criterion"])}</th>'
    return "".join(f"<tr>{name if row == 0 else ''}{cells}</tr>" for row, cells in enumerate(levels))


def _labeled(name: str, markup: str) -> str:
    return f'<div class="printed__part"><b>{escape(WORDS[name])}</b><div>{markup}</div></div>'

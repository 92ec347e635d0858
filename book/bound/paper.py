"""What of a page stands on paper: controls become signs to mark with a pen, and what only a screen does is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from xml.etree.ElementTree import Element

Rewrite = Callable[[str], str | None]
"""What becomes of an address within the book; nothing, where it leads to no bound page."""

LEFT_OUT = {"script", "style", "template", "noscript", "button", "dialog", "iframe", "input", "textarea", "select"}
LEFT_OUT_CLASSES = {
    "book-notice",
    "code-switch",
    "run-chapter",
    "d-print-none",
    "exercise__actions",
    "exercise__after",
    "exercise__aims",
    "exercise__class",
    "exercise__count",
    "exercise__moves",
    "exercise__notices",
    "explorer__actions",
    "explorer__help",
    "explorer__notices",
    "explorer__presets",
    "explorer__refusal",
    "explorer__table",
    "explorer__takeaway",
    "folded-code",
    "headerlink",
    "inventory-form__actions",
    "inventory-form__notices",
    "inventory-form__picture",
    "inventory-form__privacy",
    "inventory-form__skip",
    "inventory-form__takeaway",
    "my-answers",
    "prev-next-area",
    "term-note",
}
PLAIN = {
    "form": "div",
    "fieldset": "div",
    "legend": "p",
    "label": "span",
    "output": "span",
    "details": "div",
    "summary": "p",
}
"""What has a meaning on a screen alone, and what it is on paper."""
KEPT = {
    "alt",
    "class",
    "colspan",
    "data-rater",
    "headers",
    "href",
    "id",
    "lang",
    "rowspan",
    "scope",
    "src",
    "start",
    "title",
    "type",
    "value",
}
MARKS = {("radio", False): "○", ("radio", True): "●", ("checkbox", False): "□", ("checkbox", True): "■"}
BLANK = "________"
MOST_FORMS = 2
"""A dozen ratings would fill two dozen sheets: of more than two, one table has what was answered."""


def on_paper(element: Element, rewrite: Rewrite) -> list[Element | str]:
    """Give what of an element stands on paper: itself, made plain; a sign in its place; or nothing."""
    if not isinstance(element.tag, str) or _is_away(element) or classes(element) & LEFT_OUT_CLASSES:
        return []
    if element.tag in LEFT_OUT:
        return _signs(element)
    if element.tag.startswith("{"):
        drawing = deepcopy(element)  # or a formula
        drawing.tail = None
        return [drawing]
    made = Element(PLAIN.get(element.tag, element.tag), dict(_attributes(element, rewrite)))
    if element.tag == "a" and "href" not in made.attrib and "id" not in made.attrib:
        made.tag = "span"
    fill(made, content(element, rewrite))
    return [made]


def content(element: Element, rewrite: Rewrite) -> Iterator[Element | str]:
    """Give what of an element's content stands on paper, in order."""
    yield element.text or ""
    for child in element:
        yield from on_paper(child, rewrite)
        yield child.tail or ""


def fill(element: Element, parts: Iterator[Element | str]) -> None:
    """Put texts and elements into an element, in order."""
    last: Element | None = None
    for part in parts:
        if isinstance(part, Element):
            element.append(part)
            last = part
        elif last is None:
            element.text = (element.text or "") + part
        else:
            last.tail = (last.tail or "") + part


def prepare_forms(page: Element) -> None:
    """Of a form with many ratings leave the table that compares them."""
    for form in (part for part in page.iter("section") if "inventory-form" in classes(part)):
        ratings = [part for part in form.iter("details") if "inventory-form__rating" in classes(part)]
        compared = [part for part in form.iter() if "inventory-form__comparison" in classes(part)]
        for rating in ratings:
            rating.set("open" if len(ratings) <= MOST_FORMS else "hidden", "")
        for table in (part for whole in compared for part in whole.iter("details") if len(ratings) > MOST_FORMS):
            table.set("open", "")


def _is_away(element: Element) -> bool:
    is_closed = element.tag == "details" and "open" not in element.attrib
    return is_closed or "hidden" in element.attrib or element.get("data-widget") == "my_answers"


def classes(element: Element) -> set[str]:
    """Give the classes of an element."""
    return set(element.get("class", "").split())


def _signs(control: Element) -> list[Element | str]:
    kind = control.get("type", "text")
    if (kind, "checked" in control.attrib) in MARKS:
        sign = Element("span", {"class": "mark"})
        sign.text = f"{MARKS[kind, 'checked' in control.attrib]} "
        return [sign]
    is_written = control.tag == "select" or (control.tag == "input" and kind in {"text", "number"})
    return [BLANK] if is_written and "exercise__elsewhere" not in classes(control) else []


def _attributes(element: Element, rewrite: Rewrite) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if name in {"href", "id"}:
            rewritten = rewrite(f"#{value}" if name == "id" else value)
            if rewritten is not None:
                yield name, rewritten.removeprefix("#") if name == "id" else rewritten
        elif name in KEPT:
            yield name, value

"""The texts of exercises are English: a package in another language says so of them, where its format can."""

from __future__ import annotations

from widgets.classroom.bank.markup import inline_html, to_html
from widgets.classroom.words import ENGLISH, written_language


def content_html(text: str) -> str:
    """Write a text of an exercise as HTML.

    Examples
    --------
    >>> content_html("Is it so?")
    '<p>Is it so?</p>'
    """
    return mark_content(to_html(text))


def content_inline(text: str) -> str:
    """Write a short text of an exercise as HTML without paragraphs.

    Examples
    --------
    >>> from widgets.classroom.words import writing_in
    >>> with writing_in("es"):
    ...     content_inline("Is *r* large?")
    '<span lang="en">Is <em>r</em> large?</span>'
    """
    return mark_content(inline_html(text), "span")


def mark_content(markup: str, tag: str = "div") -> str:
    """Put what is English into an element that says so, where the words around it are not."""
    return markup if written_language() == ENGLISH or not markup else f'<{tag} lang="en">{markup}</{tag}>'

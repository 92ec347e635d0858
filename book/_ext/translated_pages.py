"""Pages that stand in several languages: how each is named, and what leads from one to the others."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from sphinx.application import Sphinx

from widgets.host.words import own_name_of
from widgets.translations import ENGLISH


def page_in(language: str, page: str) -> str:
    """Name a page in a language.

    >>> page_in("es", "inventories/practice_alliance_short")
    'inventories/practice_alliance_short.es'
    """
    return page if language == ENGLISH else f"{page}.{language}"


def elsewhere(page: str, languages: Iterable[str], language: str) -> list[tuple[str, str, str]]:
    """List the other languages of a page, each with its own name and the address beside the page.

    >>> elsewhere("inventories/practice_alliance_short", ["en", "es"], "en")
    [('es', 'Español', 'practice_alliance_short.es.html')]
    """
    beside = page.rpartition("/")[2]
    return [(other, own_name_of(other), f"{page_in(other, beside)}.html") for other in languages if other != language]


def in_languages(page: str, languages: Iterable[str], language: str) -> dict[str, Any]:
    """Give the context of a page that stands in several languages, of which this is one."""
    return {"language_of_text": language, "pages_by_language": {other: page_in(other, page) for other in languages}}


def name_translations(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Tell search engines, in the head of a page, where it stands in each of its languages."""
    base, pages = app.config.html_baseurl, context.get("pages_by_language", {})
    if base and len(pages) > 1:
        links = [
            f'<link rel="alternate" hreflang="{language}" href="{escape(base + other)}.html">'
            for language, other in pages.items()
        ]
        context["metatags"] = "\n".join([context.get("metatags", ""), *links])


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", name_translations)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

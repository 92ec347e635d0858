"""What others see of a page before they open it: search engines, chats, reference managers; and how it is cited."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from textwrap import shorten
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape as escape_xml

import html5lib
import vl_convert
from chapter_openings import Opening, chapter_openings
from ruamel.yaml import YAML
from sphinx.application import Sphinx
from sphinx.errors import ConfigError

from book.bound.looks import colors, mark, tokens
from book.site_address import site_address

LONGEST = 160
"""Letters of a description that search engines show."""
SHORTEST = 40
"""Letters of a paragraph that says what a page is about."""
CARDS = "_static/cards"
LOCALES = {"en": "en_US", "es": "es_ES"}
"""How chats name the language of a page, if not as it names itself."""
CITED = ("explorers/", "inventories/")
"""Folders of pages that are cited as chapters are."""


_VIEWPORT = re.compile(r'<meta [^>]*name="viewport"[^>]*>')


@dataclass(frozen=True)
class SharedPage:
    """What is said of a page outside of it."""

    title: str
    description: str
    address: str
    """Empty where the book does not know at which address it stands."""
    card: str
    """The address of its picture, or empty."""
    opening: Opening | None
    """Of a chapter."""
    book: dict[str, Any]
    """CITATION.cff."""
    language: str

    @property
    def year(self) -> str:
        """The year of the book's edition."""
        return str(self.book["date-released"])[:4]

    @property
    def authors(self) -> str:
        """Who wrote the book."""
        return ", ".join(author["name"] for author in self.book["authors"])


def read_address(app: Sphinx) -> None:
    """Take the address of the book from the environment.

    Raises
    ------
    ConfigError
        If it is no address of the web.
    """
    try:
        app.config.html_baseurl = site_address()
    except ValueError as problem:
        raise ConfigError(str(problem)) from problem


def describe_body(body: str) -> str:
    """Give the first paragraph that says something, as plain text of a fitting length.

    >>> describe_body("<h1>Bond</h1><p>Short.</p><p>A bond is trust, respect and liking between two people.</p>")
    'A bond is trust, respect and liking between two people.'
    """
    paragraphs = (_words(p) for p in _parse(body).iter("p"))
    return shorten(next((text for text in paragraphs if len(text) >= SHORTEST), ""), LONGEST, placeholder=" …")


def _parse(markup: str) -> Any:
    return html5lib.parseFragment(markup, namespaceHTMLElements=False)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def share_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Give the head of a page its tags; a chapter, an explorer and an inventory the ways in which they are cited."""
    shared = _shared_page(app, page, context)
    written = _VIEWPORT.sub("", context.get("metatags", ""))  # which the theme writes, too
    context["metatags"] = "\n".join([written, *_tags(shared)])
    context["citations"] = write_citations(shared) if shared.opening or page.startswith(CITED) else {}


def _shared_page(app: Sphinx, page: str, context: dict[str, Any]) -> SharedPage:
    base = app.config.html_baseurl
    opening = chapter_openings(app).get(page)
    title = _words(_parse(str(context.get("title") or app.config.project)))
    described = opening.question if opening else describe_body(context.get("body", ""))
    card = f"{base}{_draw_card(app, page, title, described)}" if base else ""
    book, language = _said_of_book(Path(app.srcdir) / "CITATION.cff"), context.get("language_of_text", "en")
    return SharedPage(
        title,
        described or book["abstract"].strip(),
        f"{base}{page}.html" if base else "",
        card,
        opening,
        book,
        language,
    )


@cache
def _said_of_book(citation: Path) -> dict[str, Any]:
    said: dict[str, Any] = YAML(typ="safe").load(citation)
    return said


def _tags(page: SharedPage) -> Iterator[str]:
    said = {
        "description": page.description,
        "og:title": page.title,
        "og:description": page.description,
        "og:type": "article" if page.opening else "website",
        "og:site_name": page.book["title"],
        "og:locale": LOCALES.get(page.language, page.language),
        "og:url": page.address,
        "og:image": page.card,
        "og:image:alt": f"{page.title}. {page.description}" if page.card else "",
        "twitter:card": "summary_large_image" if page.card else "summary",
    }
    if page.opening:
        said |= {
            "citation_title": page.title,
            "citation_author": page.authors,
            "citation_publication_date": page.year,
            "citation_inbook_title": page.book["title"],
            "citation_language": "en",
            "citation_public_url": page.address,
        }
        yield f'<script type="application/ld+json">{_resource(page)}</script>'
    for name, value in said.items():
        kind = "property" if name.startswith("og:") else "name"
        if value:
            yield f'<meta {kind}="{name}" content="{escape(value)}">'


def _resource(page: SharedPage) -> str:
    """Say in schema.org's words what a chapter is."""
    opening = page.opening
    resource = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": page.title,
        "description": page.description,
        "learningResourceType": "chapter",
        "timeRequired": f"PT{opening.minutes}M" if opening else None,
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "license": page.book["license"],
        "author": {"@type": "Organization", "name": page.authors},
        "isPartOf": {"@type": "Book", "name": page.book["title"]},
        "url": page.address or None,
    }
    told = {name: value for name, value in resource.items() if value is not None}
    return json.dumps(told, ensure_ascii=False).replace("</", "<\\/")


def write_citations(page: SharedPage) -> dict[str, str]:
    """Write how a part of the book is cited, in the three forms that are asked for most."""
    book, version, where = page.book["title"], page.book["version"], page.address
    named = page.title if page.title.endswith("?") else f"{page.title}."
    apa = f"{page.authors}. ({page.year}). {named} In {book} (Version {version}). {where}".strip()
    fields = {
        "author": f"{{{page.authors}}}",
        "title": page.title,
        "booktitle": book,
        "year": page.year,
        "edition": version,
        "url": where,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    name = "".join(letter for letter in page.title.lower() if letter.isalpha())[:24]
    ris = {"TY": "CHAP", "AU": page.authors, "TI": page.title, "T2": book, "PY": page.year, "ET": version, "UR": where}
    written = "\n".join(f"{tag}  - {value}" for tag, value in ris.items() if value)
    return {"APA": apa, "BibTeX": f"@incollection{{{name},\n{lines}\n}}", "RIS": f"{written}\nER  - "}


def _draw_card(app: Sphinx, page: str, title: str, described: str) -> str:
    """Draw what a chat shows of a link, and name its file."""
    place = f"{CARDS}/{page.replace('/', '-')}.png"
    lines = {"title": _broken(title, 30, 2), "described": _broken(described, 52, 4)}
    svg = app.builder.templates.render(
        "card.svg", {**lines, "book": app.config.project, "mark": mark(), "colors": colors()}
    )
    path = Path(app.outdir) / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(vl_convert.svg_to_png(svg, scale=1))
    return place


def _broken(text: str, width: int, most: int) -> list[str]:
    """Break a text into lines, and mark where it was cut."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    cut = lines[:most]
    return [escape_xml(line) for line in ([*cut[:-1], f"{cut[-1]} …"] if len(lines) > most else cut)]


def write_pages_of_the_site(app: Sphinx, error: Exception | None) -> None:
    """Write the page that stands for those that are not there and, where the address is known, the map of the site."""
    if error is not None or app.builder.format != "html":
        return
    base, site = app.config.html_baseurl, Path(app.outdir)
    if base:
        pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
        (site / "sitemap.xml").write_text(_site_map(base, pages), "utf-8")
    chapters = [{"page": f"{name}.html", "title": opening.title} for name, opening in chapter_openings(app).items()]
    told = {"root": urlsplit(base).path or "/", "book": app.config.project, "chapters": chapters, "tokens": tokens()}
    (site / "404.html").write_text(app.builder.templates.render("missing.html", told), "utf-8")


def _site_map(base: str, pages: list[str]) -> str:
    addresses = "\n".join(f"  <url><loc>{escape_xml(base + page)}</loc></url>" for page in pages)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{addresses}\n</urlset>\n'


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", read_address, priority=100)
    app.connect("html-page-context", share_page, priority=850)
    app.connect("build-finished", write_pages_of_the_site)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

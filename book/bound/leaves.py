"""The pages of the built site that are bound, in the order of the book, each made ready for paper."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import html5lib
from sphinx_external_toc.parsing import parse_toc_yaml

from book.bound.paper import classes, content, fill, prepare_forms

BACK_MATTER = ("book/glossary", "book/notation", "book/references")
"""What the chapters refer to; the other pages are about the site."""
CHAPTERS = "chapters/"
SVG = "http://www.w3.org/2000/svg"
_OWN_NAME = re.compile(r"(?<=url\(#)[\w-]+")
_ELSEWHERE = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class Leaf:
    """A page of the bound book."""

    page: str
    title: str
    part: str
    """The part of the book in which it stands."""
    body: Element

    @property
    def name(self) -> str:
        """Name the leaf as a file or a place may be named."""
        return name_of(self.page)

    @property
    def chapter(self) -> str:
        """Give the name of the chapter, if it is one."""
        return self.page.removeprefix(CHAPTERS) if self.page.startswith(CHAPTERS) else ""


def name_of(page: str) -> str:
    """Name a page as a file or a place may be named.

    >>> name_of("chapters/transference")
    'chapters-transference'
    """
    return page.replace("/", "-")


def bound_pages(toc: Path) -> dict[str, str]:
    """List the pages that are bound, in order, each with the part in which it stands."""
    parts = parse_toc_yaml(toc).root.subtrees
    pages = {page: str(part.caption) for part in parts for page in part.items if isinstance(page, str)}
    return {page: part for page, part in pages.items() if page.startswith(CHAPTERS) or page in BACK_MATTER}


def read_leaves(site: Path, toc: Path, address: str) -> list[Leaf]:
    """Read the pages of a built site that are bound.

    Parameters
    ----------
    site : Path
        Where the site was built.
    toc : Path
        The file that knows the order of the book.
    address : str
        Where the site can be found, with a slash at its end; empty if that is not known.

    Raises
    ------
    FileNotFoundError
        If the site has not been built.
    """
    pages = bound_pages(toc)
    leaves = [_read_leaf(site, page, part, _Links(page, set(pages), address)) for page, part in pages.items()]
    unlink_lost(leaves)
    return leaves


def _read_leaf(site: Path, page: str, part: str, links: _Links) -> Leaf:
    path = site / f"{page}.html"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there; build the site first (make site)")
    document = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    article = next(found for found in document.iter("article") if "bd-article" in classes(found))
    prepare_forms(article)
    body = Element("section", {"id": name_of(page), "class": "leaf"})
    fill(body, content(article, links.rewritten))
    tell_drawings_apart(body)
    title = "".join(next(body.iter("h1")).itertext()).strip()
    return Leaf(page, title, part, body)


@dataclass(frozen=True)
class _Links:
    """What becomes of a page's addresses."""

    page: str
    bound: set[str]
    address: str

    def rewritten(self, address: str) -> str | None:
        """Lead within the bound book where that is possible, else to the site where its address is known."""
        if address.startswith(_ELSEWHERE):
            return address
        path, _, place = address.partition("#")
        page = normpath(PurePosixPath(self.page).parent / path.removesuffix(".html")) if path else self.page
        if page in self.bound:
            return f"#{name_of(page)}--{place}" if place else f"#{name_of(page)}"
        return f"{self.address}{page}.html{'#' if place else ''}{place}" if self.address else None


def tell_drawings_apart(body: Element) -> None:
    """Let no two drawings of a page have a name in common, for the same may stand there twice."""
    for number, drawing in enumerate(body.iter(f"{{{SVG}}}svg")):
        for part in drawing.iter():
            for name, value in part.attrib.items():
                part.set(name, _OWN_NAME.sub(rf"\g<0>-{number}", value) if name != "id" else f"{value}-{number}")


def unlink_lost(leaves: list[Leaf]) -> None:
    """Take the address from every link whose target is not bound, such as a control."""
    places = {part.get("id") for leaf in leaves for part in leaf.body.iter()}
    for leaf in leaves:
        for link in leaf.body.iter("a"):
            if link.get("href", "").startswith("#") and link.attrib["href"][1:] not in places:
                del link.attrib["href"]


def as_xhtml(element: Element) -> str:
    """Write an element as XHTML: drawings and formulas say by themselves what they are."""
    plain = deepcopy(element)
    for part in plain.iter():
        space, _, part.tag = part.tag.rpartition("}")
        if part.tag in {"svg", "math"}:
            part.set("xmlns", space[1:])
        for name in [name for name in part.attrib if name.startswith("{")]:
            del part.attrib[name]
    return ET.tostring(plain, encoding="unicode")

"""The book as an EPUB 3: a zip of XHTML pages, with three files that say what they are."""

from __future__ import annotations

from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from book.bound.leaves import Leaf, as_xhtml
from book.bound.looks import TEMPLATES, about, cover, style

_MADE = (1980, 1, 1, 0, 0, 0)
"""The same book always gives the same bytes."""


def make_epub(leaves: list[Leaf]) -> bytes:
    """Bind the leaves into an EPUB.

    Parameters
    ----------
    leaves : list of Leaf
        In the order of the book.
    """
    made = BytesIO()
    with ZipFile(made, "w") as epub:
        epub.writestr(ZipInfo("mimetype", _MADE), "application/epub+zip", ZIP_STORED)  # first and bare, by the standard
        for name, text in _files(leaves).items():
            epub.writestr(ZipInfo(name, _MADE), text, ZIP_DEFLATED)
    return made.getvalue()


def _files(leaves: list[Leaf]) -> dict[str, str]:
    said = {
        "about": about(),
        "identifier": uuid5(NAMESPACE_URL, about()["title"]).urn,
        "leaves": [{"name": leaf.name, "title": leaf.title, "holds": _holds(leaf)} for leaf in leaves],
    }
    made = {name: TEMPLATES.get_template(name).render(**said) for name in ("package.opf", "nav.xhtml", "cover.xhtml")}
    pages = {f"{leaf.name}.xhtml": _page(leaf) for leaf in leaves}
    inside = {**made, **pages, "bound.css": style(), "cover.svg": cover()}
    container = TEMPLATES.get_template("container.xml").render()
    return {"META-INF/container.xml": container, **{f"book/{name}": text for name, text in inside.items()}}


def _holds(leaf: Leaf) -> list[str]:
    """Say what a reader has to be able to show."""
    kinds = {part.tag.rpartition("}")[2] for part in leaf.body.iter()}
    return [name for name, kind in (("mathml", "math"), ("svg", "svg")) if kind in kinds]


def _page(leaf: Leaf) -> str:
    for link in leaf.body.iter("a"):
        if (address := link.get("href", "")).startswith("#"):
            link.set("href", f"{address[1:].partition('--')[0]}.xhtml{address if '--' in address else ''}")
    return TEMPLATES.get_template("page.xhtml").render(title=leaf.title, body=as_xhtml(leaf.body))

"""The addresses that have been published: none may be lost. ``python -m book.release.addresses`` adds the new ones.

An address is a page, a place on it that readers can link to (a heading, a term, an exercise), or a file whose name
never changes. The wheel is none: its name has the version in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from book.bound.looks import ROOT
from book.redirects import REDIRECTS, Redirects, has_address, read_redirects

PUBLISHED = "book/published_addresses.txt"
FOLDERS = ("book", "chapters", "explorers", "inventories", "classroom")
PAGES = ("*.html", *(f"{folder}/*.html" for folder in FOLDERS), "live/run.html")
"""Beside the page that opens a chapter to be run, JupyterLab's own have no address of the book."""
NOT_LINKED = ("404.html",)
FILES = "downloads/*.zip"
_PLACES = re.compile(r'class="headerlink" href="#(?P<heading>[^"]+)"|class="exercise" id="(?P<exercise>[^"]+)"')


def addresses_of(site: Path) -> set[str]:
    """List the addresses of a built site, counted from its root."""
    files = {path.relative_to(site).as_posix() for path in site.glob(FILES)}
    return files | {address for path in _pages(site) for address in _addresses_of_page(site, path)}


def _pages(site: Path) -> Iterator[Path]:
    yield from (path for pattern in PAGES for path in site.glob(pattern) if path.name not in NOT_LINKED)


def _addresses_of_page(site: Path, path: Path) -> Iterator[str]:
    page = path.relative_to(site).as_posix()
    yield page
    yield from (f"{page}#{found[found.lastgroup or 0]}" for found in _PLACES.finditer(path.read_text("utf-8")))


def read_published(root: Path) -> list[str]:
    """Read the list."""
    return (root / PUBLISHED).read_text("utf-8").splitlines()


def lost_addresses(published: Iterable[str], site: Path, redirects: Redirects) -> list[str]:
    """List the addresses that lead nowhere any more.

    Parameters
    ----------
    published : iterable of str
        Those that once led somewhere.
    site : Path
        The site as it is now.
    redirects : Redirects
        Where what has moved is found.
    """
    return [address for address in published if not has_address(site, redirects.new_address(address))]


def add_published(root: Path, site: Path) -> list[str]:
    """Add the addresses of a built site to the list, and give those that are new there."""
    known = read_published(root)
    new = sorted(addresses_of(site) - set(known))
    (root / PUBLISHED).write_text("".join(f"{address}\n" for address in sorted({*known, *new})), "utf-8")
    return new


def check_published(root: Path, site: Path) -> None:
    """Refuse a site without an address that has been published.

    Raises
    ------
    SystemExit
        If one is gone: it says which, and what to do.
    """
    lost = lost_addresses(read_published(root), site, read_redirects(root))
    if lost:
        advice = f"has been published and is gone; say in {REDIRECTS} where it is now"
        raise SystemExit("\n".join(f"{address} {advice}" for address in lost))


if __name__ == "__main__":
    for address in add_published(ROOT, ROOT / "_build" / "html"):
        print(address)

"""Refuse to publish the wording of an inventory whose license allows only its structure to be shown."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from publication_guard import remove_and_fail
from sphinx.application import Sphinx

from widgets import Inventory, inventory_ids
from widgets.datasets import inventory_path
from widgets.translations import languages_of

SPACE = re.compile(r"\s+")
TAG = re.compile(r"<[^>]+>")
SHORTEST = 12
"""A shorter text, such as "Client form", may stand on a page by chance."""


def plain(text: str) -> str:
    """Bring a text into the one form in which it is looked for, however a page writes it.

    >>> plain("I don&#39;t <b>say</b>  what I feel.")
    "i don't say what i feel."
    """
    return SPACE.sub(" ", html.unescape(TAG.sub("", text)).replace("’", "'")).strip().casefold()


def spellings(text: str) -> set[str]:
    """List how a file may hold a text: as it is, and as a JSON string writes it.

    >>> len(spellings("Say it.")), len(spellings("Señor, say it."))
    (1, 2)
    """
    return {plain(text), plain(json.dumps(text)[1:-1])}


def licensed_texts() -> Iterator[tuple[str, str]]:
    """Give each text that must not be published, in every language, with the inventory and item to which it belongs."""
    everything = [(name, language) for name in inventory_ids() for language in languages_of(inventory_path(name))]
    for name, language in everything:
        inventory = Inventory.load(name, language)
        if inventory.may_be_published:
            continue
        yield from ((f"{name}, item {item.id}", text) for item in inventory.items for text in item.wording.values())
        yield from ((f"{name}, instruction", who.instruction) for who in inventory.perspectives.values())


def find_licensed(site: Path, texts: list[tuple[str, str]]) -> Iterator[tuple[Path, str]]:
    """Look for each text in every file of a site that is text."""
    wanted = [(place, spellings(text)) for place, text in texts if len(plain(text)) >= SHORTEST]
    for path in sorted(site.rglob("*")) if wanted else []:
        if path.is_file():
            page = plain(path.read_bytes().decode("utf-8", "ignore"))
            yield from ((path, place) for place, forms in wanted if any(form in page for form in forms))


def refuse_licensed(app: Sphinx, error: Exception | None) -> None:
    """Take back every page that has such a text, and say where it came from."""
    if error is None:
        site = Path(app.outdir)
        remove_and_fail(
            site,
            find_licensed(site, list(licensed_texts())),
            "the wording of an inventory that is structure-only",
            "Show its form and not its text, or set permission: open if your license allows that",
        )


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("build-finished", refuse_licensed, priority=1000)  # after every other change to the files
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""No form and no page states a cut-off, a norm, a band or a diagnosis."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from widgets import Inventory, InventoryForm, inventory_ids

SITE = Path(__file__).parents[2] / "_build" / "html"
PAGES = sorted(path for path in SITE.rglob("*.html") if path.name != "search.html")
JUDGING = re.compile(
    r"\b(cut-?offs?|cut-?points?|norms?|normative|percentiles?|clinical range|normal range|diagnos\w+|stanines?"
    r"|(?:good|poor|weak|strong|low|high|average) (?:band|range)|bands?)\b",
    re.IGNORECASE,
)
DENYING = re.compile(r"\b(no|not|none|never|nothing|neither|nor|without|cannot|\w+n['’]t|refuses?)\b", re.IGNORECASE)
BLOCKS = ("p", "li", "td", "th", "dd", "h1", "h2", "h3", "figcaption", "legend", "svg/@aria-label")
SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n{2,}")


def judging_sentences(text: str) -> list[str]:
    """List the sentences that speak of a cut-off, a norm, a band or a diagnosis and do not deny it."""
    return [part.strip() for part in SENTENCE.split(text) if JUDGING.search(part) and not DENYING.search(part)]


def article_text(page: Path) -> str:
    root = html.fromstring(page.read_text("utf-8"))
    articles = root.xpath("//article") or [root]
    for piece in root.xpath("//script | //style | //*[@popover]"):
        piece.drop_tree()
    blocks = articles[0].xpath(" | ".join(f".//{where}" for where in BLOCKS))
    return "\n\n".join(block if isinstance(block, str) else block.text_content() for block in blocks)


@pytest.mark.parametrize("inventory_id", inventory_ids())
def test_no_form_has_such_a_word(inventory_id):
    for perspective in Inventory.load(inventory_id).perspectives:
        text = html.fromstring(InventoryForm(inventory_id, perspective).static_html()).text_content()
        assert not JUDGING.findall(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(SITE).as_posix())
def test_a_page_has_such_a_word_only_to_say_that_there_is_none(page):
    assert judging_sentences(article_text(page)) == []


def test_the_book_has_been_built():
    assert PAGES


@pytest.mark.parametrize(
    "sentence",
    [
        "Scores below the cut-off of 36 call for a talk.",
        "A score of 60 lies in the poor range.",
        "Her score is at the 90th percentile.",
        "Compare the score with the norms in the table.",
        "The score supports a diagnosis.",
    ],
)
def test_a_planted_judgment_is_found(sentence):
    assert judging_sentences(f"There are no norms. {sentence} It has none.") == [sentence]

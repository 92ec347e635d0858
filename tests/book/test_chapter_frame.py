"""A chapter opens with its question and what it asks of a reader, folds its code, and says what comes next."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from chapter_openings import Opening, opening_of
from lxml import html
from sphinx_external_toc.parsing import parse_toc_yaml

from tests.book.small_book import build_small_book, notebook
from tests.browser_fixtures import SITE
from tests.chapters.notebooks import ROOT

ORDER = [
    str(page)
    for part in parse_toc_yaml(ROOT / "_toc.yml").root.subtrees
    for page in part.items
    if page.startswith("chapters/")
]


def built(page: str) -> Any:
    return html.parse(SITE / f"{page}.html")


def words(element: Any) -> str:
    return " ".join(element.text_content().replace("’", "'").split())


def opening(page: str) -> Opening:
    return opening_of(ROOT / f"{page}.ipynb")


@pytest.mark.parametrize("page", ORDER)
def test_below_the_title_stand_the_question_and_the_time(page):
    title, question, facts = built(page).xpath("//article//section[h1]/*[position() <= 3]")
    assert title.tag == "h1"
    assert (question.get("class"), words(question)) == ("chapter-question", opening(page).question)
    assert words(facts.find("p")) == f"About {opening(page).minutes} minutes, without the exercises."


@pytest.mark.parametrize("page", ORDER)
def test_all_code_is_folded_under_a_line_that_says_what_it_does(page):
    cells = nbformat.read(ROOT / f"{page}.ipynb", as_version=4).cells
    said = [f"Code: {cell.metadata.summary}" for cell in cells if "summary" in cell.metadata]
    folds = built(page).xpath("//details[contains(@class, 'folded-code')]")
    assert [words(fold.find("summary")) for fold in folds] == said
    assert not any("open" in fold.attrib for fold in folds)
    outside = "//*[contains(@class, 'cell_input')][not(ancestor::details[contains(@class, 'folded-code')])]"
    assert built(page).xpath(outside) == []


@pytest.mark.parametrize("place", range(len(ORDER)), ids=ORDER)
def test_the_chapters_before_and_behind_are_named_with_their_questions(place):
    near = {"left-prev": ORDER[place - 1] if place else None, "right-next": (*ORDER, None)[place + 1]}
    for side, page in near.items():
        (way,) = built(ORDER[place]).xpath(f"//nav[contains(@class, 'prev-next-area')]/a[@class = '{side}']")
        told = [words(part) for part in way.xpath("span[not(@class = 'prev-next-subtitle')]")]
        if page is not None:
            assert told == [opening(page).title, opening(page).question]


def test_a_link_may_ask_for_the_code_of_a_chapter(tmp_path: Path):
    chapter = notebook("# One\n\n**Which one?**\n", "What the tools are.", ("x = 1",), ("x + 1",))
    chapter.metadata["language_info"] = {"name": "python", "pygments_lexer": "ipython3"}
    start = "# Start\n\n[One](chapters/one.ipynb#show-code)\n\n```{toctree}\nchapters/one\n```\n"
    endings = {".md": "myst-nb", ".ipynb": "myst-nb"}
    pages = {"chapters/one.ipynb": chapter, "index.md": start}
    settings = {"source_suffix": endings, "nb_execution_mode": "off", "nitpicky": True}
    book = build_small_book(tmp_path, pages, ["myst_nb", "folded_code", "chapter_frame"], **settings)
    assert book.told == ""
    assert book.page("index.html").xpath("//a[. = 'One']/@href")[0] == "chapters/one.html#show-code"
    assert book.page("chapters/one.html").xpath("//label[@id = 'show-code']/input/@role") == ["switch"]
    of_code = book.page("chapters/one.html").xpath("//*[contains(@class, 'about-code')]")
    assert [words(element) for element in of_code] == ["What the tools are.", "Code x = 1"]


def test_a_chapter_that_opens_without_a_question_is_named(tmp_path: Path):
    path = tmp_path / "silent_chapter.ipynb"
    nbformat.write(notebook("# Silence\n\nNobody asks."), path)
    with pytest.raises(ValueError, match=re.escape("silent_chapter.ipynb begins with '# Silence") + ".+The question"):
        opening_of(path)


def test_the_time_grows_with_words_and_with_what_is_tried_out(tmp_path: Path):
    head = "# Time\n\n**How long does it take?**\n"
    path = tmp_path / "time.ipynb"

    def minutes(*cells: str | tuple[str]) -> int:
        nbformat.write(notebook(head, *cells), path)
        return opening_of(path).minutes

    assert minutes("word " * 2000) == 10  # 200 words a minute
    assert minutes("word " * 2000, ("explore_two_slopes()",), ("InventoryForm('x')",)) == 15  # and 3 minutes for each
    assert minutes("word " * 2000, "## Exercises\n\n" + "word " * 2000) == 10

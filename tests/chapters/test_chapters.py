"""Every chapter keeps the shape that a reader learns to expect."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from statistics import median

import nbformat
import pytest
from chapter_openings import opening_of
from instructor_pages import objectives_of
from portable_notebooks import label

from tests.chapters.notebooks import ROOT, UNSTORED, notebook_paths, unnormalized
from widgets.authoring.bank_maker import make_bank

CHAPTERS = sorted((ROOT / "chapters").glob("*.ipynb"))
LAST_SECTIONS = ["What we have seen", "Where the evidence is thin", "Exercises", "Further reading"]
WIDGETS = ("InventoryForm(", "explore_")
PICTURES = ("draw_",)
EXERCISES = ("Exercise(", "MyAnswers(")
DRAWING = "draw_idea("
TAGS = {UNSTORED, "hide-input", "remove-input"}


class Chapter:
    def __init__(self, path: Path) -> None:
        self.path = path
        cells = nbformat.read(path, as_version=4).cells
        self.cells = cells
        self.code = [cell for cell in cells if cell.cell_type == "code"]
        self.text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")

    def sections(self) -> list[str]:
        return re.findall(r"^## (.+)$", self.text, re.MULTILINE)

    def section(self, title: str) -> str:
        return self.text.split(f"\n## {title}\n")[1].split("\n## ")[0]

    def objectives(self) -> list[str]:
        return re.findall(r"^- (.+)$", self.section("What you will be able to do"), re.MULTILINE)

    def prose(self) -> str:
        """The text that is read as sentences: no heading, question, table, directive, role, markup or notice."""
        text = self.text.replace(f"**{opening_of(self.path).question}**", "", 1)
        text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
        text = re.sub(r"^(#|\||\(sec-|\*\*For teaching only).*$", "", text, flags=re.MULTILINE)
        text = re.sub(r"\{eval\}`[^`]*`", "0", text)
        text = re.sub(r"\{term\}`([^`]*)`", lambda role: label(role[1]), text)
        text = re.sub(r"\{[\w:]+\}`[^`]*`", "", text)
        return re.sub(r"[*_`>]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))


@pytest.fixture(params=CHAPTERS, ids=lambda path: path.stem)
def chapter(request):
    return Chapter(request.param)


@pytest.mark.parametrize("path", notebook_paths(), ids=lambda path: path.stem)
def test_a_notebook_is_stored_in_the_normal_form(path):
    assert not unnormalized(path)


def test_a_chapter_opens_with_its_title_a_question_and_a_promise(chapter):
    opening = opening_of(chapter.path)
    assert chapter.cells[0].source.startswith(f"# {opening.title}\n\n**{opening.question}**\n\n")
    assert len(opening.question) <= 100
    assert chapter.sections()[0] == "What you will be able to do"
    assert len(chapter.objectives()) >= 4
    assert len(set(chapter.objectives())) == len(chapter.objectives())


def test_a_chapter_says_what_it_is_not(chapter):
    assert "For teaching only." in chapter.cells[0].source


def test_a_chapter_takes_no_longer_than_a_class_hour(chapter):
    assert 10 <= opening_of(chapter.path).minutes <= 30


def test_a_promise_is_made_without_its_code(chapter):
    assert not re.search(r"\b[a-z]{2}-\d", chapter.section("What you will be able to do"))


def test_further_reading_begins_with_the_one_thing_to_read(chapter):
    assert chapter.section("Further reading").lstrip().startswith("```{admonition} If you read one thing\n")


def test_a_chapter_explains_its_terms_where_they_are_used(chapter):
    terms = re.findall(r"\{term\}`(?:[^`<]*<)?([^`>]+)>?`", chapter.text)
    assert 8 <= len(terms) <= 16
    assert len(terms) == len(set(terms))


def test_a_chapter_says_how_to_get_its_tools(chapter):
    before = chapter.cells[chapter.cells.index(chapter.code[0]) - 1].source
    assert "[How to read this book](../book/how_to_read.md)" in before


def test_every_name_that_a_chapter_imports_is_in_the_notation(chapter):
    notation = (ROOT / "book/notation.md").read_text("utf-8")
    imports = [node for node in ast.parse(chapter.code[0].source).body if isinstance(node, ast.ImportFrom)]
    names = [alias.name for node in imports if node.module == "widgets" for alias in node.names]
    assert [name for name in names if f"`{name}`" not in notation] == []


def test_a_chapter_ends_in_the_usual_sections(chapter):
    assert chapter.sections()[-4:] == LAST_SECTIONS


def test_the_first_code_cell_imports_and_no_other_does(chapter):
    def is_import(cell):
        return [isinstance(node, ast.Import | ast.ImportFrom) for node in ast.parse(cell.source).body]

    assert all(is_import(chapter.code[0]))
    assert not any(any(is_import(cell)) for cell in chapter.code[1:])


def test_cells_are_short(chapter):
    lines = [len(cell.source.splitlines()) for cell in chapter.code]
    assert max(lines) <= 15
    assert median(lines) <= 4


def test_no_cell_hides_logic(chapter):
    hidden = [cell for cell in chapter.code if "hide-input" in cell.metadata.get("tags", [])]
    defining = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While)
    assert not [
        cell.id for cell in hidden if any(isinstance(node, defining) for node in ast.walk(ast.parse(cell.source)))
    ]


def test_only_the_call_of_an_exercise_or_of_a_drawing_is_left_off_the_page(chapter):
    removed = [cell for cell in chapter.code if "remove-input" in cell.metadata.get("tags", [])]
    assert all(cell.source.startswith((*EXERCISES, DRAWING)) for cell in removed)


def test_a_chapter_has_a_drawing_of_an_idea_where_the_idea_is(chapter):
    drawn = [index for index, cell in enumerate(chapter.cells) if cell.source.startswith(DRAWING)]
    assert drawn
    assert drawn[-1] < next(i for i, cell in enumerate(chapter.cells) if "## What we have seen" in cell.source)


def test_a_cell_says_in_a_line_what_its_code_does(chapter):
    shown = [cell for cell in chapter.code if "remove-input" not in cell.metadata.get("tags", [])]
    said = {cell.id: cell.metadata.get("summary", "") for cell in shown}
    assert [name for name, line in said.items() if not re.fullmatch(r"[a-z]+s \S.{,80}[^.]", line)] == [], (
        'give each of these cells "summary" in its metadata: what it does, such as "scores Noor\'s answers"'
    )


def test_cells_carry_known_tags_alone(chapter):
    assert {tag for cell in chapter.cells for tag in cell.metadata.get("tags", [])} <= TAGS


def test_the_output_of_a_widget_or_a_picture_is_not_stored_and_every_other_is(chapter):
    for cell in chapter.code[1:]:
        last = ast.get_source_segment(cell.source, ast.parse(cell.source).body[-1]) or ""
        is_drawn = any(name in last for name in WIDGETS + PICTURES + EXERCISES)
        assert (UNSTORED in cell.metadata.get("tags", [])) == is_drawn, cell.id
        assert bool(cell.outputs) != is_drawn, cell.id


def test_a_chapter_has_one_to_four_widgets(chapter):
    shown = [cell for cell in chapter.code[1:] if any(name in cell.source for name in WIDGETS)]
    assert 1 <= len(shown) <= 4


def test_a_chapter_is_neither_short_nor_long(chapter):
    assert 1500 <= len(chapter.prose().split()) <= 3000


def test_a_question_comes_before_every_widget_and_picture(chapter):
    for before, cell in zip(chapter.cells, chapter.cells[1:], strict=False):
        is_import = cell is chapter.code[0]
        if cell.cell_type == "code" and not is_import and any(name in cell.source for name in WIDGETS + PICTURES):
            assert "?" in before.source, cell.id


def test_a_chapter_shows_all_its_exercises_in_order_and_then_my_answers(chapter):
    items = [item["id"] for item in make_bank().items.values() if item["chapter"] == chapter.path.stem]
    wanted = [*(f'Exercise("{item}")' for item in items), f'MyAnswers("{chapter.path.stem}")']
    assert [cell.source for cell in chapter.code if any(name in cell.source for name in EXERCISES)] == wanted


def test_the_exercises_know_the_chapter_by_its_title_and_its_promises(chapter):
    bank = make_bank()
    assert list(objectives_of(bank, chapter.path.stem).values()) == chapter.objectives()
    assert opening_of(chapter.path).title == bank.chapters[chapter.path.stem]


def test_every_correlation_in_prose_comes_from_the_data(chapter):
    typed = re.findall(r"\*?r\*? = (?!\{eval\})\S+", chapter.text)
    assert typed == []


def test_no_blank_stands_before_the_end_of_a_sentence(chapter):
    assert re.findall(r".{20}[a-z\d)\]] [.,;:!?](?=\s|$)", chapter.text, re.MULTILINE) == []


def test_every_picture_has_an_alternative_text(chapter):
    assert not re.findall(r"!\[\]\(", chapter.text)


def test_the_words_for_people_are_client_and_therapist(chapter):
    assert not re.findall(r"\bpatients?\b", chapter.prose())

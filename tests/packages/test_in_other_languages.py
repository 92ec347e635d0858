"""A package in another language is the same package but for its words, and none of these stays English."""

from __future__ import annotations

import ast
import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator

import pytest
from lxml import etree
from lxml import html as markup

from tests.classroom.samples import sample_assignment, sample_bank
from tests.english_left import english_beside, strings_of
from tests.layers import some_now
from tests.packages.scorm.scorm_site import extras
from widgets.classroom.bank.markup import fill_slots
from widgets.classroom.words import writing_in
from widgets.exercise_types.score_inventory.answer import NO_SCORE
from widgets.measures import Inventory
from widgets.packages.formats import FORMATS, NEEDS_FORMS, pack_as
from widgets.packages.nbgrader.nbgrader import notebook_name
from widgets.packages.nbgrader.notebook import TEXT_STUB
from widgets.packages.package import Extras, Package
from widgets.pseudo_locale import pseudo

BANK, ASSIGNMENT = sample_bank(), sample_assignment()
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
BACK = str.maketrans(pseudo(LETTERS).strip("⟦⟧"), LETTERS, "⟦⟧")
MADE_OF_TEXTS = re.compile(r'text2qti_[\w-]+|"checksum":"\w+"|</?(div|span)(lang=\\*"en\\*")?>|lang(uage)?="[\w-]+"')
"""What follows from the texts, or says in which language they are."""
WORDLESS = {"correct", "incorrect", "true", "false"}
"""Codes of Blackboard's file."""
CASES = some_now(
    FORMATS, [name for name in FORMATS if name not in NEEDS_FORMS], "the forms of all exercises are written"
)


def packed(name: str, language: str, *, forms: str = "en") -> Package:
    given = extras(forms) if name in NEEDS_FORMS else Extras()
    with writing_in(language):
        return pack_as(name, ASSIGNMENT, BANK, given)


def texts_of(package: Package) -> dict[str, str]:
    """Give what can be read of a package's files; assets of the site are those of any package."""
    if not zipfile.is_zipfile(io.BytesIO(package.content)):
        return {package.filename: package.content.decode()}
    with zipfile.ZipFile(io.BytesIO(package.content)) as archive:
        names = [name for name in archive.namelist() if not name.startswith("widgets/") and not name.endswith("/")]
        return {name: archive.read(name).decode() for name in names}


def without_language(files: dict[str, str]) -> str:
    """Take the language out of files: letters that the rule has changed, and what says or follows from it."""
    text = "".join("".join([name, *content.split()]) for name, content in files.items())
    while (plain := html.unescape(text)) != text:
        text = plain
    return MADE_OF_TEXTS.sub("", text.translate(BACK))


def told_by(package: Package) -> Iterator[str]:
    """Give all that is read in a package, without what says of itself that it is English."""
    for name, text in texts_of(package).items():
        if name != "README.md":  # of which each language has its own
            yield from READERS[name.rpartition(".")[2]](text)
    yield from package.notes
    yield from (one.reason for one in package.left_out)


def read_html(text: str) -> Iterator[str]:
    tree = markup.fromstring(f"<div>{re.sub('</?em>', '', text)}</div>")
    for english in tree.xpath("//*[@lang='en'] | //script | //style | //svg"):
        english.drop_tree()
    yield from tree.itertext()


def read_xml(text: str) -> Iterator[str]:
    for element in etree.fromstring(text.encode()).iter():
        kind, told = etree.QName(element).localname, element.text or "–"
        if kind == "title":
            yield told
        elif kind in {"text", "mattext"} and not told.startswith("$course$"):
            yield from read_html(told)


def read_notebook(text: str) -> Iterator[str]:
    for cell in json.loads(text)["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield from read_html(source.replace("\\", ""))
            continue
        yield from (line.partition("# ")[2] for line in source.splitlines() if not line.startswith("###"))
        asserted = [part.msg for part in ast.walk(ast.parse(source)) if isinstance(part, ast.Assert)]
        yield from (part.value for part in asserted if isinstance(part, ast.Constant))


def read_fields(text: str) -> Iterator[str]:
    for line in text.splitlines():
        for field in line.split("\t")[1:]:
            yield from read_html(field if field not in WORDLESS else "–")


READERS: dict[str, Callable[[str], Iterator[str]]] = {
    "xml": read_xml,
    "ipynb": read_notebook,
    "txt": read_fields,
    "html": read_html,
}


def titles_of_sheets() -> set[str]:
    sheets = [item for item in BANK.items.values() if item["type"] == "score_inventory"]
    inventories = [(Inventory.load(item["inventory"]), item["perspective"]) for item in sheets]
    return {f"{inventory.title}, {inventory.perspectives[who].label}" for inventory, who in inventories}


def content() -> set[str]:
    """Give what is not ours to translate: texts of exercises and keys, the assignment's title, a format's codes."""
    texts = {text for one in (BANK.items, BANK.keys, BANK.chapters) for text in strings_of(one)}
    texts |= {
        fill_slots(item["prompt"], numbers) for item in BANK.items.values() for numbers in item.get("variants", [])
    }
    codes = {TEXT_STUB, NO_SCORE, "NUMERICAL", "SHORTANSWER", "SD"}
    return texts | titles_of_sheets() | codes | {ASSIGNMENT.title, notebook_name(ASSIGNMENT.title)}


@pytest.mark.parametrize("name", CASES)
def test_a_package_in_another_language_is_the_same_but_for_its_words(name):
    english, other = (texts_of(packed(name, language)) for language in ("en", "en-XA"))
    assert other != english
    assert without_language(other) == without_language(english)


@pytest.mark.parametrize("name", CASES)
def test_no_word_of_a_package_stays_english(name):
    told = list(told_by(packed(name, "en-XA", forms="en-XA")))
    assert any("⟦" in text for text in told)
    assert english_beside(told, content()) == []


@pytest.mark.whole("the forms of all exercises are written in Spanish")
@pytest.mark.parametrize("name", NEEDS_FORMS)
def test_the_pages_of_a_package_in_spanish_say_that_they_are(name):
    pages = [text for file, text in texts_of(packed(name, "es", forms="es")).items() if file.endswith(".html")]
    assert pages
    assert all('<html lang="es">' in page for page in pages)


@pytest.mark.whole("the forms of all exercises are written in both languages")
def test_a_worksheet_in_spanish_has_the_letters_and_the_order_of_the_english_one():
    lettered = re.compile(r'data-part="(\w+)"><b>(\w)\.</b>|<b>(\w)\. </b>')
    english, spanish = (texts_of(packed("printed", language, forms=language)) for language in ("en", "es"))
    for sheet in ("worksheet-A.html", "worksheet-B.html"):
        assert lettered.findall(spanish[sheet]) == lettered.findall(english[sheet]) != []

"""The data can be taken along, checked and understood without the book."""

from __future__ import annotations

import csv
import zipfile

import frictionless
import pytest
from data_bundle import PLACE
from lxml import html

from book.data_package import read_description
from book.release.__main__ import DATA_PACKAGE
from tests.browser_fixtures import SITE
from widgets.datasets import DATA

COLUMNS = {
    (table["path"], column["name"]) for table in read_description()["resources"] for column in table["schema"]["fields"]
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("data")
    with zipfile.ZipFile(SITE / PLACE) as files:
        files.extractall(made)
    return made


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_table_of_it_meets_its_description_the_codebook_too(folder):
    package = frictionless.Package(folder / "datapackage.json")
    report = package.validate()
    assert report.valid, report.flatten(["fieldName", "rowNumber", "message"])
    assert {resource.path for resource in package.resources} == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*.csv")
    }


def test_the_codebook_has_a_line_for_every_column_of_every_table(folder):
    rows = list(csv.DictReader((folder / "codebook.csv").read_text("utf-8").splitlines()))
    assert {(row["table"], row["column"]) for row in rows} == COLUMNS
    assert len(rows) == len(COLUMNS)
    (answer,) = [
        row for row in rows if (row["table"], row["column"]) == ("cases/practice_alliance_short.csv", "goal_1")
    ]
    # As data/datapackage.json has it.
    assert (answer["type"], answer["minimum"], answer["maximum"], answer["required"]) == ("integer", "1", "5", "false")


def test_it_has_the_inventories_and_nothing_of_the_classroom(folder):
    assert {path.name for path in (folder / "inventories").iterdir()} == {
        path.name for path in (DATA / "inventories").iterdir()
    }
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == [
        "cases",
        "inventories",
        "published",
        "simulated",
    ]


def test_the_page_says_what_every_column_means_and_leads_to_it():
    page = html.parse(SITE / "book" / "data.html")
    tables = page.xpath("//details[@class='codebook']")
    assert len(tables) == len(read_description()["resources"])
    assert len(page.xpath("//details[@class='codebook']//tbody/tr")) == len(COLUMNS)
    assert page.xpath("//article//a/@href").count(f"../{PLACE}") == 1
    assert PLACE == DATA_PACKAGE

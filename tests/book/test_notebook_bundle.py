"""The site offers all notebooks with their data in one folder, and says where in words that can be typed."""

from __future__ import annotations

import json
import zipfile

import pytest
from key_leaks import find_leaks
from notebook_bundle import downloads_in_words

from book.unpacked_notebooks import NOTEBOOKS
from tests.book.small_book import build_small_book
from tests.book.test_key_leaks import ANSWER, FREE, SECRETS
from tests.browser_fixtures import SITE
from tests.chapters.notebooks import ROOT
from widgets.packages.package import zip_files


@pytest.fixture(scope="module")
def bundle() -> zipfile.ZipFile:
    with zipfile.ZipFile(SITE / NOTEBOOKS) as files:
        yield files


def test_every_chapter_is_in_it_as_the_site_offers_it(bundle):
    offered = {f"chapters/{path.name}": path.read_bytes() for path in (SITE / "_sources/chapters").glob("*.ipynb")}
    assert {name: bundle.read(name) for name in bundle.namelist() if name.startswith("chapters/")} == offered


def test_every_table_that_is_described_is_in_it_and_no_other_file_of_the_data(bundle):
    described = json.loads(bundle.read("data/datapackage.json"))["resources"]
    data = {name for name in bundle.namelist() if name.startswith("data/")}
    assert data == {"data/datapackage.json", *(f"data/{table['path']}" for table in described)}


def test_what_it_says_to_install_is_in_it(bundle):
    local = [line[2:] for line in bundle.read("requirements.txt").decode().splitlines() if line.startswith("./")]
    assert [name for name in bundle.namelist() if name.endswith(".whl")] == local
    assert bundle.read("runtime.txt") == (ROOT / "binder/runtime.txt").read_bytes()


def test_it_is_looked_through_for_keys_down_to_a_package_inside_it(tmp_path):
    planted = tmp_path / "notebooks.zip"
    wheel = zip_files({"widgets/data/keys/one.yml": ANSWER})
    planted.write_bytes(zip_files({"tools.whl": wheel, "chapters/bond.ipynb": "{}"}))
    assert find_leaks([planted], SECRETS) == [(planted, f"{FREE}, model_answer")]
    assert find_leaks([SITE / NOTEBOOKS], SECRETS) == []


def test_with_the_address_of_the_site_a_lone_notebook_says_what_to_type():
    words = downloads_in_words("https://example.org/book/", "https://example.org/book/")
    wheel = "https://example.org/book/downloads/psychotherapy_relationship-"
    assert f"\npip install {wheel}" in words
    assert f"`%pip install {wheel}" in words
    assert "https://example.org/book/downloads/notebooks.zip" in words


def test_without_it_a_lone_notebook_says_where_to_look():
    words = downloads_in_words("", "")
    assert "in the folder `downloads` of the site where you found this notebook" in words
    assert "\npip install ./psychotherapy_relationship-" in words
    assert "](" not in words


def test_the_page_leads_to_both(page, site):
    page.goto(f"{site}/book/how_to_read.html")
    for name in ("All chapters in one folder", "The tools alone"):
        address = page.get_by_role("link", name=name).get_attribute("href")
        assert address.startswith("../downloads/")
    assert page.request.get(f"{site}/{NOTEBOOKS}").ok


@pytest.fixture
def small_book(tmp_path):
    for name in ("pyproject.toml", "binder/runtime.txt", "data/datapackage.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "data/datapackage.json").write_text('{"resources": []}', "utf-8")
    extensions = ["myst_parser", "made_blocks", "notebook_bundle", "launch_links"]
    places = "# Title\n\n```{downloads}\n```\n\n```{hub-links}\n```\n"
    return build_small_book(tmp_path, {"index.md": places}, extensions)


def test_a_page_has_them_where_it_says_so(small_book):
    assert small_book.told == ""
    assert f"../{NOTEBOOKS}" in small_book.page("index.html").xpath("//a/@href")
    assert "the first two parts of each link are examples" in small_book.text("index.html")


def test_the_folder_is_there_without_a_single_notebook(small_book):
    with zipfile.ZipFile(small_book.folder / NOTEBOOKS) as files:
        assert files.namelist() == [
            ".gitignore",
            "README.md",
            "data/datapackage.json",
            "requirements.txt",
            "runtime.txt",
        ]

"""A link whose # was encoded on its way opens what it meant, by way of the server's page for what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.server import serve

MODULE = (Path(__file__).parents[2] / "book" / "_static" / "encoded_hash.mjs").read_text("utf-8")
FILES = {
    "404.html": "<h1>Not here</h1><script type='module' src='/encoded_hash.mjs'></script>",
    "encoded_hash.mjs": MODULE,
    "chapters/x.html": "<link rel='icon' href='data:,'><h1>Here</h1>",
}


@pytest.fixture
def site(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    with serve(tmp_path) as address:
        yield address


def test_a_link_whose_hash_was_encoded_opens_its_page_with_it(page, site):
    page.goto(f"{site}/chapters/x.html%23open=form&a_1=3&v=1")
    page.get_by_role("heading", name="Here").wait_for()
    assert page.url == f"{site}/chapters/x.html#open=form&a_1=3&v=1"
    page.goto(f"{site}/chapters/y.html")
    assert page.get_by_role("heading", name="Not here").count() == 1
    page.watcher.errors.clear()  # the browser says that there is no such page, and there is none

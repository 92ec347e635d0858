"""Every scene has a page, and the practice room leads to it."""

from __future__ import annotations

import pytest

from tests.book.small_book import build_small_book
from widgets import load_scenes


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    pages = {
        "index.md": "# Book\n\n```{toctree}\nbook/room\n```\n",
        "book/room.md": "# Room\n\n```{scene-list}\n```\n",
    }
    return build_small_book(
        tmp_path_factory.mktemp("source"), pages, ["myst_parser", "made_blocks", "made_once", "scene_pages"]
    )


def test_the_practice_room_lists_every_scene_by_its_kind_with_where_it_is(book):
    assert book.told == ""
    groups = book.page("book/room.html").xpath("//dl[@class='scene-list']/dd")
    listed = [{row.find("a").get("href"): row.text_content() for row in group.iter("li")} for group in groups]
    scenes = load_scenes()
    assert [set(group) for group in listed] == [
        {f"../scenes/{one.id}.html" for one in scenes if one.kind == kind}
        for kind in sorted({one.kind for one in scenes})
    ]
    told = {place: text for group in listed for place, text in group.items()}
    assert [one.id for one in scenes if one.summary not in told[f"../scenes/{one.id}.html"]] == []
    assert [topic for one in scenes for topic in one.topics if topic not in told[f"../scenes/{one.id}.html"]] == []


def test_a_page_of_a_scene_has_its_title_and_the_scene(book):
    for scene in load_scenes():
        page = book.page(f"scenes/{scene.id}.html")
        assert [one.text for one in page.iter("h1")] == [scene.title]
        assert page.xpath("//@data-name") == [f"reply-{scene.id}"]

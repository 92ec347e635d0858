"""No address that was once published leads nowhere."""

from __future__ import annotations

import pytest

from book.redirects import Redirects, read_redirects
from book.release.addresses import (
    PUBLISHED,
    add_published,
    addresses_of,
    check_published,
    lost_addresses,
    read_published,
)
from tests.browser_fixtures import SITE
from tests.chapters.notebooks import ROOT

PAGE = (
    '<h2 id="goals">Goals<a class="headerlink" href="#goals">#</a></h2><section class="exercise" id="wa-one"></section>'
)


def test_every_address_that_was_published_leads_somewhere():
    published = read_published(ROOT)
    assert len(published) > 100
    assert lost_addresses(published, SITE, read_redirects(ROOT)) == []


def test_the_addresses_of_a_site_are_its_pages_and_what_readers_can_link_to(tmp_path):
    for name in ("chapters/bond.html", "downloads/data.zip", "404.html", "_static/x.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE if name.startswith("chapters") else "", "utf-8")
    assert addresses_of(tmp_path) == {
        "chapters/bond.html",
        "chapters/bond.html#goals",
        "chapters/bond.html#wa-one",
        "downloads/data.zip",
    }


@pytest.fixture
def site(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/new.html").write_text(PAGE, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("address", "moved", "is_lost"),
    [
        ("chapters/new.html#goals", {}, False),
        ("chapters/new.html#tasks", {}, True),
        ("chapters/new.html#tasks", {"chapters/new.html#tasks": "chapters/new.html#goals"}, False),
        ("chapters/old.html", {}, True),
        ("chapters/old.html", {"chapters/old.html": "chapters/new.html"}, False),
        ("chapters/old.html#goals", {"chapters/old.html": "chapters/new.html"}, False),
        ("chapters/old.html#bond", {"chapters/old.html": "chapters/new.html"}, True),
    ],
)
def test_an_address_is_lost_unless_it_is_there_or_leads_on(site, address, moved, is_lost):
    assert lost_addresses([address], site, Redirects(moved)) == ([address] if is_lost else [])


def test_a_site_that_has_lost_one_is_not_released(site):
    (site / "book").mkdir()
    (site / PUBLISHED).write_text("chapters/gone.html\nchapters/new.html\n", "utf-8")
    with pytest.raises(SystemExit, match=r"^chapters/gone\.html has been published and is gone; say in .* where it is"):
        check_published(site, site)


def test_a_release_adds_what_is_new_and_takes_nothing_away(site):
    (site / "book").mkdir()
    (site / PUBLISHED).write_text("chapters/old.html\n", "utf-8")
    new = ["chapters/new.html", "chapters/new.html#goals", "chapters/new.html#wa-one"]
    assert add_published(site, site) == new
    assert read_published(site) == [*new, "chapters/old.html"]
    assert add_published(site, site) == []

"""Readers are told what is new, in words of theirs and without what only builders of the book need."""

from __future__ import annotations

import pytest

from book.change_log import read_releases
from tests.book.small_book import build_small_book
from tests.chapters.notebooks import ROOT

LOG = """# Changelog

## [0.2.0] - Unreleased

### For readers

- A chapter on *trust*, <b>bold</b>.

### Added

- A verb for builders.

## [0.1.1] - 2026-12-05

### Fixed

- A test.

## [0.1.0] - 2026-12-01

### For readers

- The first one.
"""


@pytest.fixture
def told(tmp_path):
    (tmp_path / "CHANGELOG.md").write_text(LOG, "utf-8")
    book = build_small_book(tmp_path, {"index.md": "# New\n\n```{changes}\n```\n"}, ["myst_parser", "changes"])
    return book.page("index.html")


def test_the_page_has_what_is_for_readers_the_newest_first(told):
    assert [heading.text_content() for heading in told.xpath("//h2")] == [
        "0.2.0, not yet released",
        "0.1.0, 2026-12-01",
    ]
    assert [line.text_content() for line in told.xpath("//section[@class='release']//li")] == [
        "A chapter on trust, <b>bold</b>.",
        "The first one.",
    ]


def test_a_change_log_without_a_release_is_refused(tmp_path):
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n", "utf-8")
    with pytest.raises(ValueError, match=r"CHANGELOG\.md names no release; begin the newest with a line such as ## "):
        read_releases(tmp_path)


def test_every_release_of_the_book_says_something_to_readers():
    assert [release.version for release in read_releases(ROOT) if not release.for_readers] == []

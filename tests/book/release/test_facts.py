"""A release is made only where all files tell the same version and day, and anybody can make it again."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from book.bound.looks import about
from book.change_log import read_releases
from book.release.addresses import PUBLISHED
from book.release.facts import OTHERWISE_MADE, check_facts
from book.release.zenodo import ZENODO, write_metadata
from tests.chapters.notebooks import ROOT


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A folder that has what is asked, and all of it is committed."""
    for name in OTHERWISE_MADE:
        monkeypatch.delenv(name, raising=False)
    for name in ("CHANGELOG.md", ZENODO):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "book").mkdir()
    (tmp_path / PUBLISHED).write_text("", "utf-8")
    me = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    for command in (["init", "--quiet"], ["add", "."], [*me, "commit", "--quiet", "--message", "all"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


def test_the_files_of_the_book_tell_the_same_version(root):
    assert check_facts(root) == about()["version"] == read_releases(ROOT)[0].version


def test_what_zenodo_is_told_is_what_the_book_says_of_itself():
    assert (ROOT / ZENODO).read_text("utf-8") == write_metadata(about()), "run python -m book.release.zenodo"


def test_an_older_change_log_is_refused(root):
    text = (root / "CHANGELOG.md").read_text("utf-8")
    (root / "CHANGELOG.md").write_text(text.replace(f"## [{about()['version']}]", "## [0.0.9]"), "utf-8")
    with pytest.raises(SystemExit, match=r"CHANGELOG\.md begins with 0\.0\.9, pyproject\.toml is of version"):
        check_facts(root)


@pytest.mark.parametrize("day", ["Unreleased", "2001-01-01"])
def test_a_day_that_is_missing_or_another_is_refused(root, day):
    text = (root / "CHANGELOG.md").read_text("utf-8")
    (root / "CHANGELOG.md").write_text(text.replace(f"] - {about()['date-released']}", f"] - {day}"), "utf-8")
    with pytest.raises(SystemExit, match=rf"CHANGELOG\.md says '{day}' of .* write the day of the release in both"):
        check_facts(root)


def test_stale_words_for_zenodo_are_refused(root):
    (root / ZENODO).write_text("{}", "utf-8")
    with pytest.raises(SystemExit, match=r"\.zenodo\.json is not what CITATION\.cff says; run python -m book\.release"):
        check_facts(root)


@pytest.mark.parametrize("name", OTHERWISE_MADE)
def test_a_setting_that_makes_another_book_is_refused(root, monkeypatch, name):
    monkeypatch.setenv(name, "instructor")
    with pytest.raises(SystemExit, match=f"{name} is 'instructor'; unset it"):
        check_facts(root)


def test_what_is_not_committed_is_named_but_for_the_list_that_a_release_writes(root):
    (root / PUBLISHED).write_text("a.html\n", "utf-8")
    check_facts(root)
    (root / "stray.txt").write_text("", "utf-8")
    with pytest.raises(SystemExit, match=r"stray\.txt is not committed; commit it"):
        check_facts(root)

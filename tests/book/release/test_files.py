"""What is released is always the same, can be checked, and is kept only if no key is found in it."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile

import pytest

from book.release.__main__ import OF_INSTRUCTORS, write_release, zip_site
from book.release.checksums import CHECKSUMS, write_checksums
from book.release.twice import differences
from tests.book.test_wheels import ESSAY, secret
from widgets.packages.package import zip_files

PUBLIC = {"book.epub": zip_files({"book/page.xhtml": "<p>Nothing of a key.</p>"})}
INSTRUCTORS = {"tools.whl": zip_files({"widgets/data/keys/own.yml": secret(ESSAY)})}


def test_a_site_is_zipped_the_same_whenever_its_files_were_written(tmp_path):
    zipped = []
    for name, names in (("one", ["b.html", "a/c.html"]), ("two", ["a/c.html", "b.html"])):
        for number, file in enumerate(names):
            path = tmp_path / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file, "utf-8")
            os.utime(path, (number + 1e9, number + 1e9))
        (tmp_path / name / ".buildinfo").write_text(name, "utf-8")
        zipped.append(zip_site(tmp_path / name, "book-1"))
    assert zipped[0] == zipped[1]
    with zipfile.ZipFile(io.BytesIO(zipped[0])) as files:
        assert files.namelist() == ["book-1/a/c.html", "book-1/b.html"]


def test_the_checksums_are_those_that_the_usual_command_checks(tmp_path):
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / "a.zip").write_bytes(b"")
    # By FIPS 180-4, the digest of nothing begins with e3b0c442.
    assert write_checksums(tmp_path).startswith("e3b0c442")
    subprocess.run(["sha256sum", "--check", "--strict", CHECKSUMS], cwd=tmp_path, check=True, capture_output=True)
    assert write_checksums(tmp_path).count("\n") == 2  # the list itself is not on it


def test_what_is_for_everybody_lies_apart_from_what_has_the_keys(tmp_path):
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "old.zip").write_bytes(b"of an earlier release")
    write_release(dist, PUBLIC, INSTRUCTORS)
    assert sorted(path.relative_to(dist).as_posix() for path in dist.rglob("*") if path.is_file()) == [
        CHECKSUMS,
        "book.epub",
        f"{OF_INSTRUCTORS}/{CHECKSUMS}",
        f"{OF_INSTRUCTORS}/tools.whl",
    ]


def test_nothing_is_kept_of_a_release_in_which_a_key_is_found(tmp_path):
    with pytest.raises(SystemExit, match=rf"tools\.whl: {ESSAY}, model_answer"):
        write_release(tmp_path / "dist", INSTRUCTORS, INSTRUCTORS)
    assert not (tmp_path / "dist").exists()


def test_a_search_that_finds_no_key_where_there_are_some_is_not_trusted(tmp_path):
    with pytest.raises(SystemExit, match=r"no key is found in book\.epub, which has them: the search is blind"):
        write_release(tmp_path / "dist", PUBLIC, PUBLIC)
    assert not (tmp_path / "dist").exists()


def test_what_differs_between_two_releases_is_named_down_to_the_member(tmp_path):
    for name, page in (("one", "1"), ("two", "2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "site.zip").write_bytes(zip_files({"same.html": "", "page.html": page}))
        (tmp_path / name / "same.pdf").write_bytes(b"%PDF")
    (tmp_path / "two" / "more.txt").write_text("", "utf-8")
    assert list(differences(tmp_path / "one", tmp_path / "two")) == ["more.txt", "site.zip", "site.zip: page.html"]
    assert list(differences(tmp_path / "one", tmp_path / "one")) == []

"""Laws of the cache: it gives what opening and reading anew would give, and keeps nothing that is not there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.hostile import honest_file, hostile_archives, hostile_files, zipped
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.collecting.intake import read_submission
from widgets.classroom.collecting.submission_cache import SubmissionCache

DOWNLOADS = {
    **{name: hostile_archives()[name] for name in sorted(hostile_archives())[:6]},
    **{name: hostile_files()[name] for name in ("edited.json", "breaks-off.json", "empty.json")},
    "one.zip": zipped({"a.json": honest_file("pia"), "b.json": honest_file("quin")}),
    "other.zip": zipped({"a.json": honest_file("pia"), "c.json": honest_file("ria")}),
    "folder\\d.json": honest_file("sam"),
}


@given(st.lists(st.lists(st.sampled_from(sorted(DOWNLOADS)), unique=True, max_size=5), max_size=4))
def test_whatever_was_opened_before_the_same_is_opened_and_read(rounds):
    cache = SubmissionCache()
    for names in rounds:
        given_files = [(name, DOWNLOADS[name]) for name in names]
        submissions = cache.open(given_files)
        assert submissions == open_downloads(given_files)
        assert [cache.read(file) for file in submissions.files] == [read_submission(file) for file in submissions.files]


def test_the_same_downloads_are_opened_once():
    cache = SubmissionCache()
    assert cache.open([*DOWNLOADS.items()]) is cache.open([*DOWNLOADS.items()])


def test_the_same_contents_under_another_name_are_read_once():
    cache = SubmissionCache()
    one, other = cache.open([("a.json", honest_file("pia")), ("b.json", honest_file("pia"))]).files
    assert cache.read(one) is cache.read(other)

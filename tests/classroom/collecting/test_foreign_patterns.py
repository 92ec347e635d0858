"""Every pattern that meets what students send reads the worst of it once: no name and no file keeps a class waiting."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

import widgets.classroom
from tests.classroom.hostile import honest_file
from widgets.classroom.collecting import archive, submitter
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.collecting.intake import read_submission
from widgets.classroom.collecting.submitter import attempt_of_info, parse_submitter, squashed
from widgets.classroom.gradebook.file_kind import assignment_named, detect_file

SIZE = 100_000
DATE = "2026-11-24-10-11-12"
INFO = f"Week 3_jdoe_attempt_{DATE}.txt"
# What each pattern can be kept busy with: its own beginnings again and again, with an end that never comes
BEGINNINGS = [
    "_", "1", "_1", "_1_", "_1_1", "a_1_", "_LATE", "_LATE_1_", "LATE_anon_", "anon_a", "_attempt_", "_a_attempt_",
    "_1_assignsubmission_", f"_attempt_{DATE}x", "-", " ", "\t", "\n", "\r\n", "(", ")", "()", "( )", "a:", ":",
    "Name: ", "Name: a (", "\\", '"', '\\"', "\\\n", "[", "]", "{", "}", '"format"', '"format" :',
    '\\"assignment\\":', '\\"assignment\\": {\\"id\\":', ";", '";', '" ', "=", "=;", "e\u0301", "\u0315\u0300",
    "\u200b", "\ufdfa", "<", "<!--", "*", "`", "**a", "#", ",", ".", "1,", "1.", "9e9",
]  # fmt: skip


@contextmanager
def ended_within(seconds: int) -> Iterator[None]:
    """Fail where something hangs: what is read once takes a hundredth of this, what is read again and again minutes."""

    def hang(*_signal: object) -> None:
        raise AssertionError(f"not done after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, hang)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    """Give every pattern that a module of the classroom keeps, by its place."""
    found = {}
    for module in pkgutil.walk_packages(widgets.classroom.__path__, "widgets.classroom."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                found[f"{module.name}.{name}"] = value
    return found


def worst(pattern: re.Pattern[str] | re.Pattern[bytes]) -> Iterator[str | bytes]:
    for beginning in BEGINNINGS:
        text = (beginning * SIZE)[:SIZE] + "\n!"
        yield text.encode() if isinstance(pattern.pattern, bytes) else text


@pytest.mark.parametrize("place", sorted(patterns()))
def test_a_pattern_reads_100_kb_of_its_worst_once(place):
    pattern = patterns()[place]
    with ended_within(20):
        for text in worst(pattern):
            pattern.search(text)  # type: ignore[arg-type]
            pattern.match(text)  # type: ignore[arg-type]


READERS: dict[str, Callable[[str], object]] = {
    "the path in a download": parse_submitter,
    "a username or a group and a name": lambda text: list(submitter.Submitter("moodle", "1", text).readings()),
    "a name": lambda text: squashed(text[:255]),
    "Blackboard's text file": lambda text: attempt_of_info(INFO, text.encode()),
    "a file of answers": lambda text: read_submission(archive.SubmittedFile("a.json", text.encode())),
    "a file of answers in which a text begins": lambda text: read_submission(
        archive.SubmittedFile("a.json", b'{"payload":"' + b"[" * 50 + text.encode())
    ),
    "a file that is put in": lambda text: detect_file("a.txt", text.encode()),
    "the assignment that a file names": lambda text: assignment_named(text.encode()),
}


@pytest.mark.parametrize("part", range(3))
@pytest.mark.parametrize("reader", sorted(READERS))
def test_100_kb_of_the_worst_is_read_once(reader, part):
    with ended_within(20):
        for beginning in BEGINNINGS[part::3]:
            READERS[reader]((beginning * SIZE)[:SIZE])


def test_only_a_file_that_is_called_like_an_info_file_is_looked_at(monkeypatch):
    looked = []
    monkeypatch.setattr(submitter, "Submitter", lambda *given, **_more: looked.append(given))
    info = b"Name: Quin Lee (quin)\n"
    for name in ("notes.txt", "readme.TXT", "answers.json", f"_attempt_{DATE}.txt", f"a_b_attempt_{DATE}_x.txt"):
        assert attempt_of_info(name, info) is None
    assert looked == []


def test_ten_text_files_of_spaces_keep_no_class_waiting():
    spaces = {f"Week 3_s{n}_attempt_{DATE}.txt": b"Name:" + b" " * 995 for n in range(10)}
    with ended_within(5):
        found = open_downloads([*spaces.items(), ("a.json", honest_file("pia"))])
    assert len(found.files) == 11

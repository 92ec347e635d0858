"""Nothing of a graded exercise's key may be anywhere in the students' site, however it is written."""

from __future__ import annotations

import base64
import gzip
import html
import json
from pathlib import Path
from urllib.parse import quote

import pytest
from key_leaks import Secrets, find_leaks, place_of_clean, read_clean

from tests.browser_fixtures import SITE
from widgets.authoring.bank_maker import make_bank
from widgets.packages.package import zip_files

BANK = make_bank()
SECRETS = Secrets(BANK)
FREE = next(name for name, key in BANK.keys.items() if "model_answer" in key)
ANSWER = BANK.key(FREE)["model_answer"]
OBJECTIVE = next(name for name, item in BANK.items.items() if item["use"] == "graded" and "correct" in BANK.key(name))


@pytest.fixture
def built_files():
    if not (SITE / "index.html").is_file():
        pytest.fail("There is no built book in _build/html; run make site first.", pytrace=False)
    return SITE.rglob("*")


def test_the_built_site_holds_no_key_in_what_its_build_has_not_read(built_files):
    assert find_leaks(built_files, SECRETS, read_clean(place_of_clean())) == []


@pytest.mark.whole("every file of the site is read again")
def test_the_built_site_holds_no_key(built_files):
    assert find_leaks(built_files, SECRETS) == []


WAYS = {
    "a page": lambda text: f"<p>{html.escape(text)}</p>",
    "a page that marks words": lambda text: html.escape(text).replace(" ", " <em> ", 1).replace(" ", "</em> ", 1),
    "entities": lambda text: "".join(f"&#{ord(letter)};" for letter in text),
    "JSON": json.dumps,
    "JSON of ASCII alone": lambda text: json.dumps(text, ensure_ascii=True),
    "JSON within JSON": lambda text: json.dumps(json.dumps({"source": text})),
    "codes of letters": lambda text: "".join(f"\\u{ord(letter):04x}" for letter in text),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 within a module": lambda text: (
        f'import "data:text/javascript;base64,{base64.b64encode(b"x" + text.encode()).decode()}"'
    ),
    "a web address": lambda text: f"https://example.org/?q={quote(text)}",
    "a notebook": lambda text: json.dumps({"cells": [{"source": text.splitlines(keepends=True)}]}),
    "capitals": str.upper,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_planted_model_answer_is_found(tmp_path, way):
    planted = tmp_path / "page.html"
    planted.write_text(f"<html>nothing here {WAYS[way](ANSWER)} and no more", "utf-8")
    assert (planted, f"{FREE}, model_answer") in find_leaks([planted], SECRETS)


@pytest.mark.parametrize("packed", [gzip.compress, lambda content: zip_files({"deep/inside.txt": content})])
def test_a_planted_model_answer_in_an_archive_is_found(tmp_path, packed):
    planted = tmp_path / "file.bin"
    planted.write_bytes(packed(ANSWER.encode()))
    assert find_leaks([planted], SECRETS)


@pytest.mark.parametrize("part", ["rationale", "rubric", "marker_note"])
def test_every_part_of_a_key_is_secret(tmp_path, part):
    planted = tmp_path / "searchindex.js"
    planted.write_text(json.dumps(BANK.key(FREE)[part]), "utf-8")
    assert {place for _, place in find_leaks([planted], SECRETS)} == {f"{FREE}, {part}"}


@pytest.mark.parametrize("write", [json.dumps, lambda value: json.dumps(json.dumps(value))])
def test_a_bare_key_is_found_by_its_shape(tmp_path, write):
    planted = tmp_path / "bank.json"
    planted.write_text(write({"keys": {OBJECTIVE: {"correct": BANK.key(OBJECTIVE)["correct"]}}}), "utf-8")
    assert find_leaks([planted], SECRETS) == [(planted, f"{OBJECTIVE}, correct")]


def test_a_students_bank_holds_no_secret_and_the_instructors_does(tmp_path: Path):
    open_bank, full_bank = tmp_path / "open.json", tmp_path / "full.json"
    open_bank.write_text(BANK.for_students().to_json(), "utf-8")
    full_bank.write_text(BANK.to_json(), "utf-8")
    assert {path for path, _ in find_leaks([open_bank, full_bank], SECRETS)} == {full_bank}


def test_a_file_that_was_found_clean_is_not_read_again_and_a_leak_always_is(tmp_path, monkeypatch):
    (tmp_path / "clean.html").write_text("<p>Nothing.</p>", "utf-8")
    (tmp_path / "leak.html").write_text(ANSWER, "utf-8")
    clean: set[str] = set()
    first = find_leaks(tmp_path.rglob("*"), SECRETS, clean)
    read = []
    monkeypatch.setattr("key_leaks.readings", lambda content: read.append(content) or [content.decode()])
    assert find_leaks(tmp_path.rglob("*"), SECRETS, clean) == first
    assert {path.name for path, _ in first} == {"leak.html"}
    assert read == [ANSWER.encode()]

"""Every page of the book is valid HTML, as html-validate reads the standard."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser_fixtures import SITE

pytestmark = pytest.mark.whole("reads every page by a validator in Node")
JUDGE = Path(__file__).with_name("valid_html.js")


def faults_of(folder: Path) -> list[list[str]]:
    done = subprocess.run(["node", JUDGE, folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def test_every_page_is_valid_html():
    assert faults_of(SITE) == []


def test_what_is_no_html_is_found(tmp_path):
    head = '<!DOCTYPE html><html lang="en"><head><title>A</title></head>'
    page = f'{head}<body><p id="a"><div id="a"></div></p></body></html>'
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert {rule for _, _, rule, _ in faults_of(tmp_path)} == {"close-order", "no-dup-id"}

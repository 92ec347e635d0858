"""The workflows ask for nothing that there is not, and may do no more than they need."""

from __future__ import annotations

import re

import pytest
from ruamel.yaml import YAML

from book.verbs import VERBS
from tests.chapters.notebooks import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def steps(path):
    return [step for job in YAML(typ="safe").load(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_verb_that_a_workflow_asks_for_exists(path):
    asked = [verb for step in steps(path) for verb in re.findall(r"book\.verbs (\S+)", step.get("run", ""))]
    assert set(asked) <= set(VERBS)
    assert asked


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_workflow_may_only_read_unless_a_job_says_otherwise(path):
    assert YAML(typ="safe").load(path)["permissions"] == {"contents": "read"}


def test_the_site_that_is_published_has_been_tested_and_looked_through_for_keys():
    ran = [step.get("run", step.get("uses", "")) for step in steps(ROOT / ".github" / "workflows" / "pages.yml")]
    order = [
        next(number for number, line in enumerate(ran) if part in line)
        for part in ("verbs test", "key_scan", "upload-pages")
    ]
    assert order == sorted(order)

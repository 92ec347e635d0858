"""What a form keeps on the device, in Firefox: two pages under one name, and two tabs, in both directions."""

from __future__ import annotations

import json

import pytest

from tests.compatibility.conftest import VERSION_1
from tests.firefox import run_firefox
from tests.inventory_form.form_on_page import CHAPTER

pytestmark = pytest.mark.whole("starts Firefox")
NAME = "practice_alliance_short-client"
PAGE = "inventories/practice_alliance_short.html"
PLACE = f"psychotherapy-relationship:{NAME}"
OLD = json.loads((VERSION_1 / "shared_names.json").read_text("utf-8"))
FORM = f"""const form = document.querySelector('[data-name="{NAME}"]');
    form.scrollIntoView();
    while (!('live' in form.dataset)) await new Promise((done) => setTimeout(done, 20));"""
ANSWERS = f"""async () => {{ {FORM}
    const given = [...form.querySelectorAll('input[type=radio]:checked')].filter((radio) => radio.value !== '');
    return Object.fromEntries(given.map((radio) => [radio.name, Number(radio.value)]));
}}"""
ANSWER = f"""async (item, step) => {{ {FORM}
    form.querySelector(`input[name=${{item}}][value="${{step}}"]`).click();
    await new Promise((done) => setTimeout(done, 100)); // for the other tab to hear it
}}"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    with run_firefox(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def tabs(firefox, site):
    """Two tabs: the chapter, and the page of its inventory, in a browser that has kept nothing."""
    chapter, page = firefox.open_tab(), firefox.open_tab()
    firefox.go(chapter, f"{site}/{CHAPTER}")
    firefox.run(chapter, "() => localStorage.clear()")
    firefox.go(chapter, f"{site}/{CHAPTER}")
    firefox.go(page, f"{site}/{PAGE}")
    return chapter, page


def test_two_pages_in_two_tabs_keep_their_answers_apart(firefox, site, tabs):
    chapter, page = tabs
    case = firefox.run(chapter, ANSWERS)
    firefox.run(page, ANSWER, "task_1", 2)
    firefox.run(chapter, ANSWER, "goal_1", 5)
    firefox.run(page, ANSWER, "task_2", 3)
    firefox.go(chapter, f"{site}/{CHAPTER}")
    firefox.go(page, f"{site}/{PAGE}")
    assert firefox.run(chapter, ANSWERS) == {**case, "goal_1": 5}
    assert firefox.run(page, ANSWERS) == {"task_1": 2, "task_2": 3}


def test_two_tabs_of_one_page_agree(firefox, site, tabs):
    _, page = tabs
    other = firefox.open_tab()
    firefox.go(other, f"{site}/{PAGE}")
    firefox.run(other, ANSWERS)
    firefox.run(page, ANSWER, "bond_3", 1)
    firefox.run(other, ANSWER, "bond_1", 4)
    assert firefox.run(page, ANSWERS) == firefox.run(other, ANSWERS) == {"bond_3": 1, "bond_1": 4}


@pytest.mark.parametrize("old", OLD, ids=[old["says"] for old in OLD])
def test_what_was_kept_under_the_shared_name_is_divided(firefox, site, tabs, old):
    chapter, page = tabs
    left = json.dumps({"version": 1, "widget": "inventory_form", "state": old["stored"]})
    for first, second in (((chapter, CHAPTER), (page, PAGE)), ((page, PAGE), (chapter, CHAPTER))):
        firefox.run(first[0], "(place, text) => localStorage.setItem(place, text)", PLACE, left)
        for tab, path in (first, second):
            firefox.go(tab, f"{site}/{path}")
            firefox.run(tab, ANSWER, "bond_4", 5)
        firefox.go(chapter, f"{site}/{CHAPTER}")
        firefox.go(page, f"{site}/{PAGE}")
        answers = firefox.run(chapter, ANSWERS)
        assert {**answers, **old["chapter"]["3-client"], "bond_4": 5} == answers
        assert firefox.run(page, ANSWERS) == {**old["page"]["client"], "bond_4": 5}

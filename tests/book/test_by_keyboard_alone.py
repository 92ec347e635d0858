"""From the page as it opens to the file that is taken along, by keyboard alone, in Chromium and in Firefox."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from tests.browser_fixtures import Watcher
from tests.classroom.hostile import ASSIGNMENT as GIVEN
from tests.classroom.samples import ITEMS, answers_with_full_marks, sample_bank
from tests.exercise.typed_answers import ANSWER
from tests.firefox import run_firefox
from tests.keyboard import ChromiumKeyboard, FirefoxKeyboard, Keyboard
from tests.layers import some_now
from tests.my_answers.my_answers_site import ASSIGNMENT, write_site
from tests.pages import classroom_site
from tests.pages.gradebook.given import DOWNLOAD, FILE, LIST
from tests.pages.native_python import INSTEAD, native_python
from tests.server import serve
from widgets.classroom.assignments.assignment import Assignment, make_assignment
from widgets.classroom.collecting.response_file import read_response
from widgets.classroom.grading.grade import grade_answer
from widgets.measures import Inventory
from widgets.reply.scenes import Scene

BANK = sample_bank()
OF_EACH_TYPE = list({item["type"]: item["id"] for item in reversed(ITEMS)}.values())
"""One for practice, which can be checked, wherever a type has any."""
INVENTORY = Inventory.load("practice_alliance_short")
ANSWERS = {item: 1 + place % 5 for place, item in enumerate(INVENTORY.item_ids)}
SCENE, SESSION = "the_spoon", "rubens_sheet"
REPLY = "You put it down. I talked on."
TOLD = ("Right.", "Your weighted kappa with our ratings is 1.00.")
whole = pytest.mark.whole("goes through a page key by key")
TEXT = "(selector) => document.querySelector(selector)?.textContent ?? ''"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    profile, downloads = (tmp_path_factory.mktemp(name) for name in ("profile", "downloads"))
    with run_firefox(profile, downloads) as browser:
        yield browser, downloads


@pytest.fixture(params=some_now(["chromium", "firefox"], 1, "starts Firefox"))
def keyboard(request: pytest.FixtureRequest) -> Iterator[Keyboard]:
    if request.param == "firefox":
        yield FirefoxKeyboard(*request.getfixturevalue("firefox"))
        return
    page = request.getfixturevalue("context").new_page()
    watcher = Watcher(page, "http://127.0.0.1:")
    yield ChromiumKeyboard(page)
    assert (watcher.errors, watcher.foreign) == ([], [])


@pytest.fixture(scope="module")
def classroom(tmp_path_factory):
    folder, calls = (tmp_path_factory.mktemp(name) for name in ("classroom", "python"))
    classroom_site.write_site(folder)
    with serve(folder, INSTEAD, native_python(calls)) as address:
        yield f"{address}/instructor"


@pytest.fixture(scope="module")
def assigned(tmp_path_factory):
    folder = tmp_path_factory.mktemp("assignment")
    write_site(folder)
    with serve(folder) as address:
        yield f"{address}/{ASSIGNMENT}"


def test_an_inventory_is_answered_scored_and_taken_along(keyboard, site):
    keyboard.go(f"{site}/inventories/practice_alliance_short.html")
    keyboard.enter_article()
    for item, answer in ANSWERS.items():
        keyboard.tab_to(f"[name={item}]")
        keyboard.press("ArrowRight", answer)
    shown = keyboard.run(TEXT, "[data-composite] [data-slot=score]")
    keyboard.use("[data-action=json]")
    name, content = keyboard.downloaded()
    assert name == "practice_alliance_short-client.json"
    rating = json.loads(content)["ratings"][0]
    assert rating["responses"] == ANSWERS
    assert shown == f"{rating['composite']:.2f}"


@whole
def test_an_explorer_is_moved_by_a_slider_and_by_a_typed_value_and_its_table_taken_along(keyboard, site):
    keyboard.go(f"{site}/explorers/therapist_effects.html")
    keyboard.enter_article()
    keyboard.tab_to("input[name=icc_therapist]")
    keyboard.press("End")
    keyboard.write("[data-control=clients_per_therapist] [data-slot=typed]", "20")
    keyboard.press("Enter")
    keyboard.wait_until("() => document.querySelector('input[name=clients_per_therapist]').value === '20'")
    keyboard.use("[data-action=csv]")
    name, content = keyboard.downloaded()
    assert name == "explore_therapist_effects.csv"
    assert content.decode().splitlines()[0] == "number,true,raw,shrunken"


@whole
def test_an_exercise_of_every_type_is_answered_checked_and_handed_in(keyboard, assigned):
    assignment = make_assignment("Week 3", OF_EACH_TYPE, BANK)
    full = answers_with_full_marks(BANK)
    keyboard.go(f"{assigned}#{urlencode(assignment.to_link_parameters())}")
    keyboard.wait_until("() => document.querySelectorAll('[data-item]').length")
    keyboard.enter_article()
    for name in OF_EACH_TYPE:
        at = f"[data-item='{name}']"
        ANSWER[BANK.item(name)["type"]](keyboard, at, full[name])
        if BANK.item(name)["use"] == "practice":
            keyboard.use(f"{at} [data-action=check]")
            keyboard.wait_until(TEXT, f"{at} [data-slot=feedback]")
            assert keyboard.run(TEXT, f"{at} [data-slot=feedback]").startswith(TOLD), name
    keyboard.write("[name=student-code]", "mina")
    keyboard.use(".my-answers [data-action=download]")
    response = read_response(keyboard.downloaded()[1])
    assert (response.code, list(response.answers)) == ("mina", OF_EACH_TYPE)
    for name, answer in response.answers.items():
        grade = grade_answer(BANK.item(name), BANK.key(name), answer, 0)
        assert grade.status == "awaiting" or grade.points == grade.out_of, name


@whole
def test_an_assignment_is_made(keyboard, classroom):
    keyboard.go(f"{classroom}/builder.html")
    keyboard.wait_until("() => document.querySelector('.builder[data-live]') !== null")
    keyboard.enter_article()
    for name in ("wa-whose-goal", "wa-say-why"):
        keyboard.tab_to(f"[data-slot=list] > [data-item='{name}'] > label input")
        keyboard.press("Space")
    keyboard.write("[name=title]", "Week 3")
    keyboard.use("[data-action=save]")
    made = Assignment.from_json(keyboard.downloaded()[1].decode())
    assert made == make_assignment("Week 3", ["wa-whose-goal", "wa-say-why"], BANK)


@whole
def test_an_answer_is_marked_and_the_grades_taken_along(keyboard, classroom, tmp_path):
    files = [tmp_path / name for name, _ in (DOWNLOAD, FILE, LIST)]
    for file, (_, content) in zip(files, (DOWNLOAD, FILE, LIST), strict=True):
        file.write_bytes(content)
    keyboard.go(f"{classroom}/gradebook.html")
    at_rest = "() => document.querySelector('.gradebook[data-ready]:not([data-busy])') !== null"
    keyboard.wait_until(at_rest)
    keyboard.enter_article()
    keyboard.tab_to("[data-part=files] [data-file=own]")
    keyboard.give(*files)
    keyboard.wait_until("() => document.querySelector('[data-slot=grades]:not([hidden])') !== null")
    keyboard.wait_until(at_rest)
    keyboard.write("[name=marker]", "AB")
    keyboard.choose("[data-criterion=names_reason] input", "[data-criterion=names_reason] [value='2']")
    keyboard.choose("[data-criterion=is_plain] input", "[data-criterion=is_plain] [value='1']")
    keyboard.use("[data-export=plain]")
    name, content = keyboard.downloaded()
    assert name == f"grades-{GIVEN.id}-plain.csv"
    marked = next(row for row in csv.DictReader(content.decode("utf-8-sig").splitlines()) if row["code"] == "quin")
    assert marked["wa-say-why"] == "3"  # 2 points for the reason, and 1 for saying it plainly


@whole
def test_a_scene_is_replied_to_marked_and_taken_along(keyboard, site):
    scene = Scene.load(SCENE)
    criteria = [one.id for one in scene.criteria if not one.is_counted]
    keyboard.go(f"{site}/scenes/{SCENE}.html")
    keyboard.enter_article()
    keyboard.write("[name=text]", REPLY)
    keyboard.use("[data-action=keep]")
    sheets = ["[data-sheet=own]", *(f"[data-sheet='{reply.id}']" for reply in scene.replies)]
    for sheet in sheets:
        for criterion in criteria:
            keyboard.choose(
                f"{sheet} [data-criterion={criterion}] input", f"{sheet} [data-criterion={criterion}] [value=no]"
            )
    assert keyboard.run(TEXT, "[data-slot=authors-agreement]").startswith("You and the authors")
    keyboard.use(".reply__partner > summary")
    keyboard.use("[data-action=file]")
    assert REPLY in keyboard.downloaded()[1].decode()


@whole
def test_a_session_is_played_to_its_end_and_its_course_and_transcript_taken_along(keyboard, site):
    keyboard.go(f"{site}/sessions/{SESSION}.html")
    keyboard.enter_article()
    said = "() => document.querySelectorAll('[data-slot=log] p').length"
    turns = 0
    while keyboard.run("() => document.querySelector('[data-reply]') !== null"):
        before = keyboard.run(said)
        keyboard.use("[data-reply]")
        keyboard.wait_until(f"(before) => ({said})() > before", before)
        turns += 1
    keyboard.use("[data-action=csv]")
    course = list(csv.DictReader(keyboard.downloaded()[1].decode().splitlines()))
    assert course[turns]["turn"] == str(turns)
    keyboard.tab_back_to("[data-action=transcript]")
    keyboard.press("Enter")
    transcript = keyboard.wait_until("() => document.activeElement.value ?? ''")
    assert transcript.count("Hanna: ") == turns


BUTTONS = "<button>One</button><button class='two'>Two</button><div class='over'></div>"


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("button:focus { outline: none; }", "no ring around <button> “One”"),
        ("button { outline: 1px solid; }", "looks the same without the focus: <button> “One”"),
        (".two { position: fixed; top: -90px; }", "out of sight"),
        (".over { position: fixed; inset: 0; }", 'covered by <div class="over">'),
    ],
)
def test_a_focus_that_cannot_be_seen_is_told(page, monkeypatch, style, told):
    monkeypatch.setattr("tests.keyboard.PATIENCE", 0.1)
    page.set_content(f"<style>{style}</style>{BUTTONS}")
    with pytest.raises(AssertionError, match=told):
        ChromiumKeyboard(page).tab_to(".two")

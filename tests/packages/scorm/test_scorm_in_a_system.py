"""A SCORM package in a learning system that takes the standard at its word, as students go through it."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.accessibility import each_setting, faults_of, sideways
from tests.classroom.samples import answers_with_full_marks, sample_assignment, sample_bank
from tests.layers import some_now
from tests.packages.scorm.scorm_site import SCORM_AGAIN, PackageInSystem, write_system
from tests.server import serve
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.assignments.variants import variant_number
from widgets.classroom.collecting.response_file import read_response

BANK, ALL = sample_bank(), sample_assignment()
ESSAYS = ("ao-judge-a-claim", "wa-two-views")
FEW = make_assignment("A few", ["wa-whose-goal", "wa-late-again", "ao-shared-share", "wa-say-why", *ESSAYS], BANK)
GRADED = make_assignment("For your class", ["wa-late-again", "ao-clients-needed"], BANK)
LIMIT = 4096  # characters of cmi.suspend_data in SCORM 1.2


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("system")
    write_system(folder, all=ALL, few=FEW, graded=GRADED)
    with serve(folder) as address:
        yield address


@pytest.fixture
def few(page, site) -> PackageInSystem:
    return PackageInSystem(page, f"{site}/few.html").open()


def numbers_of(code: str) -> dict[str, int]:
    return {
        name: variant_number(ALL.id, code, name, len(BANK.item(name)["variants"]))
        for name in ALL.items
        if len(BANK.item(name).get("variants", [])) > 1
    }


def answer_all(package: PackageInSystem, answers: dict[str, Any], items: tuple[str, ...]) -> None:
    for name in items:
        package.answer(name, answers[name], checked=BANK.item(name)["use"] == "practice")
    package.settle()


@pytest.mark.parametrize("judge", some_now(["all", "all-again"], ["all"], "the same way, twice"))
def test_a_student_goes_through_all_kinds_of_exercises_without_a_fault(page, site, judge):
    assert SCORM_AGAIN.is_file(), "scorm-again is missing; install what tests/javascript/package.json names"
    package = PackageInSystem(page, f"{site}/{judge}.html").open()
    answer_all(package, answers_with_full_marks(BANK, numbers_of("mina.b")), ALL.items)
    expect(package.frame.locator("[data-item=ao-quarter-shared] [data-slot=feedback]")).to_contain_text("Right.")
    package.settle()
    assert package.faults() == []
    record = json.dumps(package.record())
    assert "completed" in record
    assert "ao-narrow-studies" in record


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("cmi.core.student_id", "me", "403"),
        ("cmi.core.lesson_status", "done", "405"),
        ("cmi.core.score.raw", "101", "405"),
        ("cmi.core.session_time", "1 minute", "405"),
        ("cmi.suspend_data", "x" * (LIMIT + 1), "405"),
        ("cmi.interactions.0.result", "correct", "201"),
        ("cmi.interactions.0.answer", "a", "201"),
    ],
)
def test_the_judge_finds_what_the_standard_forbids(few, name, value, fault):
    few.page.evaluate("([name, value]) => judge.LMSSetValue(name, value)", [name, value])
    assert [found.split()[0] for found in few.faults()] == [fault]


def test_what_was_answered_is_there_again_at_the_next_visit_on_another_device(few, context, site):
    few.exercise("wa-whose-goal").locator("input[value=a]").check()
    few.exercise("wa-say-why").locator("textarea").fill("Because “yes” is\neasy 😀 & <cheap>.")
    kept = few.leave()
    other = context.browser.new_context()
    other.add_init_script(f"localStorage['lms:record'] ??= {json.dumps(json.dumps(kept))}")
    there = PackageInSystem(other.new_page(), f"{site}/few.html").open()
    expect(there.exercise("wa-whose-goal").locator("input[value=a]")).to_be_checked()
    expect(there.exercise("wa-say-why").locator("textarea")).to_have_value("Because “yes” is\neasy 😀 & <cheap>.")
    assert there.faults() == []
    other.close()


def test_leaving_at_once_loses_nothing_and_ends_the_visit(few):
    few.exercise("wa-whose-goal").locator("input[value=b]").check()
    kept = few.leave()
    assert json.loads(kept["cmi.suspend_data"])["a"] == {"0": {"choice": "b"}}
    assert kept["cmi.core.exit"] == "suspend"
    assert kept["cmi.core.session_time"].startswith("0000:00:0")


def test_the_status_is_incomplete_until_every_exercise_has_an_answer(few):
    answers = answers_with_full_marks(BANK)
    assert few.record()["cmi.core.lesson_status"] == "incomplete"
    answer_all(few, answers, FEW.items[:-1])
    assert few.record()["cmi.core.lesson_status"] == "incomplete"
    answer_all(few, answers, FEW.items[-1:])
    assert few.record()["cmi.core.lesson_status"] == "completed"


@pytest.mark.whole("a further way through the same package")
def test_the_score_is_the_percentage_of_what_was_checked_for_practice(few):
    few.answer("wa-whose-goal", {"choice": "a"}, checked=True)  # right: 1 point of 1
    few.answer("ao-shared-share", {"text": "0.3"}, checked=True)  # not the square of 0.3: 0 points of 1
    few.answer("wa-late-again", {"choice": "b"})  # graded in class
    few.settle()
    record = few.record()
    assert [record[f"cmi.core.score.{name}"] for name in ("raw", "min", "max")] == ["50", "0", "100"]
    results = {record[f"cmi.interactions.{n}.id"]: record[f"cmi.interactions.{n}.result"] for n in range(3)}
    assert results == {"wa-whose-goal": "correct", "ao-shared-share": "wrong", "wa-late-again": "neutral"}


@pytest.mark.whole("a further way through the same package")
def test_an_answer_for_practice_counts_only_once_it_is_checked(few):
    few.exercise("wa-whose-goal").locator("input[value=a]").check()
    few.settle()
    assert float(few.record()["cmi.core.score.raw"]) == 0
    few.exercise("wa-whose-goal").get_by_role("button", name="Check").click()
    few.settle()
    assert float(few.record()["cmi.core.score.raw"]) == 50


def test_of_a_graded_exercise_the_system_learns_the_answer_and_nothing_of_a_key(page, site):
    package = PackageInSystem(page, f"{site}/graded.html").open()
    answer_all(package, answers_with_full_marks(BANK), GRADED.items)
    record = package.record()
    assert "cmi.core.score.raw" not in record
    assert not [name for name in record if "correct_responses" in name]
    assert {record[f"cmi.interactions.{n}.result"] for n in range(2)} == {"neutral"}
    assert record["cmi.interactions.0.student_response"] == "b"


@pytest.mark.whole("a further way through the same package")
def test_a_changed_answer_takes_the_place_of_the_first_in_the_report_of_this_visit(few):
    for choice in ("a", "b"):
        few.exercise("wa-late-again").locator(f"input[value={choice}]").check()
        few.settle()
    record = few.record()
    assert record["cmi.interactions._count"] == "1"
    assert record["cmi.interactions.0.student_response"] == "b"


@pytest.mark.whole("a further way through the same package")
def test_answers_too_long_for_the_system_stay_in_this_browser_and_the_page_says_which(few):
    few.exercise("wa-whose-goal").locator("input[value=a]").check()
    for number, name in enumerate(ESSAYS):
        few.exercise(name).locator("textarea").fill(f"{number} word" * 400)
    few.settle()
    assert len(few.record()["cmi.suspend_data"]) <= LIMIT
    assert "“Judge a claim”" in few.notices()
    assert "“Two views of one session”" not in few.notices()
    assert few.faults() == []
    few.leave()
    few.open()
    expect(few.exercise(ESSAYS[0]).locator("textarea")).to_have_value("0 word" * 400)
    expect(few.exercise(ESSAYS[1]).locator("textarea")).to_have_value("1 word" * 400)


@pytest.mark.whole("a further way through the same package")
def test_on_another_device_the_page_says_which_answers_it_does_not_have(few, context, site):
    few.exercise(ESSAYS[0]).locator("textarea").fill("word " * 1000)
    kept = few.leave()
    other = context.browser.new_context()
    other.add_init_script(f"localStorage['lms:record'] ??= {json.dumps(json.dumps(kept))}")
    there = PackageInSystem(other.new_page(), f"{site}/few.html").open()
    assert "kept on the device on which you wrote them: “Judge a claim”" in there.notices()
    other.close()


@pytest.mark.whole("a further way through the same package")
def test_where_the_browser_keeps_nothing_either_the_page_says_that_too(context, site):
    context.add_init_script("if (window !== top) Storage.prototype.setItem = () => { throw new Error('full'); }")
    package = PackageInSystem(context.new_page(), f"{site}/few.html").open()
    package.exercise("wa-whose-goal").locator("input[value=a]").check()
    package.exercise(ESSAYS[0]).locator("textarea").fill("word " * 1000)
    package.settle()
    assert "They stay on this page until you leave it" in package.notices()
    assert json.loads(package.record()["cmi.suspend_data"])["a"] == {"0": {"choice": "a"}}


@pytest.mark.whole("a further way through the same package")
def test_a_system_that_takes_nothing_is_told_of_and_the_notice_goes_when_it_does(few):
    few.page.evaluate("judge.refuses = true")
    few.exercise("wa-whose-goal").locator("input[value=a]").check()
    few.settle()
    assert "did not take your last answers (101 General exception)" in few.notices()
    few.page.evaluate("judge.refuses = false")
    few.exercise("wa-whose-goal").locator("input[value=b]").check()
    few.settle()
    assert few.notices() == ""


@pytest.mark.parametrize(
    "text",
    some_now(
        ["{", '{"v":1,"id":"a-other","t":1,"a":{},"c":[],"o":[]}', "[1]", '{"v":1,"t":1}'],
        1,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_what_cannot_be_read_from_the_system_is_set_aside_and_told(context, site, text):
    record = json.dumps({"cmi.suspend_data": text})
    context.add_init_script(f"localStorage['lms:record'] ??= {json.dumps(record)}")
    package = PackageInSystem(context.new_page(), f"{site}/few.html").open()
    assert "could not be read, or belongs to another assignment" in package.notices()
    assert package.frame.evaluate("localStorage.getItem('suspended:unreadable')") == text


@pytest.mark.whole("a further way through the same package")
def test_without_a_learning_system_the_page_says_so_and_keeps_answers_in_the_browser(page, site):
    package = PackageInSystem(page, f"{site}/few/index.html").open()
    assert "No learning system answers this page" in package.notices()
    package.exercise("wa-whose-goal").locator("input[value=a]").check()
    package.open()
    expect(package.exercise("wa-whose-goal").locator("input[value=a]")).to_be_checked()


def test_students_at_one_computer_and_packages_of_one_system_do_not_see_each_others_answers(few, site):
    few.exercise("wa-late-again").locator("input[value=a]").check()
    few.leave()
    few.page.evaluate("localStorage.removeItem('lms:record')")
    for address in ("few-otto.html", "graded.html"):
        other = PackageInSystem(few.page, f"{site}/{address}").open()
        expect(other.exercise("wa-late-again").locator("input:checked")).to_have_count(0)


def test_no_name_in_the_browsers_storage_is_one_of_the_books(few):
    few.exercise("wa-late-again").locator("input[value=a]").check()
    few.exercise("ao-shared-share").locator("input").fill("0.09")
    few.page.wait_for_timeout(100)
    names = set(few.page.evaluate("Object.keys(localStorage)")) - {"lms:record"}
    assert {name.rpartition(":")[0] for name in names} == {f"psychotherapy-relationship:scorm:{FEW.id}"}


def test_the_numbers_and_the_code_of_the_response_file_follow_from_the_systems_student(page, site):
    package = PackageInSystem(page, f"{site}/all.html").open()
    package.answer("wa-late-again", {"choice": "b"})
    answers = package.frame.locator(".my-answers")
    answers.scroll_into_view_if_needed()
    package.frame.locator("[data-widget=my_answers][data-live]").wait_for()
    answers.get_by_role("button", name="Download my answers").click()
    with page.expect_download() as caught:
        answers.get_by_role("button", name="Download all the same").click()
    response = read_response(caught.value.path().read_bytes())
    assert (response.assignment_id, response.code, response.variants) == (ALL.id, "mina.b", numbers_of("mina.b"))
    assert response.answers == {"wa-late-again": {"choice": "b"}}


@pytest.mark.whole("a further way through the same package")
def test_my_answers_does_not_say_in_a_learning_system_that_nobody_sees_them(few):
    answers = few.frame.locator(".my-answers")
    assert "nobody sees it" not in (answers.text_content() or "")
    assert "Your learning system and this browser keep your answers" in (answers.text_content() or "")


def test_the_page_is_accessible_and_fits(context, site):
    page = context.new_page()
    PackageInSystem(page, f"{site}/few/index.html").open()
    page.locator("[data-widget=my_answers]").scroll_into_view_if_needed()
    page.locator("[data-widget=my_answers][data-live]").wait_for()
    for _ in each_setting(page):
        assert faults_of(page, rules=None) == []
        assert sideways(page) <= 0

"""The students' page of an assignment: what a link shows, whose numbers they are, and what comes back."""

from __future__ import annotations

import json
import re
import time
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import expect

from tests.accessibility import each_setting, faults_of, sideways
from tests.browser_fixtures import add_styles
from tests.classroom.samples import answers_with_full_marks, sample_assignment, sample_bank
from tests.layers import some_now
from tests.my_answers.my_answers_site import ASSIGNMENT, CHAPTER, AnswersOnPage, envelope, put, write_site
from tests.server import serve
from widgets.classroom.assignments.assignment import Assignment, make_assignment
from widgets.classroom.assignments.variants import shuffled, variant_number
from widgets.classroom.collecting.response_file import read_response
from widgets.classroom.grading.grade import grade_answer

BANK = sample_bank()
ITEMS = ["wa-late-again", "ao-shared-share", "wa-say-why"]
SAME = make_assignment("Week 3", ITEMS, BANK, due="1 December, noon")
VARIED = make_assignment("Week 3", ITEMS, BANK, variants=True)
HOSTILE = "<img src=x onerror=alert(1)>"
WITHOUT_EXERCISES = {"include": [[".assignment"]], "exclude": [[".exercise"]]}  # which are judged by themselves


def number_of(code: str) -> int:
    return variant_number(VARIED.id, code, "ao-shared-share", 3)


# Codes with different numbers, found by trying.
MINA = "mina"
OTHER = next(code for code in ("otto", "noor", "ada", "eli") if number_of(code) != number_of(MINA))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("assignment")
    write_site(folder)
    with serve(folder) as address:
        yield address


def link_to(assignment: Assignment, /, **changes: str) -> str:
    return f"#{urlencode({**assignment.to_link_parameters(), **changes})}"


class AssignmentOnPage(AnswersOnPage):
    """The page, used as a student does."""

    def visit(self, after: str = "") -> AssignmentOnPage:
        self.visits = getattr(self, "visits", 0) + 1  # or a browser would only follow the part behind the #
        self.page.goto(f"{self.address}?visit={self.visits}{after}")
        self.page.locator(".assignment[data-live]").wait_for()
        return self

    def give_code(self, code: str) -> AssignmentOnPage:
        form = self.page.get_by_role("form", name="Your code")
        form.get_by_label("Code").fill(code)
        form.get_by_role("button", name="Show my exercises").click()
        return self

    def notices(self) -> str:
        return self.page.locator(".assignment > [data-slot=notices]").inner_text()

    def ids(self) -> list[str]:
        self.wait()
        return self.page.locator("[data-item]").evaluate_all("forms => forms.map(form => form.dataset.item)")

    def given_number(self) -> str:
        """The number in the prompt of the exercise that has several."""
        return self.exercise("ao-shared-share").locator("[data-slot=value-r]").text_content() or ""


@pytest.fixture
def work(page, site):
    return AssignmentOnPage(page, f"{site}/{ASSIGNMENT}")


# The link


def test_a_link_shows_title_date_sum_and_the_exercises_in_their_order(work):
    work.visit(link_to(SAME))
    assert work.ids() == ITEMS
    page = work.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Week 3")
    assert page.title() == "Week 3"
    expect(page.get_by_text("Due: 1 December, noon")).to_be_visible()
    # 1 + 1 + 3 points and 2 minutes each, as the samples say
    expect(page.get_by_text("3 exercises, 5 points, about 6 minutes.")).to_be_visible()
    headings = page.get_by_role("article").get_by_role("heading", level=2)
    expect(headings.filter(has_text="Exercise")).to_have_text(["Exercise 1 of 3", "Exercise 2 of 3", "Exercise 3 of 3"])


def test_my_answers_hands_in_for_the_assignment_that_the_instructor_made(work):
    work.visit(link_to(SAME)).choose("wa-late-again", "b")
    work.wait().sign("mina")
    name, data = work.response_file()
    response = read_response(data)
    assert name == f"answers-{SAME.id}-mina.json"
    assert (response.assignment_id, response.assignment_title, response.edition) == (SAME.id, "Week 3", BANK.edition)
    assert response.answers == {"wa-late-again": {"choice": "b"}}
    assert response.variants == {"ao-shared-share": 0}


def test_every_sample_exercise_can_be_answered_and_is_graded_in_full(work, context):
    assignment = sample_assignment()
    numbers = {
        name: variant_number(assignment.id, MINA, name, len(item.get("variants", [])))
        for name, item in BANK.items.items()
    }
    for name, answer in answers_with_full_marks(BANK, numbers).items():
        suffix = f".{numbers[name]}" if len(BANK.item(name).get("variants", [])) > 1 else ""
        put(context, f"exercise-{name}@{assignment.id}{suffix}", envelope({"answer": answer, "checked": False}))
    put(context, "my-answers", envelope({"code": MINA, "name": ""}, "my_answers"))
    work.visit(link_to(assignment)).wait()
    response = read_response(work.download("Download my answers")[1])
    assert response.assignment_id == assignment.id
    for name, answer in response.answers.items():
        grade = grade_answer(BANK.item(name), BANK.key(name), answer, response.variants.get(name, 0))
        assert grade.status == "awaiting" or grade.points == grade.out_of, name
    assert len(response.answers) == len(BANK.items)


@pytest.mark.whole("a further way through the same page")
def test_without_variants_answers_are_those_of_the_chapter(work, site):
    work.visit(link_to(SAME)).choose("wa-late-again", "b")
    chapter = AnswersOnPage(work.page, f"{site}/{CHAPTER}").open()
    assert chapter.row("wa-late-again") == "answered"


@pytest.mark.whole("a further way through the same page")
def test_the_link_stays_in_the_address(work):
    work.visit(link_to(SAME)).wait()
    work.page.evaluate("location.hash = '#main-content'")
    expect(work.page).to_have_url(re.compile("assignment=1&title=Week"))
    work.reload()
    assert work.ids() == ITEMS


@pytest.mark.whole("a further way through the same page")
def test_another_link_on_the_same_page_shows_the_other_assignment(work):
    other = make_assignment("Week 4", ["wa-whose-goal"], BANK)
    work.visit(link_to(SAME)).wait()
    work.page.evaluate("hash => { location.hash = hash; }", link_to(other))
    expect(work.page.get_by_role("heading", level=1)).to_have_text("Week 4")
    assert work.ids() == ["wa-whose-goal"]


@pytest.mark.whole("a further way through the same page")
def test_unknown_exercises_are_named_and_the_others_shown(work):
    work.visit(link_to(SAME, items="wa-late-again.wa-gone.wa-lost"))
    assert "These exercises are not in this edition of the book: wa-gone, wa-lost." in work.notices()
    assert work.ids() == ["wa-late-again"]
    work.sign("mina")
    whole = make_assignment("Week 3", ["wa-late-again"], BANK).id
    assert read_response(work.response_file()[1]).assignment_id != whole


def test_where_no_exercise_is_there_it_says_so(work):
    work.visit(link_to(SAME, items="wa-gone"))
    assert "None of the exercises is in this edition" in work.notices()


@pytest.mark.whole("a further way through the same page")
def test_another_edition_is_told_and_shown(work):
    work.visit(link_to(SAME, edition="ffffffffffff"))
    assert f"another edition of the exercises (ffffffffffff; here is {BANK.edition})" in work.notices()
    assert work.ids() == ITEMS


@pytest.mark.parametrize(
    ("changes", "told"),
    some_now(
        [
            ({"assignment": "3"}, "made by another edition of this book (version “3”)"),
            ({"title": "x" * 121}, "a title of at most 120 letters"),
            ({"due": "x" * 121}, "longer than a date"),
            ({"items": ""}, "names no exercise"),
            ({"items": HOSTILE}, f"“{HOSTILE}” is no name of an exercise"),
            ({"items": "wa-late-again.wa-late-again"}, "names “wa-late-again” twice"),
            ({"variants": HOSTILE}, f"says “{HOSTILE}” where"),
            ({"edition": "x" * 20_000}, "no link of this book has more than 20000"),
        ],
        2,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_a_broken_link_says_what_is_wrong_and_offers_another_way(work, changes, told):
    work.visit(link_to(SAME, **changes))
    assert told in work.notices()
    expect(work.page.get_by_role("form", name="Open an assignment")).to_be_visible()
    assert work.page.locator("main img[src=x]").count() == 0


def test_a_hostile_title_is_text(work):
    work.visit(link_to(SAME, title=HOSTILE, due=HOSTILE, edition=HOSTILE)).wait()
    expect(work.page.get_by_role("heading", level=1)).to_have_text(HOSTILE)
    assert work.page.locator("main img[src=x]").count() == 0
    work.sign("mina")
    assert read_response(work.response_file()[1]).assignment_title == HOSTILE
    _, receipt = work.download("Download a receipt to read and keep")
    assert HOSTILE.encode() not in receipt
    assert b"&lt;img" in receipt


# Whose numbers


def test_the_code_is_asked_for_before_anything_is_shown(work):
    work.visit(link_to(VARIED))
    assert work.page.locator("[data-item]").count() == 0
    work.give_code("  ")
    expect(work.page.get_by_role("alert").filter(has_text="Write your code first")).to_be_visible()
    assert work.page.locator("[data-item]").count() == 0


def test_a_student_gets_the_numbers_and_the_order_that_python_says(work):
    work.visit(link_to(VARIED)).give_code(f" {MINA.upper()} ").wait()
    assert work.given_number() == str(BANK.item("ao-shared-share")["variants"][number_of(MINA)]["r"])
    order = work.exercise("wa-late-again").locator("input[type=radio]").evaluate_all("all => all.map(one => one.value)")
    assert order == shuffled(["a", "b", "c"], VARIED.id, MINA, "wa-late-again")


def test_the_code_is_given_by_keyboard_alone(work):
    work.visit(link_to(VARIED))
    work.page.get_by_role("form", name="Your code").get_by_label("Code").focus()
    work.page.keyboard.type(MINA)
    work.page.keyboard.press("Enter")
    assert work.ids() == ITEMS


@pytest.mark.whole("a further way through the same page")
def test_the_file_says_which_numbers_were_answered(work):
    work.visit(link_to(VARIED)).give_code(MINA).write("ao-shared-share", "0.16")
    response = read_response(work.wait().response_file()[1])
    assert (response.code, response.variants) == (MINA, {"ao-shared-share": number_of(MINA)})
    assert response.answers == {"ao-shared-share": {"text": "0.16"}}


@pytest.mark.whole("a further way through the same page")
def test_the_receipt_asks_with_the_students_numbers(work):
    work.visit(link_to(VARIED)).give_code(MINA).wait().response_file()
    _, receipt = work.download("Download a receipt to read and keep")
    value = BANK.item("ao-shared-share")["variants"][number_of(MINA)]["r"]
    assert f"At a correlation of {value}, what share" in receipt.decode()


def test_code_and_answers_are_there_again_on_the_next_visit(work):
    work.visit(link_to(VARIED)).give_code(MINA).write("ao-shared-share", "0.16")
    work.wait()
    work.reload()
    assert work.row("ao-shared-share") == "answered"
    assert work.exercise("ao-shared-share").locator("[name=text]").input_value() == "0.16"
    assert work.kept(f"exercise-ao-shared-share@{VARIED.id}.{number_of(MINA)}")["state"]["answer"] == {"text": "0.16"}


def test_answers_with_numbers_of_ones_own_are_kept_apart_from_the_chapters(work, site):
    work.visit(link_to(VARIED)).give_code(MINA).choose("wa-late-again", "b")
    assert AnswersOnPage(work.page, f"{site}/{CHAPTER}").open().row("wa-late-again") == "no answer yet"


def test_another_code_is_warned_of_and_shows_other_numbers_without_the_old_answer(work):
    work.visit(link_to(VARIED)).give_code(MINA).write("ao-shared-share", "0.16")
    before = work.given_number()
    work.page.get_by_role("button", name="Use another code").click()
    expect(work.page.get_by_text("With another code you get other numbers.")).to_be_visible()
    work.give_code(OTHER)
    expect(work.page.get_by_text(f"Your code is {OTHER}.")).to_be_visible()
    assert work.given_number() != before
    assert work.wait().row("ao-shared-share") == "no answer yet"
    work.page.get_by_role("button", name="Use another code").click()
    work.give_code(MINA)
    expect(work.page.get_by_text(f"Your code is {MINA}.")).to_be_visible()
    assert work.given_number() == before
    assert work.wait().row("ao-shared-share") == "answered"


@pytest.mark.whole("a further way through the same page")
def test_the_same_code_again_changes_nothing(work):
    work.visit(link_to(VARIED)).give_code(MINA).wait()
    work.page.get_by_role("button", name="Use another code").click()
    expect(work.page.get_by_role("form", name="Your code").get_by_label("Code")).to_have_value(MINA)
    work.give_code(f"{MINA} ")
    expect(work.page.get_by_role("form", name="Your code")).to_be_hidden()
    assert work.ids() == ITEMS


@pytest.mark.whole("a further way through the same page")
def test_the_code_of_these_numbers_cannot_be_changed_below_them(work):
    work.visit(link_to(VARIED)).give_code(MINA).wait()
    field = work.root.get_by_label("Code", exact=True)
    expect(field).to_have_value(MINA)
    expect(field).not_to_be_editable()
    expect(field).to_have_accessible_description(re.compile("Change it at the top of this page"))


@pytest.mark.whole("a further way through the same page")
def test_another_code_from_another_tab_shows_its_numbers(work, context, site):
    work.visit(link_to(VARIED)).give_code(MINA).wait()
    AnswersOnPage(context.new_page(), f"{site}/{CHAPTER}").open().sign(OTHER)
    expect(work.page.get_by_text(f"Your code is {OTHER}.")).to_be_visible()


@pytest.mark.whole("a further way through the same page")
def test_when_everything_is_deleted_the_code_is_asked_for_again_and_undo_brings_all_back(work):
    work.visit(link_to(VARIED)).give_code(MINA).choose("wa-late-again", "b")
    work.wait().press("Delete everything")
    work.press("Delete it now")
    ours = "Object.keys(localStorage).filter(name => name.startsWith('psychotherapy-relationship:'))"
    assert work.page.evaluate(ours) == []
    expect(work.page.get_by_role("form", name="Your code")).to_be_visible()
    expect(work.page.locator("[data-item=wa-late-again]")).to_be_hidden()
    work.press("Download my answers")
    expect(work.root.get_by_label("Code", exact=True)).to_have_accessible_description(re.compile("at the top"))
    work.press("Undo")
    expect(work.page.get_by_role("form", name="Your code")).to_be_hidden()
    assert work.row("wa-late-again") == "answered"
    expect(work.exercise("wa-late-again").locator("input[value=b]")).to_be_checked()


@pytest.mark.whole("a further way through the same page")
def test_answers_for_other_numbers_do_not_come_in_by_a_file(work, browser, site):
    work.visit(link_to(VARIED)).give_code(MINA).write("ao-shared-share", "0.16")
    work.choose("wa-late-again", "b")
    saved = work.wait().download("Save to a file")[1]
    other = AssignmentOnPage(browser.new_page(), f"{site}/{ASSIGNMENT}").visit(link_to(VARIED)).give_code(OTHER)
    told = other.wait().load(saved)
    assert "Answers taken from the file: 1." in told
    assert "“How much is shared?” was answered for other numbers" in told
    expect(other.root.get_by_label("Code", exact=True)).to_have_value(OTHER)


# Opened without a link


def test_without_a_link_the_last_assignment_can_be_continued(work):
    work.visit(link_to(SAME)).wait()
    work.visit()
    link = work.page.get_by_role("link", name="Week 3")
    link.click()
    assert work.ids() == ITEMS


def test_a_first_visit_without_a_link_says_how_it_is_opened(work):
    work.visit()
    expect(work.page.get_by_text("Open it by the link that you were given.")).to_be_visible()
    expect(work.page.get_by_text("Continue:")).to_be_hidden()


@pytest.mark.parametrize(
    "kept",
    some_now(
        ["{", envelope({"link": 3}, "assignment"), envelope({"link": HOSTILE}, "assignment")],
        1,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_a_hostile_memory_offers_nothing(work, context, kept):
    put(context, "assignment", kept)
    work.visit()
    expect(work.page.get_by_text("Continue:")).to_be_hidden()


@pytest.mark.whole("a further way through the same page")
def test_a_file_is_opened_and_its_link_put_into_the_address(work):
    work.visit()
    upload = {"name": "assignment.json", "mimeType": "application/json", "buffer": SAME.to_json().encode()}
    work.page.get_by_label("Or choose the file").set_input_files(upload)  # type: ignore[arg-type]
    assert work.ids() == ITEMS
    work.reload()
    assert work.ids() == ITEMS


@pytest.mark.parametrize(
    "pasted",
    some_now(
        [SAME.to_json(), f"See https://book.example/classroom/assignment.html{link_to(SAME)}"],
        1,
        "a link is read as the one in the address",
    ),
)
def test_a_pasted_file_or_link_is_opened(work, pasted):
    work.visit()
    work.page.get_by_label("Paste the link").fill(pasted)
    work.page.get_by_role("button", name="Open", exact=True).click()
    assert work.ids() == ITEMS


@pytest.mark.parametrize(
    "damaged",
    some_now(
        [link_to(SAME).replace("&", "&amp;"), link_to(SAME)[:60], f"#{quote(link_to(SAME)[1:], safe='')}"],
        1,
        "a few are refused now; what is read is tested without a page, too",
    ),
    ids=["markup", "cut", "encoded"],
)
def test_a_link_that_was_damaged_on_its_way_says_so_and_shows_nothing_of_it(work, damaged):
    work.visit(damaged)
    assert "The link was cut or changed on its way" in work.notices()
    assert work.page.locator("[data-item]").count() == 0


@pytest.mark.whole("a further way through the same page")
def test_a_long_paste_and_a_large_file_are_refused_at_once(work):
    work.visit()
    work.page.get_by_label("Paste the link").evaluate("area => { area.value = '#'.repeat(100_000); }")
    began = time.monotonic()
    work.page.get_by_role("button", name="Open", exact=True).click()
    assert "This is no assignment." in work.notices()
    large = {"name": "assignment.json", "mimeType": "application/json", "buffer": b"#" * 1_000_000}
    work.page.locator("input[name=file]").set_input_files(large)
    expect(work.page.get_by_text("no assignment of this book has more than 200000")).to_be_visible()
    assert time.monotonic() - began < 5  # seconds; it took 25, and had no end


@pytest.mark.parametrize(
    "spaced", some_now([False, True], [True], "wider letters need more room"), ids=["plain", "spaced"]
)
def test_without_a_link_nothing_is_wider_than_a_narrow_screen(work, spaced):
    work.page.set_viewport_size({"width": 320, "height": 700})
    work.visit()
    if spaced:  # as WCAG 1.4.12 asks
        spacing = "letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important"
        add_styles(work.page, f"* {{ {spacing} }}")
    assert work.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("pasted", "told"),
    some_now(
        [
            ("Dear students, see the syllabus.", "This is no assignment."),
            (SAME.to_json().replace("Week 3", "Week 4"), "Somebody has changed it by hand"),
            (json.dumps({**json.loads(SAME.to_json()), "version": 3}), "another edition of this book (version “3”)"),
            (json.dumps({**json.loads(SAME.to_json()), "items": 3}), "The file is damaged"),
        ],
        1,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_what_is_pasted_and_is_none_is_refused(work, pasted, told):
    work.visit()
    work.page.get_by_label("Paste the link").fill(pasted)
    work.page.get_by_role("button", name="Open", exact=True).click()
    assert told in work.notices()


# When something fails


@pytest.mark.whole("a further way through the same page")
def test_an_exercise_that_does_not_come_is_named_and_the_others_are_there(work):
    work.page.route("**/forms/wa-say-why.txt", lambda route: route.abort())
    work.visit(link_to(SAME))
    assert work.ids() == ["wa-late-again", "ao-shared-share"]
    assert "These exercises could not be loaded: Say why." in work.notices()
    work.page.unroute("**/forms/wa-say-why.txt")
    work.page.get_by_role("button", name="Try again").click()
    expect(work.page.locator("[data-item=wa-say-why]")).to_be_visible()
    assert work.ids() == ITEMS
    assert work.notices() == ""
    work.page.watcher.errors.clear()  # the request that was stopped


def test_where_the_exercises_cannot_be_loaded_it_says_so_and_shows_them_after_another_try(work):
    work.page.route("**/bank.json", lambda route: route.fulfill(status=503))
    work.page.goto(work.address + link_to(SAME))
    expect(work.page.get_by_text("The exercises could not be loaded (bank.json: 503).")).to_be_visible()
    work.page.unroute("**/bank.json")
    work.page.get_by_role("button", name="Try again").click()
    expect(work.page.locator("[data-item=wa-say-why]")).to_be_visible()
    work.page.watcher.errors.clear()  # the request that failed


@pytest.mark.whole("a further way through the same page")
def test_where_the_module_of_the_exercises_does_not_come_it_says_so_and_they_live_after_another_try(work):
    work.page.route("**/exercise/exercise.js", lambda route: route.fulfill(status=503))
    work.page.goto(work.address + link_to(SAME))
    notice = work.page.locator(".book-notice[data-kind=unavailable]").first
    expect(notice).to_contain_text("The live form could not be loaded.")
    work.page.unroute("**/exercise/exercise.js")
    notice.get_by_role("button", name="Try again").click()
    assert work.ids() == ITEMS
    expect(work.page.locator("[data-widget=exercise][data-live]")).to_have_count(3)
    work.page.watcher.errors.clear()  # the module that failed


@pytest.mark.whole("a further way through the same page")
def test_where_nothing_can_be_stored_the_page_works_and_another_code_waits(work, context):
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    work.visit(link_to(VARIED)).give_code(MINA).write("ao-shared-share", "0.16")
    work.wait()
    assert work.row("ao-shared-share") == "answered"
    assert work.response()["student"] == {"code": MINA, "name": ""}
    work.page.get_by_role("button", name="Use another code").click()
    work.give_code(OTHER)
    expect(work.page.get_by_role("alert").filter(has_text="This browser keeps nothing")).to_be_visible()
    assert work.row("ao-shared-share") == "answered"
    work.page.watcher.errors.clear()  # the theme's own use of the storage


def test_without_scripts_a_sentence_says_what_is_needed(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/{ASSIGNMENT}")
    # Playwright switches scripts off after the browser has decided not to show this.
    assert "scripts, which are switched off in this browser" in (
        page.locator(".assignment noscript").text_content() or ""
    )
    expect(page.get_by_role("form", name="Open an assignment")).to_be_hidden()


# How it looks and reads


def test_the_page_has_no_accessibility_fault_in_any_state(work):
    for step in (
        lambda: work.visit(link_to(VARIED, items=f"wa-gone.{'.'.join(ITEMS)}")),
        lambda: work.give_code(MINA).wait(),
        lambda: work.page.get_by_role("button", name="Use another code").click(),
        work.visit,
    ):
        step()
        for _ in each_setting(work.page):
            assert faults_of(work.page, within=WITHOUT_EXERCISES) == []
            assert sideways(work.page) <= 0

"""*My answers* at the end of a chapter's exercises, used as a student uses it."""

from __future__ import annotations

import hashlib
import json
import re

import pytest
from lxml import html
from playwright.sync_api import expect

from tests.accessibility import each_setting, faults_of, sideways
from tests.browser_fixtures import wait_until
from tests.classroom.samples import answers_with_full_marks, sample_bank
from tests.layers import some_now
from tests.my_answers.my_answers_site import CHAPTER, AnswersOnPage, envelope, put, write_site
from tests.server import serve
from widgets.classroom.assignments.assignment import chapter_assignment
from widgets.classroom.collecting.response_file import read_response, response_name
from widgets.classroom.strict_json import read_text
from widgets.exercise.exercise import Exercise
from widgets.my_answers.my_answers import MyAnswers

BANK = sample_bank()
ASSIGNMENT = chapter_assignment("working_alliance", BANK)
FULL = {name: answer for name, answer in answers_with_full_marks(BANK).items() if name in ASSIGNMENT.items}
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\"'&"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("my_answers")
    write_site(folder)
    with serve(folder) as address:
        yield address


@pytest.fixture
def answers(page, site):
    return AnswersOnPage(page, f"{site}/{CHAPTER}")


def full_device(context) -> None:
    """A device on which every exercise of the chapter is answered."""
    for name, answer in FULL.items():
        put(context, f"exercise-{name}", envelope({"answer": answer, "checked": False}))


def forbid_storage(context) -> None:
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )


def fill_storage(context) -> None:
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )


# How much is done


def test_it_says_how_much_is_done_and_follows_at_once(answers):
    answers.open()
    assert answers.text("done") == "0 of 16 exercises have an answer."
    answers.choose("wa-late-again", "b")
    assert answers.text("done") == "1 of 16 exercises have an answer."
    progress = answers.root.get_by_role("progressbar", name="1 of 16 exercises have an answer.")
    assert progress.evaluate("bar => [bar.value, bar.max]") == [1, 16]


@pytest.mark.whole("a further way through the same list")
def test_each_exercise_is_blank_answered_or_checked(answers):
    answers.open()
    answers.choose("wa-whose-goal", "a")
    answers.choose("wa-late-again", "b")
    answers.exercise("wa-whose-goal").get_by_role("button", name="Check").click()
    rows = [answers.row(name) for name in ("wa-whose-goal", "wa-late-again", "wa-say-why")]
    assert rows == ["answered and checked", "answered", "no answer yet"]


@pytest.mark.whole("a further way through the same list")
def test_spaces_are_no_answer(answers):
    answers.open()
    answers.write("wa-say-why", "   ")
    assert answers.row("wa-say-why") == "no answer yet"


def test_answers_of_an_earlier_visit_are_there_at_once(answers):
    answers.open()
    answers.write("wa-say-why", "So that people read.")
    answers.reload()
    assert answers.text("done") == "1 of 16 exercises have an answer."
    assert answers.text("saved") == "What you saved before is here again."


@pytest.mark.whole("a further way through the same list")
def test_it_says_when_it_was_last_saved(answers):
    answers.open()
    assert answers.text("saved") == ""
    answers.choose("wa-late-again", "b")
    expect(answers.root.locator("[data-slot=saved]")).to_have_text(re.compile(r"^Last saved at \d\d:\d\d( [AP]M)?\.$"))


@pytest.mark.whole("a further way through the same list")
def test_it_says_plainly_where_answers_are_kept(answers):
    answers.open()
    assert "kept in this browser on this device and nowhere else" in answers.root.inner_text()


@pytest.mark.whole("a further way through the same list")
def test_the_way_on_leads_to_the_first_exercise_without_an_answer(answers):
    answers.open()
    answers.choose("wa-whose-goal", "a")
    link = answers.root.locator("[data-slot=resume]").get_by_role("link")
    expect(link).to_have_text("Late again")
    link.click()
    assert answers.page.evaluate("document.activeElement.dataset.item") == "wa-late-again"
    expect(answers.page.locator("[data-item=wa-late-again]")).to_be_in_viewport()


@pytest.mark.whole("a further way through the same list")
def test_when_all_is_done_it_says_so(context, answers):
    full_device(context)
    answers.open()
    assert answers.text("done") == "16 of 16 exercises have an answer."
    assert answers.text("resume") == "Every exercise has an answer."


@pytest.mark.whole("a further way through the same list")
def test_the_list_leads_to_an_exercise_by_keyboard_and_keeps_the_address(answers):
    answers.open()
    before = answers.page.url
    answers.root.get_by_role("link", name="Say why").focus()
    answers.page.keyboard.press("Enter")
    assert answers.page.evaluate("document.activeElement.dataset.item") == "wa-say-why"
    answers.page.keyboard.press("Tab")
    assert answers.page.evaluate("document.activeElement.name") == "text"
    assert answers.page.url == before


def test_two_tabs_agree(answers, context, site):
    answers.open()
    other = AnswersOnPage(context.new_page(), f"{site}/{CHAPTER}").open()
    other.choose("wa-late-again", "b")
    expect(answers.root.locator("[data-slot=done]")).to_have_text("1 of 16 exercises have an answer.")
    answers.sign("mina")
    expect(other.root.get_by_label("Code", exact=True)).to_have_value("mina")


# Storage that does not work


@pytest.mark.parametrize(
    "break_storage", some_now([forbid_storage, fill_storage], 1, "the other way to refuse is heard in the same place")
)
def test_where_nothing_can_be_stored_it_still_counts_and_says_so(context, answers, break_storage):
    break_storage(context)
    answers.open()
    answers.choose("wa-late-again", "b")
    assert answers.text("done") == "1 of 16 exercises have an answer."
    assert "This browser is not keeping your answers" in answers.text("saved")
    answers.sign("mina")
    assert answers.response()["answers"] == {"wa-late-again": {"choice": "b"}}
    answers.page.watcher.errors.clear()  # the theme's own use of the storage


@pytest.mark.whole("a further way through the same list")
def test_an_answer_given_before_it_came_near_counts_where_nothing_can_be_stored(context, answers):
    forbid_storage(context)
    answers.page.set_viewport_size({"width": 1280, "height": 400})
    answers.page.goto(answers.address)
    answers.choose("wa-whose-goal", "a")
    assert answers.page.locator("[data-widget=my_answers][data-started]").count() == 0
    answers.wait()
    assert answers.row("wa-whose-goal") == "answered"
    answers.page.watcher.errors.clear()  # the theme's own use of the storage


@pytest.mark.parametrize(
    "state",
    some_now(
        [
            "{not json",
            "42",
            "null",
            envelope(None),
            envelope({"answer": {"choice": HOSTILE}, "checked": True}),
            envelope({"answer": [1, 2], "checked": "yes"}),
            envelope({"answer": {"__proto__": {"choice": "a"}}}),
            envelope({"answer": {"choice": {"toString": "a"}}}),
        ],
        2,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_a_hostile_state_is_no_answer_and_breaks_nothing(context, answers, state):
    put(context, "exercise-wa-late-again", state)
    answers.open()
    assert answers.row("wa-late-again") == "no answer yet"
    assert answers.page.locator(".my-answers img").count() == 0
    answers.sign("mina")
    assert answers.response()["answers"] == {}


# The file to hand in


def test_the_file_is_read_by_the_grader_and_holds_every_answer(context, answers):
    full_device(context)
    answers.open().sign(" mina.b ", "Mina  B.")
    name, data = answers.download("Download my answers")
    response = read_response(data)
    assert name == response_name(ASSIGNMENT.id, "mina.b")
    assert response.answers == FULL
    assert (response.assignment_id, response.assignment_title) == (ASSIGNMENT.id, ASSIGNMENT.title)
    assert (response.edition, response.code, response.student_name) == (BANK.edition, "mina.b", "Mina B.")
    assert not response.edited


@pytest.mark.whole("the file is compared with Python's in tests/twins, too")
def test_the_digest_is_that_of_the_payload_as_a_text(answers):
    answers.open().sign("mina")
    answers.write("wa-say-why", '“Ä” \u2028 🙂 \\u0041 \\ " </script>')
    _, data = answers.response_file()
    file = read_text(data.decode())
    assert file["sha256"] == hashlib.sha256(file["payload"].encode()).hexdigest()
    assert read_text(file["payload"])["answers"]["wa-say-why"] == {"text": '“Ä” \u2028 🙂 \\u0041 \\ " </script>'}


@pytest.mark.whole("the file is compared with Python's in tests/twins, too")
def test_on_plain_http_without_webcrypto_the_file_is_the_same(context, answers):
    context.add_init_script("Object.defineProperty(window, 'crypto', { value: {} })")
    answers.open().sign("mina")
    answers.choose("wa-late-again", "b")
    file = json.loads(answers.response_file()[1])
    assert file["sha256"] == hashlib.sha256(file["payload"].encode()).hexdigest()


def test_without_a_code_it_says_so_and_goes_to_the_field(answers):
    answers.open().press("Download my answers")
    field = answers.root.get_by_label("Code", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("Write your code first"))
    answers.sign("mina")
    assert answers.text("code-problem") == ""


@pytest.mark.parametrize("width", some_now([390, 1280], 1, "the other button hears it in the same way"))
def test_the_press_that_ends_the_correction_of_a_missing_code_counts(answers, width):
    answers.page.set_viewport_size({"width": width, "height": 800})
    answers.open().press("Download my answers")
    button = answers.root.get_by_role("button", name="Download my answers")
    answers.root.get_by_label("Code", exact=True).fill("mina-7")
    button.scroll_into_view_if_needed()
    place = button.bounding_box()
    answers.page.mouse.move(place["x"] + 20, place["y"] + place["height"] - 4)
    answers.page.mouse.down()
    assert button.bounding_box() == place
    answers.page.mouse.up()
    expect(answers.root.get_by_role("button", name="Download all the same")).to_be_visible()


def test_blanks_are_named_and_the_file_can_be_made_all_the_same(answers):
    answers.open().sign("mina")
    answers.choose("wa-whose-goal", "a")
    answers.press("Download my answers")
    told = answers.text("feedback")
    assert "15 of 16 exercises have no answer yet: “Late again”, “Signs of a bond”" in told
    assert "and 10 more." in told
    _name, data = answers.download("Download all the same")
    assert read_response(data).answers == {"wa-whose-goal": {"choice": "a"}}


@pytest.mark.whole("a further way through the same list")
def test_from_the_blanks_one_goes_to_the_first_of_them(answers):
    answers.open().sign("mina")
    answers.press("Download my answers")
    answers.press("Go to the first of them")
    assert answers.page.evaluate("document.activeElement.dataset.item") == "wa-whose-goal"


def test_the_file_is_made_by_keyboard_alone(answers):
    answers.open()
    answers.root.get_by_label("Code", exact=True).focus()
    answers.page.keyboard.type("mina")
    for key in ("Tab", "Tab", "Enter"):
        answers.page.keyboard.press(key)
    expect(answers.root.get_by_role("button", name="Download all the same")).to_be_focused()
    with answers.page.expect_download() as caught:
        answers.page.keyboard.press("Enter")
    assert caught.value.suggested_filename == "answers-chapter-working_alliance-mina.json"
    receipt = answers.root.get_by_role("button", name="Download a receipt")
    expect(receipt).to_be_focused()


@pytest.mark.whole("a further way through the same list")
def test_code_and_name_are_there_again_on_the_next_visit(answers):
    answers.open().sign("mina", "Mina B.")
    answers.reload()
    expect(answers.root.get_by_label("Code", exact=True)).to_have_value("mina")
    expect(answers.root.get_by_label("Name", exact=True)).to_have_value("Mina B.")
    assert answers.kept("my-answers") == {
        "version": 1,
        "widget": "my_answers",
        "state": {"code": "mina", "name": "Mina B."},
    }


def test_a_code_typed_before_the_module_is_there_counts(context, site):
    page = context.new_page()
    held = []
    page.route("**/my_answers.js", lambda route: held.append(route))  # noqa: PLW0108 (no bound built-in)
    page.goto(f"{site}/{CHAPTER}")
    field = page.locator("[name=student-code]")
    field.scroll_into_view_if_needed()
    wait_until(page, "document.querySelector('[data-widget=my_answers][data-started]') !== null")
    field.evaluate("field => { field.value = 'mina'; }")
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    AnswersOnPage(page, "").wait()
    expect(field).to_have_value("mina")


def test_a_hostile_code_is_text_in_every_file(answers):
    answers.open().sign(HOSTILE[:60], HOSTILE)
    answers.choose("wa-late-again", "b")
    name, data = answers.response_file()
    assert re.fullmatch(r"answers-chapter-working_alliance-[a-z0-9-]+\.json", name)
    assert read_response(data).code == HOSTILE[:60]
    assert answers.page.locator(".my-answers img").count() == 0


# The receipt


def receipt_of(answers) -> tuple[str, str]:
    answers.response_file()
    _, data = answers.download("Download a receipt to read and keep")
    return data.decode(), answers.text("feedback")


def test_the_receipt_tells_every_answer_in_words_and_the_digest_of_the_file(context, answers):
    full_device(context)
    answers.open().sign("mina.b", "Mina B.")
    file = json.loads(answers.response_file()[1])
    page = html.fromstring(answers.download("Download a receipt to read and keep")[1].decode())
    told = page.text_content()
    assert page.xpath("//meta[@name='generator']/@content") == ["psychotherapy-relationship/receipt"]
    assert file["sha256"] in told
    for part in (
        "mina.b",
        "Mina B.",
        "Goals",
        "Agree on what to change.",
        "I see why we do this",
        "2 clear",
        BANK.edition,
    ):
        assert part in told
    assert [title.text_content() for title in page.xpath("//h2")][:-1] == [
        f"{number}. {BANK.item(name)['title']}" for number, name in enumerate(ASSIGNMENT.items, 1)
    ]


@pytest.mark.whole("a further way through the same list")
def test_the_receipt_is_for_the_file_that_was_downloaded_also_if_an_answer_changed_since(answers):
    answers.open().sign("mina")
    answers.choose("wa-late-again", "b")
    digest = json.loads(answers.response_file()[1])["sha256"]
    answers.choose("wa-late-again", "c")
    receipt = answers.download("Download a receipt to read and keep")[1].decode()
    assert digest in receipt
    assert "Tasks" in html.fromstring(receipt).xpath("//section[2]")[0].text_content()


def test_nothing_in_a_receipt_is_markup_but_ours(answers, context):
    answers.open().sign(HOSTILE[:60], HOSTILE)
    answers.write("wa-say-why", HOSTILE)
    text, _ = receipt_of(answers)
    page = html.fromstring(text)
    assert page.xpath("//img | //script | //a | //*[@onerror]") == []
    assert HOSTILE in page.text_content()
    shown = context.new_page()
    shown.set_content(text)
    assert shown.evaluate("document.images.length + document.scripts.length") == 0


@pytest.mark.whole("a further way through the same list")
def test_the_receipt_says_which_exercises_have_no_answer_and_which_file_to_hand_in(answers):
    answers.open().sign("mina")
    text, told = receipt_of(answers)
    assert html.fromstring(text).text_content().count("No answer") == 16
    assert "The file to hand in is answers-chapter-working_alliance-mina.json" in told


@pytest.mark.whole("a further way through the same list")
def test_a_receipt_has_no_accessibility_fault(context, answers):
    full_device(context)
    answers.open().sign("mina.b", "Mina B.")
    text, _ = receipt_of(answers)
    shown = context.new_page()
    shown.set_content(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text))  # or axe could not run
    assert faults_of(shown) == []


@pytest.mark.whole("a further way through the same list")
def test_a_receipt_that_is_handed_in_is_known_as_one(answers):
    answers.open().sign("mina")
    text, _ = receipt_of(answers)
    with pytest.raises(ValueError, match="This is the receipt"):
        read_response(text.encode())


# To another device


def device_file(answers) -> str:
    return answers.download("Save to a file")[1].decode()


def test_a_file_takes_everything_to_another_device(answers, browser, site):
    answers.open().sign("mina", "Mina B.")
    answers.choose("wa-whose-goal", "a")
    answers.exercise("wa-whose-goal").get_by_role("button", name="Check").click()
    answers.write("wa-say-why", "So that people read.")
    saved = device_file(answers)
    other = AnswersOnPage(browser.new_page(), f"{site}/{CHAPTER}").open()
    assert other.load(saved) == "Answers taken from the file: 2."
    assert (other.row("wa-whose-goal"), other.row("wa-say-why")) == ("answered and checked", "answered")
    assert other.exercise("wa-say-why").locator("[name=text]").input_value() == "So that people read."
    expect(other.root.get_by_label("Code", exact=True)).to_have_value("mina")
    assert other.reload().row("wa-whose-goal") == "answered and checked"


@pytest.mark.whole("a further way through the same list")
def test_a_device_file_says_what_it_is_and_holds_no_key(answers):
    answers.open()
    answers.choose("wa-late-again", "b")
    file = json.loads(device_file(answers))
    assert (file["format"], file["version"]) == ("psychotherapy-relationship/device-state", 1)
    assert file["states"] == {"wa-late-again": {"answer": {"choice": "b"}, "checked": False}}
    assert "It is not the file to hand in." in answers.text("device")


@pytest.mark.whole("a further way through the same list")
def test_a_response_file_can_be_loaded_too(answers, browser, site):
    answers.open().sign("mina")
    answers.write("wa-say-why", "So that people read.")
    _, data = answers.response_file()
    other = AnswersOnPage(browser.new_page(), f"{site}/{CHAPTER}").open()
    assert other.load(data) == "Answers taken from the file: 1."
    assert other.row("wa-say-why") == "answered"


@pytest.mark.whole("a further way through the same list")
def test_another_answer_here_is_not_overwritten_unasked(answers):
    answers.open()
    answers.choose("wa-late-again", "b")
    saved = device_file(answers)
    answers.choose("wa-late-again", "c")
    assert "1 exercises have another answer in the file than here." in answers.load(saved)
    expect(answers.exercise("wa-late-again").locator("input[value=c]")).to_be_checked()
    answers.press("Keep mine")
    assert answers.text("device") == "Answers taken from the file: 0."
    answers.load(saved)
    answers.press("Take the file’s")
    assert answers.text("device") == "Answers taken from the file: 1."
    expect(answers.exercise("wa-late-again").locator("input[value=b]")).to_be_checked()


@pytest.mark.whole("a further way through the same list")
def test_what_does_not_fit_is_left_out_and_named(answers):
    answers.open()
    answers.choose("wa-late-again", "b")
    file = json.loads(device_file(answers))
    file["states"] = {
        "wa-say-why": {"answer": {"text": "Yes."}, "checked": False},
        "wa-signs-of-bond": {"answer": {"choices": [HOSTILE]}},
        HOSTILE: {"answer": {"choice": "a"}},
    }
    told = answers.load(json.dumps(file))
    assert "Answers taken from the file: 1. Left out: the answer to “Signs of a bond” does not fit" in told
    assert f"“{HOSTILE[:40]}…” is not among these exercises" in told
    assert answers.page.locator(".my-answers img").count() == 0


@pytest.mark.parametrize(
    ("content", "told"),
    some_now(
        [
            ("{", "The file cannot be read."),
            (b"\xff\xfe\x00", "The file cannot be read."),
            ("[]", "The file holds no answers to exercises of this book."),
            (
                json.dumps({"format": "psychotherapy-relationship/device-state", "version": 9}),
                "another edition of this book",
            ),
            ("[" * 100_000, "The file cannot be read."),
            (" " * 2_000_001, "larger than 2 million bytes"),
        ],
        2,
        "a few are refused now; what is read is tested without a page, too",
    ),
)
def test_a_file_that_is_none_is_refused_and_nothing_changes(answers, content, told):
    answers.open()
    answers.choose("wa-late-again", "b")
    assert told in answers.load(content)
    assert answers.row("wa-late-again") == "answered"


@pytest.mark.whole("the file is compared with Python's in tests/twins, too")
def test_a_response_file_that_was_changed_is_refused(answers):
    answers.open().sign("mina")
    answers.write("wa-say-why", "No.")
    _, data = answers.response_file()
    assert "Nothing was taken." in answers.load(data.replace(b"No.", b"Yes"))


# Delete everything


@pytest.mark.whole("a further way through the same list")
def test_deleting_asks_first_and_can_be_declined(answers):
    answers.open()
    answers.choose("wa-late-again", "b")
    answers.press("Delete everything")
    assert "your answers to these exercises (1)" in answers.text("device")
    expect(answers.root.get_by_role("button", name="Keep everything")).to_be_focused()
    answers.page.keyboard.press("Enter")
    expect(answers.root.get_by_role("button", name="Delete everything")).to_be_focused()
    assert answers.row("wa-late-again") == "answered"


def delete_all(answers) -> None:
    answers.press("Delete everything")
    answers.press("Delete it now")


def test_deleting_leaves_nothing_of_the_student_on_the_device(context, answers):
    put(context, "calibration", envelope({"predictions": []}, "calibration"))
    put(context, "exercise-wa-say-why:unreadable", "{broken")
    answers.open().sign("mina", "Mina B.")
    answers.choose("wa-late-again", "b")
    delete_all(answers)
    ours = "Object.keys(localStorage).filter(name => name.startsWith('psychotherapy-relationship:'))"
    assert answers.page.evaluate(ours) == []
    assert answers.text("done") == "0 of 16 exercises have an answer."
    expect(answers.exercise("wa-late-again").locator("input:checked")).to_have_count(0)
    expect(answers.root.get_by_label("Code", exact=True)).to_have_value("")
    answers.reload()
    assert answers.text("done") == "0 of 16 exercises have an answer."


@pytest.mark.whole("a further way through the same list")
def test_deleting_can_be_undone_until_the_page_is_left(context, answers):
    predictions = envelope({"predictions": [{"item": "x", "guess": 1, "low": 0, "high": 2, "truth": 1}]}, "calibration")
    put(context, "calibration", predictions)
    answers.open().sign("mina", "Mina B.")
    answers.choose("wa-late-again", "b")
    delete_all(answers)
    answers.press("Save to a file")  # another word in the same place does not take the way back
    answers.press("Undo")
    assert answers.row("wa-late-again") == "answered"
    expect(answers.exercise("wa-late-again").locator("input[value=b]")).to_be_checked()
    expect(answers.root.get_by_label("Code", exact=True)).to_have_value("mina")
    assert answers.kept("calibration") == json.loads(predictions)
    assert answers.reload().row("wa-late-again") == "answered"


@pytest.mark.whole("a further way through the same list")
def test_deleting_in_one_tab_empties_the_other(answers, context, site):
    answers.open()
    other = AnswersOnPage(context.new_page(), f"{site}/{CHAPTER}").open()
    answers.choose("wa-late-again", "b")
    expect(other.exercise("wa-late-again").locator("input[value=b]")).to_be_checked()
    delete_all(answers)
    expect(other.exercise("wa-late-again").locator("input:checked")).to_have_count(0)
    assert other.row("wa-late-again") == "no answer yet"


@pytest.mark.whole("a further way through the same list")
def test_an_answer_of_another_chapter_is_not_deleted(context, answers):
    put(context, "exercise-ao-shared-share", envelope({"answer": {"text": "0.09"}, "checked": False}))
    answers.open()
    delete_all(answers)
    assert answers.kept("exercise-ao-shared-share")["state"]["answer"] == {"text": "0.09"}


# In a notebook


@pytest.fixture
def notebook(page, site):
    """The view that a kernel sends, beside a model of the kernel's making."""
    Exercise.live.clear()
    exercise = Exercise("wa-late-again", BANK)
    exercise.answer = {"choice": "b"}
    shown = MyAnswers("working_alliance", BANK)
    shown.wants_html = True
    state = shown.get_state(["definition", "words", "html", "code", "name", "states", "asked"])
    page.goto(f"{site}/{CHAPTER}")
    page.evaluate(
        """async state => {
            const { default: module } = await import('../widgets/my_answers/my_answers.js');
            const { makeLocalModel } = await import('../widgets/host/local_model.js');
            window.model = makeLocalModel(state, () => {});
            const el = document.createElement('div');
            document.querySelector('article').replaceChildren(el);
            module.render({ model, el, signal: new AbortController().signal });
        }""",
        state,
    )
    return AnswersOnPage(page, "")


@pytest.mark.whole("in a notebook it is the same module")
def test_in_a_notebook_the_kernel_says_what_is_answered(notebook):
    assert notebook.text("done") == "1 of 16 exercises have an answer."
    expect(notebook.root.get_by_text("In this notebook your answers are with Python")).to_be_visible()
    expect(notebook.root.get_by_role("button", name="Delete everything")).to_be_hidden()
    script = "model.set('states', {'wa-say-why': {answer: {text: 'So.'}, checked: false}}); model.emit()"
    notebook.page.evaluate(script)
    assert (notebook.row("wa-late-again"), notebook.row("wa-say-why")) == ("no answer yet", "answered")


def test_in_a_notebook_the_kernel_is_asked_when_the_reader_comes_here(notebook):
    notebook.root.get_by_label("Code", exact=True).focus()
    assert notebook.page.evaluate("model.get('asked')") > 0


@pytest.mark.whole("in a notebook it is the same module")
def test_in_a_notebook_the_same_file_is_downloaded(notebook):
    notebook.sign("mina")
    _name, data = notebook.response_file()
    assert read_response(data).answers == {"wa-late-again": {"choice": "b"}}


# How it looks and reads


def test_it_has_no_accessibility_fault_in_any_state(answers):
    answers.open().press("Download my answers")
    answers.choose("wa-whose-goal", "a")
    answers.wait().sign("mina")
    answers.press("Download my answers")
    answers.press("Delete everything")
    for _ in each_setting(answers.page):
        assert faults_of(answers.page, within=".my-answers") == []
        assert sideways(answers.page) <= 0


def test_without_scripts_the_list_of_exercises_can_be_read(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/{CHAPTER}")
    root = page.locator(".my-answers")
    expect(root.get_by_role("listitem")).to_have_count(16)
    assert "kept in this browser on this device" in (root.text_content() or "")
    expect(root.get_by_role("button", name="Download my answers")).to_be_hidden()


@pytest.mark.whole("a further way through the same list")
def test_in_print_only_the_list_is_left(answers):
    answers.open()
    answers.page.emulate_media(media="print")
    expect(answers.root.get_by_role("button", name="Download my answers")).to_be_hidden()
    expect(answers.root.get_by_text("Late again", exact=True)).to_be_visible()


def test_whoever_hands_in_is_in_no_link(answers):
    answers.open().sign("mina")
    answers.page.goto(f"{answers.address}?visit#open=my-answers&v=1&code=otto")
    answers.wait()
    expect(answers.root.get_by_label("Code", exact=True)).to_have_value("mina")

"""What comes in: in any order, by any way, known by its contents, and shown as text whatever it says."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.classroom.hostile import (
    ASSIGNMENT,
    BANK,
    FREE,
    code_of,
    honest_file,
    hostile_archives,
    hostile_files,
    response,
    zipped,
)
from tests.pages.classroom_site import GradebookOnPage
from tests.pages.gradebook.given import DOWNLOAD, FILE, HOSTILE, LIST, marks_file, points_of
from widgets.classroom.assignments.assignment import chapter_assignment
from widgets.classroom.collecting.response_file import write_response
from widgets.classroom.grading.marks import Mark, Marks, write_marks


def test_the_list_says_what_each_file_was_taken_for_and_what_to_do_with_others(gradebook):
    bank = ("x.bank.json", BANK.to_json().encode())
    photo, receipt = ("photo.png", b"\x89PNG\r\n\x1a\n\xff"), ("receipt.html", hostile_files()["receipt.json"])
    gradebook.put(
        DOWNLOAD, FILE, LIST, bank, marks_file("AB", pia=(1, 1)), photo, receipt, ("a.json", honest_file("zoe"))
    )
    said = {
        entry.split("\n")[0]: entry.split("\n")[1] for entry in gradebook.slot("files").locator("li").all_inner_texts()
    }
    assert said["download.zip"] == "download of answers from Canvas: 4 files"
    assert said["assignment.json"] == f"assignment “{ASSIGNMENT.title}”: {len(ASSIGNMENT.items)} exercises"
    assert said["class.csv"] == "list of students, Canvas: 4 students"
    assert said["x.bank.json"].startswith("bank of exercises with ")
    assert said["marks-AB.json"] == "marks by AB, for 1 student"
    assert said["photo.png"].startswith("not used. This is nothing that the gradebook reads.")
    assert (
        said["receipt.html"]
        == "not used. This is the receipt, which is for the student's own records. Ask for the .json file instead."
    )
    assert said["a.json"] == "answers of a student"


def test_files_that_are_dropped_count_as_those_that_are_chosen(gradebook):
    gradebook.settle()
    script = """([name, text]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], name));
        const target = document.querySelector("[data-slot=drop]");
        for (const type of ["dragover", "drop"]) {
            target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }
    }"""
    for name, data in (FILE, ("a.json", honest_file("pia"))):
        gradebook.page.evaluate(script, [name, data.decode()])
        gradebook.file(name).wait_for()
    gradebook.settle().press(f"{FILE[0]} is mine, use it")
    gradebook.root.locator("[data-slot=asked] li").wait_for(state="detached")
    gradebook.settle()
    assert [row[1] for row in gradebook.rows()] == ["pia"]


def test_a_folder_is_dropped_whole_and_its_names_tell_who_handed_in(gradebook, tmp_path):
    for folder, code in (("Pia Roth_11_assignsubmission_file_", ""), ("Quin Lee_12_assignsubmission_file_", "quin")):
        (tmp_path / "all" / folder).mkdir(parents=True)
        (tmp_path / "all" / folder / "answers.json").write_bytes(honest_file(code))
    gradebook.put(FILE)
    box = gradebook.slot("drop").bounding_box()
    data = {"items": [], "files": [str(tmp_path / "all")], "dragOperationsMask": 1}
    session = gradebook.page.context.new_cdp_session(gradebook.page)
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 9, "y": box["y"] + 9, "data": data})
    gradebook.file("all/Quin Lee_12_assignsubmission_file_/answers.json").wait_for()
    gradebook.settle()
    assert sorted((row[0], row[1]) for row in gradebook.rows()) == [("Pia Roth", ""), ("Quin", "quin")]


def test_what_looks_like_the_instructors_is_asked_about_by_name_and_effect_and_used_by_one_press(gradebook):
    gradebook.put(DOWNLOAD, FILE, LIST, marks_file("AB", pia=(1, 1)), place="any")
    asked = gradebook.slot("asked").locator("li")
    count = f"{len(ASSIGNMENT.items)} exercises"
    assert [entry.split("\n")[0].strip() for entry in asked.all_inner_texts()] == [
        f"assignment.json: it is the assignment “{ASSIGNMENT.title}”, {count}: it decides which exercises are graded.",
        "class.csv: it is a list of students, 4 students: it decides who is in the class.",
        "marks-AB.json: these are marks by AB, for 1 student: they give points.",
    ]
    expect(gradebook.slot("grades")).to_be_hidden()
    gradebook.press("All of these are mine, use them")
    expect(asked).to_have_count(0)
    assert len(gradebook.settle().rows()) == 5  # four on the list, and the one whose file is held
    assert points_of(gradebook, "pia") == "2"


def test_a_file_that_a_student_handed_in_is_a_problem_and_gives_no_points(gradebook):
    gradebook.put(FILE, LIST).put(DOWNLOAD, marks_file("AB", pia=(1, 1)), place="any")
    gradebook.press("A student handed marks-AB.json in")
    expect(gradebook.slot("asked").locator("li")).to_have_count(0)
    assert "instructors_file" in gradebook.settle().codes()
    assert points_of(gradebook, "pia") == "waits to be marked"


@pytest.mark.whole("each hostile file is put in and taken out on the page; Python's own tests read every one of them")
def test_every_hostile_file_is_named_among_the_problems_by_its_code(gradebook):
    gradebook.put(FILE)
    given = {**hostile_files(), **hostile_archives()}
    given["assignment.zip"] = zipped({"assignment.json": given.pop("assignment.json")})  # alone it is an assignment
    missed = {}
    for name, data in given.items():
        gradebook.put((name, data))
        wanted = code_of("assignment.json" if name == "assignment.zip" else name)
        if wanted not in gradebook.codes():
            missed[name] = (wanted, gradebook.codes())
        gradebook.remove(name)
    assert missed == {}


def test_whatever_looks_like_markup_is_shown_as_text(gradebook):
    answers = {
        **response("x").answers,
        **{item_id: {"text": HOSTILE} for item_id in FREE},
        "ao-clients-needed": {"text": HOSTILE[:50]},
        "wa-late-again": {"choice": HOSTILE},
    }
    hostile = honest_file(HOSTILE, HOSTILE, answers=answers)
    other = honest_file("b", HOSTILE, assignment_title=HOSTILE, assignment_id="a-00000000")
    students = f'name,code\n"{HOSTILE.replace(chr(34), chr(34) * 2)}",q\n'.encode()
    marks = write_marks(Marks(ASSIGNMENT.id, HOSTILE[:20], {HOSTILE: {"wa-say-why": Mark({"is_plain": 1}, HOSTILE)}}))
    name = f"{HOSTILE.replace('/', '')}.json"
    gradebook.put(("other.json", other))
    assert HOSTILE in gradebook.slot("needs").inner_text()
    gradebook.put(FILE, ("class.csv", students), ("m.json", marks), (name, hostile), (f"x{name}", other))
    gradebook.root.get_by_label("Show names").check()
    for button in gradebook.part("students").locator("tbody button[data-student]").all():
        button.click()
    gradebook.part("students").locator(".gradebook__answers").first.wait_for()
    gradebook.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    gradebook.download("canvas")
    assert gradebook.root.locator("img, script:not([data-words], [data-rules], [data-as-file])").count() == 0
    assert gradebook.page.evaluate("window.hacked") is None
    assert gradebook.root.inner_text().count(HOSTILE) > 10


def test_the_students_edition_asks_for_the_bank_of_the_instructor(page, site):
    gradebook = GradebookOnPage(page, site, "student").open().put(DOWNLOAD, FILE)
    assert "Add the instructor’s bank" in gradebook.slot("needs").inner_text()
    expect(gradebook.slot("grades")).to_be_hidden()
    gradebook.put(("x.bank.json", BANK.to_json().encode()))
    assert gradebook.slot("needs").inner_text() == ""
    assert len(gradebook.rows()) == 4


def test_an_assignment_that_is_missing_is_asked_for_by_its_title(gradebook):
    gradebook.put(("a.json", honest_file("pia")))
    assert f"“{ASSIGNMENT.title}” ({ASSIGNMENT.id}), 1 file" in gradebook.slot("needs").inner_text()
    assert "assignment.json" in gradebook.slot("needs").inner_text()


def test_a_chapters_answers_need_no_assignment_file(gradebook):
    chapter = chapter_assignment("working_alliance", BANK)
    gradebook.put(("a.json", write_response(response("pia", assignment_id=chapter.id, assignment_title=chapter.title))))
    assert gradebook.slot("chosen").inner_text().startswith("Graded for the chapter “The working alliance”")
    assert len(gradebook.rows()) == 1


def test_the_assignment_last_made_in_this_browser_is_found(page, site):
    choice = {"items": list(ASSIGNMENT.items), "title": ASSIGNMENT.title, "due": "", "variants": True}
    envelope = json.dumps({"version": 1, "widget": "builder", "state": choice})
    page.add_init_script(f"localStorage['psychotherapy-relationship:assignment-builder'] = {json.dumps(envelope)}")
    gradebook = GradebookOnPage(page, site).open().put(("a.json", honest_file("pia")))
    assert "you made it in this browser" in gradebook.slot("chosen").inner_text()


def test_answers_to_two_assignments_let_the_instructor_choose(gradebook):
    chapter = chapter_assignment("working_alliance", BANK)
    other = write_response(response("quin", assignment_id=chapter.id, assignment_title=chapter.title))
    gradebook.put(FILE, ("a.json", honest_file("pia")), ("b.json", other))
    gradebook.root.locator("[name=assignment]").select_option(chapter.id)
    expect(gradebook.slot("chosen")).to_contain_text("The working alliance")
    assert {row[1] for row in gradebook.rows() if row[2] != "no usable file"} == {"quin"}

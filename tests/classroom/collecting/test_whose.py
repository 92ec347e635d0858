"""Whose work it is: never another's, however names and codes are written; and which of two hand-ins counts."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest

from tests.classroom.collecting.test_archive import INFO
from tests.classroom.hostile import (
    ASSIGNMENT,
    BANK,
    FREE,
    changed_answers,
    full_answers,
    honest_file,
    hostile_archives,
    zipped,
)
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.collecting.roster import read_roster
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.gradebook.gradebook import Gradebook

BLACKBOARD = b"Last Name\tFirst Name\tUsername\nDoe\tJay\tj_doe\nDoe\tZed\tdoe\nLee\tQuin\tq_lee\n"
MOODLE = (
    "First name,Last name,Email address\nJos\u00e9,N\u00fa\u00f1ez,jose@uni.edu\n"
    "Pia,Roth,pia@uni.edu\nAnne-Marie,Wei\u00df,am@uni.edu\n"
)
ATTEMPT = "attempt_2026-11-24-10-11-12_answers.json"
EARLY, LATE = "2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z"
OTHER = {"wa_late_again": {"choice": "a"}}


def class_of(files: dict[str, bytes], roster: bytes | str | None = None, accept: tuple[str, ...] = ()) -> Gradebook:
    listed = roster.encode() if isinstance(roster, str) else roster
    known = read_roster(listed, "class.csv") if listed else None
    return collate(ASSIGNMENT, BANK, open_downloads(files.items()), known, accept=frozenset(accept))


def statuses(book: Gradebook) -> dict[str, str]:
    return {row.name: row.status for row in book.students}


def told(book: Gradebook, code: str) -> list[tuple[str, str]]:
    return [(problem.where, problem.severity) for problem in book.problems if problem.code == code]


def saved(code: str, when: str, name: str = "", **answers: object) -> bytes:
    replaced = {item_id.replace("_", "-"): answer for item_id, answer in answers.items()}
    return honest_file(code, name, saved=when, answers={**full_answers(code), **replaced})


# a username with an underscore, and a shorter one that ends it
def test_a_username_with_an_underscore_is_never_taken_for_the_shorter_one():
    name = f"Week 3_j_doe_{ATTEMPT}"
    book = class_of({name: honest_file("", "Jay Doe")}, BLACKBOARD)
    assert statuses(book) == {"Jay Doe": "held", "Zed Doe": "nothing_handed_in", "Quin Lee": "nothing_handed_in"}
    (problem,) = [problem for problem in book.problems if problem.code == "unsure_submitter"]
    assert "Jay Doe (j_doe) or of Zed Doe (doe)" in problem.message
    assert statuses(class_of({name: honest_file("", "Jay Doe")}, BLACKBOARD, (name,)))["Jay Doe"] == "awaiting"


def test_a_username_that_one_student_alone_can_have_needs_no_question():
    book = class_of(
        {f"Week 3_q_lee_{ATTEMPT}": honest_file(""), f"Week_3_j_doe_{ATTEMPT}": honest_file("j_doe")}, BLACKBOARD
    )
    assert statuses(book) == {"Jay Doe": "awaiting", "Zed Doe": "nothing_handed_in", "Quin Lee": "awaiting"}


def test_a_username_that_ends_anothers_does_not_take_the_file_by_its_own_code():
    book = class_of({f"Week 3_j_doe_{ATTEMPT}": honest_file("doe")}, BLACKBOARD)
    assert statuses(book)["Zed Doe"] == "nothing_handed_in"
    assert [where for where, _ in told(book, "other_student")] == [f"Week 3_j_doe_{ATTEMPT}"]


def test_two_usernames_that_end_alike_are_two_students_without_a_list():
    files = {f"Week 3_{name}_{ATTEMPT}": honest_file("") for name in ("j_doe", "k_doe")}
    assert len(class_of(files).students) == 2


def test_an_attempt_with_and_one_without_its_text_file_are_one_students():
    stem = "Week_3_q_lee_attempt_2026-11-24-10-11-12"
    later = "Week_3_q_lee_attempt_2026-11-25-10-11-12_answers.json"
    files = {
        f"{stem}.txt": INFO.encode(),
        f"{stem}_answers.json": honest_file("q_lee"),
        later: honest_file("q_lee", saved=LATE),
    }
    book = class_of(files, BLACKBOARD)
    assert statuses(book)["Quin Lee"] == "awaiting"
    assert [row.file for row in book.students if row.name == "Quin Lee"] == [later]


# one name in several spellings
@pytest.mark.parametrize(
    "name",
    [
        "Jose\u0301 Nu\u0301n\u0303ez",  # as a Mac names a file
        "JOS\u00c9 N\u00da\u00d1EZ",
        "Group A-Jose\u0301 Nu\u0301n\u0303ez",  # Moodle, mod/assign/locallib.php: the group stands before the name
        "Group A-2-Jos\u00e9 N\u00fa\u00f1ez",
        "\uff2a\uff4f\uff53\u00e9 N\u00fa\u00f1ez",
        "\u200bJos\u00e9\u00a0N\u00fa\u00f1ez\u200b",
    ],
)
def test_a_name_is_found_however_its_letters_are_written(name):
    book = class_of({f"{name}_13_assignsubmission_file_/answers.json": honest_file("", "Jos\u00e9")}, MOODLE)
    assert [row.name for row in book.students if row.status == "awaiting"] == ["Jos\u00e9 N\u00fa\u00f1ez"]


@pytest.mark.parametrize("name", ["Anne-Marie Weiss", "ANNE-MARIE WEISS", "Group B-Anne-Marie Wei\u00df"])
def test_a_sharp_s_and_a_hyphen_are_part_of_a_name(name):
    book = class_of({f"{name}_13_assignsubmission_file_/answers.json": honest_file("")}, MOODLE)
    assert [row.name for row in book.students if row.status == "awaiting"] == ["Anne-Marie Wei\u00df"]


@pytest.mark.parametrize(
    "code", ["jose\u0301", "\u200bJOS\u00c9\ufeff", "\uff4a\uff4f\uff53\u00e9", "\u00a0jos\u00e9\u3000"]
)
def test_a_code_is_found_however_its_letters_are_written(code):
    book = class_of({"a.json": honest_file(code)}, "name,code\nJos\u00e9,jos\u00e9\nPia,pia\n")
    assert statuses(book) == {"Jos\u00e9": "awaiting", "Pia": "nothing_handed_in"}


def test_a_name_that_ends_with_a_listed_one_is_not_that_student_who_handed_in_too():
    files = {
        "Pia Roth_12_assignsubmission_file_/a.json": honest_file("", "Pia Roth"),
        "Mary-Pia Roth_13_assignsubmission_file_/a.json": honest_file("", "Mary-Pia Roth"),
    }
    book = class_of(files, MOODLE)
    assert [row.file for row in book.students if row.name == "Pia Roth"] == [next(iter(files))]


def test_two_of_one_name_of_whom_the_list_has_one_are_asked_about():
    files = {f"Pia Roth_{number}_assignsubmission_file_/a.json": honest_file("", "Pia Roth") for number in (12, 13)}
    assert statuses(class_of(files, MOODLE))["Pia Roth"] == "held"


def test_a_students_own_zip_in_a_folder_stays_the_students_whatever_its_files_are_called():
    inner = zipped({"Quin Lee_9_assignsubmission_file_/a.json": honest_file("")})
    book = class_of({"all/Pia Roth_12_assignsubmission_file_/answers.zip": inner}, MOODLE)
    assert statuses(book)["Pia Roth"] == "awaiting"


# which of two hand-ins counts
def test_the_learning_systems_time_stands_before_the_clock_of_a_device():
    names = [f"Week 3_q_lee_attempt_2026-11-{day}-10-11-12_answers.json" for day in (24, 25)]
    files = {names[1]: saved("q_lee", EARLY, **OTHER), names[0]: saved("q_lee", "2099-01-01T00:00:00Z")}
    book = class_of(files, BLACKBOARD)
    assert [row.file for row in book.students if row.file] == [names[1]]
    assert told(book, "resubmission") == [(names[0], "note")]


def test_canvas_numbers_its_files_in_the_order_in_which_it_took_them():
    files = {"leequin_7_92_b.json": saved("quin", EARLY, **OTHER), "leequin_7_91_a.json": saved("quin", LATE)}
    assert [row.file for row in class_of(files).students] == ["leequin_7_92_b.json"]


def test_where_only_clocks_tell_two_different_hand_ins_are_held_and_the_instructor_chooses():
    files = {"a.json": saved("quin", EARLY, **OTHER), "b.json": saved("quin", LATE)}
    book = class_of(files)
    assert [(row.status, set(row.held_files)) for row in book.students] == [("held", set(files))]
    assert sorted(told(book, "resubmission")) == [("a.json", "error"), ("b.json", "error")]
    for chosen in files:
        (row,) = class_of(files, None, (chosen,)).students
        assert (row.file, row.status) == (chosen, "awaiting")


def test_a_later_file_that_keeps_every_answer_of_the_earlier_one_needs_no_question():
    less = {item_id: answer for item_id, answer in full_answers("quin").items() if item_id not in FREE}
    files = {"b.json": saved("quin", LATE), "a.json": honest_file("quin", answers=less, saved=EARLY)}
    book = class_of(files)
    assert [(row.file, row.status) for row in book.students] == [("b.json", "awaiting")]
    assert told(book, "resubmission") == [("a.json", "note")]


def test_a_clock_that_is_ahead_of_today_is_asked_about():
    less = {item_id: answer for item_id, answer in full_answers("quin").items() if item_id not in FREE}
    files = {"b.json": saved("quin", "2999-01-01T00:00:00Z"), "a.json": honest_file("quin", answers=less, saved=EARLY)}
    assert [row.status for row in class_of(files).students] == ["held"]


@pytest.mark.parametrize(("one", "other"), [("Nora Ek", "Otto Boe"), ("Mina Berg", "Mina Boe")])
def test_one_code_with_two_names_is_held(one, other):
    files = {"a.json": honest_file("mina", one, saved=EARLY), "b.json": honest_file("MINA", other, saved=LATE)}
    assert [row.status for row in class_of(files).students] == ["held"]


def test_a_shorter_form_of_a_name_is_the_same_name():
    files = {"a.json": honest_file("mina", "Mina", saved=EARLY), "b.json": honest_file("mina", "Mina Berg", saved=LATE)}
    assert [row.status for row in class_of(files).students] == ["awaiting"]


# what is refused is the problem of whoever handed it in
@pytest.mark.parametrize(
    ("inner", "data", "code"),
    [
        ("answers.zip", hostile_archives()["locked.zip"], "encrypted"),
        ("answers.zip", zipped({"answers.json": honest_file("pia")})[:-40], "bad_zip"),
        ("answers.zip", zipped({}), "nothing_inside"),
        ("answers.zip", zipped({"__MACOSX/._answers.json": b"x"}), "only_system_file"),
        ("answers.zip", zipped({"a.zip": zipped({"b.json": honest_file("pia")})}), "nested_too_deep"),
        ("._answers.json", b"x", "only_system_file"),
        (".DS_Store", b"x", "only_system_file"),
        ("film.mp4", b" " * 3_000_000, "zip_bomb"),
        ("answers.json", b"".join(sha256(bytes([n % 256, n // 256])).digest() for n in range(65_000)), "too_large"),
    ],
)
def test_a_file_that_is_refused_is_its_students_problem_with_the_reason(inner, data, code):
    download = zipped(
        {
            f"Pia Roth_12_assignsubmission_file_/{inner}": data,
            "Jos\u00e9 N\u00fa\u00f1ez_13_assignsubmission_file_/a.json": honest_file(""),
        }
    )
    book = class_of({"download.zip": download}, MOODLE)
    row = next(row for row in book.students if row.name == "Pia Roth")
    assert (row.status, [(problem.code, problem.severity) for problem in row.problems]) == (
        "file_problem",
        [(code, "error")],
    )
    assert re.search(r"\w", row.problems[0].advice)


def test_what_lies_under_macosx_is_the_students_who_handed_in_nothing_else():
    download = zipped({"__MACOSX/Pia Roth_12_assignsubmission_file_/._answers.json": b"x"})
    row = next(row for row in class_of({"download.zip": download}, MOODLE).students if row.name == "Pia Roth")
    assert [problem.code for problem in row.problems] == ["only_system_file"]


def test_words_without_a_file_are_that_students_problem():
    info = {"Week_3_q_lee_attempt_2026-11-24-10-11-12.txt": INFO.encode()}
    row = next(row for row in class_of(info, BLACKBOARD).students if row.name == "Quin Lee")
    assert (row.status, [problem.code for problem in row.problems]) == ("file_problem", ["no_file"])


# what lies beside answers
@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        (
            "onlinetext_/onlinetext.html",
            b"<!DOCTYPE html><html><body><p>Here is my file.</p></body></html>",
            "web_page",
        ),
        ("file_/essay.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "encoding"),
        ("file_/photo.png", b"\x89PNG\r\n\x1a\n\xff", "encoding"),
        ("file_/letter.txt", b"Dear professor, here is my file.", "not_json"),
    ],
)
def test_what_lies_beside_readable_answers_is_a_note(name, data, code):
    files = {"Pia Roth_12_assignsubmission_file_/a.json": honest_file(""), f"Pia Roth_12_assignsubmission_{name}": data}
    book = class_of(files, MOODLE)
    assert told(book, code) == [(list(files)[1], "note")]
    assert not [problem for problem in book.problems if problem.severity == "error"]


@pytest.mark.parametrize("data", [honest_file("pia")[:-300], b"", honest_file("pia").decode().encode("utf-16")])
def test_answers_that_cannot_be_read_beside_others_stay_an_error(data):
    files = {
        "Pia Roth_12_assignsubmission_file_/a.json": changed_answers(""),
        "Pia Roth_12_assignsubmission_file_/b.json": data,
    }
    assert [problem.where for problem in class_of(files, MOODLE).problems if problem.severity == "error"] == [
        list(files)[1]
    ]

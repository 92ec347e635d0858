"""What an instructor decides reaches everybody whom it concerns, nobody else, and every file that says the grades."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from tests.classroom.gradebook.decided import accept, blank_is_zero, drop, excuse, more_time, override
from tests.classroom.gradebook.test_feedback_sheets import sheets_of
from tests.classroom.gradebook.test_gradebook import FULL, QUIZ, quiz
from tests.classroom.hostile import BANK, honest_file
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.collecting.roster import read_roster
from widgets.classroom.gradebook.collation import Collation
from widgets.classroom.gradebook.feedback_sheets import feedback_sheets
from widgets.classroom.gradebook.given_answers import given_answers
from widgets.classroom.gradebook.grade_files import export_grades
from widgets.classroom.gradebook.item_analysis import analyze_items
from widgets.classroom.gradebook.student_grades import expected_variants
from widgets.classroom.grading.decisions import Decision
from widgets.classroom.grading.marks import Mark, Marks

POINTS = QUIZ.points(BANK)
ROSTER = {
    "canvas": b"Student,ID,SIS User ID,SIS Login ID,Section\nNora,1,,nora,one\nPia,2,,pia,one\nSam,3,,sam,one\n",
    "moodle": b"First name,Last name,Email address\nNora,A,nora\nPia,B,pia\nSam,C,sam\n",
    "blackboard": b"Last Name,First Name,Username\nA,Nora,nora\nB,Pia,pia\nC,Sam,sam\n",
}
PIA = {**FULL, "ao-clients-needed": {"text": "70"}, "wa-late-again": {"choice": "a"}}
LATE = "quiz.zip/nora_LATE_1_9_a.json"


def book_with(*decisions: Decision, roster: str = "", marks: tuple[Marks, ...] = (), accept=(), files=None, by="AB"):
    """Grade Nora, who has everything right, and Pia, who has two wrong; Sam on the list handed in nothing."""
    given = files or [quiz("nora", FULL), quiz("pia", PIA)]
    listed = read_roster(ROSTER[roster], "list.csv") if roster else None
    own = (Marks(QUIZ.id, by, {}, decisions), *marks)
    return Collation(QUIZ, BANK).gradebook(open_downloads(given), listed, own, accept=frozenset(accept))


def row_of(book, code: str):
    return next(row for row in book.students if row.code == code)


def table_of(book, kind: str) -> list[dict[str, str]]:
    text = export_grades(book, kind).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def codes(book) -> set[str]:
    return {problem.code for problem in book.problems}


def test_other_points_stand_beside_what_the_computer_gave():
    plain, book = book_with(), book_with(override("pia", "wa-late-again", 0.5))
    grade = row_of(book, "pia").grades["wa-late-again"]
    assert (grade.points, grade.before.points, grade.decision.reason) == (0.5, 0.0, "Well argued.")
    assert row_of(book, "pia").total == row_of(plain, "pia").total + 0.5
    assert row_of(book, "nora") == row_of(plain, "nora")


def test_other_points_stand_before_marks_and_end_the_waiting():
    text = make_assignment("Text", ["wa-say-why"], BANK)
    data = honest_file("nora", assignment_id=text.id, variants={}, answers={"wa-say-why": {"text": "Because."}})
    marks = Marks(
        text.id, "AB", {"nora": {"wa-say-why": Mark({"names_reason": 2})}}, (override("nora", "wa-say-why", 1),)
    )
    book = Collation(text, BANK).gradebook(open_downloads([("a.json", data)]), None, [marks])
    assert (book.students[0].status, book.students[0].total, codes(book)) == ("graded", 1.0, set())


def test_other_points_mend_what_could_not_be_read():
    files = [quiz("nora", {**FULL, "ao-clients-needed": {"text": "about 90"}})]
    assert book_with(files=files).students[0].status == "unreadable"
    book = book_with(override("nora", "ao-clients-needed", 1), files=files)
    assert (book.students[0].total, codes(book)) == (POINTS, set())


def test_a_dropped_exercise_counts_for_nobody_and_the_maximum_goes_down_with_it():
    book = book_with(drop("wa-late-again"), roster="canvas")
    assert [(row.total, row.out_of) for row in book.students] == [
        (POINTS - 1, POINTS - 1),
        (POINTS - 2, POINTS - 1),
        (None, POINTS - 1),
    ]
    assert {row.grades["wa-late-again"].status for row in book.students if row.grades} == {"dropped"}
    assert table_of(book, "canvas")[0][QUIZ.title] == f"{POINTS - 1:g}"


def test_what_is_wrong_with_a_dropped_exercise_keeps_nobody_waiting():
    files = [quiz("nora", {**FULL, "ao-clients-needed": {"text": "about 90"}})]
    book = book_with(drop("ao-clients-needed"), files=files)
    assert (book.students[0].status, codes(book)) == ("graded", set())


def test_the_last_exercise_is_not_dropped():
    short = make_assignment("Short", ["wa-late-again"], BANK)
    data = honest_file("nora", assignment_id=short.id, variants={}, answers={"wa-late-again": {"choice": "b"}})
    marks = Marks(short.id, "AB", {}, (drop("wa-late-again"),))
    book = Collation(short, BANK).gradebook(open_downloads([("a.json", data)]), None, [marks])
    assert (book.students[0].total, book.out_of, codes(book)) == (1.0, 1.0, {"decision_does_not_fit"})


@pytest.mark.parametrize("share", [1.0, 0.5])
def test_an_accepted_answer_earns_its_share_for_everybody_who_gave_it(share):
    book = book_with(accept("ao-clients-needed", {"text": "70"}, share))
    grade = row_of(book, "pia").grades["ao-clients-needed"]
    assert (grade.points, grade.before.points) == (share, 0.0)
    assert row_of(book, "nora").grades["ao-clients-needed"].decision is None


@pytest.mark.parametrize(
    ("item_id", "accepted", "given"),
    [
        ("ao-clients-needed", {"text": "0.25"}, {"text": " ,25 "}),
        ("ao-clients-needed", {"text": "about 90"}, {"text": "About  90"}),
        ("wa-late-again", {"choice": "a"}, {"choice": "a"}),
        ("wa-rated-by-two", {"choice": "false"}, {"choice": "false"}),
        ("wa-say-why", {"text": "keying tells"}, {"text": "Keying\n tells"}),
    ],
)
def test_an_answer_is_accepted_in_its_types_own_form_and_in_a_later_hand_in_too(item_id, accepted, given):
    one = make_assignment("One", [item_id], BANK)
    marks = Marks(one.id, "AB", {}, (accept(item_id, accepted),))
    collation = Collation(one, BANK)
    files = [("a.json", honest_file("nora", assignment_id=one.id, variants={}, answers={item_id: given}))]
    later = [*files, ("b.json", honest_file("pia", assignment_id=one.id, variants={}, answers={item_id: given}))]
    for handed_in in (files, later):
        book = collation.gradebook(open_downloads(handed_in), None, [marks])
        assert [row.total for row in book.students] == [BANK.item(item_id)["points"]] * len(handed_in)
        assert codes(book) <= {"identical_text"}


def test_an_accepted_number_counts_only_where_the_student_had_the_same_numbers():
    varied = make_assignment("Varied", ["ao-shared-share"], BANK, variants=True)
    who = {
        expected_variants(varied, BANK, code)["ao-shared-share"]: code for code in ("pia", "quin", "ria", "sam", "ulf")
    }
    (one, mine), (other, theirs) = sorted(who.items())[:2]
    files = [
        (f"{code}.json", honest_file(code, assignment_id=varied.id, variants={"ao-shared-share": number},
                                     answers={"ao-shared-share": {"text": "77"}}))
        for number, code in ((one, mine), (other, theirs))
    ]  # fmt: skip
    marks = Marks(varied.id, "AB", {}, (accept("ao-shared-share", {"text": "77"}, variant=one),))
    book = Collation(varied, BANK).gradebook(open_downloads(files), None, [marks])
    assert {row.code: bool(row.total) for row in book.students} == {mine: True, theirs: False}


def test_accepting_takes_no_points_from_a_right_answer():
    right = FULL["ao-clients-needed"]
    book = book_with(accept("ao-clients-needed", right, 0.5))
    assert row_of(book, "nora").total == POINTS


def test_a_blank_is_zero_only_on_purpose_and_only_for_those_who_handed_in():
    files = [quiz("nora", {})]
    before = book_with(files=files, roster="canvas")
    assert (row_of(before, "nora").status, row_of(before, "nora").total) == ("all_blank", None)
    book = book_with(blank_is_zero(), files=files, roster="canvas")
    assert (row_of(book, "nora").total, row_of(book, "sam").total) == (0.0, None)
    grade = row_of(book, "nora").grades["wa-late-again"]
    assert (grade.points, grade.before.status) == (0.0, "blank")
    (described,) = [each for each in analyze_items(book) if each.item_id == "wa-late-again"]
    assert (described.n_answered, described.n_blank, described.difficulty) == (0, 1, 0.0)


def test_who_is_excused_from_an_exercise_has_it_in_neither_total_nor_maximum():
    book = book_with(excuse("pia", "wa-late-again"))
    pia = row_of(book, "pia")
    assert (pia.total, pia.out_of, pia.grades["wa-late-again"].status) == (POINTS - 2, POINTS - 1, "excused")
    assert row_of(book, "nora").out_of == POINTS


@pytest.mark.parametrize("kind", sorted(ROSTER))
def test_a_system_with_one_maximum_gets_the_same_share_of_it_and_it_is_said(kind):
    book = book_with(excuse("pia", "wa-late-again"), roster=kind)
    made = export_grades(book, kind)
    wanted = f"{round((POINTS - 2) / (POINTS - 1) * POINTS, 2):g}"
    assert f",{wanted}" in made.content.decode()
    assert any("same share" in note and wanted in note for note in made.notes)


@pytest.mark.parametrize("who", ["pia", "sam"])
def test_who_is_excused_from_all_is_told_so_in_each_systems_own_way(who):
    book = book_with(excuse(who), roster="canvas")
    assert (row_of(book, who).status, row_of(book, who).total) == ("excused", None)
    assert "nothing_handed_in" not in {each.code for each in row_of(book, who).problems}
    grades = {line["SIS Login ID"]: line[QUIZ.title] for line in table_of(book, "canvas")}
    assert grades[who] == "EX"
    for kind in ("moodle", "blackboard"):
        made = export_grades(book_with(excuse(who), roster=kind), kind)
        assert who.encode() not in made.content
        assert "is excused" in next(each.reason for each in made.left_out if who.title() in each.student)


@pytest.mark.parametrize(
    ("until", "code", "told"),
    [
        ("2026-11-24T12:00:00+01:00", "more_time", "within the student's own"),  # saved at 10:00 UTC
        ("2026-11-24T10:30:00+01:00", "late", "It came late: AB gave time until 2026-11-24 10:30"),
    ],
)
def test_within_more_time_a_hand_in_is_not_called_late(until, code, told):
    files = [("nora_LATE_1_9_a.json", quiz("nora", FULL)[1])]
    assert "late" in codes(book_with(files=files))
    (problem,) = book_with(more_time("nora", until), files=files).problems
    assert (problem.code, problem.severity) == (code, "note")
    assert told in problem.message


def test_more_time_is_told_on_the_row_and_in_the_table():
    book = book_with(more_time("sam", "2026-12-05T23:59:00+01:00"), roster="canvas")
    (line,) = [line for line in table_of(book, "plain") if line["code"] == "sam"]
    assert line["decisions"] == "time until 2026-12-05 23:59 (AB, 2026-11-30 18:00: She reads by ear.)"


def test_everything_decided_is_exported_with_who_what_why_and_when():
    decided = (override("pia", "wa-late-again", 0.5), drop("wa-rated-by-two"), blank_is_zero())
    rows = table_of(book_with(*decided), "decisions")
    assert [(row["what"], row["student"], row["exercise"], row["reason"]) for row in rows] == [
        ("Pia (pia): 0.5 of 1 points in “Late again”", "Pia (pia)", "wa-late-again", "Well argued."),
        ("“Rated by two” counts for nobody", "", "wa-rated-by-two", "Two keys fit."),
        ("a blank of somebody who handed in counts as zero", "", "", "As the syllabus says."),
    ]
    who_and_when = {(row["decided by"], row["when"], row["state"]) for row in rows}
    assert who_and_when == {("AB", "2026-11-30 18:00", "counts")}


def test_without_decisions_the_table_is_as_it_was():
    assert "decisions" not in table_of(book_with(), "plain")[0]


def test_a_students_sheet_tells_what_was_decided_about_it_and_why_and_nothing_of_others():
    decided = (
        override("pia", "wa-late-again", 0.5),
        drop("wa-rated-by-two"),
        accept("ao-clients-needed", {"text": "70"}),
        excuse("pia", "wa-signs-of-tasks"),
        more_time("pia", "2026-12-05T23:59:00+01:00"),
    )
    sheets = sheets_of(feedback_sheets(book_with(*decided), BANK))
    pia, nora = sheets["pia.html"], sheets["nora.html"]
    for told in (
        "0.5 of 1 points in “Late again”. Before: 0. Why: Well argued.",
        "“Rated by two” counts for nobody",
        "earns all points",
        "excused from “",
        "Why: She was ill.",
        "time until 2026-12-05 23:59",
    ):
        assert told in pia
    assert "counts for nobody" in nora
    assert not any(told in nora for told in ("Well argued", "ill", "earns all points", "time until"))


def test_who_is_excused_from_all_gets_a_sheet_that_says_so():
    sheets = sheets_of(feedback_sheets(book_with(excuse("sam"), roster="canvas"), BANK))
    assert "<strong>Excused</strong>" in sheets["sam.html"]
    assert "excused from the whole assignment. Why: She was ill." in sheets["sam.html"]


def test_two_markers_who_decide_otherwise_are_asked_about_and_neither_counts_until_then():
    other = Marks(QUIZ.id, "CD", {}, (override("pia", "wa-late-again", 1, "CD", "Fully right."),))
    mine = override("pia", "wa-late-again", 0.5)
    book = book_with(mine, marks=(other,))
    found = [problem for problem in book.problems if problem.code == "decisions_differ"]
    assert [(each.severity, each.where) for each in found] == [
        ("error", "AB: override pia wa-late-again"),
        ("error", "CD: override pia wa-late-again"),
    ]
    assert "Fully right." in found[1].message
    assert row_of(book, "pia").grades["wa-late-again"].points == 0.0
    book = book_with(mine, marks=(other,), accept=[found[1].where])
    assert row_of(book, "pia").grades["wa-late-again"].points == 1.0
    assert [each.state for each in book.decisions] == ["other_counts", "counts"]
    assert {problem.severity for problem in book.problems if problem.code == "decisions_differ"} == {"note"}


def test_two_markers_who_decide_the_same_need_no_question():
    book = book_with(drop("wa-late-again"), marks=(Marks(QUIZ.id, "CD", {}, (drop("wa-late-again", "CD"),)),))
    assert (codes(book), book.out_of) == (set(), POINTS - 1)


@pytest.mark.parametrize(
    ("decision", "code", "told"),
    [
        (override("pia", "wa-late-again", 5), "decision_does_not_fit", "from 0 to 1"),
        (drop("wa-gone"), "decision_does_not_fit", "wa-gone"),
        (accept("wa-late-again", {"choice": "z"}), "decision_does_not_fit", "none of"),
        (accept("ao-clients-needed", {"text": "0,5"}), "decision_does_not_fit", "compared"),
        (accept("ao-clients-needed", {"text": "70"}, variant=7), "decision_does_not_fit", "compared"),
        (accept("wa-score-sheet", {"text": "70"}), "decision_does_not_fit", "by hand"),
        (excuse("nobody"), "decision_unknown_student", "nobody"),
    ],
)
def test_a_decision_that_fits_nothing_is_named_and_left_aside(decision, code, told):
    book = book_with(decision)
    (problem,) = [problem for problem in book.problems if problem.code == code]
    assert told in problem.message
    assert [row.total for row in book.students] == [row.total for row in book_with().students]


def test_a_decision_grades_again_only_those_whom_it_concerns():
    collation, files = Collation(QUIZ, BANK), open_downloads([quiz("nora", FULL), quiz("pia", PIA)])

    def graded(*decisions: Decision):
        return collation.gradebook(files, None, [Marks(QUIZ.id, "AB", {}, decisions)])

    before = graded()
    for decision in (override("pia", "wa-late-again", 1), accept("ao-clients-needed", {"text": "70"}), excuse("pia")):
        book = graded(decision)
        assert row_of(book, "nora") is row_of(before, "nora")
        assert row_of(book, "pia") != row_of(before, "pia")
        before = graded()


def test_a_decision_that_is_taken_back_leaves_nothing_behind():
    collation, files = Collation(QUIZ, BANK), open_downloads([quiz("nora", FULL), quiz("pia", PIA)])
    before = collation.gradebook(files)
    collation.gradebook(
        files, None, [Marks(QUIZ.id, "AB", {}, (drop("wa-late-again"), excuse("pia"), blank_is_zero()))]
    )
    assert replace(collation.gradebook(files), marks=()) == replace(before, marks=())


def test_the_answers_of_a_class_are_counted_in_their_types_own_form():
    answers = ["70", "70.0", "about 90", "About  90", "90"]
    files = [quiz(f"s{number}", {"ao-clients-needed": {"text": text}}) for number, text in enumerate(answers)]
    found = given_answers(book_with(files=files), BANK)["ao-clients-needed"]
    assert [(each.answer["text"], each.count, each.credit) for each in found][:2] == [
        ("70", 2, 0.0),
        ("about 90", 2, None),
    ]

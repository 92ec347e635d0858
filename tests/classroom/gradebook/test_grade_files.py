"""Laws of the files of grades: each system's own form, no formula anywhere, no 0 for what nobody judged."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.gradebook.test_gradebook import FULL, QUIZ, quiz
from tests.classroom.hostile import BANK, ESSAY, honest_file, hostile_files
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.collecting.roster import read_roster
from widgets.classroom.collecting.tables import write_table
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.gradebook.grade_files import KINDS, export_grades
from widgets.classroom.grading.marks import Mark, Marks
from widgets.classroom.problems import ClassroomError

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Quiz (4711),Quizzes Current Score
    Points Possible,,,,,10,(read only)
"Ek, Nora",101,S-1,nora,Section 1
"Roth, Pia",102,,pia,Section 1
"Lee, Quin",103,S-3,quin,Section 1
"""
MOODLE = "First name,Last name,ID number,Email address\nNora,Ek,S-1,nora\nPia,Roth,S-2,pia\nQuin,Lee,S-3,\n"
BLACKBOARD = """\
"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Quiz [Total Pts: 10 Score] |99"
Ek\tNora\tnora\tS-1\t
Roth\tPia\tpia\tS-2\t
"""
KEEPS = "has no total: the system keeps what it has"
OUT_OF = f"{QUIZ.points(BANK):g}"
HALF = {"wa-late-again": {"choice": "b"}, "wa-match-moments": {"pairs": {"p1": "o3", "p2": "o1"}}}  # 1 + 1 of 2
FILES = [quiz("nora", HALF), quiz("pia", {**FULL, "ao-clients-needed": {"text": "about 90"}}), quiz("stranger", FULL)]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://evil.example")', "x;=1+1", "＝1"]


def book_of(roster: str | None, files=FILES, **options):
    return collate(
        QUIZ, BANK, open_downloads(files), read_roster(roster.encode(), "class.csv") if roster else None, **options
    )


def cells(file, encoding: str = "utf-8") -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.content.decode(encoding), newline="")))


def test_canvas_gets_its_own_columns_its_own_title_and_the_points_possible():
    file = export_grades(book_of(CANVAS), "canvas")
    assert cells(file) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Quiz (4711)"],
        ["    Points Possible", "", "", "", "", f"{QUIZ.points(BANK):g}"],
        ["Ek, Nora", "101", "S-1", "nora", "Section 1", "2"],
    ]
    assert [(out.student, out.reason) for out in file.left_out] == [
        ("Pia Roth (pia)", KEEPS),  # unreadable
        ("Quin Lee (quin)", KEEPS),  # nothing handed in
        ("Stranger (stranger)", "is not on the list of students"),
    ]


def test_a_new_column_has_the_title_of_the_assignment():
    file = export_grades(book_of(CANVAS.replace("Quiz (4711)", "Old quiz (4711)")), "canvas")
    assert cells(file)[0][-1] == "Quiz"


def test_canvas_of_another_systems_list_has_no_id_that_is_not_canvas_own():
    file = export_grades(book_of(MOODLE.replace("ID number", "Username"), FILES[:1]), "canvas")
    assert cells(file)[2] == ["Ek, Nora", "", "", "S-1", "", "2"]


# Of an assignment that was made before such titles were refused; where the words are from, canvas_titles.py says.
@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Final Grade conference", "Final-Grade conference"),
        ("My Current Score", "My Current-Score"),
        ("Override Status", "Override-Status"),
        ("Final grade", "Final grade"),  # Canvas minds capitals
        ("Final exam", "Final exam"),
        ("Section", "Section: points"),
        ("Essay (2)", "Essay [2]"),
    ],
)
def test_a_title_that_canvas_would_drop_is_written_so_that_it_does_not_and_told(title, written):
    file = export_grades(book_titled(title, CANVAS.replace("Quiz (4711)", "Old")), "canvas")
    assert cells(file)[0][-1] == written
    assert [title in note for note in file.notes] == ([] if written == title else [True])


@pytest.mark.parametrize(
    ("title", "written"), [("Final Grade", "Final-Grade"), ("Essay (2)", "Essay (2)"), ("Section", "Section")]
)
def test_a_title_behind_which_canvas_has_its_number_is_changed_only_where_canvas_drops_it(title, written):
    file = export_grades(book_titled(title, CANVAS.replace("Quiz (4711)", f"{title} (4711)")), "canvas")
    assert cells(file)[0][-1] == f"{written} (4711)"
    assert len(file.notes) == (written != title)


def book_titled(title: str, roster: str):
    assignment = replace(make_assignment("Old one", list(QUIZ.items), BANK), title=title)
    data = honest_file("nora", assignment_id=assignment.id, variants={}, answers=HALF)
    return collate(assignment, BANK, open_downloads([("a.json", data)]), read_roster(roster.encode(), "class.csv"))


@pytest.mark.parametrize(
    ("kind", "roster"),
    [
        ("canvas", CANVAS.replace("Quizzes Current Score", "Quiz (4800)")),
        ("blackboard", BLACKBOARD.replace('|99"', '|99"\t"Quiz [Total Pts: 7] |100"').replace("S-1\t", "S-1\t\t")),
    ],
)
def test_two_columns_of_one_title_are_asked_about(kind, roster):
    with pytest.raises(ClassroomError, match=r"2 columns for 'Quiz'.*Take out those that are not meant"):
        export_grades(book_of(roster), kind)


def test_moodle_gets_only_students_whom_it_will_know_and_who_have_a_total():
    file = export_grades(book_of(MOODLE), "moodle")
    assert cells(file) == [["Email address", f"Quiz (out of {OUT_OF})"], ["nora", "2"]]
    assert [out.reason for out in file.left_out] == [
        KEEPS,
        "has no Email address on the list of students",
        "is not on the list of students",
    ]
    assert file.notes == (f"The maximum is {OUT_OF}. Moodle gives a new column a maximum of 100: set it to {OUT_OF}.",)


def test_moodle_without_any_address_goes_by_the_number():
    file = export_grades(book_of(MOODLE.replace("Email address", "City"), [quiz("s-1", HALF)]), "moodle")
    assert cells(file)[:2] == [["ID number", f"Quiz (out of {OUT_OF})"], ["S-1", "2"]]


def test_moodle_with_usernames_alone_goes_by_them():
    roster = "Vorname,Nachname,Anmeldename\nNora,Ek,nora\n"
    assert cells(export_grades(book_of(roster, FILES[:1]), "moodle")) == [
        ["Username", f"Quiz (out of {OUT_OF})"],
        ["nora", "2"],
    ]


WORDS = make_assignment("Words", ["wa-two-views"], BANK)


def words_of(roster: str, **comments: str):
    """Grade the one free response of everybody named, each with a comment."""
    files = [
        (
            f"{code}.json",
            honest_file(code, assignment_id=WORDS.id, variants={}, answers={"wa-two-views": {"text": ESSAY}}),
        )
        for code in comments
    ]
    given = {code: {"wa-two-views": Mark({"readings": 2, "asks": 1}, said)} for code, said in comments.items()}
    students = read_roster(roster.encode(), "class.csv")
    return collate(WORDS, BANK, open_downloads(files), students, [Marks(WORDS.id, "AB", given)])


def test_moodle_gets_the_markers_words_where_no_empty_cell_erases_others():
    file = export_grades(words_of(MOODLE, nora="Ask him, too.", pia="Well seen."), "moodle")
    assert [row[1:] for row in cells(file)] == [
        ["Words (out of 4)", "Feedback"],
        ["3", "Ask him, too."],
        ["3", "Well seen."],
    ]


@pytest.mark.parametrize(("kind", "roster"), [("moodle", MOODLE), ("blackboard", BLACKBOARD)])
def test_a_column_of_comments_in_which_some_would_be_empty_is_left_out_and_told(kind, roster):
    file = export_grades(words_of(roster, nora="Ask him, too.", pia=""), kind)
    assert not any("Feedback" in title for title in cells(file)[0])
    assert any(note.startswith("The comments to 1 of 2 students are not in this file") for note in file.notes)


# As Moodle 4 writes it in German; the number stands for the student, and "-" for no time
SHEET = """\
ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Zuletzt geändert (Bewertung),Feedback als Kommentar
Teilnehmer/in12345,Nora Ek,nora,Abgegeben,,10.00,-,Said before
Teilnehmer/in12346,Pia Roth,pia,Abgegeben,"2,00",10.00,"Montag, 14. September 2026, 21:51",Keep this
"""


def test_the_worksheet_that_moodle_gave_is_filled_in_and_keeps_what_nobody_judged_or_said():
    head, *rows = cells(export_grades(words_of(SHEET, nora="Ask him, too."), "moodle"))
    assert head == SHEET.splitlines()[0].split(",")
    assert rows == [["Teilnehmer/in12345", "Nora Ek", "nora", "Abgegeben", "3", "10.00", "", "Ask him, too."]]
    silent = cells(export_grades(words_of(SHEET, nora="", pia=""), "moodle"))
    assert [row[4:] for row in silent[1:]] == [
        ["3", "10.00", "", "Said before"],
        ["3", "10.00", "Montag, 14. September 2026, 21:51", "Keep this"],
    ]


def test_a_worksheet_takes_a_comment_also_where_there_is_no_total_and_leaves_the_grade():
    files = [
        ("a.json", honest_file("nora", assignment_id=WORDS.id, variants={}, answers={"wa-two-views": {"text": "x"}}))
    ]
    marks = [Marks(WORDS.id, "AB", {"nora": {"wa-two-views": Mark({"readings": 2}, "Go on.")}})]
    roster = read_roster(SHEET.replace(",Abgegeben,,", ",Abgegeben,7,").encode(), "class.csv")
    file = export_grades(collate(WORDS, BANK, open_downloads(files), roster, marks), "moodle")
    assert [(row[4], row[7]) for row in cells(file)[1:]] == [("7", "Go on.")]


def test_a_worksheet_with_another_maximum_says_so():
    notes = export_grades(words_of(SHEET, nora=""), "moodle").notes
    assert "Moodle's maximum is 10: set it to 4 first." in notes
    assert not any(
        "set it" in note for note in export_grades(words_of(SHEET.replace("10.00", "4"), nora=""), "moodle").notes
    )


def test_blackboard_gets_the_username_and_its_own_title():
    file = export_grades(book_of(BLACKBOARD), "blackboard")
    assert cells(file) == [
        ["Last Name", "First Name", "Username", "Quiz [Total Pts: 10 Score] |99"],
        ["Ek", "Nora", "nora", "2"],
    ]


def test_canvas_has_no_place_for_comments_beside_grades_and_the_note_says_where_they_are():
    file = export_grades(words_of(CANVAS, nora="Ask him, too."), "canvas")
    assert "Ask him" not in str(cells(file))
    assert file.notes[-1].endswith("would make an assignment of them: the sheets have them.")
    assert export_grades(book_of(CANVAS), "canvas").notes == ()


def test_blackboard_gets_the_markers_words():
    file = export_grades(words_of(BLACKBOARD, nora="Ask him, too."), "blackboard")
    assert [row[3:] for row in cells(file)] == [
        ["Words", "Feedback to Learner", "Feedback Format"],
        ["3", "Ask him, too.", "SMART_TEXT"],
    ]
    assert file.notes == ("The maximum is 4: Blackboard gives a new column none.",)


@pytest.mark.parametrize("kind", ["canvas", "moodle", "blackboard"])
def test_a_system_needs_its_list(kind):
    with pytest.raises(ClassroomError, match="list of students"):
        export_grades(book_of(None), kind)


def test_there_is_no_other_kind():
    with pytest.raises(ClassroomError, match="canvas, moodle, blackboard, plain, problems, decisions, item_analysis"):
        export_grades(book_of(None), "excel")


def test_the_plain_file_says_everything_of_everybody():
    head, nora, pia, stranger = cells(export_grades(book_of(None), "plain"), "utf-8-sig")
    out_of = QUIZ.points(BANK)
    assert head[:6] == ["code", "name", "total", "out of", "percent", "status"]
    assert head[6:-2] == list(QUIZ.items)
    assert nora[:6] == ["nora", "Nora", "2", f"{out_of:g}", f"{200 / out_of:.2f}".rstrip("0").rstrip("."), "graded"]
    assert nora[head.index("wa-rated-by-two")] == "blank"
    assert nora[head.index("wa-match-moments")] == "1"
    assert pia[2:6] == ["", f"{out_of:g}", "", "unreadable"]
    assert pia[head.index("ao-clients-needed")] == "unreadable"
    assert pia[-1].startswith("unreadable_answer: ")
    assert stranger[-2:] == ["stranger.json", ""]


def test_the_list_of_problems_is_the_gradebooks():
    book = book_of(CANVAS)
    head, *rows = cells(export_grades(book, "problems"), "utf-8-sig")
    assert head == ["severity", "code", "where", "message", "advice"]
    assert [row[1] for row in rows] == [problem.code for problem in book.problems]


def test_the_item_analysis_has_a_line_for_every_exercise():
    head, *rows = cells(export_grades(book_of(None), "item_analysis"), "utf-8-sig")
    late = dict(zip(head, rows[QUIZ.items.index("wa-late-again")], strict=True))
    assert [row[0] for row in rows] == list(QUIZ.items)
    assert (late["answered"], late["difficulty"], late["distribution"]) == ("3", "1", "a: 0, b: 3, c: 0")


def test_totals_are_rounded_to_two_decimals_halves_away_from_zero():
    thirds = {"wa-match-lines": {"pairs": {"p1": "o2"}}, "wa-signs-of-tasks": {"choices": ["a"]}}  # 3 * 1/3, 3 * 1/3
    kappa = {"wa-rate-otto": {"ratings": {"t2": 1, "t4": 3}}}  # 4 * 2/4
    (_, row) = cells(export_grades(book_of(None, [quiz("nora", {**thirds, **kappa})]), "plain"), "utf-8-sig")
    assert row[2] == "4"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_any_file_is_a_formula_whoever_wrote_it(kind, formula):
    columns = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    roster = write_table([columns, ["x", "1", "2", "nora", "y"]]).decode()
    quoted = '"' + formula.replace('"', '""') + '"'
    roster += f"{quoted},101,S-1,pia,{quoted}\r\nZ,9,{quoted},{quoted},A\r\n"
    files = [quiz("nora", HALF), quiz("pia", HALF), quiz(formula, {formula: {"text": formula}}, student_name=formula)]
    content = export_grades(book_of(roster, [(formula, data) for _, data in files]), kind).content.decode("utf-8-sig")
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(content, newline=""), delimiter=delimiter):
            for cell in row:
                assert not cell.lstrip(' "\t\r\n').startswith(tuple("=+-@＝")) or _is_number(cell), cell
                assert cell != formula


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@given(
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0") | st.sampled_from('=+-@\t\r;,"'), max_size=12
    )
)
def test_a_harmful_name_is_disarmed_and_a_harmful_login_is_left_out(text):
    table = write_table([["Student", "ID", "SIS Login ID", "Section"]]).decode()
    quote = '"' + text.replace('"', '""') + '"'
    roster = f"{table}{quote},101,nora,A\r\nB,102,{quote},A\r\n"
    file = export_grades(book_of(roster, FILES[:1]), "canvas")
    for row in cells(file)[2:]:
        assert row[3] in {"nora", text.strip(), ""}
        assert not row[3].startswith(tuple("=+-@\t\r\n"))
        assert not row[0].startswith(tuple("=+-@\t\r\n"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_can_be_written_whatever_was_handed_in(kind):
    book = collate(QUIZ, BANK, open_downloads(hostile_files().items()), read_roster(CANVAS.encode(), "class.csv"))
    file = export_grades(book, kind)
    assert file.filename == f"grades-{QUIZ.id}-{kind.replace('_', '-')}.csv"
    assert len({len(row) for row in cells(file, "utf-8-sig")}) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_gradebook_gives_the_same_file(kind):
    assert export_grades(book_of(CANVAS), kind) == export_grades(book_of(CANVAS), kind)

"""Laws of the sheets for students: each says what one student got, and is named as a system takes it."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import html

from tests.classroom.gradebook.test_gradebook import FULL, QUIZ, quiz
from tests.classroom.hostile import BANK, ESSAY, honest_file
from tests.english_left import english_in, strings_of
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.gradebook.decision_text import tell_to_student
from widgets.classroom.gradebook.feedback_sheets import feedback_sheets
from widgets.classroom.grading.decisions import Decision
from widgets.classroom.grading.key_text import describe_key
from widgets.classroom.grading.marks import Mark, Marks
from widgets.classroom.words import writing_in

WORDS = make_assignment("Words", ["wa-two-views"], BANK)
MARKS = [Marks(WORDS.id, "AB", {"nora": {"wa-two-views": Mark({"readings": 2, "asks": 1}, "Ask <him>, too.")}})]


def sheets_of(file) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def graded(path: str, *, with_answers: bool = False):
    data = honest_file("nora", assignment_id=WORDS.id, variants={}, answers={"wa-two-views": {"text": ESSAY}})
    other = honest_file("pia", assignment_id=WORDS.id, variants={}, answers={"wa-two-views": {"text": "Mine."}})
    book = collate(WORDS, BANK, open_downloads([(path, data), ("other.json", other)]), None, MARKS)
    return feedback_sheets(book, BANK, with_answers=with_answers)


def test_a_sheet_has_points_levels_and_comments_and_no_markup_of_others():
    ((_, sheet),) = sheets_of(graded("a.json")).items()
    rubric = BANK.key("wa-two-views")["rubric"]
    chosen = {"readings": 2, "asks": 1}
    assert "<strong>3 of 4 points</strong>" in sheet
    assert "Ask &lt;him&gt;, too." in sheet
    for criterion in rubric:
        text = criterion["levels"][chosen[criterion["id"]]]["text"]
        assert text.split()[0] in sheet


def test_a_sheet_tells_no_level_of_marks_that_were_left_aside():
    chosen = {"nora": {"wa-two-views": Mark({"readings": 0, "asks": 0})}}
    aside = [Marks(WORDS.id, "ab", chosen), Marks("a-00000000", "CD", chosen), Marks(WORDS.id, "AB", chosen)]
    data = honest_file("nora", assignment_id=WORDS.id, variants={}, answers={"wa-two-views": {"text": ESSAY}})
    submissions = open_downloads([("a.json", data)])
    alone, beside = (collate(WORDS, BANK, submissions, None, [*MARKS, *more]) for more in ([], aside))
    assert {problem.code for problem in beside.problems} >= {"markers_alike", "marks_other_assignment", "marker_twice"}
    assert sheets_of(feedback_sheets(beside, BANK)) == sheets_of(feedback_sheets(alone, BANK))


@pytest.mark.parametrize("allowed", [False, True])
def test_what_is_right_stands_on_a_sheet_only_where_it_is_allowed(allowed):
    book = collate(QUIZ, BANK, open_downloads([quiz("nora", FULL)]))
    ((_, sheet),) = sheets_of(feedback_sheets(book, BANK, with_answers=allowed)).items()
    assert (f"Right: {describe_key(BANK.item('wa-late-again'), BANK.key('wa-late-again'))}" in sheet) is allowed


def test_who_has_no_total_has_no_sheet_and_is_named():
    assert [out.student for out in graded("a.json").left_out] == ["Pia (pia)"]


# Moodle: importziplib.php of mod/assign/feedback/file reads name, number, type and plugin between underscores;
# Canvas: the first two numbers between underscores are the student and the file, as in what was downloaded
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Nora Ek_12345_assignsubmission_file_/a.json", "Nora Ek_12345_assignfeedback_file_/feedback.html"),
        ("eknora_101_991_a.json", "eknora_101_991_feedback.html"),
        ("eknora_LATE_101_991_a.json", "eknora_LATE_101_991_feedback.html"),
        ("smithshanon_LATE_12345_678901_a.json", "smithshanon_LATE_12345_678901_feedback.html"),
        ("anon_x7_991_a.json", "anon_x7_991_feedback.html"),
        ("Week 3_nora_attempt_2026-11-24-10-11-12_a.json", "nora.html"),
        ("a.json", "nora.html"),
    ],
)
def test_a_sheet_is_named_as_the_system_takes_it_back(path, name):
    assert list(sheets_of(graded(path))) == [name]


def test_no_two_students_share_a_sheet_and_the_same_sheets_make_the_same_zip():
    book = collate(QUIZ, BANK, open_downloads([quiz("n.a", FULL), quiz("n a", FULL), quiz("../../x", FULL)]))
    made = feedback_sheets(book, BANK)
    assert sorted(sheets_of(made)) == ["n-a-.html", "n-a.html", "x.html"]
    assert feedback_sheets(book, BANK) == made


def test_the_notes_say_how_many_sheets_are_to_be_given_by_hand():
    files = [quiz("nora", FULL), ("Pia Roth_12_assignsubmission_file_/a.json", quiz("pia", FULL)[1])]
    made = feedback_sheets(collate(QUIZ, BANK, open_downloads(files)), BANK)
    assert made.notes[-1].startswith("1 of 2 sheets are not of hand-ins in a download")
    assert feedback_sheets(collate(QUIZ, BANK, open_downloads(files[1:])), BANK).notes == made.notes[:-1]


def test_a_sheet_in_another_language_tells_the_same_points_and_has_no_word_of_its_own_in_english():
    content = " ".join([*strings_of(BANK.items), *strings_of(BANK.keys), "Words: Nora", "Ask <him>, too."])
    with writing_in("en-XA"):
        ((_, sheet),) = sheets_of(graded("a.json", with_answers=True)).items()
    page = html.fromstring(sheet)
    for english in page.xpath("//*[@lang='en'] | //style"):
        english.drop_tree()
    assert english_in(page.itertext(), content) == []
    assert "⟦3 öƒ 4 þöíñţś⟧" in sheet


def test_a_sheet_in_spanish_says_so_and_writes_halves_with_a_comma():
    decided = Decision("override", "Bien dicho.", "2026-12-05T10:00:00Z", "AB", "nora", "wa-two-views", 2.5)
    with writing_in("es"):
        assert '<html lang="es">' in sheets_of(graded("a.json"))["nora.html"]
        assert tell_to_student(decided, BANK.items) == (
            "Decidido por su docente: 2,5 de 4 puntos en «Two views of one session». Por qué: Bien dicho."
        )

"""What an instructor has: one class's download, its list of students, and marks."""

from __future__ import annotations

from tests.classroom.hostile import ASSIGNMENT, changed_answers, honest_file, hostile_files, zipped
from tests.pages.classroom_site import GradebookOnPage
from widgets.classroom.grading.marks import Mark, Marks, write_marks

FILE = ("assignment.json", ASSIGNMENT.to_json().encode())
DOWNLOAD = (
    "download.zip",
    zipped(
        {
            "rothpia_1_91_answers.json": honest_file("pia", "Pia Roth"),
            "leequin_2_92_answers.json": changed_answers("quin", ao_clients_needed={"text": "about 90"}),
            "moeria_3_93_answers.json": honest_file("ria", answers={"wa-late-again": {"choice": "b"}}),
            "noranora_9_99_answers.json": hostile_files()["edited.json"],
        }
    ),
)
"""Two whose free responses wait, one of them with a number that cannot be read; one with one answer; one held."""
LIST = (
    "class.csv",
    b"Student,ID,SIS User ID,SIS Login ID,Section\n" + b'"Roth, Pia",1,,pia,one\n"Lee, Quin",2,,quin,one\n'
    b'"Moe, Ria",3,,ria,one\n"Ode, Sam",4,,sam,one\n',
)
HOSTILE = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=2</script>\'&'
STORED = f"psychotherapy-relationship:marks-{ASSIGNMENT.id}"


def marks_file(marker: str, **given: tuple[int, int]) -> tuple[str, bytes]:
    """Give a file with marks for *Say why*: the levels of its two criteria, by the student's code."""
    marks = {code: {"wa-say-why": Mark({"names_reason": one, "is_plain": two})} for code, (one, two) in given.items()}
    return f"marks-{marker}.json", write_marks(Marks(ASSIGNMENT.id, marker, marks))


def points_of(gradebook: GradebookOnPage, code: str, item_id: str = "wa-say-why") -> str:
    """Read from the table what a student has for an exercise."""
    row = next(row for row in gradebook.rows() if row[1] == code)
    return row[4 + ASSIGNMENT.items.index(item_id)]

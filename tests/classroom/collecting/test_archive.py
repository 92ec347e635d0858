"""Laws of opening downloads: everything is found with its submitter, and nothing unsafe is opened or lost unsaid."""

from __future__ import annotations

import zipfile
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.hostile import code_of, honest_file, hostile_archives, zipped
from widgets.classroom.collecting import archive
from widgets.classroom.collecting.archive import open_download, open_downloads
from widgets.classroom.collecting.submitter import Submitter, attempt_of_info, parse_submitter

REFUSED = {
    "unsafe_name", "symlink", "encrypted", "zip_bomb", "too_large", "too_many_files", "nested_too_deep", "bad_zip",
    "nothing_inside", "no_file",
}  # fmt: skip
UNSAFE = sorted(name for name in hostile_archives() if code_of(name) in REFUSED)
INFO = (
    "Name: Quin Lee (q_lee)\r\nAssignment: Week_3\r\nDate Submitted: Tuesday, 24 November 2026 10:11:12 o'clock GMT\r\n"
)
ATTEMPT = "Week_3_q_lee_attempt_2026-11-24-10-11-12"


def opened(files: dict[str, bytes]):
    return open_download(zipped(files), "download.zip")


@pytest.mark.parametrize(
    ("path", "submitter"),
    [
        # Canvas, lib/content_zipper.rb: sortable name in small letters, LATE, user's id, file's id, file's name
        ("doejane_12345_678901_answers-a-1-jane.json", Submitter("canvas", "12345", "doejane")),
        ("doejane_LATE_12345_678901_answers-a-1-jane-2.json", Submitter("canvas", "12345", "doejane", late=True)),
        ("garcíalópezmaría_7_8_answers.json", Submitter("canvas", "7", "garcíalópezmaría")),
        ("anon_AbC12_678901_answers.json", Submitter("canvas", "anon_AbC12")),
        ("LATE_anon_AbC12_678901_answers.json", Submitter("canvas", "anon_AbC12", late=True)),
        ("submissions/doejane_12345_678901_answers.json", Submitter("canvas", "12345", "doejane")),
        # Moodle, mod/assign/classes/downloader.php: full name, participant's number, plugin; in folders or flat
        ("Jane Doe_12345_assignsubmission_file_/answers.json", Submitter("moodle", "12345", "Jane Doe")),
        ("Jane Doe_12345_assignsubmission_file/answers.json", Submitter("moodle", "12345", "Jane Doe")),
        ("Jane Doe_12345_assignsubmission_file_answers.json", Submitter("moodle", "12345", "Jane Doe")),
        ("Participant_12345_assignsubmission_file_answers.json", Submitter("moodle", "12345", "Participant")),
        ("Jane Doe_12345_assignsubmission_onlinetext_/onlinetext.html", Submitter("moodle", "12345", "Jane Doe")),
        # Blackboard: assignment, username, attempt with its date, file's name
        ("Week 3_jdoe_attempt_2026-11-24-10-11-12_answers.json", Submitter("blackboard", "jdoe")),
        ("Week_3_jdoe_attempt_2026-11-24-10-11-12_answers.json", Submitter("blackboard", "jdoe")),
        ("_attempt_2026-11-24-10-11-12_answers.json", Submitter()),
        ("jdoe_attempt_2026-11-24-10-11-12_answers.json", Submitter()),
        (f"{'x' * 300}_12_assignsubmission_file_a.json", Submitter()),
        ("answers-a-1f2e3d4c-jane.json", Submitter()),
        ("class/answers-a-1f2e3d4c-jane.json", Submitter()),
    ],
)
def test_the_name_in_a_download_tells_the_submitter(path, submitter):
    assert parse_submitter(path) == submitter


@pytest.mark.parametrize(
    ("system", "own"),
    [
        ("canvas", "doejane_1_2_"),
        ("moodle", "Jane Doe_1_assignsubmission_file_"),
        ("blackboard", "Week_1_attempt_2026-11-24-10-11-12_"),
    ],
)
@pytest.mark.parametrize(
    "others",
    ["roejohn_9_9_a.json", "John Roe_9_assignsubmission_file_a.json", "Week_9_attempt_2026-11-24-10-11-12_a.json"],
)
def test_a_student_cannot_name_a_file_so_that_it_seems_somebody_elses(system, own, others):
    assert (parse_submitter(own + others).system, parse_submitter(own + others).id) == (system, "1")
    assert (parse_submitter(f"{own}zip.zip/{others}").system, parse_submitter(f"{own}zip.zip/{others}").id) == (
        system,
        "1",
    )


def test_blackboards_text_file_names_the_student_and_is_no_answer():
    found = opened({f"{ATTEMPT}.txt": INFO.encode(), f"{ATTEMPT}_answers.json": honest_file("quin")})
    (file,) = found.files
    assert file.submitter == Submitter("blackboard", "q_lee", "Quin Lee")  # an underscore, which the name alone hides
    assert found.problems == ()


def test_a_text_file_that_a_student_wrote_is_no_info_file():
    assert attempt_of_info("notes.txt", INFO.encode()) is None
    assert attempt_of_info(f"{ATTEMPT}.txt", b"My answers: a, b") is None


def test_a_single_response_file_is_opened_as_it_is():
    (file,) = open_download(b"{}", "answers.json").files
    assert (file.name, file.data) == ("answers.json", b"{}")


def test_a_zip_that_a_student_handed_in_is_opened_and_keeps_the_submitter():
    (file,) = opened({"doejane_1_2_answers.zip": zipped({"my answers/answers.json": b"{}"})}).files
    assert file.name == "doejane_1_2_answers.zip/my answers/answers.json"
    assert (file.data, file.submitter.id) == (b"{}", "1")


def test_a_zip_that_calls_itself_json_is_opened():
    (file,) = opened({"answers.json": zipped({"answers.json": b"{}"})}).files
    assert file.data == b"{}"


def test_a_document_of_an_office_program_is_not_opened_as_a_zip():
    document = zipped({"[Content_Types].xml": b"<Types/>"})
    (file,) = opened({"essay.docx": document}).files
    assert file.data == document


def test_two_files_of_the_same_name_are_both_kept():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = _twice("answers.json")
    assert [file.name for file in open_download(data, "download.zip").files] == ["answers.json", "answers.json (2)"]


def _twice(name: str) -> bytes:
    import io  # noqa: PLC0415

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(name, b"1")
        made.writestr(name, b"2")
    return buffer.getvalue()


def test_files_of_a_folder_and_several_downloads_are_opened_as_one():
    given_files = [("a/one.json", b"1"), ("b\\two.json", b"2"), ("c.zip", zipped({"three.json": b"3"}))]
    assert [file.name for file in open_downloads(given_files).files] == ["a/one.json", "b/two.json", "three.json"]


def test_what_an_operating_system_leaves_is_left_aside_with_one_note():
    junk = {"__MACOSX/._a.json": b"x", ".DS_Store": b"x", "Thumbs.db": b"x", "x/desktop.ini": b"x", "._b.json": b"x"}
    found = opened({**junk, "a.json": b"1"})
    assert [file.name for file in found.files] == ["a.json"]
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("ignored_file", "note")
    assert problem.message.endswith(": 5.")


@pytest.mark.parametrize("name", UNSAFE)
def test_what_is_unsafe_or_damaged_is_refused_by_its_code_and_with_advice(name):
    found = open_download(hostile_archives()[name], name)
    assert all(file.refusal and file.data == b"" for file in found.files)
    (problem,) = (*found.problems, *(file.refusal for file in found.files))
    assert (problem.code, problem.severity) == (code_of(name), "error")
    assert problem.advice.endswith(".")


def test_one_unsafe_entry_keeps_no_other_from_being_read():
    found = opened({"../a.json": b"1", "b.json": b"2"})
    assert [file.name for file in found.files] == ["b.json"]
    assert [problem.where for problem in found.problems] == ["../a.json"]


def test_files_that_are_too_much_together_are_named_one_by_one():
    with patch.object(archive, "MOST_BYTES", 10):
        found = opened({"a.json": b"123456", "b.json": b"123456", "c.json": b"1234"})
    assert [file.name for file in found.files] == ["a.json", "c.json"]
    assert [(problem.code, problem.where) for problem in found.problems] == [("zip_bomb", "b.json")]


def test_an_entry_that_lies_about_its_size_is_not_read_further():
    data = bytearray(zipped({"answers.json": b"x" * 1000}, compress_type=zipfile.ZIP_STORED))
    for place in (data.index(b"PK\x03\x04") + 22, data.index(b"PK\x01\x02") + 24):
        data[place : place + 4] = (10).to_bytes(4, "little")
    found = open_download(bytes(data), "lie.zip")
    assert found.files == ()
    assert [problem.code for problem in found.problems] == ["bad_zip"]


def test_nothing_is_written_to_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, data in hostile_archives().items():
        open_download(data, name)
    assert list(tmp_path.iterdir()) == []


@given(st.binary(max_size=200))
def test_bytes_that_call_themselves_a_zip_give_a_problem_and_nothing_breaks(data):
    found = open_download(data, "download.zip")
    assert found.problems
    assert found.files == ()


@given(st.data())
def test_a_zip_with_bytes_changed_anywhere_never_breaks(data):
    whole = bytearray(zipped({"a.json": honest_file("pia"), "b.json": b"{}"}))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    found = open_download(bytes(whole), "download.zip")
    assert found.files or found.problems


@given(st.text(max_size=60))
def test_any_path_is_read_as_somebodys_or_nobodys(path):
    assert isinstance(parse_submitter(path), Submitter)

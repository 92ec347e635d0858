"""What the command says where it was asked for something that is not there, or was stopped."""

from __future__ import annotations

import pytest

from tests.classroom.hostile import FREE, honest_file
from tests.cli.test_main import ASSIGNMENT, BANK, folder
from widgets.classroom.grading.marks import Mark, Marks, write_marks
from widgets.cli import choosing
from widgets.cli.main import main

__all__ = ["folder"]


@pytest.fixture
def book(folder):
    """The folder with the bank as a file, so that no command has to make the book's."""
    (folder / "book.bank.json").write_text(BANK.to_json(), "utf-8")
    return ["--bank", "book.bank.json"]


@pytest.mark.parametrize("option", ["chapter", "objective", "bloom", "type", "use", "tag"])
def test_a_value_that_no_exercise_has_is_named_with_those_that_there_are(book, capsys, option):
    assert main(["pick", f"--{option}", "nonsense", *book]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"classroom: There is no exercise with --{option} 'nonsense'; there is ")
    value = choosing._values(next(iter(BANK.items.values())), option)[0]
    assert value in told.err


def test_options_that_no_exercise_has_together_give_no_empty_list(book, capsys):
    assert main(["pick", "--minutes", "0", *book]) == 2
    assert capsys.readouterr().err == "classroom: No exercise has all that is asked for; leave an option out.\n"


def test_without_a_site_pick_asks_for_it_and_makes_no_link_that_leads_nowhere(book, capsys):
    assert main(["pick", *list(BANK.items)[:2], "--title", "Week 2", *book]) == 0
    told = capsys.readouterr().out
    assert "as in --site https://example.org/book, and pick again." in told
    assert "#assignment" not in told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (
            "Final Grade conference",
            "whose title has “Final Grade” in it. Give it another",
        ),
        ("Section", "as “Section: points”."),
        ("Essay (2)", "as “Essay [2]”."),
    ],
)
def test_a_title_that_canvas_takes_for_something_else_is_refused_before_anything_is_written(
    book, folder, capsys, title, told
):
    (folder / "assignment.json").unlink()
    assert main(["pick", *list(BANK.items)[:2], "--title", title, *book]) == 2
    assert told in capsys.readouterr().err
    assert not (folder / "assignment.json").exists()


@pytest.mark.parametrize("address", ["book/index.html", "file:///srv/_build/html", "https://", "example.org"])
def test_an_address_that_no_student_can_open_is_refused_before_anything_is_written(book, folder, capsys, address):
    (folder / "assignment.json").unlink()
    assert main(["pick", *list(BANK.items)[:2], "--title", "Week 2", "--site", address, *book]) == 2
    assert "it begins with https://" in capsys.readouterr().err
    assert not (folder / "assignment.json").exists()


@pytest.mark.parametrize(
    "address", ["https://example.org/book", "https://example.org/book/chapters/transference.html#aims"]
)
def test_the_address_may_be_copied_from_the_browser(book, capsys, address):
    main(["pick", *list(BANK.items)[:2], "--title", "Week 2", "--site", address, *book])
    assert "https://example.org/book/classroom/assignment.html#assignment=1" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_pack_without_a_format_names_all_that_there_are(capsys):
    assert main(["pack", "assignment.json"]) == 2
    told = capsys.readouterr().err
    assert "--to with one or more of" in told
    assert all(name in told for name in ("moodle", "canvas", "printed", "--pdf"))


def test_a_file_to_accept_that_nobody_handed_in_is_named(folder, capsys):
    (folder / "ada.json").write_bytes(honest_file("ada"))
    assert main(["collate", "assignment.json", "ada.json", "--accept", "adda.json"]) == 2
    assert "'adda.json': nothing of that name was handed in; there is 'ada.json'." in capsys.readouterr().err


def test_a_file_to_accept_that_is_there_is_accepted(folder):
    (folder / "ada.json").write_bytes(honest_file("ada"))
    assert main(["collate", "assignment.json", "ada.json", "--accept", "ada.json"]) != 2


def test_two_markers_get_their_kappa(folder, capsys):
    """Expected: both give every student the same level but one; by hand, for 0,1,0,1 and 0,1,0,0, kappa is .5."""
    item = FREE[0]
    criterion = BANK.key(item)["rubric"][0]["id"]
    codes = ["ada", "ben", "cy", "dot"]
    for code in codes:
        (folder / f"{code}.json").write_bytes(honest_file(code))
    for marker, levels in (("AB", [0, 1, 0, 1]), ("CD", [0, 1, 0, 0])):
        marks = {code: {item: Mark({criterion: level})} for code, level in zip(codes, levels, strict=True)}
        (folder / f"{marker}.json").write_bytes(write_marks(Marks(ASSIGNMENT.id, marker, marks)))
    files = [f"{code}.json" for code in codes]
    main(["collate", "assignment.json", *files, "--marks", "AB.json", "CD.json"])
    told = f"{item}, {criterion}: AB and CD: weighted kappa 0.50, the same level in 75% of 4"
    assert told in capsys.readouterr().out.splitlines()


def test_ctrl_c_says_one_line(capsys, monkeypatch):
    def interrupted(_path):
        raise KeyboardInterrupt

    monkeypatch.setattr(choosing, "open_bank", interrupted)
    assert main(["pick"]) == 130
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "classroom: stopped; the files named above are written, and no others.\n"

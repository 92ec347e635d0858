"""Laws of tables: what systems write is read, and what is written computes nothing and breaks nothing."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.classroom.collecting.tables import is_harmless, read_table, safe_text, write_points, write_table
from widgets.classroom.problems import IntakeError

TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("=+-@\t\r\n;,\"' "))


@pytest.fixture(params=[131_072, 10_000_000], ids=["own limit of csv", "limit lifted by another library"])
def csv_limit(request):
    before = csv.field_size_limit(request.param)
    yield
    csv.field_size_limit(before)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_tables_of_all_systems_are_read(delimiter, encoding, end):
    lines = [["Name", "Code"], ['"Ek, Nora; the 1st"', "José"], []]
    data = end.join(delimiter.join(line) for line in lines).encode(encoding)
    table = read_table(data, "class.csv")
    assert table.header == ("Name", "Code")
    assert table.rows == ((2, ("Ek, Nora; the 1st", "José")),)
    assert table.problems == ()


@pytest.mark.parametrize(
    ("name", "encoding", "told"),
    [
        ("José Núñez", "cp1252", "Windows-1252"),
        ("Søren Œdipe", "cp1252", "Windows-1252"),
        ("Jürgen Größe", "mac_roman", "Mac Roman"),
        ("König", "mac_roman", "Mac Roman"),
        ("José Müller", "cp850", "DOS, 850"),
    ],
)
def test_a_table_in_another_encoding_is_read_with_a_warning_that_names_it(name, encoding, told):
    table = read_table(f"name,code\n{name},j1\n".encode(encoding), "class.csv")
    assert table.rows[0][1][0] == name
    (problem,) = table.problems
    assert (problem.code, problem.severity) == ("encoding", "warning")
    assert told in problem.message


def test_two_bytes_a_letter_without_a_mark_are_no_letters_of_their_own():
    data = "Name\tCode\r\nNora Ek\tnora\r\n".encode("utf-16-le")  # as Blackboard's downloads are
    assert read_table(data, "class.txt").rows == ((2, ("Nora Ek", "nora")),)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("sep=;\nname;code\nEk, Nora;n1\n", ((3, ("Ek, Nora", "n1")),)),
        ('"sep=|"\r\nname|code\r\nNora|n1\r\n', ((3, ("Nora", "n1")),)),
        ('name,code\nNora,="007"\n', ((2, ("Nora", "007")),)),
        ('name,code\nNora,"=""007"""\n', ((2, ("Nora", "007")),)),
        ("name,code,,\nNora,n1,,\n,,,\n", ((2, ("Nora", "n1")),)),
        ("name,code\n\u200bNora\xa0,\ufeffn1\n", ((2, ("Nora", "n1")),)),
        ("name,code\nNora,n1\nname,code\nPia,p1\n", ((2, ("Nora", "n1")), (4, ("Pia", "p1")))),
        ("name,code\nEk, Nora,n1\nRoth, Pia,p1\n", ((2, ("Ek, Nora", "n1")), (3, ("Roth, Pia", "p1")))),
        ("name,code\nNora Ek, n1\n", ((2, ("Nora Ek", "n1")),)),
    ],
)
def test_what_spreadsheets_and_people_put_around_cells_is_no_part_of_them(text, rows):
    table = read_table(text.encode(), "class.csv")
    assert (table.header, table.rows, table.problems) == (("name", "code"), rows, ())


def test_a_header_below_titles_is_found_where_it_can_be_told():
    text = "Psychotherapy 1; winter\nexported 2026-11-30\n\nname;code\nNora;n1\n"
    table = read_table(text.encode(), "class.csv", lambda cells: sum(cell in {"name", "code"} for cell in cells))
    assert (table.header, table.rows) == (("name", "code"), ((5, ("Nora", "n1")),))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\xff\xfe", "empty_file"),
        (b" \r\n\r\n", "empty_file"),
        (b",,,\n", "empty_file"),
        (b"name,code\nNora\0,n1\n", "encoding"),
        (b"\xff\xfen\0a\0m", "encoding"),
        ("name,code\nИванов,n1\n".encode("cp1251"), "encoding"),
        (b"<html><table><tr><td>name</td></tr></table>", "web_page"),
        (b"PK\x03\x04xlsx", "workbook"),
        (b"\xd0\xcf\x11\xe0xls", "workbook"),
        (b"x" * 20_000_001, "too_large"),
        (b'name,code\n"' + b"x" * 200_000, "damaged_table"),
    ],
)
@pytest.mark.usefixtures("csv_limit")
def test_what_is_no_table_is_refused(data, code):
    with pytest.raises(IntakeError) as caught:
        read_table(data, "class.csv")
    assert caught.value.code == code


@pytest.mark.parametrize("end", ["", ";", ";;"])
def test_a_header_that_stands_once_more_is_no_student_also_with_an_empty_end(end):
    text = f"Name;Code{end}\nMina;m1\nName;Code{end}\nNora;n1\n"
    assert [cells[0] for _, cells in read_table(text.encode(), "class.csv").rows] == ["Mina", "Nora"]


def test_a_line_with_more_cells_than_the_header_is_left_out_and_named():
    table = read_table(b"name,code\nEk,Nora,n1\nMina,m1\n", "class.csv")
    assert [cells for _, cells in table.rows] == [("Mina", "m1")]
    assert [(problem.code, problem.where) for problem in table.problems] == [("row_length", "class.csv, line 2")]


def test_a_line_whose_commas_may_be_of_a_name_or_of_the_table_is_left_out_and_named():
    table = read_table(b"name,code,group\nEk, Nora,n1\nMina,m1,a\n", "class.csv")
    assert [cells for _, cells in table.rows] == [("Mina", "m1", "a")]
    assert [(problem.code, problem.where) for problem in table.problems] == [("row_length", "class.csv, line 2")]


def test_a_line_with_fewer_cells_is_filled_up():
    assert read_table(b"name,code,mail\nMina,m1\n", "class.csv").rows[0][1] == ("Mina", "m1", "")


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_read_or_refused(data):
    try:
        read_table(data, "class.csv")
    except IntakeError as error:
        assert error.code  # noqa: PT017 (either is right)


@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=4), st.sampled_from(",;\t"))
def test_no_cell_of_text_begins_as_a_formula_however_a_spreadsheet_splits_it(rows, delimiter):
    text = write_table(rows).decode()
    for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        for cell in cells:
            assert not cell.lstrip(' "\t\r\n').startswith(tuple("=+-@＝＋－＠")), cell
            assert delimiter != "," or not cell.startswith(("\t", "\r", "\n"))


@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_table_that_was_written_has_the_same_cells_when_it_is_read(rows):
    back = list(csv.reader(io.StringIO(write_table(rows).decode(), newline="")))
    assert back == [[safe_text(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", " =1", '";=1'])
def test_text_that_a_spreadsheet_would_compute_gets_an_apostrophe(text):
    assert not is_harmless(text)
    assert safe_text(text).replace("'", "") == text


@pytest.mark.parametrize("text", ["", "Nora Ek", "jane@uni.edu", "2026-11-24", "a = b", "O'Hara", "3 - 2", "<b>"])
def test_harmless_text_stays_as_it_is(text):
    assert is_harmless(text)


@given(TEXT)
def test_text_made_safe_is_safe(text):
    assert is_harmless(safe_text(text))


def test_signs_that_nobody_sees_are_shown_as_such():
    assert safe_text("a\x00\x07b") == "a\ufffd\ufffdb"


@pytest.mark.parametrize(
    ("value", "written"),
    # by hand: halves away from zero, also where the float lies a little below the half
    [(0, "0"), (2.675, "2.68"), (1.005, "1.01"), (0.125, "0.13"), (-0.125, "-0.13"), (10, "10"), (100.10, "100.1"),
     (1 / 3, "0.33"), (2 / 3, "0.67"), (0.1 + 0.2, "0.3"), (-0.001, "0"), (7.999, "8")],
)  # fmt: skip
def test_points_have_at_most_two_decimals_halves_away_from_zero(value, written):
    assert write_points(value) == written


@given(st.integers(-(10**7), 10**7))
def test_points_of_two_decimals_are_written_exactly(hundredths):
    assert Decimal(write_points(hundredths / 100)) == Decimal(hundredths) / 100


def test_numbers_stay_numbers_and_nothing_stays_empty():
    assert write_table([["a", 1.5, None, -2]]) == b'"a",1.5,,-2\r\n'


def test_people_get_a_mark_by_which_a_spreadsheet_knows_utf_8():
    assert write_table([["é"]], for_people=True) == b'\xef\xbb\xbf"\xc3\xa9"\r\n'

"""Laws of lists of students: each system's list is read, and nobody is confused with somebody else."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from widgets.classroom.assignments.variants import plain_code
from widgets.classroom.collecting.roster import read_roster
from widgets.classroom.collecting.submitter import Submitter
from widgets.classroom.problems import IntakeError

# As lib/gradebook_exporter.rb of Canvas writes it, with the line about manual posting and the test student
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Week 3 (4711),Current Score
,,,,,Manual Posting,
    Points Possible,,,,,10,(read only)
"Ek, Nora",101,S-1,nora.ek,Section 1,,
"O'Hara, Pia",102,S-2,pia@uni.edu,Section 1 and Section 2,7,
"Student, Test",103,,a1b2c3,Section 1,,
"""
CANVAS_SPLIT = "LastName,FirstName,ID,SIS Login ID,Section\nEk,Nora,101,nora.ek,A\n"
MOODLE = """\
\ufeff"First name","Last name","ID number","Email address",Groups
Nora,Ek,S-1,nora@uni.edu,
Pia,O'Hara,,pia@uni.edu,
"""
MOODLE_SHEET = 'Identifier,"Full name","Email address",Status\n"Participant 12345","Nora Ek",nora@uni.edu,Submitted\n'
BLACKBOARD = """\
"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Week 3 [Total Pts: 10 Score] |4711"
"Ek"\t"Nora"\t"nek"\t"S-1"\t""
"""
PLAIN = "Code;Name;E-Mail\nn1;Nora Ek;nora@uni.edu\np1;Pia O'Hara;pia@uni.edu\n"


def roster(text: str, encoding: str = "utf-8"):
    return read_roster(text.encode(encoding), "class.csv")


@pytest.mark.parametrize(
    ("text", "encoding", "kind"),
    [
        (CANVAS, "utf-8", "canvas"),
        (CANVAS.replace(",", ";").replace("Ek; ", "Ek, ").replace("O'Hara; ", "O'Hara, "), "utf-8-sig", "canvas"),
        (CANVAS_SPLIT, "utf-8", "canvas"),
        (MOODLE, "utf-8", "moodle"),
        (MOODLE.replace("Last name", "Surname"), "utf-8", "moodle"),
        (MOODLE_SHEET, "utf-8", "moodle"),
        (BLACKBOARD, "utf-16", "blackboard"),
        (BLACKBOARD.replace("\t", ","), "utf-8-sig", "blackboard"),
        (PLAIN, "utf-8", "plain"),
        ("Email,Student Name\nnora@uni.edu,Nora Ek\n", "utf-8", "plain"),
        ("id\tname\nS-1\tNora Ek\n", "utf-8", "plain"),
    ],
)
def test_a_list_is_known_by_its_first_line(text, encoding, kind):
    found = roster(text, encoding)
    assert found.kind == kind
    assert found.students[0].full_name == "Nora Ek"
    assert [problem for problem in found.problems if problem.severity == "error"] == []


@pytest.mark.parametrize("code", ["nora.ek", "NORA.EK", " nora.ek ", "S-1", "s-1"])
def test_a_student_is_found_by_login_or_number_in_any_case(code):
    (student,) = roster(CANVAS).with_code(code)
    assert student.system_id == "101"


def test_canvas_own_id_is_no_code_of_a_student():
    assert roster(CANVAS).with_code("101") == ()


def test_lines_that_are_no_students_are_left_out():
    found = roster(CANVAS)
    assert [student.full_name for student in found.students] == ["Nora Ek", "Pia O'Hara"]
    assert [(problem.code, problem.severity) for problem in found.problems] == [("test_student", "note")]


def test_the_original_columns_are_kept():
    found = roster(CANVAS)
    assert found.students[1].cells[found.columns["section"]] == "Section 1 and Section 2"
    assert "Week 3 (4711)" in found.header


@pytest.mark.parametrize(
    ("text", "submitter"),
    [
        (CANVAS, Submitter("canvas", "101", "eknora")),
        (CANVAS, Submitter("moodle", "9", "Nora Ek")),
        (CANVAS, Submitter("blackboard", "x", "Nora Ek")),
        (MOODLE, Submitter("moodle", "9", "Nora Ek")),
        (MOODLE, Submitter("canvas", "9", "eknora")),
        (MOODLE_SHEET, Submitter("moodle", "12345", "Participant")),
        (BLACKBOARD, Submitter("blackboard", "nek")),
        (PLAIN, Submitter("canvas", "9", "noraek")),
        (PLAIN, Submitter("canvas", "9", "eknora")),
    ],
)
def test_the_submitter_is_found_on_the_list(text, submitter):
    student = roster(text).student_of(submitter)
    assert student is not None
    assert student.full_name == "Nora Ek"


@pytest.mark.parametrize(
    ("text", "submitter"),
    [
        (CANVAS, Submitter("canvas", "999", "eknora")),  # the id decides, not the name
        (CANVAS, Submitter("canvas", "anon_A")),
        (CANVAS, Submitter()),
        (MOODLE + "Nora,Ek,S-9,other@uni.edu,\n", Submitter("moodle", "9", "Nora Ek")),  # two of that name
        (BLACKBOARD, Submitter("blackboard", "somebody")),
    ],
)
def test_no_student_is_taken_for_another(text, submitter):
    assert roster(text).student_of(submitter) is None


def test_a_code_of_two_students_is_named_and_gives_both():
    found = roster("name,code,email\nNora Ek,n1,a@x\nPia Roth,N1,b@x\n")
    assert len(found.with_code("n1")) == 2
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("shared_code", "error")
    assert "Nora Ek and Pia Roth" in problem.message


def test_a_student_who_is_listed_twice_is_one_student():
    found = roster("name,code\nNora Ek,n1\nPia Roth,p1\nNora Ek,n1\n")
    assert [student.code for student in found.students] == ["n1", "p1"]
    assert [problem.code for problem in found.problems] == ["listed_twice"]


def test_a_student_without_a_code_is_kept_with_a_warning():
    found = roster('Student,ID,SIS Login ID,Section\n"Ek, Nora",101,,A\n')
    assert found.student_of(Submitter("canvas", "101")) is found.students[0]
    assert [(problem.code, problem.severity) for problem in found.problems] == [("row_without_code", "warning")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nora Ek,n1\nPia Roth,p1\n", "roster_header"),
        ("name,group\nNora,1\n", "roster_header"),
        ("name,code\n", "roster_empty"),
        ("", "empty_file"),
        ("Identyfikator,Pełna nazwa,Adres e-mail\nUczestnik123,Nora Ek,n@x\n", "roster_header"),  # in no language known
        ("Name,Code\nEk,Nora,n1\n", "roster_empty"),
        ("Name,Code,Code\nNora Ek,n1,n2\n", "roster_header"),
    ],
)
def test_a_list_that_names_nobody_is_refused_with_the_fix(text, code):
    with pytest.raises(IntakeError) as caught:
        roster(text)
    assert caught.value.code == code
    assert caught.value.advice.endswith(".")


def test_a_list_whose_every_line_is_left_out_is_refused_with_the_reason():
    with pytest.raises(IntakeError, match="cells of line 2 do not fit the 2 titles"):
        roster("Name,Code\nEk,Nora,n1\n")


WORKSHEET_IN_PORTUGUESE = """\
Identificador,Nome completo,Identificação de usuário,Status,Nota,Nota máxima,Última modificação (nota)
Participante101,Nora Ek,rp101,Enviado,,100,-
"""
WORKSHEET_IN_GERMAN = """\
ID,"Vollständiger Name",E-Mail-Adresse,Status,Bewertung,"Höchste Bewertung"
Teilnehmer/in12345,"Nora Ek",nora@uni.edu,Abgegeben,,10
"""


# The titles of Moodle's language packs, of Blackboard's help in each language, and of Brightspace's export
@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("Vorname,Nachname,ID-Nummer,E-Mail-Adresse\nNora,Ek,S-1,nora@x\n", "moodle", "s-1"),
        ("Nombre,Apellido(s),Número de ID,Dirección de correo\nNora,Ek,S-1,nora@x\n", "moodle", "s-1"),
        ("Prénom,Nom de famille,Numéro d’identification,Adresse de courriel\nNora,Ek,S-1,n@x\n", "moodle", "s-1"),
        ("Voornaam,Achternaam,Nummer (ID),E-mailadres\nNora,Ek,S-1,nora@x\n", "moodle", "s-1"),
        ("Nome,Apelido,Número de identificação (ID),E-mail\nNora,Ek,S-1,nora@x\n", "moodle", "s-1"),
        ("Nome,Sobrenome,Número de identificação,Endereço de email\nNora,Ek,S-1,nora@x\n", "moodle", "s-1"),
        (WORKSHEET_IN_PORTUGUESE, "moodle", "rp101"),
        ("Nachname\tVorname\tBenutzername\tTeilnehmer-ID\nEk\tNora\tnek\tS-1\n", "blackboard", "nek"),
        ("Achternaam\tVoornaam\tGebruikersnaam\tStudent-ID\nEk\tNora\tnek\tS-1\n", "blackboard", "s-1"),
        (
            "OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator\n#400,#nek,Ek,Nora,n@x,#\n",
            "plain",
            "nek",
        ),
        ("Name;Vorname;Matrikel-Nr.\nEk;Nora;'007\n", "plain", "007"),
        ("Nom;Prénom;Matricule\nEk;Nora;7\n", "plain", "7"),
        ("Nome;Código\nNora Ek;n1\n", "plain", "n1"),
        ("Nombre;Apellidos;Usuario\nNora;Ek;nek\n", "plain", "nek"),
        ("Naam;Voornaam;Studentnummer\nEk;Nora;7\n", "plain", "7"),
    ],
)
def test_a_list_is_read_in_each_systems_words_in_six_languages(text, kind, code):
    found = roster(text)
    (student,) = found.students
    assert (found.kind, student.full_name, found.problems) == (kind, "Nora Ek", ())
    assert found.with_code(code) == (student,)


# As Moodle wrote it in German, and in a language whose titles are not known here
@pytest.mark.parametrize(
    "text",
    [
        WORKSHEET_IN_GERMAN,
        "ID,Fulde navn,E-mailadresse\nDeltager12345,Nora Ek,nora@uni.edu\n",
        "Identifier,Full name,Status,Grade,Last modified (grade)\nParticipant 12345,Nora Ek,Submitted,,-\n",
    ],
)
def test_no_student_is_known_by_a_number_that_moodle_gave_but_as_the_system_does(text):
    found = roster(text)
    (student,) = found.students
    assert found.kind == "moodle"
    assert not any("12345" in code for code in student.codes)
    assert found.student_of(Submitter("moodle", "12345", "Nora Ek")) is student


@pytest.mark.parametrize(
    "text",
    [
        "First name,Last name,Email address,Roles\nNora,Ek,n@x,Student\nPia,Roth,p@x,Teacher\n",
        "Vorname,Nachname,E-Mail-Adresse,Rollen\nNora,Ek,n@x,Teilnehmer/in\nPia,Roth,p@x,Trainer/in\n",
        'Prénom,Nom,Adresse de courriel,Rôles\nNora,Ek,n@x,"Étudiant, Gestionnaire"\nPia,Roth,p@x,Enseignant\n',
    ],
)
def test_teachers_on_a_list_are_no_students_and_are_named(text):
    found = roster(text)
    assert [student.full_name for student in found.students] == ["Nora Ek"]
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("no_student", "note")
    assert "Pia Roth" in problem.message


def test_nobody_is_left_out_for_a_role_where_no_role_says_who_is_a_student():
    assert len(roster("Name,Code,Role\nNora,n1,Observer\nPia,p1,Auditor\n").students) == 2


def test_canvas_test_student_is_known_in_every_language_by_its_login():
    login = "6b86b273ff34fce19d6b804eff5a3f5747ada4ea"
    found = roster(CANVAS + f'"Teststudent",104,,{login},Section 1,,\n')
    assert len(found.students) == 2


def test_the_student_whom_blackboard_makes_for_a_preview_is_left_out():
    found = roster(BLACKBOARD + '"Roth"\t"Pia"\t"proth_previewuser"\t""\t""\n')
    assert [student.login for student in found.students] == ["nek"]
    assert [problem.code for problem in found.problems] == ["test_student"]


def test_a_number_that_a_spreadsheet_has_shortened_is_nobodys_code():
    found = roster("Name,ID number\nNora Ek,1.23457E+11\nPia Roth,1.23457E+11\n")
    assert [student.codes for student in found.students] == [(), ()]
    assert [problem.code for problem in found.problems] == ["row_without_code"] * 2
    assert "shortened" in found.problems[0].message


def test_a_sign_that_only_some_codes_have_before_them_is_theirs():
    assert [student.code for student in roster("Name,Code\nNora,#1\nPia,2\n").students] == ["#1", "2"]


HEADERS = [
    ("First name", "Last name", "Email address"), ("Vorname", "Nachname", "E-Mail-Adresse"),
    ("Nombre", "Apellidos", "Correo"), ("Prénom", "Nom", "Courriel"), ("Voornaam", "Achternaam", "E-mailadres"),
    ("Nome", "Sobrenome", "Matrícula"), ("First Name", "Last Name", "Username"), ("Vorname", "Name", "Kennung"),
]  # fmt: skip
NAMES = ["Nora", "José", "Müller", "Zoë", "Núñez", "François", "O’Hara", "van der Ek", "Größe", "Conceição"]
WIDE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
CODES = st.text("abcxyz0123456789.-_@", min_size=1, max_size=9).filter(lambda code: code.strip("0123456789.-_@"))


class Written(NamedTuple):
    """A way in which lists are written."""

    order: list[int]
    delimiter: str
    encoding: str
    code: str
    above: str
    end: str


WAYS = st.builds(
    Written,
    st.permutations([0, 1, 2]),
    st.sampled_from(",;\t|"),
    st.sampled_from([*WIDE, "cp1252", "mac_roman", "cp850"]),
    st.sampled_from(["{}", '"{}"', '="{}"', "'{}", "#{}"]),
    st.sampled_from(["", "sep=", "Psychotherapy, a course\n\nExported;2026\n"]),
    st.sampled_from(["\n", "\r\n"]),
)
STUDENTS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), CODES)


@given(st.sampled_from(HEADERS), st.lists(STUDENTS, min_size=1, max_size=5, unique_by=lambda who: who[2]), WAYS)
def test_a_list_in_any_of_the_ways_in_which_lists_are_written_is_read_as_it_is_or_refused(header, students, way):
    lines = [header, *((first, last, way.code.format(code)) for first, last, code in students)]
    text = way.above + way.delimiter + "\n" if way.above == "sep=" else way.above
    text += "".join(way.delimiter.join(line[place] for place in way.order) + "\n" for line in lines)
    data = text.replace("\n", way.end).encode(way.encoding, "replace")
    assume("?" not in data.decode(way.encoding))
    try:
        found = read_roster(data, "class.csv")
    except IntakeError as error:
        assert (error.code, way.encoding in WIDE) == ("encoding", False)  # noqa: PT017 (either is right)
        return
    assert [student.best_code for student in found.students] == [code for _, _, code in students]
    if not found.problems:  # else a person was asked to look at the accents
        assert [student.full_name for student in found.students] == [f"{first} {last}" for first, last, _ in students]


LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0#'=\u200b\u200e\u200f\u2060\ufeff")
TEXT = st.text(LETTERS, max_size=8)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6))
def test_every_line_with_a_code_is_a_student_whatever_it_says(lines):
    quote = lambda cell: '"' + cell.replace('"', '""') + '"'  # noqa: E731
    text = "name,code\n" + "".join(f"{quote(name)},{quote(code)}\n" for name, code in lines)
    codes = {plain_code(code) for _, code in lines} - {""}
    try:
        found = read_roster(text.encode("utf-8", "replace"), "class.csv")
    except IntakeError:
        assert not codes
    else:
        assert codes <= {code for student in found.students for code in student.codes}

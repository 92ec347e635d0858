"""The notebooks for nbgrader, held against nbgrader itself: what it makes of them, and what it gives for answers."""

import ast
import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from tests.classroom.sample_keys import HIDDEN
from tests.classroom.samples import answers_with_full_marks, sample_assignment, sample_bank
from widgets.authoring.bank_maker import make_bank
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.bank.markup import to_html
from widgets.classroom.grading.grade import full_answer, grade_answer
from widgets.classroom.problems import MissingKeyError
from widgets.packages.nbgrader.checks import write_check
from widgets.packages.nbgrader.lettered import with_letters
from widgets.packages.nbgrader.markdown import to_markdown
from widgets.packages.nbgrader.nbgrader import notebook_name, pack
from widgets.packages.package import Extras

BANK, ASSIGNMENT = sample_bank(), sample_assignment()
FREE = {name for name, item in BANK.items.items() if item["type"] in {"short_text", "essay", "reply"}}
FULL = answers_with_full_marks(BANK)
NUMBERS = {item_id: number for number, item_id in enumerate(ASSIGNMENT.items, 1)}
NOTEBOOK = f"{notebook_name(ASSIGNMENT.title)}.ipynb"
GRADEBOOK = """
import json, sys
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    grades = {
        student.id: {
            grade.name: [grade.auto_score, grade.max_score, grade.needs_manual_grade]
            for submission in student.submissions for notebook in submission.notebooks for grade in notebook.grades
        }
        for student in book.students
    }
json.dump(grades, sys.stdout)
"""


def unzip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def as_python(answer: dict[str, Any]) -> Any:
    """Write an answer of the page as a student writes it in a notebook."""
    (value,) = answer.values()
    if "text" in answer:
        return float(value)
    if "scores" in answer:
        return {name: "none" if text == "none" else float(text) for name, text in value.items()}
    return value


def as_handed_in(name: str, answer: dict[str, Any]) -> Any:
    """Write an answer with the names that a notebook gives to choices and options: those of their places."""
    if "pairs" in answer:
        return with_letters(BANK.item(name), answer)[1]["pairs"]
    if {"choice", "choices"} & set(answer):
        return with_letters(BANK.item(name), {"correct": as_python(answer)})[1]["correct"]
    return as_python(answer)


PARTLY = {
    "wa-late-again": {"choice": "a"},
    "wa-signs-of-tasks": {"choices": ["a", "b", "c"]},
    "ao-upper-half": {"text": "28"},
    "wa-match-moments": {"pairs": {"p1": "o3"}},
    "ao-weak-to-strong": {"order": ["b", "a", "c"]},
    "wa-score-blanks": {"scores": {"goal": "4", "task": "2", "bond": "none"}},
    "ao-narrow-studies": {"parameters": {"r": 0.3, "n": 100}},
    "wa-rate-otto": {"ratings": {"t2": 0, "t4": 3, "t6": 1}},
}


def hand_in(course: Path, student: str, cells: dict[str, str]) -> None:
    """Put a student's notebook in its place, with the cells of some answers written anew."""
    notebook = json.loads((course / "release" / ASSIGNMENT.id / NOTEBOOK).read_text("utf-8"))
    for before, cell in zip(notebook["cells"], notebook["cells"][1:], strict=False):
        name = before["metadata"].get("nbgrader", {}).get("grade_id", "").removesuffix("-asks")
        if name in cells:
            cell["source"] = cells[name]
    target = course / "submitted" / student / ASSIGNMENT.id / NOTEBOOK
    target.parent.mkdir(parents=True)
    target.write_text(json.dumps(notebook), "utf-8")


def run(course: Path, *arguments: str, fails: bool = False) -> str:
    """Run nbgrader, or a program beside it, in the course's folder."""
    home = {name: str(course / "home") for name in ("HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=course,
        env={**os.environ, **home, "PATH": programs, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode != 0) is fails, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def package() -> dict[str, bytes]:
    return unzip(pack(ASSIGNMENT, BANK, Extras()).content)


by_nbgrader = pytest.mark.whole("nbgrader itself runs the notebooks of six students")


@pytest.fixture(scope="module")
def course(package, tmp_path_factory) -> Path:
    """A course of nbgrader in which six students have handed in, graded as the package's page tells."""
    course = tmp_path_factory.mktemp("course")
    for name, content in package.items():
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_bytes(content)
    run(course, "-m", "nbgrader", "generate_assignment", ASSIGNMENT.id, "--force")
    named = {name: f"answer_{NUMBERS[name]} = {as_handed_in(name, FULL[name])!r}" for name in FULL if name not in FREE}
    partly = {name: f"answer_{NUMBERS[name]} = {as_handed_in(name, answer)!r}" for name, answer in PARTLY.items()}
    hand_in(course, "full", named | dict.fromkeys(FREE, "What I think."))
    hand_in(course, "partly", named | partly)
    hand_in(course, "blank", {})
    hand_in(
        course,
        "unreadable",
        {
            "wa-late-again": f"answer_{NUMBERS['wa-late-again']} = b",
            "ao-upper-half": f"answer_{NUMBERS['ao-upper-half']} = '64%'",
            "ao-clients-needed": f"answer_{NUMBERS['ao-clients-needed']} = 9,0",
        },
    )
    hand_in(course, "renamed", named)
    hand_in(course, "damaged", named)
    renamed, damaged = (course / "submitted" / name / ASSIGNMENT.id / NOTEBOOK for name in ("renamed", "damaged"))
    renamed.rename(renamed.with_name(f"My {NOTEBOOK}"))
    damaged.write_bytes(damaged.read_bytes()[:-1000])
    # The two files that cannot be read make nbgrader end with an error, after it has graded the others.
    run(course, "-m", "nbgrader", "autograde", ASSIGNMENT.id, fails=True)
    run(course, "-m", "nbgrader", "export")
    return course


@pytest.fixture(scope="module")
def grades(course) -> dict[str, dict[str, list[Any]]]:
    return json.loads(run(course, "-c", GRADEBOOK))


def last_words(course: Path, student: str) -> dict[str, str]:
    """Give, for every graded cell of a student that ended in an error, the sentence it ended with."""
    path = course / "autograded" / student / ASSIGNMENT.id / NOTEBOOK
    cells = [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    errors = [(cell, output) for cell in cells for output in cell["outputs"] if output["output_type"] == "error"]
    marked = [(cell["metadata"].get("nbgrader"), output["evalue"]) for cell, output in errors]
    return {marks["grade_id"]: said for marks, said in marked if marks}


@by_nbgrader
def test_nbgrader_makes_the_very_release_that_the_package_has(course, package):
    release = f"release/{ASSIGNMENT.id}/{NOTEBOOK}"
    assert (course / release).read_bytes() == package[release]


@by_nbgrader
def test_full_answers_get_all_points_that_need_no_person(grades):
    wanted = {name: BANK.item(name)["points"] for name in ASSIGNMENT.items if name not in FREE}
    assert {name: grades["full"][name][0] for name in wanted} == wanted


@by_nbgrader
def test_the_points_add_up_to_those_of_the_assignment(grades):
    assert sum(out_of for _, out_of, _ in grades["full"].values()) == ASSIGNMENT.points(BANK)


@by_nbgrader
def test_texts_wait_for_a_person(grades):
    assert [name for name in FREE if grades["full"][name][::2] != [None, True]] == []


@by_nbgrader
@pytest.mark.parametrize("name", PARTLY)
def test_nbgrader_gives_for_a_partly_right_answer_what_the_gradebook_gives(grades, name):
    grade = grade_answer(BANK.item(name), BANK.key(name), PARTLY[name])
    assert grades["partly"][name][0] == pytest.approx(grade.points)


@by_nbgrader
def test_a_blank_gets_nothing_and_says_that_it_is_blank(course, grades):
    assert {score for score, _, _ in grades["blank"].values()} == {0}
    wanted = dict.fromkeys(set(ASSIGNMENT.items) - FREE, "blank: no answer was given")
    assert last_words(course, "blank") == wanted


@by_nbgrader
@pytest.mark.parametrize("name", ["wa-late-again", "ao-upper-half", "ao-clients-needed"])
def test_an_answer_that_cannot_be_read_says_so_and_is_not_called_blank(course, name):
    assert last_words(course, "unreadable")[name].startswith("unreadable: ")


@by_nbgrader
@pytest.mark.parametrize("student", ["renamed", "damaged"])
def test_a_file_that_nbgrader_cannot_read_ends_as_0_in_its_table_as_the_readme_warns(course, student):
    rows = list(csv.DictReader((course / "grades.csv").read_text("utf-8").splitlines()))
    (score,) = [row["score"] for row in rows if row["student_id"] == student]
    assert float(score) == 0


@by_nbgrader
def test_nbgraders_feedback_shows_the_key_as_the_readme_warns(course):
    run(course, "-m", "nbgrader", "generate_feedback", ASSIGNMENT.id, "--student=full")
    page = course / "feedback" / "full" / ASSIGNMENT.id / NOTEBOOK.replace(".ipynb", ".html")
    assert "BEGIN HIDDEN TESTS" in page.read_text("utf-8")


@pytest.mark.parametrize("folder", ["source", "release"])
def test_the_notebooks_are_valid(package, folder):
    nbformat.validate(json.loads(package[f"{folder}/{ASSIGNMENT.id}/{NOTEBOOK}"]))


def test_the_release_holds_nothing_of_a_key(package):
    release = package[f"release/{ASSIGNMENT.id}/{NOTEBOOK}"].decode()
    assert HIDDEN in package[f"source/{ASSIGNMENT.id}/{NOTEBOOK}"].decode()
    assert HIDDEN not in release
    assert "HIDDEN TESTS" not in release
    assert "key" not in {word for cell in json.loads(release)["cells"] for word in names_in(cell)}


def names_in(cell: dict[str, Any]) -> set[str]:
    if cell["cell_type"] == "markdown":
        return set()
    return {node.id for node in ast.walk(ast.parse("".join(cell["source"]))) if isinstance(node, ast.Name)}


def test_every_point_of_a_rubric_is_in_the_instructors_notebook(package):
    source = "".join(json.loads(package[f"source/{ASSIGNMENT.id}/{NOTEBOOK}"].decode())["cells"][-1]["source"])
    for text in ("perhaps she protects him", "Gives two readings", "A question that tells them apart", "two chairs"):
        assert text in source


def test_the_readme_says_what_nbgrader_runs_and_what_it_turns_into_0(package):
    readme = package["README.md"].decode()
    for sentence in ("nbgrader runs students' code", "turns what it cannot read into 0", "Feedback shows the keys"):
        assert sentence in readme


def test_the_notes_name_the_exercises_that_everybody_gets_with_the_same_numbers():
    notes = " ".join(pack(ASSIGNMENT, BANK, Extras()).notes)
    assert "“How much is shared?”, “The upper half”" in notes


def test_the_same_assignment_gives_the_same_bytes(package):
    assert unzip(pack(sample_assignment(), sample_bank(), Extras()).content) == package
    assert pack(ASSIGNMENT, BANK, Extras()) == pack(sample_assignment(), sample_bank(), Extras())


def test_a_students_bank_cannot_be_packed():
    with pytest.raises(MissingKeyError, match="wa-late-again"):
        pack(ASSIGNMENT, BANK.for_students(), Extras())


def test_an_exercise_whose_equation_needs_more_than_python_is_left_out_with_the_reason():
    bank = sample_bank()
    bank.keys["ao-quarter-shared"]["conditions"][0] |= {"equation": "namespace.NUMPY"}
    assignment = make_assignment("Two", ["ao-quarter-shared", "wa-late-again"], bank)
    package = pack(assignment, bank, Extras())
    assert [(left.item_id, "namespace" in left.reason) for left in package.left_out] == [("ao-quarter-shared", True)]
    assert "answer_1" in unzip(package.content)[f"source/{assignment.id}/two.ipynb"].decode()


PARTS = {
    "single_choice": lambda item: st.sampled_from(ids(item["choices"])).map(lambda choice: {"choice": choice}),
    "true_false": lambda _item: st.sampled_from(["true", "false"]).map(lambda choice: {"choice": choice}),
    "multiple_choice": lambda item: st.lists(st.sampled_from(ids(item["choices"])), min_size=1, unique=True).map(
        lambda choices: {"choices": choices}
    ),
    "numeric": lambda _item: st.decimals(-100, 100, places=2).map(lambda number: {"text": str(number)}),
    "match": lambda item: some_of(ids(item["prompts"]), st.sampled_from(ids(item["options"])), "pairs"),
    "order": lambda item: st.permutations(ids(item["steps"])).map(lambda steps: {"order": steps}),
    "score_inventory": lambda item: some_of(ids(item["asks"]), st.sampled_from(["none", "2", "4.5", "3"]), "scores"),
    "set_explorer": lambda item: st.fixed_dictionaries(
        {part["name"]: st.floats(part["minimum"], part["maximum"]) for part in item["controls"]}
    ).map(lambda parameters: {"parameters": parameters}),
    "rate_transcript": lambda item: some_of(
        [turn["id"] for turn in item["turns"] if turn["rate"]],
        st.sampled_from([step["value"] for step in item["scale"]]),
        "ratings",
    ),
}


def ids(parts: list[dict[str, Any]]) -> list[str]:
    return [part["id"] for part in parts]


def some_of(names: list[str], values: st.SearchStrategy[Any], part: str) -> st.SearchStrategy[Any]:
    chosen = st.dictionaries(st.sampled_from(names), values, min_size=1)
    return chosen.map(lambda filled: {part: filled})


def run_check(source: str, **names: Any) -> Any:
    """Run a cell as a kernel does: its result is the value of its last line."""
    *lines, last = ast.parse(source).body
    exec(compile(ast.Module(lines, []), "cell", "exec"), names)  # noqa: S102 (a cell of our own making)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307


def graded_by_keys(bank: Bank) -> list[str]:
    """List the exercises that a cell can grade."""
    return [name for name, item in bank.items.items() if item["type"] in PARTS]


def points_in_cell(bank: Bank, name: str, answer: Any) -> float:
    """Grade an answer by the cell, and hold that against the gradebook."""
    item, key = bank.item(name), bank.key(name)
    points = run_check(write_check("answer", item, key), answer=as_python(answer))
    assert points == pytest.approx(grade_answer(item, key, answer).points), (name, answer)
    assert 0 <= points <= item["points"]
    return points


@pytest.mark.parametrize("bank", [BANK, make_bank()], ids=["sample", "book"])
@given(data=st.data())
def test_a_cell_gives_any_answer_the_points_that_the_gradebook_gives(bank, data):
    name = data.draw(st.sampled_from(graded_by_keys(bank)))
    points_in_cell(bank, name, data.draw(PARTS[bank.item(name)["type"]](bank.item(name))))


def test_a_cell_gives_the_full_answer_to_every_exercise_of_the_book_all_its_points():
    bank = make_bank()
    full = {name: full_answer(bank.item(name), bank.key(name)) for name in graded_by_keys(bank)}
    assert full
    points = {name: points_in_cell(bank, name, answer) for name, answer in full.items()}
    assert points == pytest.approx({name: bank.item(name)["points"] for name in full})


@pytest.mark.parametrize("name", [name for name in ASSIGNMENT.items if name not in FREE])
@pytest.mark.parametrize("blank", [None, "", [], {}, {"p1": None}])
def test_a_cell_calls_every_kind_of_blank_blank_or_unreadable(name, blank):
    with pytest.raises(AssertionError, match=r"^(blank|unreadable): "):
        run_check(write_check("answer", BANK.item(name), BANK.key(name)), answer=blank)


TEXTS = st.text(st.sampled_from("ab *_`[]()<>&$|#~!\\-+1.)\n"), max_size=40)


@given(TEXTS)
def test_what_looks_like_markdown_in_an_exercise_is_shown_and_does_nothing(text):
    def shown(markup: str) -> tuple[str, int, int]:
        page = etree.fromstring(f"<div>{markup}</div>", etree.HTMLParser())
        return "".join("".join(page.itertext()).split()), len(page.findall(".//li")), len(page.findall(".//em"))

    assert shown(MarkdownIt("commonmark").enable("table").render(to_markdown(text))) == shown(to_html(text))


def test_the_names_of_choices_say_where_they_stand_and_nothing_else():
    bank = make_bank()
    item, key = bank.item("tc-rivals-at-the-board"), bank.key("tc-rivals-at-the-board")
    shown, shown_key = with_letters(item, key)
    assert [option["id"] for option in shown["options"]] == list("abcdef")
    written = {option["id"]: option["text"] for option in item["options"]}
    texts = {option["id"]: option["text"] for option in shown["options"]}
    pairs = shown_key["pairs"].items()
    assert {line: texts[name] for line, name in pairs} == {line: written[name] for line, name in key["pairs"].items()}


def test_a_notebook_calls_options_by_their_place():
    bank = make_bank()
    packed = pack(make_assignment("Rivals", ["tc-rivals-at-the-board"], bank), bank, Extras())
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        text = "\n".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".ipynb"))
    assert "- **a**: " in text
    assert "drawer" in {option["id"] for option in bank.item("tc-rivals-at-the-board")["options"]}
    assert "**drawer**" not in text

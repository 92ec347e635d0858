"""A twelfth type of exercise is added to a copy of the house by the recipe of CONTRIBUTING, and everything knows it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.server import serve

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
ESTIMATE = HERE / "estimate"
LAYERS = ("__init__.py", "answer.*", "schema.json", "writing.py", "controls.*")
BUILT = shutil.ignore_patterns("_build", ".git", ".venv", "node_modules", "__pycache__", ".*_cache", ".hypothesis")
TYPES, PACKAGES = "widgets/exercise_types", "widgets/packages"
EDITS = {
    f"{TYPES}/answer_registry.js": [
        ('import * as match from "./match/answer.js";', 'import * as estimate from "./estimate/answer.js";'),
        ("  match,", "  estimate,"),
    ],
    f"{TYPES}/controls_registry.js": [
        ('import * as match from "./match/controls.js";', 'import * as estimate from "./estimate/controls.js";'),
        ("  match,", "  estimate,"),
    ],
    f"{PACKAGES}/questions.yml": [
        ("unfit_match:", 'unfit_estimate: "It is answered by a slider, which {system} lacks."'),
    ],
    f"{PACKAGES}/printed/printed.yml": [("type_match:", "type_estimate: an estimate")],
    f"{PACKAGES}/scorm/interactions.js": [
        ("  match: [", '  estimate: ["numeric", (_, { value }) => formatNumber(value)],'),
    ],
    "widgets/pages/builder/builder.yml": [("match:", "estimate: an estimate")],
}
"""Lines of the house, each by how it begins, and what is written above it."""
SAMPLES = """
_scale = {"minimum": 0, "maximum": 100, "unit": "percent"}
ITEMS += [_item(f"ao-estimate-{use}", "estimate", use, "Estimate", "How much?", **_scale) for use in USES]
"""
KEYS = """
KEYS |= {f"ao-estimate-{use}": {"value": 25, "tolerance": 3, "feedback": {}} for use in USES}
KEYS["ao-estimate-graded"]["rationale"] = HIDDEN
"""
FAULT = '    "estimate": ("exercise_types/estimate/answer.js", "2 * key.tolerance", "key.tolerance"),'
VALUES = (0, 18.9, 19, 21.9, 22, 25, 28, 28.1, 31, 31.1, 100)
NEAR_A_QUARTER = [0, 0, 1, 1, 2, 2, 2, 1, 1, 0, 0]
"""Points of 2: all within 3 of 25, half within 6."""
REPORT = """
import json
from pathlib import Path
from widgets import Exercise, MyAnswers
from widgets.authoring.bank_maker import make_bank
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.grading.grade import grade_answer
from widgets.classroom.grading.key_text import describe_key
from widgets.host.site_assets import asset_files
from widgets.packages.formats import FORMATS, pack_as
from widgets.packages.package import Extras
bank, names = make_bank(), ["re-estimate-a-share", "re-coat-already-on", "re-before-the-podcast"]
item, key = bank.item(names[0]), bank.key(names[0])
forms = {name: Exercise(name).static_html() for name in names} | {"my_answers": MyAnswers(None).static_html()}
extras = Extras(forms, {name: text.encode() for name, text in asset_files().items()})
packages = {name: pack_as(name, make_assignment("Week 1", names, bank), bank, extras) for name in FORMATS}
print(json.dumps({
    "item": item,
    "key": key,
    "told": describe_key(item, key),
    "points": [grade_answer(item, key, {"value": value}).points for value in VALUES],
    "refused": {
        name: [left.reason for left in package.left_out if left.item_id == names[0]]
        for name, package in packages.items()
    },
    "form": forms[names[0]],
}))
"""
HEAD = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Estimate</title>
<link rel="stylesheet" href="widgets/exercise/exercise.css">
<script type="module" async src="widgets/host/static_host.js"></script>
"""
READ = """
from widgets.authoring.item_file import ItemError, read_chapter
try:
    read_chapter("relationship")
except ItemError as error:
    print(error)
"""
copies_the_house = pytest.mark.whole("a copy of the house is made, and its Python is started there, for half a minute")


def insert(path: Path, edits: list[tuple[str, str]]) -> None:
    text = path.read_text("utf-8")
    for anchor, line in edits:
        assert text.count(f"\n{anchor}") == 1, (path, anchor)
        text = text.replace(f"\n{anchor}", f"\n{line}\n{anchor}")
    path.write_text(text, "utf-8")


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the house with one more type, and one exercise of it."""
    copy = tmp_path_factory.mktemp("house") / "book"
    shutil.copytree(ROOT, copy, ignore=BUILT)
    (copy / TYPES / "estimate").mkdir()
    for path in own_files():
        shutil.copy(path, copy / TYPES / "estimate")
    for name, edits in EDITS.items():
        insert(copy / name, edits)
    append(copy / "data/items/relationship.yml", (ESTIMATE / "exercise.yml").read_text("utf-8"))
    return copy


def own_files() -> list[Path]:
    return [path for pattern in LAYERS for path in ESTIMATE.glob(pattern)]


def ask(house: Path, *program: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(house)}
    done = subprocess.run(program, cwd=house, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def report(house):
    """What the copy's Python says of the exercise."""
    return json.loads(ask(house, sys.executable, "-c", f"VALUES = {VALUES}\n{REPORT}"))


@pytest.fixture(scope="module")
def site(house, report, tmp_path_factory):
    """The exercise on a page, with the copy's modules."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(house / "widgets", folder / "widgets")
    (folder / "index.html").write_text(f"{HEAD}{report['form']}", "utf-8")
    with serve(folder) as address:
        yield address


def test_the_recipe_names_every_file_that_is_touched():
    recipe = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("**Add a type of exercise")[1].split("\n\n")[0]
    named = set(re.findall(r"`([\w.]+\.\w+)`", recipe))
    assert named == {path.name for path in own_files()} | {Path(name).name for name in EDITS}


@copies_the_house
def test_it_is_in_the_bank_with_its_key(report):
    assert (report["item"]["minimum"], report["item"]["maximum"]) == (0, 100)
    assert report["told"] == "25 percent, give or take 3"


@copies_the_house
@pytest.mark.parametrize(
    ("line", "instead", "complaint"),
    [
        ("      value: 25\n", "      value: 250\n", "the key's value is 250; give one from 0 to 100"),
        ("    maximum: 100\n", "", "re-estimate-a-share: lacks 'maximum'; add it"),
    ],
)
def test_one_that_breaks_its_rules_is_refused(house, line, instead, complaint):
    path = house / "data/items/relationship.yml"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace(line, instead), "utf-8")
    told = ask(house, sys.executable, "-c", READ)
    path.write_text(whole, "utf-8")
    assert complaint in told


@copies_the_house
def test_python_and_the_page_grade_it_alike(house, report):
    program = f"""
import {{ gradeAnswer }} from "./widgets/classroom/grading/grade.js";
const points = (value) => gradeAnswer({json.dumps(report["item"])}, {json.dumps(report["key"])}, {{ value }}).points;
console.log(JSON.stringify({list(VALUES)}.map(points)));
"""
    on_page = json.loads(ask(house, "node", "--input-type=module", "--eval", program))
    assert on_page == report["points"] == NEAR_A_QUARTER


@copies_the_house
def test_every_package_holds_it_or_says_why_not(report):
    assert {name for name, reasons in report["refused"].items() if not reasons} == {"scorm", "printed"}
    told = [reason for reasons in report["refused"].values() for reason in reasons]
    assert all("It is answered by a slider, which" in reason for reason in told)


@copies_the_house
def test_it_is_shown_answered_and_checked_on_a_page(site, page):
    page.goto(f"{site}/index.html")
    page.locator("[data-live]").wait_for()
    said = page.locator("[data-slot=feedback]")
    page.get_by_role("button", name="Check").click()
    expect(said).to_have_text("There is no answer yet.")
    page.get_by_role("slider", name="Move the slider to your estimate.").fill("19")
    expect(page.get_by_text("Now at 19 percent.")).to_be_visible()
    page.get_by_role("button", name="Check").click()
    expect(said).to_have_text("Not yet.Square the correlation.")
    page.reload()
    expect(page.get_by_role("slider")).to_have_value("19")
    expect(said).to_contain_text("Square the correlation.")


@pytest.mark.whole("the house's own tests run once more, in the copy")
def test_what_the_house_asks_of_every_type_holds_of_it(house):
    uses = 'USES = ("practice", "graded")\n'
    append(house / "tests/classroom/sample_keys.py", uses + KEYS)
    append(house / "tests/classroom/samples.py", uses + SAMPLES)
    shutil.copy(ESTIMATE / "twin.json", house / "tests/twins/estimate.json")
    insert(house / "tests/twins/test_faults.py", [('    "kappa": (', FAULT)])
    rules = ("tests/exercise_types/test_folders.py", "tests/packages/test_every_type.py", "tests/twins")
    ask(house, sys.executable, "-m", "pytest", "-q", *rules)
    ask(house, "node", "--test", "tests/exercise_types/answer_text.test.js", "tests/twins/twins.test.js")

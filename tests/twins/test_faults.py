"""A twin whose JavaScript says something else is named: each fault changes one line of it in a copy."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.twins.twins import TWINS

ROOT = Path(__file__).parents[2]
FAULTS = {
    # twin: (the half in JavaScript, what stands there, what stands there in the copy)
    "agreement": ("reply/agreement.js", "second.push(Number(other[reply][criterion]))", "second.push(Number(mark))"),
    "assignment_file": ("classroom/assignments/assignment.js", "[...due].length", "due.length"),
    "assignment_link": ("classroom/assignments/assignment.js", 'items.join(".")', 'items.join(",")'),
    "comparison": ("inventory_form/comparison_chart.js", "penDown = !missing;", "penDown = true;"),
    "decisions": ("classroom/grading/decisions.js", "value > 0 && value <= 1", "value >= 0 && value <= 1"),
    "essay": ("exercise_types/essay/answer.js", "../short_text/", "../single_choice/"),
    "canvas_titles": ("classroom/assignments/canvas_titles.js", "[0-9]+", "[0-9]"),
    "kappa": ("exercise_types/kappa.js", "(a - b) ** 2 / count ** 2", "Math.abs(a - b) / count ** 2"),
    "mark_points": ("classroom/grading/marks.js", "level < (known", "level <= (known"),
    "marks": ("classroom/grading/marks.js", "([plainCode(key), entries(given)])", "([key, entries(given)])"),
    "markup": ("classroom/bank/markup.js", 'paragraph.replace(WRAPPED, " ")', "paragraph"),
    "match": ("exercise_types/match/answer.js", "pairs[prompt] === option", "prompt in pairs"),
    "multiple_choice": ("exercise_types/multiple_choice/answer.js", "Math.max(0, right", "Math.max(-1, right"),
    "numbers": ("host/kit/numbers.js", "value.toFixed(6)", "value.toFixed(5)"),
    "numeric": ("exercise_types/numeric/answer.js", "tolerance, unit)", "tolerance)"),
    "on_scale": ("inventory_form/scoring.js", "offset < last", "value <= maximum"),
    "order": ("exercise_types/order/answer.js", "right.length / key.order.length", "right.length"),
    "rate_transcript": ("exercise_types/rate_transcript/answer.js", "kappa ?? 0", "kappa ?? 1"),
    "rating": ("inventory_form/view.js", '"some_answered"', '"all_answered"'),
    "reply": ("exercise_types/reply/answer.js", "../short_text/", "../single_choice/"),
    "reply_counts": ("reply/counted.js", 'line === "" ? 0 : ', ""),
    "response_file": ("host/kit/text.js", r"/\p{Surrogate}/gu", r"/\p{Surrogate}/u"),
    "response_name": ("classroom/collecting/response_file.js", "[^a-z0-9]+", "[^a-z0-9]"),
    "response_read": ("classroom/collecting/response_file.js", "contents.version === version", "contents.version"),
    "score_inventory": ("exercise_types/score_inventory/answer.js", "return wanted === null;", "return true;"),
    "scoring": ("inventory_form/scoring.js", "mean(values) * subscale.multiplier", "mean(values)"),
    "seal": ("classroom/bank/seal.js", " !== found[1]", " === found[1]"),
    "set_explorer": ("exercise_types/set_explorer/answer.js", "conditions.every", "conditions.some"),
    "sha256": ("classroom/bank/sha256.js", "bytes.length + 9", "bytes.length + 8"),
    "short_text": ("exercise_types/short_text/answer.js", 'typeof value === "string"', "true"),
    "single_choice": ("exercise_types/single_choice/answer.js", "choice === key.correct", "choice !== key.correct"),
    "slots": ("classroom/bank/markup.js", "Object.hasOwn(values, name)", "name in values"),
    "spaces": ("host/kit/spaces.js", r"\\x85", ""),
    "students_site": ("host/students_site.js", 'endsWith(".html")', 'endsWith(".htm")'),
    "typed_numbers": ("host/kit/typed_numbers.js", "[1-9][0-9]{0,2}(?:", "[0-9]{1,3}(?:"),
    "true_false": ("exercise_types/true_false/answer.js", '["true", "false"].includes(value)', "true"),
    "variants": ("classroom/assignments/variants.js", ".slice(0, 16)", ".slice(0, 8)"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """All JavaScript of the house, and the cases that it must meet."""
    folder = tmp_path_factory.mktemp("house")
    for kept in ("widgets/**/*.js", "tests/twins/*.js*", "tests/classroom/rules.js*", "tests/package.json"):
        for path in ROOT.glob(kept):
            target = folder / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return folder


def complaints(house: Path, stem: str = "") -> set[str]:
    """Run the cases on the page's side, all or those of one twin, and name the twins that fail."""
    command = ["node", "--test-reporter=tap", f"--test-name-pattern=^{stem}", "tests/twins/twins.test.js"]
    told = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False).stdout
    failed = [line.strip().split(" - ", 1)[1] for line in told.splitlines() if line.strip().startswith("not ok")]
    return {name.split(":")[0] for name in failed}


def test_there_is_a_fault_for_every_twin():
    assert sorted(FAULTS) == sorted(TWINS)


def test_the_copy_without_a_fault_is_sound(copy):
    assert complaints(copy) == set()


@pytest.mark.parametrize("stem", list(FAULTS))
def test_a_fault_in_the_javascript_of_a_twin_is_named(copy, stem):
    file, old, new = FAULTS[stem]
    path = copy / "widgets" / file
    sound = path.read_text("utf-8")
    assert sound.count(old) == 1, f"{file} has {old!r} {sound.count(old)} times; choose another line for the fault"
    path.write_text(sound.replace(old, new), "utf-8")
    try:
        assert stem in complaints(copy, stem)
    finally:
        path.write_text(sound, "utf-8")

"""The page grades as Python does: random answers of every type, and kappa of random ratings."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.classroom.samples import sample_bank
from widgets.classroom.grading.grade import grade_answer
from widgets.measures import weighted_kappa

BANK = sample_bank()
MANY = 200
NUMBERS = ["", " ", "0", "0.09", "0,25", ".16", "-3", "−3", "+4.5", "2.", "64%", " 64 ", "90"]
ODD = ["none", "None ", "abc", "1e3", "1,000.5", "5%%"]
GRADE = """async ([item, key, answers]) => {
    const { gradeAnswer } = await import('/widgets/exercise_check.js');
    const { Calculator, loadVega } = await import('/widgets/explorer_chart.js');
    const { explorer } = JSON.parse(document.querySelector('[data-widget] > script').textContent).definition;
    const calculator = explorer && await Calculator.make(await loadVega(null, true), explorer.definition);
    const read = (name, parameters) => calculator.compute(parameters)(`readout_${name}`);
    return answers.map(([answer, variant]) => gradeAnswer(item, key, answer, variant, read));
}"""
DRAW = random.Random(20261124)  # noqa: S311


def some(values: list[Any]) -> list[Any]:
    return [value for value in values if DRAW.random() < 0.5]


def ids(parts: list[dict[str, Any]]) -> list[str]:
    return [part["id"] for part in parts]


def draw_number(key: dict[str, Any]) -> str:
    near = DRAW.choice(key["answers"]) + DRAW.choice([-1, -0.5, 0, 0.25, 1]) * key["tolerance"]
    return DRAW.choice([*NUMBERS, *ODD, *[str(near)] * 10])


def draw_scores(item: dict[str, Any], key: dict[str, Any]) -> dict[str, str]:
    known = [str(value) for value in key["answers"].values()]
    return {ask: DRAW.choice([*known * 4, *NUMBERS, *ODD]) for ask in some(ids(item["asks"]))}


def draw_parameters(item: dict[str, Any], key: dict[str, Any]) -> dict[str, float]:
    drawn = {control["name"]: DRAW.uniform(control["minimum"], control["maximum"]) for control in item["controls"]}
    return DRAW.choice([drawn, key["example"], {**drawn, "r": 0.3}, {**drawn, "r": -0.5}])


def draw_ratings(item: dict[str, Any]) -> dict[str, int]:
    return {turn: DRAW.choice(item["scale"])["value"] for turn in some([t["id"] for t in item["turns"] if t["rate"]])}


DRAWS = {
    "single_choice": lambda item, _: {"choice": DRAW.choice(ids(item["choices"]))},
    "true_false": lambda *_: {"choice": DRAW.choice(["true", "false"])},
    "multiple_choice": lambda item, _: {"choices": some(ids(item["choices"]))},
    "numeric": lambda _, key: {"text": draw_number(key)},
    "match": lambda item, _: {"pairs": {one: DRAW.choice(ids(item["options"])) for one in some(ids(item["prompts"]))}},
    "order": lambda item, _: {"order": DRAW.sample(ids(item["steps"]), len(item["steps"]))},
    "score_inventory": lambda item, key: {"scores": draw_scores(item, key)},
    "set_explorer": lambda item, key: {"parameters": draw_parameters(item, key)},
    "rate_transcript": lambda item, _: {"ratings": draw_ratings(item)},
}


def draw_answer(item: dict[str, Any], key: dict[str, Any]) -> Any:
    """Draw an answer that the exercise can hold: right, partly right, wrong, blank or unreadable."""
    blank = DRAW.random() < 0.05
    return DRAW.choice([None, {}]) if blank else DRAWS[item["type"]](item, key)


@pytest.mark.parametrize(
    "item_id", [name for name, item in BANK.items.items() if item["type"] not in {"short_text", "essay"}]
)
def test_random_answers_earn_the_same_on_the_page_and_in_python(show, item_id):
    item, key = BANK.item(item_id), BANK.key(item_id)
    count = max(1, len(item.get("variants", [])))
    answers = [(draw_answer(item, key), DRAW.randrange(count)) for _ in range(MANY)]
    on_page = show(item_id).page.evaluate(GRADE, [item, key, answers])
    in_python = [grade_answer(item, key, answer, variant) for answer, variant in answers]
    assert [grade["status"] for grade in on_page] == [grade.status for grade in in_python]
    assert [grade["points"] for grade in on_page] == [
        grade.points if grade.points is None else pytest.approx(grade.points, abs=1e-9) for grade in in_python
    ]
    assert len({grade.status for grade in in_python}) > 1


def test_a_free_response_waits_for_a_person_on_the_page_as_in_python(show):
    item = BANK.item("wa-say-why")
    answers = [({"text": "Because."}, 0), ({"text": " "}, 0), (None, 0)]
    on_page = show("wa-say-why").page.evaluate(GRADE, [item, {}, answers])
    assert [grade["status"] for grade in on_page] == ["awaiting", "blank", "blank"]
    assert [grade_answer(item, {}, answer).status for answer, _ in answers] == ["awaiting", "blank", "blank"]


def test_kappa_of_random_ratings_is_that_of_the_measures(show):
    pairs = []
    while len(pairs) < MANY:
        length = DRAW.randint(2, 25)
        first, second = ([DRAW.randint(0, 3) for _ in range(length)] for _ in range(2))
        if len(set(first)) > 1 and len(set(second)) > 1:  # weighted_kappa refuses a rater who never varied
            pairs.append((first, second))
    script = """async pairs => {
        const { quadraticKappa } = await import('/widgets/exercise_kappa.js');
        return pairs.map(([first, second]) => quadraticKappa(first, second));
    }"""
    on_page = show("wa-rate-mina").page.evaluate(script, pairs)
    measured = [weighted_kappa(first, second, steps=[0, 1, 2, 3]).value for first, second in pairs]
    assert on_page == pytest.approx(measured, abs=1e-9)

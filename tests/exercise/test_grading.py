"""The page grades the settings of an explorer by the equations that draw it, and earns what Python's earn.

All other types are compared with no page, in ``tests/twins``.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.classroom.samples import sample_bank
from widgets.classroom.grading.grade import grade_answer

BANK = sample_bank()
MANY = 200
GRADE = """async ([item, key, answers]) => {
    const { gradeAnswer } = await import('/widgets/classroom/grading/grade.js');
    const { Calculator } = await import('/widgets/explorer/chart.js');
    const { loadVega } = await import('/widgets/explorer/vega_loader.js');
    const { explorer } = JSON.parse(document.querySelector('[data-widget] > script').textContent).definition;
    const calculator = await Calculator.make(await loadVega(null, true), explorer.definition);
    const read = (name, parameters) => calculator.compute(parameters)(`readout_${name}`);
    return answers.map((answer) => gradeAnswer(item, key, answer, 0, read));
}"""
DRAW = random.Random(20261124)  # noqa: S311


def draw_answer(item: dict[str, Any], key: dict[str, Any]) -> Any:
    """Draw settings that the exercise can hold: right, partly right, wrong or blank."""
    drawn = {control["name"]: DRAW.uniform(control["minimum"], control["maximum"]) for control in item["controls"]}
    parameters = DRAW.choice([drawn, key["example"], {**drawn, "r": 0.3}, {**drawn, "r": -0.5}])
    return DRAW.choice([None, {}]) if DRAW.random() < 0.05 else {"parameters": parameters}


@pytest.mark.parametrize("item_id", [name for name, item in BANK.items.items() if item["type"] == "set_explorer"])
def test_random_settings_earn_the_same_on_the_page_and_in_python(show, item_id):
    item, key = BANK.item(item_id), BANK.key(item_id)
    answers = [draw_answer(item, key) for _ in range(MANY)]
    on_page = show(item_id).page.evaluate(GRADE, [item, key, answers])
    in_python = [grade_answer(item, key, answer) for answer in answers]
    assert [grade["status"] for grade in on_page] == [grade.status for grade in in_python]
    assert [grade["points"] for grade in on_page] == [grade.points for grade in in_python]
    assert {grade.status for grade in in_python} == {"scored", "blank"}

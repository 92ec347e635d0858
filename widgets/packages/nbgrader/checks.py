"""The cell behind each answer in a notebook: what a student can run, and what grades, hidden, by the key.

The last line of such a cell is the number of points, which nbgrader takes as the score. The rules are those of
:mod:`widgets.classroom.grading.grade`; a test holds the two together over random answers. An answer that is missing or
cannot be read ends in a sentence that says so, because nbgrader knows no other way not to count it.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType
from typing import Any

from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.problems import ClassroomError
from widgets.classroom.words import read_words
from widgets.equations import plain
from widgets.exercise_types import kappa
from widgets.exercise_types.score_inventory.answer import NO_SCORE
from widgets.exercise_types.typed_numbers import SLACK
from widgets.packages.nbgrader.notebook import HIDDEN_BEGIN, HIDDEN_END

WORDS = read_words(__file__)
Check = tuple[list[str], list[str]]
"""The lines that students see, and the hidden ones."""


class UnfitForNotebookError(ClassroomError):
    """An exercise that a notebook cannot grade by itself."""


def write_check(name: str, item: Item, key: Key) -> str:
    """Write the cell that reads the answer in the variable ``name`` and, hidden, gives its points.

    Raises
    ------
    UnfitForNotebookError
        If the exercise is graded by an equation that needs more than Python itself.

    Examples
    --------
    >>> item = {"type": "true_false", "points": 1}
    >>> print(write_check("answer_1", item, {"correct": "true"}))  # doctest: +ELLIPSIS
    # Run this cell to see ...
    assert "answer_1" in globals(), 'unreadable: ...'
    assert answer_1 not in (None, "", [], {}), 'blank: no answer was given'
    given = str(answer_1).strip().lower()
    assert given in ['true', 'false'], 'unreadable: ...'
    ### BEGIN HIDDEN TESTS
    key = 'true'
    1.0 if given == key else 0.0
    ### END HIDDEN TESTS
    """
    visible, hidden = CHECKS[item["type"]](name, item, key)
    opening = [
        f"# {WORDS['run_this_cell']}",
        _require(f'"{name}" in globals()', "cell_has_error"),
        _require(f'{name} not in (None, "", [], {{}})', "blank"),
    ]
    return "\n".join([*opening, *visible, HIDDEN_BEGIN, *hidden, HIDDEN_END])


def _require(condition: str, word: str, **values: Any) -> str:
    return f"assert {condition}, {WORDS[word].format(**values)!r}"


def _ids(parts: Iterable[dict[str, Any]]) -> list[str]:
    return [part["id"] for part in parts]


def _choice(name: str, item: Item, key: Key) -> Check:
    ids = _ids(item["choices"]) if "choices" in item else ["true", "false"]
    visible = [
        f"given = str({name}).strip().lower()",
        _require(f"given in {ids}", "needs_one_of", known=", ".join(ids)),
    ]
    return visible, [f"key = {key['correct']!r}", f"{float(item['points'])} if given == key else 0.0"]


def _choices(name: str, item: Item, key: Key) -> Check:
    ids = _ids(item["choices"])
    others = [choice for choice in ids if choice not in key["correct"]]
    visible = [
        _require(f"isinstance({name}, list | tuple | set)", "needs_list", known=", ".join(ids)),
        f"given = {{str(choice).strip().lower() for choice in {name}}}",
        _require(f"given <= set({ids})", "needs_list", known=", ".join(ids)),
    ]
    hidden = [
        f"key, others = {key['correct']}, {others}",
        "right, wrong = len(given & set(key)) / len(key), len(given & set(others)) / max(1, len(others))",
        f"{float(item['points'])} * max(0.0, right - wrong)",
    ]
    return visible, hidden


def _number(name: str, item: Item, key: Key) -> Check:
    visible = [
        "from math import isfinite",
        "from numbers import Real",
        _require(f"isinstance({name}, Real) and isfinite({name}) and not isinstance({name}, bool)", "needs_number"),
    ]
    hidden = [
        f"key, tolerance = {key['answers'][0]}, {key['tolerance']}",
        f"{float(item['points'])} if abs({name} - key) <= tolerance + {SLACK} else 0.0",
    ]
    return visible, hidden


def _filled_in(name: str, parts: list[str], is_fine: str, word: str, **values: Any) -> list[str]:
    """Write the lines that read a form whose parts are None until they are filled in."""
    return [
        _require(f"isinstance({name}, dict)", word, **values),
        f'given = {{part: value for part, value in {name}.items() if value not in (None, "")}}',
        _require("given", "blank"),
        _require(f"set(given) <= set({parts}) and all({is_fine} for part, value in given.items())", word, **values),
    ]


def _match(name: str, item: Item, key: Key) -> Check:
    options = _ids(item["options"])
    is_fine, known = f"value in {options}", ", ".join(options)
    visible = _filled_in(name, _ids(item["prompts"]), is_fine, "needs_one_each", known=known)
    right = "sum(given.get(part) == option for part, option in key.items())"
    return visible, [f"key = {key['pairs']}", f"{float(item['points'])} * ({right} / len(key))"]


def _order(name: str, item: Item, key: Key) -> Check:
    ids = _ids(item["steps"])
    visible = [
        _require(f"isinstance({name}, list | tuple)", "needs_order", known=", ".join(ids)),
        f"given = [str(step).strip().lower() for step in {name}]",
        _require(f"sorted(given) == {sorted(ids)}", "needs_order", known=", ".join(ids)),
    ]
    right = "sum(step == wanted for step, wanted in zip(given, key))"
    return visible, [f"key = {key['order']}", f"{float(item['points'])} * ({right} / len(key))"]


def _scores(name: str, item: Item, key: Key) -> Check:
    is_fine = f'(value == "{NO_SCORE}" or isinstance(value, Real))'
    visible = [
        "from numbers import Real",
        *_filled_in(name, _ids(item["asks"]), is_fine, "needs_scores", none=NO_SCORE),
    ]
    hidden = [
        f"key, tolerance = {key['answers']}, {key['tolerance']}",
        "def is_right(value, wanted):",
        f'    if value is None or value == "{NO_SCORE}" or wanted is None:',
        f'        return value == "{NO_SCORE}" and wanted is None',
        f"    return abs(value - wanted) <= tolerance + {SLACK}",
        "right = sum(is_right(given.get(part), wanted) for part, wanted in key.items())",
        f"{float(item['points'])} * (right / len(key))",
    ]
    return visible, hidden


def _explorer(name: str, item: Item, key: Key) -> Check:
    ranges = {part["name"]: (part["minimum"], part["maximum"]) for part in item["controls"]}
    is_fine = "isinstance(value, Real) and controls[part][0] <= value <= controls[part][1]"
    visible = [
        "from numbers import Real",
        f"controls = {ranges}",
        *_filled_in(name, list(ranges), is_fine, "needs_controls"),
        _require("len(given) == len(controls)", "needs_controls"),
    ]
    topics = sorted({part["equation"].partition(".")[0] for part in key["conditions"] if part["equation"]})
    modules = [plain, *(import_module(f"widgets.equations.{topic}") for topic in topics)] if topics else []
    holds = f"all(low - {SLACK} <= reading <= high + {SLACK} for reading, (low, high) in zip(readings, key))"
    hidden = [
        *(line for module in modules for line in _embed(module)),
        f"key = {[(part['low'], part['high']) for part in key['conditions']]}",
        f"readings = [{', '.join(map(_reading, key['conditions']))}]",
        f"{float(item['points'])} if {holds} else 0.0",
    ]
    return visible, hidden


def _reading(condition: dict[str, Any]) -> str:
    if condition["equation"] is None:
        return f'given["{condition["name"]}"]'
    topic, _, equation = condition["equation"].partition(".")
    given = ", ".join(f'{name}=given["{name}"]' for name in condition["parameters"])
    return f'{topic}["{equation}"](plain["PLAIN"], {given})'


def _embed(module: ModuleType) -> list[str]:
    """Take a module of ours into the cell as it is, so that grading does not hang on what a server has installed."""
    source = inspect.getsource(module)
    if _needs_more_than_python(source):
        raise UnfitForNotebookError(WORDS["unfit_equation"].format(module=module.__name__))
    name = module.__name__.rpartition(".")[2]
    return [f'{name} = {{"__name__": "{name}"}}', f"exec(r'''{source}''', {name})"]


def _needs_more_than_python(source: str) -> bool:
    nodes = list(ast.walk(ast.parse(source)))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
    return any(name.partition(".")[0] not in sys.stdlib_module_names for name in names)


def _transcript(name: str, item: Item, key: Key) -> Check:
    turns = [turn["id"] for turn in item["turns"] if turn["rate"]]
    steps = [step["value"] for step in item["scale"]]
    visible = _filled_in(name, turns, f"value in {steps}", "needs_one_each", known=", ".join(map(str, steps)))
    hidden = [
        *_embed(kappa),
        f"key = {key['ratings']}",
        "rated = [turn for turn in key if turn in given]",
        'agreement = kappa["quadratic_kappa"]([given[turn] for turn in rated], [key[turn] for turn in rated])',
        f"{float(item['points'])} * (max(0.0, agreement or 0.0) * len(rated) / len(key))",
    ]
    return visible, hidden


CHECKS: dict[str, Callable[[str, Item, Key], Check]] = {
    "single_choice": _choice,
    "true_false": _choice,
    "multiple_choice": _choices,
    "numeric": _number,
    "match": _match,
    "order": _order,
    "score_inventory": _scores,
    "set_explorer": _explorer,
    "rate_transcript": _transcript,
}

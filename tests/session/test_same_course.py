"""Python and the page play the same session: the same client, the same luck, the same forms."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.layers import some_now
from widgets.datasets import session_ids
from widgets.session.definition import define
from widgets.simulation import Script
from widgets.simulation.session_course import SEEDS, play_replies
from widgets.simulation.session_forms import fill_forms
from widgets.simulation.session_model import STATES, Switches, draw_people

ROOT = Path(__file__).parents[2]
GAMES = 200
SOON = 25
"""Of these, so many are played where everybody waits."""


def draw_replies(script: Script, luck: random.Random) -> list[str]:
    here, replies = next(iter(script.turns)), []
    while here:
        kind = luck.choice(list(script.turns[here].replies))
        replies.append(kind)
        here = script.turns[here].replies[kind].next
    return replies


def draw_games(script: Script) -> list[dict[str, Any]]:
    luck = random.Random(script.id)  # noqa: S311 (no secret)
    return [
        {
            "client": luck.randint(1, 200),
            "state": {
                "replies": draw_replies(script, luck),
                "seed": luck.randint(1, SEEDS),
                "withdrawal_hides": luck.random() < 0.5,
                "talk_puts_on_the_spot": luck.random() < 0.5,
                "changed": [],
            },
        }
        for _ in range(GAMES)
    ]


def played_by_page(definition: Any, games: list[Any], house: Path = ROOT) -> list[Any]:
    question = json.dumps({"definition": definition, "games": games}, sort_keys=True)  # as a page has it
    command = ["node", "tests/session/play.js"]
    told = subprocess.run(command, cwd=house, input=question, capture_output=True, text=True, check=True).stdout
    return list(json.loads(told))


def difference(script: Script, game: dict[str, Any], on_page: dict[str, Any]) -> float:
    """Give the largest difference between the two courses; infinite where a reply landed in one of them only."""
    state = game["state"]
    switches = Switches(state["withdrawal_hides"], state["talk_puts_on_the_spot"])
    people = draw_people(script, np.array([game["client"]]), state["seed"], switches)
    course = play_replies(script, people, state["seed"], state["replies"])
    marks = fill_forms(course.groupby("client").last(), state["seed"], switches).droplevel(0)
    steps = on_page["steps"]
    same = [step["landed"] for step in steps] == course["landed"].iloc[1:].astype(bool).tolist()
    same &= {who: marks.loc[who].to_dict() for who in marks.index} == on_page["marks"]
    page = np.array([[states[name] for name in STATES] for states in (on_page["start"], *(s["states"] for s in steps))])
    chances = np.array([step["chance"] for step in steps]) - course["chance"].iloc[1:].to_numpy()
    apart = max(np.abs(page - course[list(STATES)].to_numpy()).max(), np.abs(chances).max())
    return float(apart) if same else np.inf


@pytest.mark.parametrize("count", some_now([SOON, GAMES], 1, "many courses are the same few again"))
@pytest.mark.parametrize("name", some_now(session_ids(), 1, "one session has all that a course has"))
def test_courses_are_the_same_in_python_and_on_the_page(name, count):
    script = Script.load(name)
    games = draw_games(script)[:count]
    on_page = played_by_page(define(script), games)
    assert max(difference(script, game, played) for game, played in zip(games, on_page, strict=True)) < 1e-9


@pytest.mark.whole("copies the house for each fault")
@pytest.mark.parametrize(
    ("file", "what", "instead"),
    [
        ("chance.js", "0x85ebca6b", "0x85ebca6d"),
        ("chance.js", "part + 1", "part"),
        ("tree.js", "one - other", "other - one"),
        ("course.js", "(landed ? lands : misses)", "(landed ? misses : lands)"),
        ("course.js", "resting: person.start[one]", "resting: 3"),
        ("marks.js", "places.marks + rater", "places.marks"),
    ],
)
def test_a_fault_in_the_javascript_is_seen(tmp_path, file, what, instead):
    shutil.copytree(ROOT / "widgets", tmp_path / "widgets", ignore=shutil.ignore_patterns("*.py", "ready"))
    shutil.copytree(ROOT / "tests" / "session", tmp_path / "tests" / "session")
    shutil.copy(ROOT / "tests" / "package.json", tmp_path / "package.json")
    broken = tmp_path / "widgets" / "session" / file
    assert what in broken.read_text("utf-8")
    broken.write_text(broken.read_text("utf-8").replace(what, instead), "utf-8")
    script = Script.load("rubens_sheet")
    games = draw_games(script)[:20]
    on_page = played_by_page(define(script), games, tmp_path)
    assert max(difference(script, game, played) for game, played in zip(games, on_page, strict=True)) > 1e-9


def test_one_changed_reply_keeps_the_later_ones_where_they_fit():
    # With "change" at the fourth turn Timo draws; the later replies then stand a turn later than they were given.
    definition = define(Script.load("timos_fifteen_minutes"))
    replies = ["wait", "wait", "wait", "go_on", "reassure", "wait", "wait", "wait"]
    state = {"replies": replies, "changed": [4, "change"], "seed": 1}
    [played] = played_by_page(definition, [{"client": 1, "state": state}])
    # The drawing's turn has no reply that reassures, so nothing is said there; at the end one reply is lacking.
    assert played["replies"] == ["wait", "wait", "wait", "change", "wait", "wait", "wait", "wait", "wait"]

"""Rehearsed sessions as they are written: the book's own, and files with a fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from widgets.checked_yaml import read_yaml
from widgets.datasets import session_ids, session_path
from widgets.simulation import Script, ScriptError
from widgets.simulation.script_rules import FEWEST, KINDS, MOST

SESSIONS = session_ids()


def all_texts(script: Script) -> list[str]:
    texts = [script.about, script.summary, script.person["because"], *script.endings.values()]
    for turn in script.turns.values():
        texts += [turn.scene, *turn.says.values()]
        texts += [text for reply in turn.replies.values() for text in (reply.text, reply.lands, reply.misses)]
    return [text for text in texts if text]


def write(folder: Path, change) -> Path:
    """Write a copy of a session of the book with one change."""
    written = read_yaml(session_path("rubens_sheet"), "a session")
    change(written)
    path = folder / "rubens_sheet.yml"
    YAML(typ="safe", pure=True).dump(written, path)
    return path


def test_there_are_six_sessions_at_least():
    assert len(SESSIONS) >= 6


@pytest.mark.parametrize("name", SESSIONS)
def test_every_session_meets_its_rules(name):
    script = Script.load(name)
    assert FEWEST <= script.longest <= MOST
    kinds = {kind for turn in script.turns.values() for kind in turn.replies}
    assert kinds == {*KINDS, "wait"}


@pytest.mark.parametrize("name", SESSIONS)
def test_no_sentence_of_a_session_stands_in_it_twice(name):
    texts = all_texts(Script.load(name))
    assert sorted(text for text in set(texts) if texts.count(text) > 1) == []


@pytest.mark.parametrize("name", SESSIONS)
def test_the_longest_reply_of_a_turn_is_of_no_kind_more_often_than_not(name):
    turns = Script.load(name).turns.values()
    longest = [max(turn.replies.values(), key=lambda reply: len(reply.text)).kind for turn in turns]
    assert max(longest.count(kind) for kind in KINDS) <= len(longest) / 2


def test_an_unknown_session_is_refused_with_a_near_name():
    with pytest.raises(KeyError, match="did you mean 'rubens_sheet'"):
        Script.load("rubens_shet")


def dead_end(written):
    written["turns"][2]["next"] = "the_roof"


def way_back(written):
    written["turns"][2]["replies"][0]["next"] = "the_sheet"


def unreached(written):
    written["turns"].append({**written["turns"][-1], "id": "nowhere"})
    written["turns"][-2]["next"] = "end"


def too_short(written):
    written["turns"][2]["next"] = "the_door"


def same_id(written):
    written["turns"][2]["id"] = "sure"


def kind_twice(written):
    written["turns"][0]["replies"][1]["kind"] = "reason"


def unknown_kind(written):
    written["turns"][0]["replies"][1]["kind"] = "advise"


def no_interpretation(written):
    for turn in written["turns"]:
        for reply in turn["replies"]:
            if reply["kind"] == "interpret":
                reply["kind"] = "go_on" if all(other["kind"] != "go_on" for other in turn["replies"]) else "reason"


def telling_length(written):
    written["turns"][0]["replies"][0]["text"] = "No."


def same_answer(written):
    reply = written["turns"][0]["replies"][0]
    reply["misses"] = reply["lands"]


def not_invented(written):
    written["about"] = written["about"].replace("invented", "real")


def unknown_welcome(written):
    written["person"]["welcomes"] = {"advise": 0.1}


def off_scale(written):
    written["person"]["bond"] = 7


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (dead_end, "turn the_knee: leads to 'the_roof', a dead end; turns are the_sheet, sure"),
        (way_back, "turn the_knee: leads back to 'the_sheet', and nobody would get out; lead to a later turn"),
        (unreached, "turn nowhere: no reply leads here; name it behind next of a reply, or take it out"),
        (too_short, "turns: a way through has 4 turns; let every way have 8 to 14"),
        (same_id, "turn sure: the id is given to 2 turns; give each its own"),
        (kind_twice, "turn the_sheet: has 2 replies of the kind 'reason'; make them differ in kind"),
        (unknown_kind, "turns, 0, replies, 1, kind: is 'advise'; choose one of 'meta', 'change'"),
        (no_interpretation, "turns: no reply is of the kind 'interpret'; write one"),
        (telling_length, "turn the_sheet: its replies have 3 to "),
        (same_answer, "turn the_sheet: the answer 'What was in it. (pulls the sheet an inch' stands 2 times"),
        (not_invented, "about: does not say that the people are invented; say so"),
        (unknown_welcome, "person, welcomes: names 'advise', which is no kind; kinds are meta, change"),
        (off_scale, "person, bond: is 7; 7 is greater than the maximum of 4.5"),
    ],
)
def test_a_fault_in_a_file_is_named_with_its_fix(tmp_path, change, complaint):
    with pytest.raises(ScriptError, match=re.escape(f"rubens_sheet.yml: {complaint}")):
        Script.from_file(write(tmp_path, change))


def test_replies_that_do_not_fit_are_named_with_those_that_do():
    script = Script.load("rubens_sheet")
    with pytest.raises(
        ScriptError, match="reply 2 is 'meta', but turn 'sure' has reassure, interpret, change, go_on, wait"
    ):
        script.walk(["go_on", "meta"])
    with pytest.raises(ScriptError, match="reply 9 is 'wait', but rubens_sheet ended after 8; give 8 replies"):
        script.walk(["wait"] * 9)


def test_a_reply_can_lead_to_a_turn_of_its_own():
    script = Script.load("timos_fifteen_minutes")
    before = ["wait", "wait", "wait"]
    assert script.walk([*before, "change", "wait"])[-1].id == "the_drawing"
    assert script.walk([*before, "go_on", "wait"])[-1].id == "the_chain"

"""Scenes and criteria as they are written: the book's own, and files with a fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from widgets.checked_yaml import read_yaml
from widgets.datasets import scene_ids, scene_path, written_file
from widgets.reply import criteria as criteria_module
from widgets.reply.criteria import SceneError, count_in, load_criteria
from widgets.reply.scene_rules import MOST_WORDS, MOST_WORDS_OF_REPLY
from widgets.reply.scenes import VERSIONS, Scene, load_scenes, shared_moments


def write(folder: Path, change) -> Path:
    """Write a copy of a scene of the book with one change."""
    written = read_yaml(scene_path("the_spoon"), "a scene")
    change(written)
    path = folder / "the_spoon.yml"
    YAML(typ="safe", pure=True).dump(written, path)
    return path


def reply(written, name="back_to_the_plates"):
    return next(one for one in written["replies"] if one["id"] == name)


@pytest.mark.parametrize("name", scene_ids())
def test_every_scene_meets_its_rules_and_has_three_difficulties(name):
    scene = Scene.load(name)
    assert scene.id == name
    assert tuple(scene.versions) == VERSIONS
    assert all(list(reply.marks) == [one.id for one in scene.criteria] for reply in scene.replies)


def test_no_two_scenes_are_the_same_moment():
    assert [scene.id for scene in load_scenes()] == scene_ids()


@pytest.mark.parametrize("one", [one for one in load_criteria().values() if one.is_counted], ids=lambda one: one.id)
def test_the_examples_of_a_counted_criterion_are_counted_so(one):
    assert one.is_met(one.met.text)
    assert not one.is_met(one.missed.text)


def test_words_are_what_stands_between_spaces_as_the_page_counts_them():
    # the same cases as for short texts on the page: tests/exercise_types/short_text/controls.test.js
    assert [count_in(text)["words"] for text in ("", "  ", "one", " one\ntwo\tthree  ")] == [0, 0, 1, 3]


def test_an_unknown_scene_is_refused_with_a_near_name():
    with pytest.raises(KeyError, match="did you mean 'the_spoon'"):
        Scene.load("the_spon")


def test_what_is_counted_is_marked_by_nobody_and_stands_among_the_marks():
    assert "short" not in reply(read_yaml(scene_path("the_spoon"), "a scene"))["marks"]
    (sample,) = (one for one in Scene.load("the_spoon").replies if one.id == "back_to_the_plates")
    assert sample.marks["short"]  # 24 words, counted by hand, and 40 are allowed


def test_of_two_people_each_line_has_its_speaker():
    scene = Scene.load("the_mooring")
    assert [line.speaker for line in scene.versions["more_confronting"].lines] == ["Ingrid", "Paulo"]


def test_of_one_person_all_is_said_by_that_one_and_silence_by_nobody(tmp_path):
    scene = Scene.from_file(write(tmp_path, lambda written: written["versions"]["more_withdrawn"].pop("said")))
    speakers = {name: [line.speaker for line in version.lines] for name, version in scene.versions.items()}
    assert speakers == {"as_it_is": ["Ottilie"], "more_withdrawn": [], "more_confronting": ["Ottilie"]}


def said_by_nobody(written):
    written["client"]["name"] = "Ottilie and Gerd"


def same_as(written):
    written["versions"]["more_withdrawn"] = written["versions"]["as_it_is"]


def unknown_criterion(written):
    written["criteria"][0] = "names_what_was_sen"


def missing_mark(written):
    del reply(written)["marks"]["no_why"]


def foreign_mark(written):
    reply(written)["marks"]["answers_first"] = "yes"


def counted_mark(written):
    reply(written)["marks"]["short"] = "no"


def mark_of_another_kind(written):
    reply(written)["marks"]["no_why"] = True


def long_moment(written):
    written["versions"]["as_it_is"]["said"] = "so " * 100


def long_before(written):
    written["before"] = [{"speaker": "You", "text": "so " * 50}] * 3


def long_reply(written):
    reply(written)["text"] = "so " * 61


def telling_length(written):
    reply(written)["text"] = "You pause."


def same_reply(written):
    reply(written)["text"] = reply(written, "a_real_trouble")["text"]


def same_reply_id(written):
    reply(written, "a_real_trouble")["id"] = "back_to_the_plates"


def perfect(written):
    reply(written)["marks"] = dict.fromkeys(reply(written)["marks"], "yes")


def straw_man(written):
    reply(written)["marks"] = dict.fromkeys(reply(written)["marks"], "no")
    written["criteria"].remove("short")


def missed_by_all(written):
    for one in written["replies"]:
        one["marks"]["owns_a_part"] = "no"


def other_id(written):
    written["id"] = "the_fork"


def unknown_kind(written):
    written["kind"] = "silence"


def one_reply(written):
    del written["replies"][1:]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (said_by_nobody, "as_it_is: \"Oh, I sleep. You'll have people with real troubles."),
        (same_as, "versions: as_it_is and more_withdrawn are the same moment; let one of them be harder"),
        (
            unknown_criterion,
            "criteria: names 'names_what_was_sen', and there is none; did you mean 'names_",
        ),
        (missing_mark, "reply back_to_the_plates: has no mark for 'no_why'; mark it yes or no"),
        (foreign_mark, "reply back_to_the_plates: marks 'answers_first', which is no criterion of this scene; take"),
        (counted_mark, "reply back_to_the_plates: marks 'short', which is counted; take the mark out"),
        (mark_of_another_kind, "replies, 1, marks, no_why: is True; choose one of 'yes', 'no'"),
        (long_moment, "as_it_is: has 1"),
        (long_before, f"before: has 150 words, with who is there; bring it to {MOST_WORDS}, a minute read aloud"),
        (long_reply, f"replies: one has 61 words; bring it to {MOST_WORDS_OF_REPLY}"),
        (telling_length, "replies: have 2 to "),
        (same_reply, "reply back_to_the_plates: has the text of a_real_trouble; write another"),
        (same_reply_id, "reply back_to_the_plates: the id is given to two replies; give each its own"),
        (perfect, "reply back_to_the_plates: meets every criterion, and would be taken for the key; let it miss one"),
        (straw_man, "reply back_to_the_plates: meets no criterion, and is a straw man; let it meet one"),
        (missed_by_all, "criterion owns_a_part: every reply is the same in it; let one meet it and one miss it"),
        (other_id, "id: is 'the_fork', but the file is called 'the_spoon'; make the two the same"),
        (unknown_kind, "kind: is 'silence'; choose one of 'withdrawal', 'confrontation', 'disagreement'"),
        (one_reply, "replies: is "),
    ],
)
def test_a_fault_in_a_scene_is_named_with_its_fix(tmp_path, change, complaint):
    with pytest.raises(SceneError, match=re.escape(f"the_spoon.yml: {complaint}")):
        Scene.from_file(write(tmp_path, change))


def test_two_scenes_of_one_moment_are_named(tmp_path):
    copy = Scene.from_file(write(tmp_path, lambda written: written.update(title="The cup")))
    assert list(shared_moments([Scene.load("the_spoon"), copy])) == [
        "the_spoon and the_spoon have the same moment; write another for one of them"
    ]


def test_two_scenes_of_one_title_are_named():
    scene = Scene.load("the_spoon")
    assert "have the title 'The spoon'; give one of them another" in next(shared_moments([scene, scene]))


def test_a_criterion_that_stands_twice_is_refused(tmp_path, monkeypatch):
    written = read_yaml(written_file("scenes/criteria"), "criteria")
    written["criteria"].append(written["criteria"][0])
    path = tmp_path / "criteria.yml"
    YAML(typ="safe", pure=True).dump(written, path)
    monkeypatch.setattr(criteria_module, "written_file", lambda _name: path)
    with pytest.raises(SceneError, match=r"criteria.yml: criterion names_what_was_seen: stands 2 times; keep one"):
        load_criteria.__wrapped__()

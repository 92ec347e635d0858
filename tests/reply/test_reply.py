"""A scene in a kernel: the reply, its marks, and what comes of them as tables."""

from __future__ import annotations

import pytest

from tests.reply.reply_site import SCENE
from widgets.reply.criteria import SceneError
from widgets.reply.reply import Reply

WRITTEN = {"difficulty": "as_it_is", "text": "So.", "written": "2026-11-30T18:00:00.000Z", "spoken": False}


def test_what_is_written_and_marked_can_be_set_and_read():
    reply = Reply(SCENE, "more_withdrawn")
    criterion = reply.scene.marked[0]
    reply.text = "So."
    reply.replies = {"r-own00000": WRITTEN}
    reply.marks = {"r-own00000": {criterion: True}}
    assert (reply.text, reply.difficulty) == ("So.", "more_withdrawn")
    assert reply.tries.loc["r-own00000", ["text", criterion]].tolist() == ["So.", True]


def test_who_marks_as_the_authors_do_agrees_with_them_fully():
    reply = Reply(SCENE)
    reply.marks = reply.definition["samples"]
    row = reply.agreement.loc["authors"]
    assert row["share"] == row["kappa"] == 1
    assert row["marks"] == sum(map(len, reply.definition["samples"].values()))


def test_a_mark_by_what_is_counted_is_not_asked_for():
    reply = Reply(SCENE)
    counted = {one.id for one in reply.scene.criteria if one.is_counted}
    assert all(counted.isdisjoint(marks) for marks in reply.definition["samples"].values())


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("difficulty", "worse", "there is no difficulty 'worse'; choose one of 'as_it_is'"),
        ("text", "a" * 2001, "text: has 2,001 letters; a reply has at most 2,000"),
        ("marks", {"r-own00000": {"charm": True}}, "marks: 'charm' is not marked in"),
        ("later", {"r-own00000": True}, "later: r-own00000 has True"),
    ],
)
def test_what_does_not_fit_is_named_with_the_fix(name, value, told):
    with pytest.raises(SceneError, match=told):
        setattr(Reply(SCENE), name, value)


def test_a_mark_that_is_neither_yes_nor_no_is_named():
    reply = Reply(SCENE)
    with pytest.raises(SceneError, match="give True or False"):
        reply.marks = {"r-own00000": {reply.scene.marked[0]: "yes"}}

"""Laws of the decisions in a file of marks: read as they were written, with nothing guessed or passed over."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.gradebook.decided import WHEN, accept, blank_is_zero, drop, excuse, more_time, override
from widgets.classroom.grading.decisions import FIELDS, Decision, read_decisions, write_decisions
from widgets.classroom.grading.marks import Mark, Marks, read_marks, write_marks
from widgets.classroom.problems import IntakeError

EACH = [
    override("pia", "wa-late-again", 0.5),
    excuse("pia", "wa-rated-by-two"),
    excuse("quin"),
    more_time("pia", "2026-12-05T23:59:00Z"),
    drop("wa-signs-of-tasks"),
    accept("ao-clients-needed", {"text": "90"}, share=0.5),
    blank_is_zero(),
]
CODES = st.sampled_from(["pia", "quin"])
ITEMS = st.sampled_from(["wa-late-again", "ao-clients-needed"])
DRAWN = st.one_of(
    st.builds(override, CODES, ITEMS, st.floats(0, 9)),
    st.builds(excuse, CODES, st.just("") | ITEMS),
    st.builds(drop, ITEMS),
    st.builds(accept, ITEMS, st.dictionaries(st.sampled_from(["text", "choice"]), st.text(max_size=5), min_size=1)),
)


def file_with(*stored: object, **changes: object) -> bytes:
    head = json.loads(write_marks(Marks("a-1f2e3d4c", "AB", {}, (drop("wa-late-again"),))))
    return json.dumps({**head, "decisions": list(stored), **changes}).encode()


def stored(decision: Decision, **changes: object) -> dict[str, object]:
    return {**write_decisions([decision])[0], **changes}


def test_there_is_a_sample_of_each_kind():
    assert {each.kind for each in EACH} == set(FIELDS)


@given(st.lists(DRAWN, unique_by=lambda each: each.target))
def test_decisions_are_read_as_they_were_written(decisions):
    marks = Marks("a-1f2e3d4c", "AB", {"pia": {"wa-say-why": Mark({"is_plain": 1})}}, tuple(decisions))
    assert read_marks(write_marks(marks), "marks.json") == marks


def test_a_file_without_decisions_is_what_an_earlier_edition_reads():
    plain = json.loads(write_marks(Marks("a-1f2e3d4c", "AB", {})))
    assert (plain["version"], "decisions" in plain) == (1, False)
    assert json.loads(write_marks(Marks("a-1f2e3d4c", "AB", {}, tuple(EACH))))["version"] == 2


def test_the_student_is_compared_as_codes_are():
    (read,) = read_decisions([stored(excuse("pia"), student=" PIA\u200b")], "AB")
    assert read == excuse("pia")


@pytest.mark.parametrize("decision", EACH, ids=lambda each: each.kind)
def test_each_part_of_a_decision_is_wanted_and_what_is_unknown_is_named(decision):
    for part in stored(decision).keys() - {"kind"}:
        with pytest.raises(IntakeError, match=part) as caught:
            read_marks(file_with({name: value for name, value in stored(decision).items() if name != part}), "m")
        assert caught.value.code == "wrong_format"
    with pytest.raises(IntakeError, match=f"decision 1 \\({decision.kind}\\) has 'weight'") as caught:
        read_marks(file_with(stored(decision, weight=2)), "m")
    assert caught.value.code == "newer_version"


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (stored(drop("x"), reason="  "), "reason"),
        (stored(drop("x"), reason="so " * 200), "reason"),
        (stored(drop("x"), item=""), "item"),
        (stored(drop("x"), when="yesterday"), "yesterday"),
        (stored(drop("x"), when="2026-02-30T10:00:00Z"), "2026-02-30"),
        (stored(drop("x"), when="2026-02-20T10:00:00"), "when"),
        (stored(more_time("pia", WHEN), until=7), "until"),
        (stored(override("pia", "x", 1), points=-1), "-1"),
        (stored(override("pia", "x", 1), points=True), "True"),
        (stored(override("pia", "x", 1), points="1"), "points"),
        (stored(override("pia", "x", 1), student=" "), "student"),
        (stored(accept("x", {"text": "a"}), share=0), "share"),
        (stored(accept("x", {"text": "a"}), share=1.5), "1.5"),
        (stored(accept("x", {"text": "a"}), variant=-1), "variant"),
        (stored(accept("x", {"text": "a"}), answer={}), "answer"),
        (stored(accept("x", {"text": "a"}), answer={"text": 1}), "answer"),
        ("drop", "drop"),
    ],
)
def test_a_part_that_is_not_as_it_should_be_is_named_with_its_value(wrong, named):
    with pytest.raises(IntakeError, match="decision 1") as caught:
        read_marks(file_with(wrong), "m")
    assert named in str(caught.value)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (file_with({**stored(drop("x")), "kind": "curve"}), "'curve'"),
        (file_with(stored(drop("x")), weights={}), "'weights'"),
        (file_with(stored(drop("x")), version=3), "'3'"),
    ],
)
def test_what_a_newer_edition_wrote_is_refused_by_name(data, named):
    with pytest.raises(IntakeError, match=named) as caught:
        read_marks(data, "m")
    assert caught.value.code == "newer_version"


@pytest.mark.parametrize(
    "data",
    [
        file_with(stored(drop("x")), version=1),
        file_with(stored(drop("x")), decisions={}),
        file_with(stored(drop("x")), stored(drop("x"))),
        file_with(stored(override("pia", "x", 1)), stored(excuse("PIA", "x"))),
    ],
    ids=["of the first version", "no list", "twice", "two about the same"],
)
def test_a_file_whose_decisions_contradict_it_or_each_other_is_refused(data):
    with pytest.raises(IntakeError) as caught:
        read_marks(data, "m")
    assert caught.value.code == "wrong_format"

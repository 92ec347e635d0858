from __future__ import annotations

import csv
import io
from html import unescape

import pytest
from hypothesis import given, settings

from tests.classroom.samples import answers_with_full_marks, sample_bank
from tests.packages.hostile_texts import (
    HOSTILE,
    assignment_of,
    begins_as,
    hostile_bank,
    hostile_texts,
    reads_as,
)
from widgets.classroom.bank.markup import inline_html
from widgets.packages.blackboard.blackboard import pack
from widgets.packages.package import Extras

# Blackboard's question format guidelines: how each line begins, and how many fields may follow the question
SHAPES = {
    "MC": lambda fields: len(fields) % 2 == 0 and fields[1::2].count("correct") == 1,
    "MA": lambda fields: len(fields) % 2 == 0 and "correct" in fields[1::2],
    "TF": lambda fields: fields in (["true"], ["false"]),
    "NUM": lambda fields: len(fields) == 2 and all(float(field) >= 0 for field in fields[1:]),
    "MAT": lambda fields: len(fields) % 2 == 0,
    "ORD": lambda fields: len(fields) > 1,
    "ESS": lambda fields: fields == [],
}
KINDS = {
    "single_choice": "MC",
    "multiple_choice": "MA",
    "true_false": "TF",
    "numeric": "NUM",
    "match": "MAT",
    "order": "ORD",
    "short_text": "ESS",
    "essay": "ESS",
    "reply": "ESS",
}
LEFT_OUT = {
    *("wa-match-lines", "wa-match-moments", "wa-score-sheet", "wa-score-blanks"),
    *("ao-quarter-shared", "ao-narrow-studies", "wa-rate-mina", "wa-rate-otto"),
}


def packed(bank=None, assignment=None):
    bank = bank or sample_bank()
    return pack(assignment or assignment_of(bank), bank, Extras())


def lines(package):
    """Read the file as Blackboard does: a line a question, tabs between fields, and nothing quoted."""
    text = package.content.decode("utf-8")
    return list(csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def by_item(bank, package):
    """Put the lines beside the exercises, which stand in the order of the assignment."""
    left_out = {unfit.item_id for unfit in package.left_out}
    kept = [item_id for item_id in bank.items if item_id not in left_out]
    return dict(zip(kept, lines(package), strict=True))


def paired(bank):
    """Turn the exercise in which lines are matched into one of which every option belongs to one line."""
    bank.items["wa-match-lines"]["options"].pop()
    return bank


def test_every_exercise_that_fits_is_one_line_of_its_kind():
    bank = paired(sample_bank())
    for item_id, (kind, question, *fields) in by_item(bank, packed(bank)).items():
        assert kind == KINDS[bank.item(item_id)["type"]]
        assert SHAPES[kind](fields), item_id
        assert question.startswith("<p>")
        assert len(fields) <= 200  # 100 answers


def test_a_line_says_what_earns_full_marks():
    bank = paired(sample_bank())
    made, answers = by_item(bank, packed(bank)), answers_with_full_marks(bank)
    texts = {name: {part["id"]: part["text"] for part in bank.item(name).get("choices", [])} for name in made}
    for item_id, (kind, _, *fields) in made.items():
        answer = answers[item_id]
        if kind in {"MC", "MA"}:
            right = [text for text, judged in zip(fields[::2], fields[1::2], strict=True) if judged == "correct"]
            assert right == [texts[item_id][name] for name in answer.get("choices") or [answer["choice"]]]
        elif kind == "TF":
            assert fields == [answer["choice"]]
        elif kind == "NUM":
            assert abs(float(answer["text"]) - float(fields[0])) <= float(fields[1])
        elif kind == "ORD":
            steps = {step["id"]: step["text"] for step in bank.item(item_id)["steps"]}
            assert fields == [steps[name] for name in answer["order"]]


def test_pairs_stand_beside_each_other():
    made = by_item(paired(sample_bank()), packed(paired(sample_bank())))
    assert made["wa-match-lines"][2:] == [
        *("“We want the same thing.”", "Goals"),
        *("“I see why we do this.”", "Tasks"),
        *("“I feel at ease with her.”", "Bond"),
    ]


def test_the_tolerance_of_a_number_goes_along():
    assert by_item(sample_bank(), packed())["ao-guess-upper-half"][2:] == ["64", "2"]


def test_no_line_is_empty_and_there_is_no_head():
    text = packed().content.decode()
    assert text.startswith("MC\t")
    assert text.endswith("\n")
    assert "" not in text.split("\n")[:-1]


def reason(bank, item_id):
    return next(unfit.reason for unfit in packed(bank).left_out if unfit.item_id == item_id)


def test_what_blackboards_file_cannot_hold_is_left_out_with_a_reason():
    package = packed()
    assert {unfit.item_id for unfit in package.left_out} == LEFT_OUT
    assert "an option stays over or fits two lines" in reason(sample_bank(), "wa-match-lines")
    assert all(unfit.reason.endswith(".") for unfit in package.left_out)


def test_an_option_that_fits_two_lines_is_left_out_too():
    bank = paired(sample_bank())
    bank.keys["wa-match-lines"]["pairs"] = {"p1": "o2", "p2": "o2", "p3": "o1"}
    assert "fits two lines" in reason(bank, "wa-match-lines")


def test_lines_that_read_the_same_cannot_be_matched():
    bank = paired(sample_bank())
    bank.items["wa-match-lines"]["prompts"][1]["text"] = bank.items["wa-match-lines"]["prompts"][0]["text"]
    assert "read the same" in reason(bank, "wa-match-lines")


def test_more_answers_than_blackboard_takes_are_left_out():
    bank = sample_bank()
    bank.items["wa-whose-goal"]["choices"] = [{"id": f"c{n}", "text": str(n)} for n in range(101)]
    bank.keys["wa-whose-goal"]["correct"] = "c0"
    assert "at most 100 answers in a question, and this exercise has 101" in reason(bank, "wa-whose-goal")


def test_model_answers_rubrics_rationales_and_feedback_stay_out():
    bank = sample_bank()
    content = unescape(packed(bank).content.decode())
    for key in bank.keys.values():
        texts = [key.get("model_answer"), key.get("marker_note"), key.get("rationale")]
        texts += [*key.get("feedback", {}).values(), *(part["criterion"] for part in key.get("rubric", []))]
        assert not [text for text in texts if text and text in content]


def test_notes_say_that_points_are_missing_how_many_questions_may_go_in_and_what_ultra_does_not_read():
    notes = packed().notes
    assert [note for note in notes if "at most 500 in one file" in note and "It has 18 questions" in note]
    assert [note for note in notes if "Points are no part of this format" in note and "“Judge a claim” 6" in note]
    assert [note for note in notes if "Ultra course view does not read questions of order" in note]
    assert [note for note in notes if "multiple choice 2, multiple answer 2" in note]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_are_shown_as_they_are_written(hostile):
    check_texts(hostile)


@given(hostile_texts())
@settings(max_examples=80, deadline=None)
def test_any_text_is_shown_as_it_is_written(hostile):
    check_texts(hostile)


def check_texts(hostile):
    bank = paired(hostile_bank(hostile))
    for item_id, (_, question, *fields) in by_item(bank, packed(bank)).items():
        item = bank.item(item_id)
        assert begins_as(question, f"{hostile} {item_id}")
        for field, choice in zip(fields[::2], item.get("choices", []), strict=False):
            assert reads_as(field, choice["text"], inline_html)
        if item["type"] == "order":
            steps = {step["id"]: step["text"] for step in item["steps"]}
            shown = zip(fields, bank.key(item_id)["order"], strict=True)
            assert all(reads_as(field, steps[name], inline_html) for field, name in shown)

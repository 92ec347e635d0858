from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.classroom.sample_keys import HIDDEN
from tests.classroom.samples import (
    CHAPTERS,
    OBJECTIVES,
    answers_with_full_marks,
    sample_assignment,
    sample_bank,
)
from tests.packages.hostile_texts import (
    HOSTILE,
    assignment_of,
    begins_as,
    hostile_bank,
    hostile_texts,
    reads_as,
    visible,
)
from tests.packages.moodle.moodle_reader import (
    GAP,
    GRADERS,
    categories,
    choice_shares,
    displayed,
    first_that_fits,
    grade,
    import_problems,
    mark,
    moodle_number,
    questions,
    text,
    variant_of,
)
from widgets.authoring.bank_maker import make_bank
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.bank.markup import inline_html
from widgets.classroom.grading.grade import grade_answer
from widgets.exercise_types.typed_numbers import read_typed
from widgets.packages.moodle.moodle import pack
from widgets.packages.package import Extras


def packed(bank=None, assignment=None):
    bank = bank or sample_bank()
    return pack(assignment or assignment_of(bank), bank, Extras())


def test_an_answer_with_full_marks_gets_them_in_moodle_and_none_gets_no_grade():
    bank = sample_bank()
    for name, question in questions(packed(bank)).items():
        item_id, number = variant_of(name)
        item, answers = bank.item(item_id), answers_with_full_marks(bank, {item_id: number})
        full = grade(item, question, answers[item_id])
        by_hand = question.get("type") == "essay"
        assert full == (None if by_hand else pytest.approx(1, abs=1e-6)), name
        assert grade(item, question, None) is None


@given(st.data())
@settings(max_examples=60)
def test_part_of_several_choices_gets_the_same_credit_as_in_the_book(data):
    bank = sample_bank()
    item_id = data.draw(st.sampled_from(["wa-signs-of-bond", "wa-signs-of-tasks"]))
    item, key = bank.item(item_id), bank.key(item_id)
    names = data.draw(st.lists(st.sampled_from([choice["id"] for choice in item["choices"]]), unique=True, min_size=1))
    answer = {"choices": names}
    ours = grade_answer(item, key, answer).credit
    assert grade(item, questions(packed())[item_id], answer) == pytest.approx(ours, abs=2e-6)


@given(
    st.permutations(["a", "b", "c", "d"]),
    st.dictionaries(st.sampled_from(["p1", "p2", "p3"]), st.sampled_from(["o1", "o2", "o3", "o4"]), min_size=1),
)
def test_steps_and_pairs_get_the_same_credit_as_in_the_book(order, pairs):
    bank = sample_bank()
    made = questions(packed(bank))
    for item_id, answer in (("wa-repair-steps", {"order": order}), ("wa-match-lines", {"pairs": pairs})):
        ours = grade_answer(bank.item(item_id), bank.key(item_id), answer).credit
        assert grade(bank.item(item_id), made[item_id], answer) == pytest.approx(ours)


def test_scores_that_are_right_in_part_get_their_share():
    item = sample_bank().item("wa-score-blanks")
    question = questions(packed())["wa-score-blanks"]
    answer = {"scores": {"goal": "4", "task": "3.01", "bond": "None", "composite": "3.5"}}
    assert grade(item, question, answer) == 0.5  # goal and bond; 3.01 is beyond 3 ± 0.005, and 3.5 is no "none"


def test_the_sheet_of_an_inventory_stands_in_the_question_with_its_blanks():
    item = sample_bank().item("wa-score-blanks")
    page = etree.HTML(text(questions(packed())["wa-score-blanks"], "questiontext"))
    rows = [["".join(cell.itertext()) for cell in row.findall("td")] for row in page.findall(".//tbody/tr")]
    assert [row[0] for row in rows] == [str(line["number"]) for line in item["sheet"]]
    assert [row[1] for row in rows] == [line["statement"] for line in item["sheet"]]
    assert [row[2] for row in rows].count("left blank") == sum(line["answer"] is None for line in item["sheet"])
    assert rows[0][2] == "4 (Mostly)"


def test_gaps_have_whole_marks_and_a_note_says_where_these_are_not_the_points():
    bank = sample_bank()
    bank.items["wa-score-sheet"]["points"] = 8
    bank.items["wa-score-blanks"]["points"] = 3
    package = packed(bank)
    made = questions(package)
    assert (mark(made["wa-score-sheet"]), mark(made["wa-score-blanks"])) == (8, 4)
    assert [note for note in package.notes if "4 in all, and the book gives 3 points" in note]
    assert not [note for note in package.notes if "the book gives 8 points" in note]


def test_counts_and_points_are_those_of_the_assignment():
    bank, assignment = sample_bank(), sample_assignment()
    package = packed(bank, assignment)
    made = questions(package)
    left_out = [unfit.item_id for unfit in package.left_out]
    kept = [item_id for item_id in assignment.items if item_id not in left_out]
    points = sum(mark(made[item_id]) for item_id in kept)
    assert points == assignment.points(bank) - sum(bank.item(item_id)["points"] for item_id in left_out)
    extra = sum(
        len(bank.item(item_id).get("variants", [1])) - 1 for item_id in kept if bank.item(item_id).get("variants")
    )
    assert len(made) == len(kept) + extra == len(etree.fromstring(package.content).xpath("//question[name]"))


def test_a_note_says_how_many_questions_of_each_type_must_have_arrived():
    package = packed()
    kinds = [question.get("type") for question in questions(package).values()]
    note = next(note for note in package.notes if "must hold" in note)
    assert f"must hold {len(kinds)} questions" in note
    for kind, name in {"numerical": "Numerical", "essay": "Essay", "cloze": "Embedded answers (Cloze)"}.items():
        assert f"{name} {kinds.count(kind)}" in note


def test_what_moodle_has_no_question_for_is_left_out_with_a_reason():
    left_out = {unfit.item_id: unfit for unfit in packed().left_out}
    assert set(left_out) == {"ao-quarter-shared", "ao-narrow-studies", "wa-rate-mina", "wa-rate-otto"}
    assert left_out["wa-rate-mina"].title == "Rate Mina’s turns"
    assert "Moodle cannot hold that figure" in left_out["ao-quarter-shared"].reason
    assert all(unfit.reason.endswith(".") for unfit in left_out.values())


def test_every_variant_is_a_question_of_its_own_in_a_category_to_draw_from():
    package = packed()
    quiz = list(etree.fromstring(package.content))
    place = next(
        n for n, entry in enumerate(quiz) if "The upper half variants" in (entry.findtext("category/text") or "")
    )
    drawn = quiz[place + 1 : place + 4]
    assert [entry.findtext("idnumber") for entry in drawn] == ["ao-upper-half", "ao-upper-half-v2", "ao-upper-half-v3"]
    assert [re.search("Of ([0-9]+) clients", text(entry, "questiontext"))[1] for entry in drawn] == [
        "100",
        "200",
        "300",
    ]
    assert ["$course$", "top", "Week 3", "The upper half variants"] in categories(package)
    assert [note for note in package.notes if "“How much is shared?”, “The upper half”" in note]


def test_without_variants_everybody_gets_the_first_numbers():
    bank = sample_bank()
    made = questions(packed(bank, assignment_of(bank, variants=False)))
    assert "ao-upper-half" in made
    assert "ao-upper-half-v2" not in made
    assert "Of 100 clients" in text(made["ao-upper-half"], "questiontext")


def test_every_question_of_the_book_is_as_moodles_importer_wants_it():
    bank = make_bank()
    package = packed(bank, make_assignment("All of it", list(bank.items), bank, variants=True))
    made = questions(package)
    assert {question.get("type") for question in made.values()} == set(GRADERS)
    assert {name: import_problems(question) for name, question in made.items() if import_problems(question)} == {}
    assert len({name for name in made if variant_of(name)[1] == 0}) + len(package.left_out) == len(bank.items)


def test_an_ordering_question_that_hides_how_many_are_right_would_end_the_import():
    question = questions(packed())["wa-repair-steps"]
    question.remove(question.find("shownumcorrect"))
    assert [problem for problem in import_problems(question) if "shownumcorrect" in problem]


@given(st.integers(-(10**6), 10**6), st.sampled_from(["{}", "{} points", "  {}"]), st.booleans())
def test_moodle_reads_a_number_with_a_point_or_a_comma_and_words_after_it_as_the_book_does(tenths, form, comma):
    typed = form.format(f"{tenths / 10:.1f}".replace(".", "," if comma else "."))
    assert read_typed(typed).values == (moodle_number(typed),)


@pytest.mark.parametrize(
    ("typed", "in_moodle"), [("1,056", 1.056), ("1.056,5", 1.0565), ("−3", None), ("about 3", None)]
)
def test_where_moodle_reads_something_else_the_book_finds_what_was_meant_or_asks(typed, in_moodle):
    assert moodle_number(typed) == in_moodle
    assert read_typed(typed).values in {(1.056, 1056.0), (1056.5,), (-3.0,), ()}


def test_a_note_says_how_moodle_wants_numbers_written():
    (note,) = [note for note in packed().notes if "0,25" in note]
    assert "“How much is shared?”" in note
    assert not [note for note in packed_alone("wa-whose-goal").notes if "0,25" in note]


def packed_alone(item_id):
    bank = sample_bank()
    return pack(make_assignment("One", [item_id], bank), bank, Extras())


def test_two_exercises_of_one_title_keep_their_variants_apart():
    bank = sample_bank()
    bank.items["ao-upper-half"]["title"] = bank.items["ao-shared-share"]["title"] = "Numbers"
    below = [path[-1] for path in categories(packed(bank)) if len(path) == 4]
    assert below == ["Numbers (ao-shared-share) variants", "Numbers (ao-upper-half) variants"]


def test_a_trap_and_any_other_number_get_the_feedback_of_the_key():
    question = questions(packed())["ao-shared-share"]
    assert first_that_fits(0.09, question) == (1.0, "<p>Yes, r squared.</p>")
    assert first_that_fits(0.3, question) == (0.0, "<p>That is r itself. Square it.</p>")
    assert first_that_fits(0.7, question) == (0.0, "<p>The share is the square of r.</p>")


@pytest.mark.parametrize(("rights", "wrongs"), [(11, 2), (2, 12), (13, 13)])
def test_a_number_of_choices_that_moodle_has_no_share_for_is_left_out(rights, wrongs):
    bank = with_choices(rights, wrongs)
    unfit = next(unfit for unfit in packed(bank).left_out if unfit.item_id == "wa-signs-of-bond")
    assert f"1 in {rights if rights > 10 else wrongs} is none of them" in unfit.reason


@given(st.integers(1, 10), st.integers(0, 10))
def test_every_share_that_is_written_is_one_that_moodle_knows_and_the_right_ones_add_up(rights, wrongs):
    item_id = "wa-signs-of-bond"
    shares = choice_shares(
        with_choices(rights, wrongs).item(item_id), questions(packed(with_choices(rights, wrongs)))[item_id]
    )
    assert round(sum(share for share in shares.values() if share > 0), 2) == 1  # as qtype_multichoice asks
    assert sum(share for share in shares.values() if share < 0) == pytest.approx(-1 if wrongs else 0, abs=1e-5)


def with_choices(rights, wrongs):
    bank = sample_bank()
    names = [f"c{number}" for number in range(rights + wrongs)]
    bank.items["wa-signs-of-bond"]["choices"] = [{"id": name, "text": name} for name in names]
    bank.keys["wa-signs-of-bond"] |= {"correct": names[:rights], "feedback": {}}
    return bank


def test_an_option_that_is_longer_than_moodle_keeps_is_named():
    bank = sample_bank()
    bank.items["wa-match-lines"]["options"][0]["text"] = "long " * 60
    unfit = next(unfit for unfit in packed(bank).left_out if unfit.item_id == "wa-match-lines")
    assert "at most 255 letters" in unfit.reason
    assert "long long" in unfit.reason


def test_options_that_stay_over_can_be_chosen_and_belong_to_no_line():
    pairs = questions(packed())["wa-match-moments"].findall("subquestion")
    assert [(bool(text(pair, ".")), text(pair, "answer")) for pair in pairs] == [
        (True, "Tasks"),
        (True, "Goals"),
        (False, "Bond"),
        (False, "None of the three parts"),
    ]


def test_model_answer_rubric_and_note_stand_only_where_markers_read():
    for question in questions(packed()).values():
        if question.get("type") == "essay":
            assert HIDDEN in text(question, "graderinfo")
            question.remove(question.find("graderinfo"))
            assert HIDDEN not in etree.tostring(question, encoding="unicode")
            assert text(question, "responsetemplate") == ""


def test_no_rationale_is_in_the_file():
    bank = sample_bank()
    content = packed(bank).content.decode()
    assert not [key["rationale"] for key in bank.keys.values() if key.get("rationale", "…") in content]


def test_names_and_id_numbers_are_the_books():
    made = questions(packed())
    assert len(made) == len(etree.fromstring(packed().content).xpath("//idnumber"))
    assert displayed(text(made["wa-rated-by-two"], "name")) == "Rated by two"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_are_shown_as_they_are_written(hostile):
    check_texts(hostile)


@given(hostile_texts())
@settings(max_examples=60, deadline=None)
def test_any_text_is_shown_as_it_is_written(hostile):
    check_texts(hostile)


def check_texts(hostile):
    bank = hostile_bank(hostile)
    title = " ".join(hostile.split())[:100].strip()
    package = packed(bank, assignment_of(bank, title))
    made = questions(package)
    assert displayed(categories(package)[0][2]) == visible(title)
    for item_id, item in bank.items.items():
        if item_id not in made:
            continue
        question = made[item_id]
        assert displayed(text(question, "name")) == visible(hostile)
        if item["type"] == "score_inventory":
            assert len(GAP.findall(text(question, "questiontext"))) == len(item["asks"])
            continue
        prompt = re.sub(r" \{[nr]\}$", "", item["prompt"])
        assert begins_as(text(question, "questiontext"), prompt), item_id
        assert not set("{}$\\@") & set(text(question, "questiontext"))
        for choice, entry in zip(item.get("choices", []), question.findall("answer"), strict=False):
            assert reads_as(text(entry, "."), choice["text"], inline_html)
    correct = text(made["wa-repair-steps"], "correctfeedback")
    assert reads_as(correct, hostile)
    options = [text(pair, "answer") for pair in made["wa-match-lines"].findall("subquestion")]
    assert all("<" not in option for option in options)


def test_the_reader_of_names_is_the_one_that_moodle_has():
    assert displayed("r &lt; .10 & its &lt;numbers>") == "r < .10 & its <numbers>"


def test_the_bank_of_the_tests_is_not_changed_by_packing():
    bank = sample_bank()
    packed(bank)
    assert bank.to_json() == Bank.of(sample_bank().items.values(), sample_bank().keys, CHAPTERS, OBJECTIVES).to_json()

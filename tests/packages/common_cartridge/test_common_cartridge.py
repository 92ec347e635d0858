from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.classroom.samples import answers_with_full_marks, sample_assignment, sample_bank
from tests.packages.cartridge_reader import (
    CP,
    MIXED,
    ORDER,
    choices,
    facts,
    files,
    find,
    items,
    manifest,
    process,
    profile,
    quiz,
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
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.bank.markup import inline_html
from widgets.classroom.grading.grade import grade_answer
from widgets.packages.common_cartridge.common_cartridge import pack
from widgets.packages.package import Extras

LEFT_OUT = {
    *("wa-match-lines", "wa-match-moments", "wa-repair-steps", "ao-weak-to-strong", "wa-score-sheet"),
    *("wa-score-blanks", "ao-quarter-shared", "ao-narrow-studies", "wa-rate-mina", "wa-rate-otto"),
}
PROFILES = {
    "single_choice": "multiple_choice",
    "multiple_choice": "multiple_response",
    "true_false": "true_false",
    "numeric": "fib",
    "short_text": "essay",
    "essay": "essay",
    "reply": "essay",
}


def packed(bank=None, assignment=None):
    bank = bank or sample_bank()
    return pack(assignment or assignment_of(bank), bank, Extras())


def given_to(answer):
    """Say what a system hands to the conditions: the ids of what is chosen, or the text."""
    return answer.get("choices") or [answer.get("choice") or answer["text"]]


def test_the_manifest_names_every_file_and_nothing_else():
    package = packed()
    listed = manifest(package).xpath("//cp:file/@href", namespaces=CP)
    assert sorted([*listed, "imsmanifest.xml"]) == sorted(files(package))


def test_the_manifest_is_that_of_a_common_cartridge_1_1():
    root = manifest(packed(assignment=sample_assignment()))
    assert root.findtext("cp:metadata/cp:schema", namespaces=CP) == "IMS Common Cartridge"
    assert root.findtext("cp:metadata/cp:schemaversion", namespaces=CP) == "1.1.0"
    assert [etree.QName(part).localname for part in root] == ["metadata", "organizations", "resources"]
    assert root.xpath("//cp:organization/@structure", namespaces=CP) == ["rooted-hierarchy"]
    titles = root.xpath("//cp:item/cp:title/text() | //*[local-name()='string']/text()", namespaces=CP)
    assert titles == ["Week 3: the alliance & its <numbers>"] * 2


def test_identifiers_are_xml_names_and_stand_once():
    named = manifest(packed()).xpath("//@identifier")
    assert len(set(named)) == len(named)
    assert all(etree.QName(name).localname == name for name in named)


def test_a_quiz_resource_has_one_file_and_no_address_of_its_own():
    (resource,) = manifest(packed()).xpath("//cp:resource", namespaces=CP)  # rules 3a to 3c of the manifest's schema
    assert len(resource) == 1
    assert resource.get("href") is None


def test_elements_stand_where_the_profile_allows_them():
    for element in quiz(packed()).iter():
        name = etree.QName(element).localname
        children = [etree.QName(child).localname for child in element]
        allowed = ORDER.get(name, [])
        assert set(children) <= set(allowed), name
        assert name in MIXED or children == sorted(children, key=allowed.index), name


def test_what_an_assessment_and_its_items_are_is_said_in_the_profiles_words():
    package = packed()
    about = facts(find(quiz(package), "q:assessment")[0])
    assert (about["cc_profile"], about["qmd_assessmenttype"], about["qmd_scoretype"]) == (
        *("cc.exam.v0p1", "Examination", "Percentage"),
    )
    bank = sample_bank()
    for item_id, item in items(package).items():
        assert profile(item) == PROFILES[bank.item(item_id)["type"]]
        assert facts(item)["qmd_computerscored"] == ("No" if profile(item) == "essay" else "Yes")  # rule 8f
        assert facts(item)["cc_weighting"] == str(bank.item(item_id)["points"])  # rule 2c: whole, from 1 to 99


def test_responses_are_of_the_kind_that_a_profile_asks_for():
    for item in items(packed()).values():
        lists, texts = find(item, "q:presentation/q:response_lid"), find(item, "q:presentation/q:response_str")
        if profile(item) in {"fib", "essay"}:  # rules 6 and 8
            assert (len(lists), len(texts)) == (0, 1)
        else:  # rules 3, 4 and 5
            assert (len(lists), len(texts)) == (1, 0)
            wanted = "Multiple" if profile(item) == "multiple_response" else "Single"
            assert lists[0].get("rcardinality") == wanted
        if profile(item) == "true_false":  # rule 3d; Moodle's importer asks for these very ids
            assert list(choices(item)) == ["true", "false"]
        if profile(item) == "multiple_choice":
            assert len(choices(item)) >= 3  # rule 4d
        if profile(item) == "essay":
            assert not find(item, ".//q:varequal | .//q:varsubstring")  # rules 8c and 8d


def test_conditions_and_feedback_point_at_what_is_there():
    for item in items(packed()).values():
        asked = find(item, "q:presentation/*[self::q:response_lid or self::q:response_str]/@ident")
        assert set(find(item, ".//q:varequal/@respident")) <= set(asked)
        if choices(item):
            assert set(find(item, ".//q:varequal/text()")) <= set(choices(item))  # rule 9a
        told = find(item, "q:itemfeedback/@ident")
        assert len(set(told)) == len(told)
        assert set(find(item, ".//q:displayfeedback/@linkrefid")) == set(told)  # rules 12c and 12d


def test_several_right_choices_are_one_condition_of_all_that_are_right_and_none_of_the_others():
    item = items(packed())["wa-signs-of-tasks"]
    (scored,) = find(item, ".//q:respcondition[q:setvar]")
    assert find(scored, "string(q:setvar[@varname='SCORE'])") == "100"
    assert find(scored, "q:conditionvar/q:and/q:varequal[@case='Yes']/text()") == ["a", "c", "e"]
    assert find(scored, "q:conditionvar/q:and/q:not/q:varequal/text()") == ["b", "d"]


@given(st.data())
@settings(max_examples=80)
def test_choices_score_100_where_the_book_gives_all_points_and_0_elsewhere(data):
    bank, made = sample_bank(), items(packed())
    item_id = data.draw(st.sampled_from([name for name in made if choices(made[name])]))
    names = list(choices(made[item_id]))
    several = bank.item(item_id)["type"] == "multiple_choice"
    chosen = data.draw(st.lists(st.sampled_from(names), unique=True, min_size=1, max_size=9 if several else 1))
    answer = {"choices": chosen} if several else {"choice": chosen[0]}
    credit = grade_answer(bank.item(item_id), bank.key(item_id), answer).credit
    assert process(made[item_id], chosen)[0] == (100 if credit == 1 else 0)


def test_an_answer_with_full_marks_scores_100_and_none_scores_nothing():
    bank, made = sample_bank(), items(packed())
    answers = answers_with_full_marks(bank)
    for item_id, item in made.items():
        wanted = 0 if profile(item) == "essay" else 100
        assert process(item, given_to(answers[item_id]))[0] == wanted, item_id
        assert process(item, [])[0] == 0


def test_feedback_of_a_choice_is_shown_with_this_choice_alone():
    item = items(packed())["wa-whose-goal"]
    assert process(item, ["a"]) == (100.0, ["a_fb"])
    assert process(item, ["b"]) == (0.0, ["b_fb"])
    said = find(item, "string(q:itemfeedback[@ident='b_fb'])").strip()
    assert said == "<p>Tasks are what the two do. She speaks of what it is for.</p>"


def test_feedback_on_a_number_tells_right_from_other():
    item = items(packed())["ao-shared-share"]
    assert process(item, ["0.09"]) == (100.0, ["correct_fb"])
    assert process(item, ["0.3"]) == (0.0, ["general_incorrect_fb"])


@pytest.mark.parametrize(
    ("answer", "tolerance", "decimals", "unit", "spellings"),
    [
        (64, 0.5, 0, "%", ["64", "64%", "64 %"]),
        (0.25, 0.005, 2, "", ["0.25", ".25", "0,25", ",25"]),  # 0.245 to 0.255 has one number of two decimals
        (90, 1, 0, "clients", ["89", "89 clients", "90", "90 clients", "91", "91 clients"]),
        (1056, 0, 0, "", ["1056", "1,056", "1.056", "1 056"]),
        (-0.5, 0, 1, "", ["-0.5", "-.5", "-0,5", "-,5", "−0.5", "−.5", "−0,5", "−,5"]),
        (0, 0, 1, "", ["0.0", "0", ".0", "0,0", ",0"]),
    ],
)
def test_a_number_is_right_in_the_ways_to_write_it_that_are_listed(answer, tolerance, decimals, unit, spellings):
    assert accepted(with_number(answer, tolerance, decimals, unit)) == spellings


def test_where_all_ways_to_write_it_are_too_many_each_number_is_listed_once():
    listed = accepted(with_number(0.5, 0.2, 2, ""))
    assert (listed[0], listed[-1]) == ("0.30", "0.70")
    assert len(listed) == 41


def test_more_numbers_than_can_be_listed_are_left_out_with_their_count():
    assert "these are 101; at most 50" in reason(with_number(64, 50, 0, "%"), "ao-clients-needed")
    assert "No number with 0 decimals" in reason(with_number(0.5, 0.1, 0, ""), "ao-clients-needed")


@given(st.integers(-200, 200), st.integers(0, 30), st.integers(0, 2))
def test_whatever_is_listed_earns_all_points_in_the_book_too(hundredths, tolerance, decimals):
    bank = with_number(hundredths / 100, tolerance / 100, decimals, "%")
    item, key = bank.item("ao-clients-needed"), bank.key("ao-clients-needed")
    if "ao-clients-needed" in items(packed(bank)):
        listed = accepted(bank)
        assert 0 < len(set(listed)) == len(listed) <= 50
        assert all(grade_answer(item, key, {"text": spelling}).credit == 1 for spelling in listed)


def with_number(answer, tolerance, decimals, unit):
    bank = sample_bank()
    bank.items["ao-clients-needed"] |= {"decimals": decimals, "unit": unit}
    bank.keys["ao-clients-needed"] |= {"answers": [answer], "tolerance": tolerance}
    return bank


def accepted(bank):
    return find(items(packed(bank))["ao-clients-needed"], ".//q:respcondition[q:setvar]//q:varequal/text()")


def reason(bank, item_id):
    return next(unfit.reason for unfit in packed(bank).left_out if unfit.item_id == item_id)


def test_what_a_cartridge_has_no_question_for_is_left_out_with_a_reason():
    package = packed()
    assert {unfit.item_id for unfit in package.left_out} == LEFT_OUT
    assert set(items(package)) == set(sample_bank().items) - LEFT_OUT
    assert "a Common Cartridge has no such question" in reason(sample_bank(), "wa-match-lines")


def test_two_choices_are_too_few_for_a_cartridge():
    bank = sample_bank()
    bank.items["wa-whose-goal"]["choices"].pop()
    assert "has at least three choices, and this exercise has 2" in reason(bank, "wa-whose-goal")


def test_points_that_are_no_weight_are_told():
    bank = sample_bank()
    bank.items["wa-whose-goal"]["points"] = 0.5
    package = packed(bank)
    assert "cc_weighting" not in facts(items(package)["wa-whose-goal"])
    assert "No points are given for “Whose goal is it?”: set them after the import." in package.notes


def test_feedback_is_not_permitted_where_something_is_graded_until_the_instructor_does():
    bank = sample_bank()
    graded = facts(find(quiz(packed(bank)), "q:assessment")[0])
    practice = pack(make_assignment("Practice", ["wa-whose-goal"], bank), bank, Extras())
    assert graded["qmd_feedbackpermitted"] == "No"
    assert facts(find(quiz(practice), "q:assessment")[0])["qmd_feedbackpermitted"] == "Yes"


def test_model_answers_rubrics_and_rationales_stay_out():
    bank = sample_bank()
    content = b"".join(files(packed(bank)).values()).decode()
    for key in bank.keys.values():
        texts = [key.get("model_answer"), key.get("marker_note"), key.get("rationale")]
        texts += [part["criterion"] for part in key.get("rubric", [])]
        assert not [text for text in texts if text and text in content]


def test_a_note_says_that_everybody_gets_the_first_numbers():
    bank = sample_bank()
    told = [note for note in packed(bank).notes if "“How much is shared?”, “The upper half”" in note]
    assert told
    fixed = packed(bank, assignment_of(bank, variants=False))
    assert not [note for note in fixed.notes if "first numbers" in note]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_are_shown_as_they_are_written(hostile):
    check_texts(hostile)


@given(hostile_texts())
@settings(max_examples=60, deadline=None)
def test_any_text_is_shown_as_it_is_written(hostile):
    check_texts(hostile)


def check_texts(hostile):
    bank = hostile_bank(hostile)
    title = visible(hostile)[:100].strip()
    package = packed(bank, assignment_of(bank, title))
    assert find(quiz(package), "string(q:assessment/@title)") == title
    for item_id, item in items(package).items():
        assert visible(item.get("title")) == visible(hostile)
        prompt = f"{hostile} {item_id}"
        assert begins_as(find(item, "string(q:presentation/q:material/q:mattext)"), prompt)
        for choice in bank.item(item_id).get("choices", []):
            assert reads_as(choices(item)[choice["id"]], choice["text"], inline_html)
        for said in find(item, "q:itemfeedback[not(@ident='general_fb')]//q:mattext/text()"):
            assert reads_as(said, hostile)

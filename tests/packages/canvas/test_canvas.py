from __future__ import annotations

import datetime as dt
import io
import sys
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.classroom.samples import answers_with_full_marks, sample_bank
from tests.packages.canvas import canvas_reader
from tests.packages.cartridge_reader import ORDER, find
from tests.packages.hostile_texts import (
    HOSTILE,
    assignment_of,
    begins_as,
    hostile_bank,
    hostile_texts,
    reads_as,
    shown,
    visible,
)
from widgets.authoring.bank_maker import make_bank
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.bank.markup import inline_html
from widgets.classroom.grading.grade import grade_answer
from widgets.classroom.problems import ClassroomError
from widgets.packages.canvas.canvas import pack
from widgets.packages.package import Extras

CP = {"cp": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}
META = {"c": "http://canvas.instructure.com/xsd/cccv1p0"}
LEFT_OUT = {
    *("wa-repair-steps", "ao-weak-to-strong", "ao-quarter-shared", "ao-narrow-studies", "wa-rate-mina", "wa-rate-otto"),
}
TYPES = {
    "single_choice": "multiple_choice_question",
    "multiple_choice": "multiple_answers_question",
    "true_false": "true_false_question",
    "numeric": "numerical_question",
    "short_text": "essay_question",
    "essay": "essay_question",
    "reply": "essay_question",
    "match": "matching_question",
    "score_inventory": "fill_in_multiple_blanks_question",
}


def packed(bank=None, assignment=None):
    bank = bank or sample_bank()
    return pack(assignment or assignment_of(bank), bank, Extras())


def files(package):
    archive = zipfile.ZipFile(io.BytesIO(package.content))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def listed(package, kind):
    """Follow the manifest to the file of a resource."""
    root = etree.fromstring(files(package)["imsmanifest.xml"])
    (path,) = root.xpath(f"//cp:resource[starts-with(@type, '{kind}')]/cp:file/@href", namespaces=CP)
    return etree.fromstring(files(package)[path])


def quiz(package):
    return listed(package, "imsqti_xmlv1p2")


def settings_of(package):
    return listed(package, "associatedcontent")


def by_title(package):
    """Read the questions by their titles; of a group of variants, each."""
    made = {}
    for item in find(quiz(package), "//q:item"):
        made.setdefault(item.get("title"), []).append(item)
    return made


@cache
def sample_questions():
    return by_title(packed())


def fact(item, label):
    return find(item, f"string(.//q:qtimetadatafield[q:fieldlabel='{label}']/q:fieldentry)")


def choices(item):
    return {
        label.get("ident"): find(label, "string(.//q:mattext)")
        for label in find(item, ".//q:render_choice/q:response_label")
    }


def right_choices(item):
    """Read which choices earn the score: those that its condition asks for, and does not exclude."""
    (scored,) = find(item, ".//q:respcondition[q:setvar='100']")
    idents = find(scored, ".//q:varequal[not(parent::q:not)]/text()")
    return [shown(choices(item)[ident])[0] for ident in idents]


def limits(item):
    (scored,) = find(item, ".//q:respcondition[q:setvar='100']")
    return float(find(scored, "string(.//q:vargte)")), float(find(scored, "string(.//q:varlte)"))


def test_every_question_has_the_type_and_the_points_of_its_exercise():
    bank, package = sample_bank(), packed()
    made = by_title(package)
    for item in bank.items.values():
        for question in made.get(item["title"], []):
            assert fact(question, "question_type") == TYPES[item["type"]]
            assert float(fact(question, "points_possible")) == item["points"]
    total = sum(item["points"] for item in bank.items.values() if item["title"] in made)
    assert float(settings_of(package).findtext("c:points_possible", namespaces=META)) == total


def test_an_answer_with_full_marks_is_what_the_conditions_ask_for():
    bank, made = sample_bank(), by_title(packed())
    for item_id, answer in answers_with_full_marks(bank).items():
        item = bank.item(item_id)
        texts = {choice["id"]: choice["text"] for choice in item.get("choices", [])}
        texts |= {"true": "True", "false": "False"}
        for question in made.get(item["title"], [])[:1]:
            if "choice" in answer or "choices" in answer:
                wanted = answer.get("choices") or [answer["choice"]]
                assert right_choices(question) == [texts[name] for name in wanted]
            elif item["type"] == "numeric":
                low, high = limits(question)
                assert low <= float(answer["text"]) <= high
                assert (high - low) / 2 == pytest.approx(bank.key(item_id)["tolerance"], abs=1e-9)


def test_several_right_choices_are_asked_for_together_and_the_others_excluded():
    (question,) = by_title(packed())["Signs of agreed tasks"]
    (scored,) = find(question, ".//q:respcondition[q:setvar]")
    assert len(find(scored, "q:conditionvar/q:and/q:varequal")) == 3
    assert len(find(scored, "q:conditionvar/q:and/q:not/q:varequal")) == 2


def test_identifiers_of_questions_stand_once():
    idents = find(quiz(packed()), "//q:item/@ident")
    assert len(set(idents)) == len(idents) == 24


def test_feedback_goes_along_with_choices_and_with_numbers():
    made = by_title(packed())
    (goal,), (guess,) = made["Whose goal is it?"], made["Guess first"]
    said = [text for text in find(goal, "q:itemfeedback//q:mattext/text()") if "different things" in text]
    assert reads_as(said[0], "Yes. The two want *different things* from the work.")
    told = {feedback.get("ident"): find(feedback, "string(.//q:mattext)") for feedback in find(guess, "q:itemfeedback")}
    assert reads_as(told["correct_fb"], "That was close: 64 in 100.")
    assert "general_incorrect_fb" in told


@given(
    st.dictionaries(st.sampled_from(["p1", "p2", "p3"]), st.sampled_from(["o1", "o2", "o3", "o4"]), min_size=1),
)
def test_pairs_get_the_same_credit_as_in_the_book_and_every_option_can_be_chosen(pairs):
    bank = sample_bank()
    item, key = bank.item("wa-match-lines"), bank.key("wa-match-lines")
    (question,) = sample_questions()[item["title"]]
    texts = {option["id"]: option["text"] for option in item["options"]}
    places = {str(place): line["id"] for place, line in enumerate(item["prompts"], 1)}
    given_in_canvas = {place: texts[pairs[line]] for place, line in places.items() if line in pairs}
    assert set(next(iter(canvas_reader.lists(question).values()))[1].values()) == set(texts.values())
    assert canvas_reader.grade_match(question, given_in_canvas) == pytest.approx(
        grade_answer(item, key, {"pairs": pairs}).credit
    )


SCORES = ["4", "4.0", "4,00", "3", "3.005", "3,01", "none", "None", "2.996", "3.5", "0"]


@given(st.dictionaries(st.sampled_from(["goal", "task", "bond", "composite"]), st.sampled_from(SCORES), min_size=1))
def test_scores_get_the_same_credit_as_in_the_book(scores):
    bank = sample_bank()
    item, key = bank.item("wa-score-blanks"), bank.key("wa-score-blanks")
    (question,) = sample_questions()[item["title"]]
    ours = grade_answer(item, key, {"scores": scores}).credit
    assert canvas_reader.grade_blanks(question, scores) == pytest.approx(ours)


def test_a_text_in_brackets_is_no_blank():
    bank = sample_bank()
    bank.items["wa-score-blanks"]["prompt"] = "Score it [goal] by [its] rule."
    (question,) = by_title(packed(bank))[bank.item("wa-score-blanks")["title"]]
    names = [found[1:-1] for found in canvas_reader.BLANK.findall(canvas_reader.prompt(question))]
    assert names == ["goal", "task", "bond", "composite"]


def test_all_of_the_book_but_what_canvas_has_no_question_for_goes_in():
    bank = make_bank()
    package = packed(bank, make_assignment("All of it", list(bank.items), bank))
    refused = {bank.item(unfit.item_id)["type"] for unfit in package.left_out}
    assert refused == {"order", "set_explorer", "rate_transcript"}
    made = by_title(package)
    for item in bank.items.values():
        for question in made.get(item["title"], []) if item["type"] in {"match", "score_inventory"} else []:
            assert set(canvas_reader.shares(question)) == set(canvas_reader.lists(question))


ALLOWED = {**ORDER, "response_lid": ["material", "render_choice"]}
"""ims_qtiasiv1p2p1.dtd, of which the profile of a cartridge is a part, lets a text stand before a list of choices."""


def test_elements_of_questions_of_several_parts_stand_where_qti_has_them():
    made = by_title(packed())
    for title in ("Match the lines", sample_bank().item("wa-score-blanks")["title"]):
        for element in made[title][0].iter():
            name = etree.QName(element).localname
            children = [etree.QName(child).localname for child in element]
            allowed = ALLOWED.get(name, [])
            assert children == sorted(children, key=allowed.index), name


def test_variants_are_a_group_of_which_one_is_drawn():
    groups = find(quiz(packed()), "//q:section[q:selection_ordering]")
    assert [find(group, "string(.//q:selection_number)") for group in groups] == ["1", "1"]
    assert [len(find(group, "q:item")) for group in groups] == [3, 3]
    assert [find(group, "string(.//q:points_per_item)") for group in groups] == ["1", "1"]


def test_without_variants_there_are_no_groups():
    bank = sample_bank()
    assert not find(quiz(packed(bank, assignment_of(bank, variants=False))), "//q:selection_ordering")


def test_a_quiz_with_graded_exercises_hides_its_results_until_somebody_lets_students_see_them():
    bank = sample_bank()
    graded = settings_of(packed(bank))
    assert graded.findtext("c:hide_results", namespaces=META) == "always"
    assert graded.findtext("c:show_correct_answers", namespaces=META) == "false"
    practice = pack(make_assignment("Practice", ["wa-whose-goal"], bank), bank, Extras())
    assert settings_of(practice).findtext("c:show_correct_answers", namespaces=META) == "true"
    assert not [note for note in practice.notes if "no results" in note]


@pytest.mark.parametrize("mixed", [True, False])
def test_choices_are_shuffled_only_if_every_exercise_allows_it(mixed):
    bank = sample_bank()
    bank.items["wa-late-again"]["shuffle"] = mixed
    assert settings_of(packed(bank)).findtext("c:shuffle_answers", namespaces=META) == str(mixed).lower()


def test_what_text2qti_has_no_question_for_is_left_out_with_a_reason():
    package = packed()
    assert {unfit.item_id for unfit in package.left_out} == LEFT_OUT
    assert all(unfit.reason.endswith(".") for unfit in package.left_out)


def reason(bank, item_id):
    return next(unfit.reason for unfit in packed(bank).left_out if unfit.item_id == item_id)


def test_points_that_are_neither_whole_nor_half_are_left_out():
    bank = sample_bank()
    bank.items["wa-whose-goal"]["points"] = 0.25
    bank.items["wa-late-again"]["points"] = 1.5
    assert "whole and half points only, and this exercise has 0.25" in reason(bank, "wa-whose-goal")
    assert fact(by_title(packed(bank))["Late again"][0], "points_possible") == "1.5"


def test_half_points_cannot_be_drawn_at_random():
    bank = sample_bank()
    bank.items["ao-upper-half"]["points"] = 1.5
    assert "whole points only, and this exercise has 1.5" in reason(bank, "ao-upper-half")


def test_a_number_that_needs_more_than_four_decimals_is_left_out():
    bank = sample_bank()
    bank.items["ao-clients-needed"]["decimals"] = 5
    bank.keys["ao-clients-needed"] |= {"answers": [0.12345], "tolerance": 0.00001}
    assert "keeps four decimals" in reason(bank, "ao-clients-needed")


def test_a_number_whose_limits_are_rounded_without_consequence_goes_in():
    bank = sample_bank()
    bank.items["ao-clients-needed"]["decimals"] = 2
    bank.keys["ao-clients-needed"] |= {"answers": [14 / 3], "tolerance": 0.005}
    assert limits(by_title(packed(bank))["Clients that remain"][0]) == (4.6617, 4.6717)


def test_two_exercises_with_the_same_text_cannot_both_go_in():
    bank = sample_bank()
    bank.items["wa-late-again"]["prompt"] = bank.items["wa-whose-goal"]["prompt"]
    assert "word for word that of “Whose goal is it?”" in reason(bank, "wa-late-again")


def test_what_text2qti_refuses_is_left_out_with_its_words():
    bank = sample_bank()
    for choice in bank.items["wa-whose-goal"]["choices"]:
        choice["text"] = "the same"
    assert "refuses it: Duplicate choice for question." in reason(bank, "wa-whose-goal")


def test_no_date_and_no_license_of_text2qti_is_in_the_file(monkeypatch):
    import text2qti.xml_imsmanifest  # noqa: PLC0415 (its calendar is turned)

    before = packed()

    class Tomorrow(dt.date):
        @classmethod
        def today(cls):
            return cls(2031, 1, 2)

    monkeypatch.setattr(text2qti.xml_imsmanifest.datetime, "date", Tomorrow)
    after = packed()
    assert before.content == after.content
    manifest = files(after)["imsmanifest.xml"].decode()
    assert "2031" not in manifest
    assert "Copyright" not in manifest
    etree.fromstring(manifest.encode())


def test_no_settings_of_the_computer_are_read_or_written(monkeypatch):
    from text2qti.config import Config  # noqa: PLC0415 (its reader is taken away)

    monkeypatch.delattr(Config, "load")
    monkeypatch.delattr(Config, "save")
    assert packed()


def test_without_text2qti_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "text2qti.quiz", None)
    with pytest.raises(ClassroomError, match="needs text2qti, which is not installed here"):
        packed()


def test_model_answers_rubrics_and_rationales_stay_out():
    bank = sample_bank()
    content = b"".join(files(packed(bank)).values()).decode()
    for key in bank.keys.values():
        texts = [key.get("model_answer"), key.get("marker_note"), key.get("rationale")]
        texts += [part["criterion"] for part in key.get("rubric", [])]
        assert not [text for text in texts if text and text.split(": ")[-1][:20] in content]


def test_notes_say_what_to_count_and_what_a_person_marks():
    notes = packed().notes
    assert [note for note in notes if "must have 20 questions" in note and "numerical 4" in note]
    assert [note for note in notes if "A person marks “Say why”" in note]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_are_shown_as_they_are_written(hostile):
    check_texts(hostile)


@given(hostile_texts())
@settings(max_examples=40, deadline=None)
def test_any_text_is_shown_as_it_is_written(hostile):
    check_texts(hostile)


def check_texts(hostile):
    bank = hostile_bank(hostile)
    title = visible(hostile)[:100].strip()
    package = packed(bank, assignment_of(bank, title))
    assert find(quiz(package), "string(q:assessment/@title)") == title
    assert {unfit.item_id for unfit in package.left_out} == LEFT_OUT
    packed_items = [item for name, item in bank.items.items() if name not in LEFT_OUT]
    made = iter(find(quiz(package), "//q:item"))
    for item in packed_items:
        for question in [next(made) for _ in item.get("variants") or [{}]]:
            assert visible(question.get("title")) == visible(hostile)
            if item["type"] == "score_inventory":  # its sheet has attributes that are ours
                continue
            prompt = f"{hostile} {item['id']}"
            assert begins_as(find(question, "string(q:presentation/q:material/q:mattext)"), prompt)
            for markup, choice in zip(choices(question).values(), item.get("choices", []), strict=False):
                assert reads_as(markup, choice["text"], inline_html)
            for said in find(question, "q:itemfeedback//q:mattext/text()"):
                assert (begins_as if item["type"] == "match" else reads_as)(said, hostile)

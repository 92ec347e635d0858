"""The worksheet that students write on, and the page of keys that only an instructor gets."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.classroom.sample_keys import GRADED, HIDDEN, KEYS
from tests.classroom.samples import sample_assignment, sample_bank
from tests.packages.scorm.scorm_site import extras, unzip
from widgets.classroom.bank.markup import to_plain
from widgets.classroom.problems import ClassroomError
from widgets.packages.package import Extras, Package
from widgets.packages.printed.paper_form import for_paper
from widgets.packages.printed.printed import pack

BANK, ASSIGNMENT = sample_bank(), sample_assignment()


@cache
def package() -> Package:
    return pack(ASSIGNMENT, BANK, extras())


def page(name: str) -> html.HtmlElement:
    return html.fromstring(unzip(package().content)[name].decode())


def letters(text: str) -> str:
    """Take spaces and the marks of lists out: between two paragraphs a page has none."""
    return "".join(re.sub(r"^- ", "", text, flags=re.MULTILINE).split())


def test_the_worksheet_has_every_exercise_in_order_and_lines_for_name_and_date():
    sheet = page("worksheet-A.html")
    assert [part.get("data-item") for part in sheet.iterfind(".//section[@data-item]")] == list(ASSIGNMENT.items)
    assert [line.text for line in sheet.iterfind(".//p[@class='printed__who']/span")] == ["Name", "Date"]
    assert f"{ASSIGNMENT.points(BANK):g} points" in sheet.text_content()
    assert f"Due: {ASSIGNMENT.due}" in sheet.text_content()


def test_the_worksheet_says_what_every_exercise_asks():
    said = letters(page("worksheet-A.html").text_content())
    asked = {name: letters(to_plain(BANK.item(name)["prompt"])).split("{")[0] for name in ASSIGNMENT.items}
    assert [name for name, prompt in asked.items() if prompt not in said] == []


def test_the_worksheet_has_nothing_that_paper_cannot_do():
    sheet = page("worksheet-A.html")
    left = {element.tag for element in sheet.iter() if isinstance(element.tag, str)}
    assert left & {"script", "button", "textarea", "noscript", "details", "link"} == set()
    assert sheet.findall(".//input[@type='range']") == []


def test_an_explorer_has_a_line_to_write_on_for_each_of_its_controls():
    (explorer,) = page("worksheet-A.html").iterfind(".//section[@data-item='ao-quarter-shared']")
    controls = explorer.findall(".//div[@data-control]")
    assert [control.get("data-control") for control in controls] == ["r", "n"]
    assert [len(control.findall(".//span[@class='printed__blank']")) for control in controls] == [1, 1]


def test_what_is_shown_after_a_guess_is_not_on_the_worksheet():
    (guess,) = page("worksheet-A.html").iterfind(".//section[@data-item='ao-guess-upper-half']")
    assert guess.findall(".//svg") == []
    assert "64" not in guess.text_content()


@pytest.mark.parametrize("name", ["worksheet-A.html", "key-A.html"])
def test_a_page_needs_no_other_file(name):
    text = unzip(package().content)[name].decode()
    assert re.findall(r"(?:src|href)=|url\((?!data:|#)|@import|https?://(?!www\.w3\.org/)", text) == []


def test_the_worksheet_holds_nothing_of_a_key():
    text = unzip(package().content)["worksheet-A.html"].decode()
    assert HIDDEN not in text
    said = [text for key in KEYS.values() for text in key.get("feedback", {}).values()]
    assert said
    assert [one for one in said if one in text] == []


def test_the_key_has_every_rationale_model_answer_and_level_of_a_rubric():
    said = letters(page("key-A.html").text_content())
    texts = [key["rationale"] for key in GRADED.values()]
    for key in GRADED.values():
        if "rubric" in key:
            texts += [key["model_answer"], key["marker_note"], *(part["criterion"] for part in key["rubric"])]
            texts += [level["text"] for part in key["rubric"] for level in part["levels"]]
    assert [text for text in texts if letters(to_plain(text)) not in said] == []


def test_the_key_tells_the_number_of_the_variant_that_the_worksheet_has():
    said = page("key-A.html").text_content()
    assert "0.09 (where r = 0.3), give or take 0.005" in said
    assert "0.16" not in said


def test_with_a_students_bank_there_is_only_the_worksheet_and_the_reason():
    made = pack(ASSIGNMENT, BANK.for_students(), extras())
    assert list(unzip(made.content)) == ["worksheet-A.html", "worksheet-B.html"]
    assert "“Late again”" in made.notes[-1]
    assert unzip(made.content)["worksheet-A.html"] == unzip(package().content)["worksheet-A.html"]


def test_the_same_assignment_gives_the_same_bytes():
    assert pack(sample_assignment(), sample_bank(), extras()) == package()


def test_a_title_is_text_wherever_it_stands():
    assert page("worksheet-A.html").findtext(".//h1") == ASSIGNMENT.title
    assert page("key-A.html").findtext(".//h1") == f"Key: {ASSIGNMENT.title}"


@pytest.mark.parametrize(
    ("given_extras", "told"),
    [
        (Extras(), "needs exercise/exercise.css"),
        (Extras({}, {"exercise/exercise.css": b""}), "the form of “Whose goal is it[?]”"),
    ],
)
def test_what_is_missing_is_named(given_extras, told):
    with pytest.raises(ClassroomError, match=told):
        pack(ASSIGNMENT, BANK, given_extras)


WORDS = st.sampled_from(["kept", "a & b", "&lt;", "&#8217;", "<br>", '<path d="M0,0"/>', "<b>bold</b>", "<p>text</p>"])
DROPPED = st.sampled_from(
    [
        "<button>gone</button>",
        '<script type="application/json">{"gone": "</p>"}</script>',
        '<div data-slot="feedback"><p>gone</p><br><input></div>',
        "<div hidden><div>gone</div></div>",
        "<details><summary>gone</summary></details>",
    ]
)


@given(st.lists(st.tuples(WORDS, DROPPED)))
def test_what_is_of_use_on_paper_stays_word_for_word(parts):
    assert for_paper("".join(kept + dropped for kept, dropped in parts)) == "".join(kept for kept, _ in parts)


def choices_of(sheet: str, item_id: str) -> dict[str, str]:
    """Letter to text, as an exercise's choices stand on a worksheet."""
    (section,) = page(sheet).iterfind(f".//section[@data-item='{item_id}']")
    labels = section.iterfind(".//label[@class='exercise__choice']")
    return {label.find("b").text: label.find("span").text_content() for label in labels}


def key_of(name: str, item_id: str) -> str:
    """What an entry of a key says is right."""
    title = BANK.item(item_id)["title"]
    (entry,) = (one for one in page(name).iterfind(".//section") if one.findtext("h2").endswith(f". {title}"))
    return entry.find(".//div[@class='printed__part']/div").text_content()


CHOOSE = [item for item in BANK.items.values() if item["type"] in {"single_choice", "multiple_choice"}]


@pytest.mark.parametrize("item", CHOOSE, ids=lambda item: item["id"])
def test_choices_have_letters_by_which_each_versions_key_names_what_is_right(item):
    correct = BANK.key(item["id"])["correct"]
    right = {
        to_plain(choice["text"])
        for choice in item["choices"]
        if choice["id"] in ([correct] if isinstance(correct, str) else correct)
    }
    for letter in "AB":
        choices = choices_of(f"worksheet-{letter}.html", item["id"])
        assert list(choices) == [f"{one}." for one in "ABCDEFGH"[: len(item["choices"])]]
        told = key_of(f"key-{letter}.html", item["id"])
        named = {text for mark, text in choices.items() if f"{mark} {text}" in told}
        assert named == right


def test_the_second_version_has_its_choices_in_another_order_where_they_have_none_of_their_own():
    for item in CHOOSE:
        first, second = (list(choices_of(f"worksheet-{one}.html", item["id"]).values()) for one in "AB")
        assert (first != second) == bool(item.get("shuffle"))
        assert sorted(first) == sorted(second)


def test_the_second_version_has_the_second_numbers_on_its_worksheet_and_in_its_key():
    item = next(item for item in BANK.items.values() if len(item.get("variants", [])) > 1)
    shown = [
        [span.text for span in page(f"worksheet-{one}.html").iterfind(f".//section[@data-item='{item['id']}']//p")]
        for one in "AB"
    ]
    assert shown[0] != shown[1]
    assert "0.16 (where r = 0.4), give or take 0.005" in page("key-B.html").text_content()


def test_options_of_pairs_are_named_by_the_letters_that_the_worksheet_has():
    item = next(item for item in BANK.items.values() if item["type"] == "match")
    (section,) = page("worksheet-A.html").iterfind(f".//section[@data-item='{item['id']}']")
    letters = [one.text for one in section.iterfind(".//ul/li/b")]
    pairs = BANK.key(item["id"])["pairs"]
    names = [one["id"] for one in item["options"]]
    told = key_of("key-A.html", item["id"])
    assert letters[:2] == ["A. ", "B. "]
    assert all(f"→ {letters[names.index(option)]}" in told for option in pairs.values())


def test_each_page_says_which_version_it_is():
    for name, letter in (("worksheet-A.html", "A"), ("key-B.html", "B")):
        assert page(name).findtext(".//p[@class='printed__version']") == f"Version {letter}"

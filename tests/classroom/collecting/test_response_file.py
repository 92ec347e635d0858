"""Laws of the file that a student hands in: what is right is read as it was, and what is wrong is named."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.classroom.hostile import code_of, honest_file, hostile_files, response
from widgets.classroom.collecting.response_file import Response, read_response, response_name, write_response
from widgets.classroom.problems import IntakeError
from widgets.classroom.strict_json import whole_letters

READABLE = {
    "edited", "other_assignment", "other_edition", "unknown_item", "missing_item", "no_code", "byte_order_mark",
    "all_blank", "other_variant", "unreadable_answer", "malformed_answer", "awaiting_marks",
}  # fmt: skip
REFUSED = {name: data for name, data in hostile_files().items() if code_of(name) not in READABLE}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def read(data: bytes):
    return read_response(data)


def refusal(data: bytes) -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        read(data)
    return caught.value


def with_payload(payload: str) -> bytes:
    digest = hashlib.sha256(payload.encode()).hexdigest()
    return json.dumps({**json.loads(honest_file("nora")), "payload": payload, "sha256": digest}).encode()


def test_a_file_is_read_as_it_was_written():
    written = response("Nora", "Nora Ek")
    back = read(write_response(written))
    assert (back.answers, back.variants, back.code, back.student_name) == (
        written.answers,
        written.variants,
        "Nora",
        "Nora Ek",
    )
    assert not back.edited


def test_the_digest_is_that_of_the_string_as_it_stands_in_the_file():
    payload = json.loads(honest_file("nora"))["payload"]
    assert read(honest_file("nora")).digest == hashlib.sha256(payload.encode()).hexdigest()


def test_another_order_of_names_and_other_spaces_are_no_change():
    payload = json.dumps(json.loads(json.loads(honest_file("nora"))["payload"]), indent=3)
    assert not read(with_payload(payload)).edited


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_read_is_refused_by_its_code_and_with_advice(name):
    error = refusal(REFUSED[name])
    assert error.code == (code_of(name) if name != "assignment.json" else "wrong_format")  # intake knows what it is
    assert error.message.endswith(".")
    assert error.advice.endswith(".")


@pytest.mark.parametrize("name", sorted(set(hostile_files()) - set(REFUSED)))
def test_what_is_only_doubtful_is_read_for_the_instructor_to_see(name):
    assert isinstance(read(hostile_files()[name]), Response)


def test_changed_contents_are_read_and_said_to_be_changed():
    assert read(hostile_files()["edited.json"]).edited


def test_a_digest_in_capitals_is_the_same_digest():
    envelope = json.loads(honest_file("nora"))
    assert not read(json.dumps({**envelope, "sha256": envelope["sha256"].upper()}).encode()).edited


def test_a_byte_order_mark_changes_nothing_and_is_noted():
    marked, plain = read(hostile_files()["byte-order-mark.json"]), read(honest_file("olga"))
    assert marked.marked
    assert not plain.marked
    assert marked.answers == plain.answers


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_breaks_off_anywhere_says_so(share):
    data = honest_file("nora")
    assert refusal(data[: int(len(data) * share)]).code in {"truncated", "not_json"}


def test_half_a_letter_becomes_a_sign_that_can_be_written():
    assert "\ufffd" in read(hostile_files()["half-a-letter.json"]).answers["ao-in-plain-words"]["text"]


@given(st.text(st.characters(exclude_categories=())))
def test_mended_text_can_always_be_written_and_whole_text_stays(text):
    mended = whole_letters(text)
    mended.encode()
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert mended == text


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_refused_and_nothing_breaks(data):
    refusal(data)


@given(JSON)
def test_json_of_any_kind_is_refused_and_nothing_breaks(value):
    refusal(json.dumps(value).encode())


@given(JSON)
def test_any_payload_is_refused_and_nothing_breaks(value):
    refusal(with_payload(json.dumps(value)))


@given(st.sampled_from(["assignment", "edition", "student", "variants", "answers", "saved", "version"]), JSON)
def test_any_value_in_any_field_is_read_or_refused(name, value):
    payload = json.loads(json.loads(honest_file("nora"))["payload"])
    try:
        read(with_payload(json.dumps({**payload, name: value})))
    except IntakeError as error:
        assert error.code  # noqa: PT017 (either is right)


@given(st.text())
def test_the_name_of_a_file_has_nothing_that_a_disk_refuses(code):
    assert response_name("a-1", code).removeprefix("answers-a-1-").removesuffix(".json").replace("-", "a").isalnum()

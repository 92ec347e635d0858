"""Files as students, mail programs and attackers make them: honest ones, and each way in which one can be wrong.

``hostile_files`` and ``hostile_archives`` give name → bytes for the sample assignment, and ``code_of`` the code of the
problem that each must give. The tests of the command and of the page use the same.
"""

from __future__ import annotations

import hashlib
import io
import json
import stat
import zipfile
from functools import cache
from typing import Any

from tests.classroom.samples import answers_with_full_marks, sample_assignment, sample_bank
from widgets.classroom.collecting.response_file import Response, response_name, write_response
from widgets.classroom.gradebook.student_grades import expected_variants
from widgets.classroom.strict_json import LARGEST

BANK = sample_bank()
ASSIGNMENT = sample_assignment()
ESSAY = "She may protect him from her doubt, and he may hope more than he sees; I would ask both what they saw. " * 3
FREE = [item_id for item_id, item in BANK.items.items() if item["type"] in {"short_text", "essay", "reply"}]


def full_answers(code: str) -> dict[str, Any]:
    """Answer everything as the key does, with free responses that no other student has."""
    answers = answers_with_full_marks(BANK, expected_variants(ASSIGNMENT, BANK, code))
    return {**answers, **{item_id: {"text": f"{code} says of {item_id}: it depends."} for item_id in FREE}}


def response(code: str, name: str = "", **changes: Any) -> Response:
    """Give an honest response with full marks, or one with something changed."""
    parts = {
        "assignment_id": ASSIGNMENT.id,
        "assignment_title": ASSIGNMENT.title,
        "edition": BANK.edition,
        "code": code,
        "student_name": name or code.title(),
        "variants": expected_variants(ASSIGNMENT, BANK, code),
        "answers": full_answers(code),
        "saved": "2026-11-24T10:00:00Z",
    }
    return Response(**{**parts, **changes})


def honest_file(code: str, name: str = "", **changes: Any) -> bytes:
    """Give the file that a student downloads."""
    return write_response(response(code, name, **changes))


def changed_answers(code: str, **answers: Any) -> bytes:
    """Give an honest file with some answers replaced; the names of items have ``_`` for ``-``."""
    replaced = {item_id.replace("_", "-"): answer for item_id, answer in answers.items()}
    return honest_file(code, answers={**full_answers(code), **replaced})


def payload_changed(code: str, old: str, new: str) -> bytes:
    """Change the text of the payload, and state the digest as the attacker would: that of the new text."""
    envelope = json.loads(honest_file(code))
    assert old in envelope["payload"], old
    payload = envelope["payload"].replace(old, new, 1)
    return json.dumps({**envelope, "payload": payload, "sha256": hashlib.sha256(payload.encode()).hexdigest()}).encode()


def envelope_changed(code: str, **changes: Any) -> bytes:
    """Change the file around the payload."""
    return json.dumps({**json.loads(honest_file(code)), **changes}).encode()


def _unreadable() -> dict[str, tuple[str, bytes]]:
    honest = honest_file("nora")
    html = b"<!DOCTYPE html><html><head>"
    return {
        "empty": ("empty_file", b""),
        "only-blanks": ("empty_file", b" \r\n\t"),
        "breaks-off": ("truncated", honest[: len(honest) // 2]),
        "letter": ("not_json", b"Dear professor, my answers are a, c and d."),
        "two-files-in-one": ("not_json", honest + honest),
        "utf-16": ("encoding", honest.decode().encode("utf-16")),
        "latin-1": ("encoding", honest_file("nora", "José").decode().encode("latin-1")),
        "picture": ("encoding", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        "receipt": ("receipt", html + b'<meta name="generator" content="psychotherapy-relationship/receipt"></html>'),
        "page": ("web_page", html + b"<title>Working alliance</title></html>"),
        "name-twice": ("duplicate_name", honest.replace(b"{", b'{"version":1,', 1)),
        "name-twice-inside": ("duplicate_name", payload_changed("nora", '"variants":', '"answers":{},"variants":')),
        "not-a-number": ("not_a_number", payload_changed("nora", '"n":200', '"n":NaN')),
        "infinity": ("not_a_number", payload_changed("nora", '"n":200', '"n":-Infinity')),
        "huge-number": ("huge_number", payload_changed("nora", '"n":200', '"n":' + "9" * 5000)),
        "huge-exponent": ("huge_number", payload_changed("nora", '"n":200', '"n":1e999')),
        "deep": ("too_deep", b"[" * 100_000),
        "deep-inside": ("too_deep", payload_changed("nora", '"n":200', '"n":' + "[" * 2000 + "]" * 2000)),
        "large": ("too_large", honest + b" " * LARGEST),
        "null": ("wrong_format", b"null"),
        "list": ("wrong_format", b"[1, 2, 3]"),
        "assignment": ("instructors_file", ASSIGNMENT.to_json().encode()),
        "payload-as-object": ("wrong_format", envelope_changed("nora", payload={"answers": {}})),
        "no-digest": ("wrong_format", envelope_changed("nora", sha256=None)),
        "version-true": ("wrong_format", envelope_changed("nora", version=True)),
        "code-a-number": ("wrong_format", payload_changed("nora", '"code":"nora"', '"code":1')),
        "long-code": ("wrong_format", payload_changed("nora", '"code":"nora"', '"code":"' + "n" * 5000 + '"')),
        "variant-negative": ("wrong_format", honest_file("nora", variants={"ao-upper-half": -1})),
        "answers-a-list": ("wrong_format", payload_changed("nora", '"answers":{', '"answers":[],"other":{')),
        "newer": ("newer_version", envelope_changed("nora", version=2)),
        "newer-inside": ("newer_version", payload_changed("nora", '"version":1', '"version":2')),
        "older": ("older_version", envelope_changed("nora", version=0)),
        "no-version": ("older_version", payload_changed("nora", ',"version":1', "")),
    }


def _wrong() -> dict[str, tuple[str, bytes]]:
    had = expected_variants(ASSIGNMENT, BANK, "olga")
    edited = json.loads(honest_file("olga"))
    edited["payload"] = edited["payload"].replace("it depends", "it is so")
    few = {item_id: answer for item_id, answer in full_answers("olga").items() if item_id != "wa-whose-goal"}
    return {
        "edited": ("edited", json.dumps(edited).encode()),
        "other-assignment": ("other_assignment", honest_file("olga", assignment_id="a-00000000")),
        "other-edition": ("other_edition", honest_file("olga", edition="0" * 12)),
        "unknown-item": ("unknown_item", changed_answers("olga", __class__={"choice": "a"})),
        "missing-item": ("missing_item", honest_file("olga", answers=few)),
        "no-code": ("no_code", honest_file("  ")),
        "byte-order-mark": ("byte_order_mark", b"\xef\xbb\xbf" + honest_file("olga")),
        "all-blank": ("all_blank", honest_file("olga", answers={"wa-say-why": {"text": " \n"}})),
        "other-variant": ("other_variant", honest_file("olga", variants={**had, "ao-upper-half": 77})),
        "no-variant": ("other_variant", honest_file("olga", variants={})),
        "unreadable-number": ("unreadable_answer", changed_answers("olga", ao_clients_needed={"text": "about 90"})),
        "answer-a-list": ("malformed_answer", changed_answers("olga", wa_late_again=["b"])),
        "answer-a-number": ("malformed_answer", changed_answers("olga", wa_late_again=1)),
        "choice-a-list": ("malformed_answer", changed_answers("olga", wa_late_again={"choice": ["b"]})),
        "choice-unknown": ("malformed_answer", changed_answers("olga", wa_late_again={"choice": "z"})),
        "choice-twice": ("malformed_answer", changed_answers("olga", wa_signs_of_tasks={"choices": ["a", "a"]})),
        "rating-beyond": ("malformed_answer", changed_answers("olga", wa_rate_otto={"ratings": {"t2": 99}})),
        "control-beyond": ("malformed_answer", changed_answers("olga", ao_narrow_studies={"parameters": {"r": 9}})),
        "more-than-asked": ("malformed_answer", changed_answers("olga", wa_late_again={"choice": "b", "points": 9})),
        "essay-a-number": ("malformed_answer", changed_answers("olga", wa_two_views={"text": 7})),
        "essay-endless": ("malformed_answer", changed_answers("olga", wa_two_views={"text": "so " * 30_000})),
        "half-a-letter": ("awaiting_marks", payload_changed("olga", '"olga says of', '"\\ud83d says of')),
        "markup": ("awaiting_marks", honest_file("<img src=x onerror=alert(1)>", "<script>alert(1)</script>")),
        "formula": ("awaiting_marks", honest_file('=HYPERLINK("https://evil.example")', "@SUM(1+1)*cmd|' /C calc'!A0")),
        "controls": ("awaiting_marks", honest_file("olga\x00\x07", "\x1b[31mOlga\r\n")),
    }


def zipped(files: dict[str, bytes], **attributes: int) -> bytes:
    """Zip files in their order, with attributes of the first entry set by force."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(files.items()):
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            for attribute, value in attributes.items() if number == 0 else ():
                setattr(entry, attribute, value)
            archive.writestr(entry, data)
    return buffer.getvalue()


def _encrypted() -> bytes:
    data = bytearray(zipped({"answers.json": honest_file("pia")}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def _damaged() -> bytes:
    data = bytearray(zipped({"answers.json": honest_file("pia")}))
    data[60:90] = bytes(30)
    return bytes(data)


def _archives() -> dict[str, tuple[str, bytes]]:
    one, other = honest_file("pia", "Pia Roth"), honest_file("quin", "Quin Lee")
    later = honest_file("pia", "Pia Roth", saved="2026-11-25T10:00:00Z")
    alike = {item: {"text": ESSAY} for item in FREE}
    copy = changed_answers("quin", **{**alike, "wa-two-views": {"text": ESSAY.upper().replace(" ", "\n")}})
    file = f"900_{response_name(ASSIGNMENT.id, 'pia')}"
    first = f"rothpia_1_{file}"
    attempt = "Week 3_quin_attempt_2026-11-24-10-11-12"
    return {
        "slip": ("unsafe_name", zipped({"../../etc/answers.json": one})),
        "slip-windows": ("unsafe_name", zipped({"..\\..\\answers.json": one})),
        "absolute": ("unsafe_name", zipped({"/etc/answers.json": one})),
        "drive": ("unsafe_name", zipped({"C:\\answers.json": one})),
        "link": ("symlink", zipped({"answers.json": b"/etc/passwd"}, external_attr=(stat.S_IFLNK | 0o777) << 16)),
        "locked": ("encrypted", _encrypted()),
        "bomb": ("zip_bomb", zipped({"answers.json": b" " * 50_000_000})),
        "bomb-in-zip": ("zip_bomb", zipped({"answers.zip": zipped({"answers.json": b"0" * 50_000_000})})),
        "large-entry": ("too_large", zipped({"film.mp4": bytes(range(256)) * 8000}, compress_type=zipfile.ZIP_STORED)),
        "crowd": ("too_many_files", zipped({f"{number}.json": b"" for number in range(20_001)})),
        "zip-in-zip-in-zip": ("nested_too_deep", zipped({"a.zip": zipped({"b.zip": zipped({"c.json": one})})})),
        "breaks-off": ("bad_zip", zipped({"answers.json": one})[:-40]),
        "damaged": ("bad_zip", _damaged()),
        "packed-otherwise": ("bad_zip", zipped({"answers.json": one}, compress_type=zipfile.ZIP_BZIP2)),
        "no-zip": ("bad_zip", b"PK\x03\x04 and nothing more"),
        "empty": ("nothing_inside", zipped({})),
        "of-the-system": ("ignored_file", zipped({"__MACOSX/._answers.json": b"x", "Thumbs.db": b"x", "a.json": one})),
        "paper": ("encoding", zipped({"rothpia_1_900_essay.pdf": b"%PDF-1.7\n\xe2\xe3\xcf\xd3"})),
        "late": ("late", zipped({f"rothpia_LATE_1_{file}": one})),
        "resubmission": ("resubmission", zipped({first: one, f"rothpia_LATE_1_{file}": later})),
        "same-file-twice": ("same_file_twice", zipped({"a.json": one, "b.json": one})),
        "same-code-twice": ("same_code_twice", zipped({first: one, f"leequin_2_{file}": later})),
        "identical-text": ("identical_text", zipped({"a.json": changed_answers("pia", **alike), "b.json": copy})),
        "words-only": ("no_file", zipped({f"{attempt}.txt": b"Name: Quin Lee (quin)\n\nSubmission Field:\nSee mail."})),
        "receipt-too": ("receipt", zipped({
            "Pia Roth_1_assignsubmission_file_/a.json": one,
            "Pia Roth_1_assignsubmission_file_/receipt.html": hostile_files()["receipt.json"],
        })),
        "three": ("truncated", zipped({"a.json": one, "b.json": other[:-300], "c.json": honest_file("rosa")})),
    }  # fmt: skip


@cache
def _files() -> dict[str, tuple[str, bytes]]:
    return {f"{name}.json": built for name, built in {**_unreadable(), **_wrong()}.items()}


@cache
def _zips() -> dict[str, tuple[str, bytes]]:
    return {f"{name}.zip": built for name, built in _archives().items()}


def hostile_files() -> dict[str, bytes]:
    """Give name → bytes of single files."""
    return {name: data for name, (_, data) in _files().items()}


def hostile_archives() -> dict[str, bytes]:
    """Give name → bytes of zips."""
    return {name: data for name, (_, data) in _zips().items()}


def code_of(name: str) -> str:
    """Give the code of the problem that a file or a zip must give, whatever else it gives."""
    return {**_files(), **_zips()}[name][0]

"""Which function of Python takes a case of each twin; ``twins.js`` has the page's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

import numpy as np

from tests.twins.forms import scores_of, show_comparison, show_rating
from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.assignments.canvas_titles import free_title, reserved
from widgets.classroom.assignments.students_site import students_site
from widgets.classroom.assignments.variants import plain_code, shuffled, variant_number
from widgets.classroom.bank.markup import fill_slots, inline_html, to_html, to_plain, write_number
from widgets.classroom.bank.seal import is_broken
from widgets.classroom.collecting.response_file import Response, read_response, response_name, write_response
from widgets.classroom.grading.answer_shape import check_answer
from widgets.classroom.grading.decisions import read_decisions, write_decisions
from widgets.classroom.grading.grade import full_answer, grade_answer, is_blank
from widgets.classroom.grading.marks import RULES as MARKING
from widgets.classroom.grading.marks import Mark, mark_points, read_marks, write_marks
from widgets.classroom.problems import ClassroomError
from widgets.exercise_types import ITEM_TYPES
from widgets.exercise_types.kappa import quadratic_kappa
from widgets.exercise_types.typed_numbers import UnreadableError, is_right, read_typed
from widgets.explorer.definition import format_number
from widgets.inventory_form.view import format_score
from widgets.measures.response_scale import ResponseScale
from widgets.reply.agreement import compare_marks
from widgets.reply.criteria import count_in


def assignment_file(stored: Any) -> dict[str, Any] | None:
    try:
        return _told(Assignment.from_json(json.dumps(stored)))
    except ClassroomError:
        return None


def assignment_link(given: dict[str, Any]) -> dict[str, Any]:
    assignment = Assignment(**{**given, "items": tuple(given["items"])})
    link = urlencode(assignment.to_link_parameters())
    return {"parameters": dict(parse_qsl(link, keep_blank_values=True)), "read": _told(assignment)}


def _told(assignment: Assignment) -> dict[str, Any]:
    names = ("id", "title", "due", "variants", "revision")
    return {name: getattr(assignment, name) for name in names} | {"items": list(assignment.items)}


def agreement(given: dict[str, Any]) -> dict[str, Any]:
    return vars(compare_marks(given["one"], given["other"]))


def canvas_titles(title: str) -> dict[str, Any]:
    found = reserved(title)
    return {"reserved": found and list(found), "free": free_title(title)}


def kappa(given: dict[str, list[float]]) -> float | None:
    return quadratic_kappa(given["first"], given["second"])


def points_of_mark(given: dict[str, Any]) -> float | None:
    mark = dict(given["mark"])
    points, comment = mark.pop("points", None), mark.pop("comment", "")
    return mark_points(given["item"], {"rubric": given["rubric"]}, Mark(mark, comment, points))


def decisions(stored: Any) -> list[dict[str, Any]] | None:
    try:
        return write_decisions(read_decisions(stored, "AB"))
    except ClassroomError:
        return None


def marks(stored: Any) -> dict[str, Any] | None:
    head = {part: MARKING[part] for part in ("format", "version")} | {"assignment": "a-1f2e3d4c", "marker": "AB"}
    try:
        read = read_marks(json.dumps({**head, "marks": stored}).encode(), "marks.json")
    except ClassroomError:
        return None
    return {code: given for code, given in json.loads(write_marks(read))["marks"].items() if given}


def markup(text: str) -> dict[str, str]:
    return {"html": to_html(text), "inline": inline_html(text), "plain": to_plain(text)}


def numbers(given: dict[str, Any]) -> list[str]:
    value = given["value"]
    return [write_number(value), format_score(value), format_number(value, given["spec"])]


def on_scale(given: dict[str, Any]) -> bool:
    scale = given["scale"]
    allowed = ResponseScale(scale["minimum"], scale["maximum"], {}, step=scale["step"])
    return bool(allowed.allows(np.array([given["value"]], dtype=float))[0])


def response_file(contents: dict[str, Any]) -> Any:
    return json.loads(json.loads(write_response(response_of(contents)))["payload"])


def response_of(contents: dict[str, Any]) -> Response:
    """Make of a file's contents what Python reads and writes."""
    return Response(
        assignment_id=contents["assignment"]["id"],
        assignment_title=contents["assignment"]["title"],
        edition=contents["edition"],
        code=contents["student"]["code"],
        student_name=contents["student"]["name"],
        variants=contents["variants"],
        answers=contents["answers"],
        saved=contents["saved"],
    )


def name_of_response(given: dict[str, str]) -> str:
    return response_name(given["assignment"], given["code"])


def response_read(file: dict[str, Any]) -> bool:
    try:
        return not read_response(json.dumps(file).encode()).edited
    except ClassroomError:
        return False


def seal(text: str) -> bool:
    return is_broken(text)


def sha256(text: str) -> list[str]:
    return [hashlib.sha256(text.encode()).hexdigest()] * 2


def slots(given: dict[str, Any]) -> str:
    return fill_slots(given["text"], given["values"])


def spaces(text: str) -> str:
    return " ".join(text.split())


def site_of_students(address: str) -> str | None:
    return students_site(address)


def variants(given: dict[str, Any]) -> dict[str, Any]:
    assignment, code, item = given["assignment"], given["code"], given["item"]
    return {
        "code": plain_code(code),
        "number": variant_number(assignment, code, item, given["count"]),
        "order": shuffled(given["ids"], assignment, code, item),
    }


def typed_numbers(given: dict[str, Any]) -> dict[str, Any]:
    """Say what a text can mean as a number, and whether that is the number that is wanted."""
    typed = read_typed(given["text"], given["unit"])
    try:
        right = is_right(given["text"], given["wanted"], given["tolerance"], given["unit"])
    except UnreadableError:
        right = None
    return {"values": list(typed.values), "sure": typed.sure, "right": right}


def answer(given: dict[str, Any]) -> dict[str, Any]:
    """Say of an answer whether it has the right shape and what it earns, and which one earns everything."""
    item, key, variant, answered = (given[name] for name in ("item", "key", "variant", "answer"))
    fits = is_blank(answered) or check_answer(item, answered) == []
    grade = grade_answer(item, key, answered, variant) if fits else None
    earned = grade and {"status": grade.status, "credit": grade.credit}
    return {"fits": fits, "grade": earned, "full": full_answer(item, key, variant)}


TWINS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(ITEM_TYPES, answer),
    "agreement": agreement,
    "assignment_file": assignment_file,
    "assignment_link": assignment_link,
    "canvas_titles": canvas_titles,
    "comparison": show_comparison,
    "decisions": decisions,
    "kappa": kappa,
    "mark_points": points_of_mark,
    "marks": marks,
    "markup": markup,
    "numbers": numbers,
    "on_scale": on_scale,
    "rating": show_rating,
    "reply_counts": count_in,
    "response_file": response_file,
    "response_name": name_of_response,
    "response_read": response_read,
    "scoring": scores_of,
    "seal": seal,
    "sha256": sha256,
    "slots": slots,
    "spaces": spaces,
    "students_site": site_of_students,
    "typed_numbers": typed_numbers,
    "variants": variants,
}

"""What hypothesis draws for each twin: what readers write, and what nobody should."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from hypothesis import strategies as st

from tests.classroom.samples import sample_bank
from tests.twins.answers import DRAWN
from tests.twins.form_draws import one_rating, several_ratings, values_on_scale
from tests.twins.twins import response_of
from widgets.classroom.assignments.assignment import RULES as ASSIGNING
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.assignments.canvas_titles import LEFT_OUT, OF_STUDENTS
from widgets.classroom.bank.seal import seal
from widgets.classroom.collecting.response_file import write_response
from widgets.classroom.grading.decisions import FIELDS
from widgets.classroom.problems import ClassroomError

SPACES = " \t\n\r\x0b\x0c\x1c\x1f\x85\xa0\u200b\u2028\u3000\ufeff"
SMALL_OTHERWISE = "\u0130\u03a3\u03c3\u00df\ufb01\u212a"
"""Letters whose small form is longer, hangs on their neighbors, or belongs to another alphabet."""
ODD = SPACES + SMALL_OTHERWISE + "\x00\u0301\u0344\u202e\u05d0\u0627\U0001f642\U0001f469\U0001f3fd\u200d\U0010ffff"
"""And NUL, combining marks, right-to-left, and what lies beyond 16 bits."""
MARKS = "**--{}r n_\n\n <>&\"'|.,"
letters = st.one_of(st.sampled_from(MARKS), st.sampled_from(ODD), st.characters(exclude_categories=["Cs", "Cn"]))
"""No half of a letter, which no text of ours holds, and none that this Python does not know: a browser may be newer."""
texts = st.one_of(
    st.text(letters, max_size=60),
    st.text(st.sampled_from(MARKS), max_size=60),
    st.builds(lambda text, times: text * times, st.text(letters, min_size=1, max_size=5), st.integers(100, 2000)),
)
ids = st.from_regex(r"\A[a-z]{1,3}(-[a-z0-9]{1,4}){0,2}\Z")
EDGES = [0.0, -0.0, 0.005, -0.005, 1.005, 2.675, 0.125, 0.0078125, 1e-6, 4.9e-7, 1.5e-5, 1e-300, 0.1 + 0.2, 1e15, 1e16]
numbers = st.one_of(
    st.sampled_from(EDGES),
    st.integers(-1000, 1000).map(lambda eighths: eighths / 8),
    st.integers(-(10**6), 10**6).map(lambda thousandths: thousandths / 1000),
    st.floats(-1e15, 1e15),
)
specs = st.builds("{}.{}{}".format, st.sampled_from(["", "+"]), st.integers(0, 4), st.sampled_from("f%"))
typed = st.builds(
    "{}{}".format,
    st.text("0123456789.,' \u202f−–-+eE%", max_size=12),
    st.sampled_from(["", "", " clients", ".", "%", " in 100"]),
)
steps = st.sampled_from([0, 1, 2, 3, 0.1, 0.2, 0.5, 2.5])


def _pair(length: int) -> st.SearchStrategy[Any]:
    ratings = st.lists(steps, min_size=length, max_size=length)
    return st.fixed_dictionaries({"first": ratings, "second": ratings})


BANK = sample_bank()
cut_texts = st.text(st.characters() | st.sampled_from(ODD), max_size=40)
"""Texts in which half of a letter may stand: so cut, a browser may send them."""
junk = st.sampled_from([None, True, 1, "x", [], {}, -1, 0.5])
titles = st.one_of(cut_texts, texts, st.integers(118, 123).map(lambda count: "\U0001f642" * count))


@st.composite
def assignments(draw: st.DrawFn) -> dict[str, Any]:
    """Draw an assignment as its file has it: sound, changed by hand, or damaged."""
    title, due = draw(titles), draw(titles)
    items = draw(st.lists(st.sampled_from(sorted(BANK.items)), min_size=1, max_size=4, unique=draw(st.booleans())))
    varied = draw(st.booleans())
    try:
        made = make_assignment(title, items, BANK, due=due, variants=varied).id
    except ClassroomError:
        made = "a-00000000"
    stored = {"format": ASSIGNING["format"], "version": 1, "edition": BANK.edition, "id": made}
    stored |= {"title": title, "due": due, "items": items, "variants": varied}
    if draw(st.booleans()):
        stored |= {"version": 2, "revision": draw(st.sampled_from([0, 1, 2, 2.0, 2.5, 999, 1000, True, "2"]))}
    if draw(st.booleans()):
        return stored
    changed = draw(st.sampled_from(sorted(stored)))
    others = junk | st.lists(ids | junk, max_size=2) | titles | st.sampled_from([1.0, 2, "1"])
    return {**stored, changed: draw(others)}


@st.composite
def sound_assignments(draw: st.DrawFn) -> dict[str, Any]:
    items = draw(st.lists(st.sampled_from(sorted(BANK.items)), min_size=1, unique=True))
    title = draw(st.text(letters, max_size=100).map(lambda text: f"Week {text}"))
    made = make_assignment(title, items, BANK, due=draw(st.text(letters, max_size=100)), variants=draw(st.booleans()))
    names = ("id", "title", "due", "variants", "edition")
    told = {name: getattr(made, name) for name in names} | {"items": list(made.items)}
    return told | {"revision": draw(st.sampled_from([1, 2, 999]))}


answers = st.dictionaries(
    ids, st.fixed_dictionaries({"text": cut_texts}) | st.fixed_dictionaries({"ratings": st.dictionaries(ids, steps)})
)
contents = st.fixed_dictionaries(
    {
        "assignment": st.fixed_dictionaries({"id": ids, "title": st.text(letters, max_size=100)}),
        "edition": ids,
        "student": st.fixed_dictionaries({"code": cut_texts, "name": cut_texts}),
        "variants": st.dictionaries(ids, st.integers(0, 9)),
        "answers": answers,
        "saved": st.just("2026-11-24T10:00:00Z"),
    }
)


@st.composite
def response_files(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a file as it was handed in: whole, or with something changed."""
    file = json.loads(write_response(response_of(draw(contents))))
    payload = file["payload"]
    newer = payload.replace('"version":1', draw(st.sampled_from(['"version":2', '"version":1.0', '"version":true'])))
    digest = hashlib.sha256(newer.encode()).hexdigest()
    changes = st.sampled_from(
        [
            {},
            {"payload": f"{payload} "},
            {"sha256": "0" * 64},
            {"sha256": f" {file['sha256'].upper()}\n"},
            {"sha256": None},
            {"payload": {}},
            {"payload": "{", "sha256": hashlib.sha256(b"{").hexdigest()},
            {"payload": newer, "sha256": digest},
        ]
    )
    return {**file, **draw(changes)}


levels = st.integers(0, 3)
points = st.sampled_from([0, 1, 2, 0.5, 2.0])
criteria = st.sampled_from(["names_reason", "is_plain", "other"])
sound_marks = st.builds(
    lambda levels, others: {**levels, **others},
    st.dictionaries(criteria, levels),
    st.fixed_dictionaries({}, optional={"points": points | st.floats(-1, 9), "comment": st.text(letters, min_size=1)}),
)
odd_marks = junk | st.dictionaries(st.sampled_from(["names_reason", "comment", "points"]), junk | points)
codes = st.sampled_from(["mina", "MINA ", "otto", "\u039f\u03a3", "\ufeffx"])
of_student = st.dictionaries(ids, st.one_of(sound_marks, sound_marks, sound_marks, odd_marks), max_size=3)
moments = st.sampled_from(["2026-11-30T18:00:00+01:00", "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "soon", 7])
some_answers = st.dictionaries(
    st.sampled_from(["text", "choice"]), texts | st.lists(st.sampled_from(["a", "b"])) | junk, max_size=2
)
parts_of_decisions = {
    "student": codes | junk,
    "item": st.sampled_from(["", "wa-say-why", "ao-square"]),
    "points": points | st.floats(-1, 9) | junk,
    "share": st.sampled_from([0, 0.5, 1, 2, True]),
    "variant": st.sampled_from([0, 1, 2.0, -1, 0.5]),
    "answer": some_answers | junk,
    "until": moments,
}


@st.composite
def decisions(draw: st.DrawFn) -> dict[str, Any]:
    """Draw one decision, with a part missing, damaged or too much now and then."""
    kind = draw(st.sampled_from([*FIELDS, "curve", "constructor"]))
    parts = {name: draw(parts_of_decisions[name]) for name in FIELDS.get(kind, ())}
    common = {"kind": kind, "reason": draw(st.sampled_from(["So.", " so ", " ", "s" * 501])), "when": draw(moments)}
    changes = draw(st.sampled_from([{}, {}, {}, {"weight": 1}, {"reason": None}]))
    return {**common, **parts, **changes}


rubrics = st.lists(criteria, unique=True).flatmap(
    lambda names: st.tuples(*(st.lists(points, min_size=1, max_size=4) for _ in names)).map(
        lambda worth: [
            {"id": name, "levels": [{"points": one} for one in of]} for name, of in zip(names, worth, strict=True)
        ]
    )
)


@st.composite
def sealed_texts(draw: st.DrawFn) -> str:
    """Draw a sealed text, whole or changed somewhere."""
    sealed = seal('{"seal": "",\n' + draw(texts))
    place = draw(st.integers(0, len(sealed)))
    return sealed[:place] + draw(st.sampled_from(["", "", "\r", "\n", "x", "\ufeff"])) + sealed[place:]


addresses = st.one_of(
    texts,
    st.lists(
        st.sampled_from(
            ["https://", "HTTP://", "a.org", ":80", "/", "/book", "/x.html", "?", "#", "@", "\xe4", "[::1]"]
        ),
        max_size=7,
    ).map("".join),
)

canvas_words = st.sampled_from([*LEFT_OUT, *OF_STUDENTS, " ", "(12)", " (3)", "(", ")", "x"])

marks_of_replies = st.dictionaries(
    st.sampled_from("abcd"),
    st.dictionaries(st.sampled_from(["names", "owns", "constructor"]), st.booleans()),
    max_size=4,
)
DRAWS: dict[str, st.SearchStrategy[Any]] = {
    **DRAWN,
    "agreement": st.fixed_dictionaries({"one": marks_of_replies, "other": marks_of_replies}),
    "assignment_file": assignments(),
    "assignment_link": sound_assignments(),
    "canvas_titles": st.one_of(texts, st.lists(canvas_words, max_size=4).map("".join)),
    "comparison": several_ratings(),
    "decisions": st.one_of(junk, st.lists(decisions(), max_size=3)),
    "kappa": st.integers(0, 25).flatmap(_pair),
    "mark_points": st.fixed_dictionaries(
        {"item": st.fixed_dictionaries({"points": st.integers(1, 8)}), "rubric": rubrics, "mark": sound_marks}
    ),
    "marks": st.one_of(junk, st.dictionaries(codes, of_student | junk), st.dictionaries(codes, of_student)),
    "markup": texts,
    "numbers": st.fixed_dictionaries({"value": numbers, "spec": specs}),
    "on_scale": values_on_scale(),
    "rating": one_rating(),
    "reply_counts": texts,
    "response_file": contents,
    "response_name": st.fixed_dictionaries({"assignment": ids, "code": texts}),
    "response_read": response_files(),
    "scoring": one_rating(),
    "seal": st.one_of(texts, sealed_texts()),
    "sha256": texts,
    "slots": st.fixed_dictionaries(
        {
            "text": st.lists(st.one_of(texts, st.sampled_from(["{r}", "{n_1}", "{R}", "{r}}"])), max_size=5).map(
                "".join
            ),
            "values": st.dictionaries(st.sampled_from(["r", "n_1", "constructor"]), st.one_of(numbers, st.just(1e22))),
        }
    ),
    "spaces": texts,
    "students_site": addresses,
    "typed_numbers": st.fixed_dictionaries(
        {
            "text": st.one_of(typed, texts),
            "unit": st.sampled_from(["", "%", "clients"]),
            "wanted": st.sampled_from([None, 0.25, 1056, -3]),
            "tolerance": st.sampled_from([0, 0.005, 50]),
        }
    ),
    "variants": st.fixed_dictionaries(
        {
            "assignment": ids,
            "code": texts,
            "item": ids,
            "count": st.integers(0, 9),
            "ids": st.lists(ids, max_size=8, unique=True),
        }
    ),
}

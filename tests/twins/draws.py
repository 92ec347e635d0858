"""What hypothesis draws for each twin: what readers write, and what nobody should."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.twins.answers import DRAWN

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
steps = st.sampled_from([0, 1, 2, 3, 0.1, 0.2, 0.5, 2.5])


def _pair(length: int) -> st.SearchStrategy[Any]:
    ratings = st.lists(steps, min_size=length, max_size=length)
    return st.fixed_dictionaries({"first": ratings, "second": ratings})


DRAWS: dict[str, st.SearchStrategy[Any]] = {
    **DRAWN,
    "kappa": st.integers(0, 25).flatmap(_pair),
    "markup": texts,
    "numbers": st.fixed_dictionaries({"value": numbers, "spec": specs}),
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

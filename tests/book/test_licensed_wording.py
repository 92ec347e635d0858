"""Licensed wording is found in whatever file and spelling it hides."""

from __future__ import annotations

import pytest
from licensed_wording import find_licensed

SENTENCE = "I don't say “no” to Zoë’s plan, even when I want to."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", "<p>I don&#39;t say “no” to Zo&euml;’s plan, even when I want to.</p>"),
        ("page.html", "<p>I don’t <b>say</b> “no” to Zoë's plan,\n   even when I want to.</p>"),
        (
            "searchindex.js",
            'Search.setIndex({"x": "I don\'t say \\u201cno\\u201d to Zo\\u00eb\\u2019s plan, even when I want to."})',
        ),
        (
            "notebook.ipynb",
            '{"text": ["I don\'t say \\u201cno\\u201d to Zo\\u00eb\\u2019s plan, even when I want to.\\n"]}',
        ),
        ("table.csv", 'a,"I DON\'T SAY “NO” TO ZOË’S PLAN, EVEN WHEN I WANT TO."'),
    ],
)
def test_licensed_wording_is_found(tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")
    assert list(find_licensed(tmp_path, [("mine, item a_1", SENTENCE)])) == [(tmp_path / name, "mine, item a_1")]


def test_another_text_is_let_through(tmp_path):
    (tmp_path / "page.html").write_text("<p>I say no to the plan, even when I want to.</p>", "utf-8")
    assert list(find_licensed(tmp_path, [("mine, item a_1", SENTENCE)])) == []

"""What runs a chapter's cells beside its page: names that stay, what a cell gives, and what it waits for."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from widgets.exercise.exercise import Exercise
from widgets.pages.cells import outputs
from widgets.pages.cells.session import Session
from widgets.tables.table import show_table


class Hearing:
    """A session, and all that it told."""

    def __init__(self, **absent: str) -> None:
        self.told: list[tuple[str, Any]] = []
        self.session = Session(absent, lambda what, told: self.told.append((what, told)))

    def run(self, source: str) -> list[Any]:
        """Run a cell, and give what it gave."""
        self.told.clear()
        self.session.run(source)
        return [told for what, told in self.told if what == "output"]


def test_names_stay_from_cell_to_cell():
    hearing = Hearing()
    hearing.run("score = 3\ndef double(x):\n    return factor * x\nfactor = 2")
    assert hearing.run("double(score)") == [{"kind": "text", "text": "6\n"}]


def test_what_is_printed_comes_before_the_value_of_the_last_line_and_only_the_last_line_has_one():
    given = Hearing().run("7\nprint('one')\nprint('two')\n8")
    assert "".join(each["text"] for each in given) == "one\ntwo\n8\n"


def test_a_last_line_that_is_nothing_gives_nothing():
    assert Hearing().run("x = 1\nNone") == []


@pytest.mark.parametrize(
    ("source", "line", "code", "text"),
    [
        ("x = 1\n\nx / 0", 3, "x / 0", "ZeroDivisionError: division by zero"),
        ("def f():\n    return 1 / 0\n\nf()", 4, "f()", "ZeroDivisionError: division by zero"),
        ("y = 1\ny +", 2, "y +", "SyntaxError"),
        ("import nowhere_at_all", 1, "import nowhere_at_all", "ModuleNotFoundError"),
        ("raise SystemExit('enough')", 1, "raise SystemExit('enough')", "SystemExit: enough"),
    ],
)
def test_an_error_names_the_line_of_the_cell_that_led_to_it(source, line, code, text):
    (error,) = Hearing().run(source)
    assert (error["kind"], error["line"], error["code"]) == ("error", line, code)
    assert text in error["text"]


def test_what_prints_without_end_is_cut(monkeypatch):
    monkeypatch.setattr(outputs, "MOST_LETTERS", 50)
    text = "".join(each["text"] for each in Hearing().run("for n in range(1000): print('ten letters')"))
    assert len(text) == 50 + len(outputs.CUT)
    assert text.endswith(outputs.CUT)


def test_a_table_of_the_book_comes_as_html_with_its_text():
    hearing = Hearing()
    hearing.session.namespace["table"] = show_table(pd.Series({"a": 1, "b": 2}, name="n"), "Two", source="computed")
    (given,) = hearing.run("table")
    assert '<div class="book-table"' in given["html"]
    assert given["text"].startswith("Two\n")


def test_an_import_does_not_wait_for_what_it_does_not_use():
    hearing = Hearing(faraway="far-away")
    hearing.run("import faraway as fa, json")
    assert hearing.run("json.dumps([1])") == [{"kind": "text", "text": "'[1]'\n"}]
    assert hearing.session.run("fa.reach()") == {"ended": "library", "library": "far-away"}
    assert hearing.session.run("def f():\n    import faraway.deep\nf()") == {"ended": "library", "library": "far-away"}


def test_an_import_that_waited_is_done_once_its_library_is_here(tmp_path, monkeypatch):
    hearing = Hearing(faraway="far-away")
    hearing.run("from faraway import reach")
    (tmp_path / "faraway.py").write_text("def reach():\n    return 'reached'\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    hearing.session.libraries.arrived(["far-away"], hearing.session.namespace)
    assert hearing.run("reach()") == [{"kind": "text", "text": "'reached'\n"}]


def test_a_widget_is_followed_both_ways():
    hearing = Hearing()
    exercise = hearing.session.namespace["exercise"] = Exercise("wa-no-winner")
    (shown,) = hearing.run("exercise")
    assert (shown["kind"], shown["widget"], shown["state"]["answer"]) == ("widget", "exercise", {})
    assert 'data-item="wa-no-winner"' in shown["state"]["html"]
    hearing.session.shown.hear(shown["number"], {"answer": {"choice": "b"}})
    assert exercise.answer == {"choice": "b"}
    hearing.run("exercise.answer = {'choice': 'a'}")
    assert hearing.told == [("model", {"number": shown["number"], "changes": {"answer": {"choice": "a"}}})]


def test_what_a_widget_refuses_is_told_back_as_what_it_holds():
    hearing = Hearing()
    hearing.session.namespace["exercise"] = Exercise("wa-no-winner")
    (shown,) = hearing.run("exercise")
    hearing.told.clear()
    hearing.session.shown.hear(shown["number"], {"answer": {"choice": "of nobody"}})
    assert hearing.told == [("model", {"number": shown["number"], "changes": {"answer": {}}})]


def test_a_form_of_the_page_is_read_and_set_by_its_name():
    hearing = Hearing()
    hearing.session.on_page.hear("short-client", {"responses": {"client": {"goal_1": 4}}, "reverse_keyed": []})
    assert hearing.run("form = on_page('short-client')\nform.responses['client']['goal_1']")[0]["text"] == "4\n"
    hearing.run("form.responses = {'client': {'goal_1': 2}}")
    set_now = {"responses": {"client": {"goal_1": 2}}, "reverse_keyed": []}
    assert hearing.told == [("adopt", {"name": "short-client", "state": set_now})]
    hearing.session.on_page.hear("short-client", {"responses": {}, "reverse_keyed": []})
    assert hearing.run("form.responses")[0]["text"] == "{}\n"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("on_page('short-clint')", "there is no 'short-clint' on this page; did you mean 'short-client'?"),
        ("on_page('short-client').answers = 1", "on_page('short-client') has no 'answers'; it has responses"),
    ],
)
def test_a_name_that_the_page_does_not_have_is_named_with_what_it_has(source, told):
    hearing = Hearing()
    hearing.session.on_page.hear("short-client", {"responses": {}})
    assert told in hearing.run(source)[0]["text"]

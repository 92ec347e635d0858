"""The form without pandas scores and checks as the whole one does, and as the page."""

from __future__ import annotations

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from book.live import book_kernel
from book.live.book_kernel.plain_scoring import is_on_scale, score_all
from book.live.kernel_wheels import picture_colors
from widgets import InventoryForm as WholeForm
from widgets.host.drawing_engine import NoDrawingEngineError

TWINS = Path(__file__).parents[2] / "twins"
ANSWERS = {"goal_1": 4, "goal_2": 2, "goal_3": 3, "bond_1": 5, "bond_2": 1, "bond_3": 4}


def cases(name):
    return [pytest.param(case, id=case["says"]) for case in json.loads((TWINS / f"{name}.json").read_text("utf-8"))]


@pytest.mark.parametrize("case", cases("scoring"))
def test_it_scores_as_the_page_does(case):
    """What is wanted stands with the cases of the page's own scoring."""
    given, wanted = case["given"], case["wanted"]
    scores = score_all(given["answers"], given["reverse_keyed"], given["definition"])
    assert scores["keyed"] == pytest.approx(wanted["keyed"])
    assert scores["subscales"] == {name: pytest.approx(score) for name, score in wanted["subscales"].items()}
    assert scores["composite"] == pytest.approx(wanted["composite"])


@pytest.mark.parametrize("case", cases("on_scale"))
def test_it_takes_the_answers_that_the_page_takes(case):
    assert is_on_scale(case["given"]["value"], case["given"]["scale"]) is case["wanted"]


@pytest.fixture
def plain(monkeypatch):
    """The plain form, as the kernel puts it in the place of the whole one, with what the whole one has written."""
    monkeypatch.setitem(sys.modules, "book_kernel", book_kernel)
    monkeypatch.setitem(sys.modules, "book_kernel.plain_scoring", sys.modules["book.live.book_kernel.plain_scoring"])
    spec = spec_from_file_location(book_kernel.FORM, book_kernel.HERE / "inventory_form.py")
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    spec.loader.exec_module(module)
    whole = WholeForm("practice_alliance_short", "client")
    told = {"definition": whole.definition, "html": whole.readable_form(published=True)}
    monkeypatch.setattr(module, "ready_forms", lambda: {"practice_alliance_short": {"client": told}})
    return module.InventoryForm


def test_python_sets_answers_and_hears_the_page_and_the_scores_are_those_of_the_whole_form(plain):
    form, whole = plain("practice_alliance_short"), WholeForm("practice_alliance_short", "client", responses=ANSWERS)
    form.responses = ANSWERS
    wanted = whole.subscale_scores.iloc[0]
    assert form.subscale_scores["goal"] == pytest.approx(wanted["goal"])
    assert form.subscale_scores["bond"] == pytest.approx(wanted["bond"])
    assert form.subscale_scores["task"] is None
    assert form.composite is None
    assert form.get_state("responses") == whole.get_state("responses")
    form.set_state({"responses": {"client": {"goal_1": 1}}, "reverse_keyed": []})
    assert form.responses == {"goal_1": 1}
    assert "<form" in form.static_html()


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"goal_1": 7}, r"goal_1 is 7; answers go from 1 to 5 in steps of 1, and None is no answer"),
        ({"goal_1": True}, r"goal_1 is True; answers go from 1 to 5"),
        ({"goal_9": 1}, r"'goal_9' is not an item; there are goal_1, "),
    ],
)
def test_an_answer_that_cannot_be_one_is_named(plain, given, problem):
    with pytest.raises((ValueError, KeyError), match=problem):
        plain("practice_alliance_short", responses=given)
    form = plain("practice_alliance_short")
    with pytest.raises((ValueError, KeyError), match=problem):
        form.responses = given


def test_an_inventory_or_a_rater_that_is_not_there_is_named(plain):
    with pytest.raises(KeyError, match="'mine' is not an inventory of the book; there are practice_alliance_short"):
        plain("mine")
    with pytest.raises(KeyError, match="'observer' is not a perspective of practice_alliance_short; there are client"):
        plain("practice_alliance_short", "observer")


def test_a_library_that_is_not_here_is_told_in_one_sentence_and_others_are_looked_for_elsewhere():
    finder = book_kernel.AbsentLibraries(["pandas"], "{module} comes from far away")
    with pytest.raises(ModuleNotFoundError) as told:
        finder.find_spec("pandas")
    assert told.value._render_traceback_() == ["pandas comes from far away"]
    assert finder.find_spec("altair") is None


def test_a_picture_that_nothing_can_draw_here_is_given_as_a_chart_in_the_books_own_colors():
    """Light colors of the book: book/design.md."""

    class Picture:
        finding, caption, description = "Most agree.", "Invented.", "Dots."

        class chart:  # noqa: N801 (it stands for a chart)
            @staticmethod
            def to_dict():
                return {"mark": {"type": "point", "color": "#000001"}}

        def _repr_mimebundle_(self):
            raise NoDrawingEngineError

    colors = picture_colors()
    shown, how = book_kernel.show_picture(Picture(), colors)
    chart = shown["application/vnd.vegalite.v5+json"]
    assert chart["mark"]["color"] == "#22262b"
    assert chart["title"]["text"] == "Most agree."
    assert how["application/vnd.vegalite.v5+json"]["embed_options"] == {"actions": False}
    assert all(len(color) == 7 for color in colors.values())

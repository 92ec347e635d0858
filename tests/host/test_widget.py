"""What holds for every widget: its module in one piece, its traits, its words, and when its form is made."""

from __future__ import annotations

import re

import pytest

from widgets import Exercise, InventoryForm, MyAnswers, explore_shared_variance
from widgets.exercise.exercise import Exercise as ExerciseClass
from widgets.explorer.explorer import Explorer
from widgets.host import HostedWidget
from widgets.host.modules import PACKAGE_ROOT, imported_modules
from widgets.host.words import read_words

CLASSES = [InventoryForm, Explorer, ExerciseClass, MyAnswers]
MAKERS = {
    "inventory_form": lambda: InventoryForm("practice_alliance_short"),
    "explorer": explore_shared_variance,
    "exercise": lambda: Exercise("wa-no-winner"),
    "my_answers": lambda: MyAnswers("working_alliance"),
}
LARGEST_PACK = 1.15
"""A packed module's size, as a multiple of the sources that it carries."""
OF_OTHERS = {"id", "word"}
"""Names in the type of a trait, and no traits."""


def own_module(widget: type[HostedWidget]):
    return PACKAGE_ROOT / f"{widget.stem}.js"


@pytest.mark.parametrize("widget", CLASSES)
def test_a_packed_module_carries_each_of_its_modules_once(widget):
    modules = imported_modules(own_module(widget))
    size = sum(len(path.read_bytes()) for path in modules)
    assert len(widget._esm.encode()) <= LARGEST_PACK * size
    for path in modules:
        name = re.escape(path.relative_to(PACKAGE_ROOT).as_posix())
        assert len(re.findall(rf'\["{name}@[0-9a-f]{{8}}", "', widget._esm)) == 1


@pytest.mark.parametrize("widget", CLASSES)
def test_a_packed_module_imports_nothing_by_a_path(widget):
    assert re.findall(r'from \\?"\.', widget._esm) == []


def test_a_module_stands_before_those_that_import_it():
    order = list(reversed(imported_modules(own_module(MyAnswers))))
    assert order[-1] == own_module(MyAnswers)
    for place, path in enumerate(order):
        assert set(imported_modules(path)) <= set(order[: place + 1])


@pytest.mark.parametrize("widget", CLASSES)
def test_the_module_declares_the_traits_that_are_synced(widget):
    source = own_module(widget).read_text("utf-8")
    declared = set(re.findall(r"(\w+)\??:", source[source.index("@typedef {{") : source.index("}} Traits")]))
    own = {name for name, trait in widget.class_traits(sync=True).items() if not name.startswith("_")}
    assert declared - OF_OTHERS == own - {"layout", "tabbable", "tooltip"}


@pytest.mark.parametrize("widget", [HostedWidget, *CLASSES])
def test_every_trait_says_what_it_is(widget):
    assert all(widget.class_traits()[name].help for name in widget.class_own_traits())


@pytest.mark.parametrize("name", MAKERS)
def test_the_form_is_made_once_when_a_widget_is_shown_and_not_before(name, monkeypatch):
    made = []
    write = HostedWidget.readable_form

    def counted(widget, *, published):
        made.append(type(widget).__name__)
        return write(widget, published=published)

    monkeypatch.setattr(HostedWidget, "readable_form", counted)
    widget = MAKERS[name]()
    assert made == []
    bundle, _ = widget._repr_mimebundle_()
    assert len(made) == 1
    assert widget.html in bundle["text/html"]


@pytest.mark.parametrize("name", MAKERS)
def test_a_view_with_no_output_of_its_own_asks_for_the_form(name):
    widget = MAKERS[name]()
    assert widget.html == ""
    widget.wants_html = True
    assert widget.html == widget.readable_form(published=False)


def _is_put_together(word: str, code: str) -> bool:
    """A word may be put together: ``format_${name}``, ``"type_" ~ name``, ``f"bloom_{level}"``."""
    families = "|".join(word[: place.end()] for place in re.finditer("_", word))
    return bool(families) and bool(re.search(rf"\b(?:{families})(?:\$?\{{|[\"'`]\s*[~+])", code))


def test_every_word_is_used_and_every_used_word_exists():
    stems = [path.relative_to(PACKAGE_ROOT).with_suffix("").as_posix() for path in PACKAGE_ROOT.rglob("*.yml")]
    words = {word for stem in stems for word in read_words(stem)}
    code = "".join(path.read_text("utf-8") for kind in ("js", "html", "py") for path in PACKAGE_ROOT.rglob(f"*.{kind}"))
    plainly = set(re.findall(r"\w+", code))
    assert [word for word in sorted(words - plainly) if not _is_put_together(word, code)] == []
    used = set(re.findall(r"words\.(\w+)", code)) - {"items", "yml", "js", "encode", "get", "least", "most", "strip"}
    assert used - words == set()

"""A file of exercises that breaks a rule is refused, with the exercise, the value and the fix."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from widgets import datasets as library
from widgets.authoring.bank_maker import make_bank
from widgets.authoring.item_file import ItemError, read_chapter
from widgets.authoring.key_maker import make_key
from widgets.authoring.teaching_file import read_teaching

CHAPTER = "working_alliance"


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A copy of the book's data that a test may spoil."""
    copy = tmp_path / "data"
    shutil.copytree(library.DATA, copy)
    monkeypatch.setattr(library, "DATA", copy)
    return copy


def change(path: Path, edit) -> None:
    yaml = YAML(typ="safe", pure=True)
    definition = yaml.load(path)
    edit(definition)
    text = io.StringIO()
    yaml.dump(definition, text)
    path.write_text(text.getvalue(), "utf-8")


def item_of(definition, kind, use=None):
    return next(item for item in definition["items"] if item["type"] == kind and use in {None, item["use"]})


def spoil(kind: str, **parts):
    def edit(definition):
        item_of(definition, kind).update(parts)

    return edit


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (spoil("match", bloom="recall"), "bloom: is 'recall'; choose one of"),
        (spoil("match", point=3), "unknown key 'point'; did you mean 'points'?"),
        (spoil("match", id="Wrong Id"), "use small letters, digits and hyphens"),
        (spoil("match", objectives=["wa-99"]), "serves 'wa-99', which the chapter does not promise"),
        (spoil("match", prompt="At {r}, what?"), "the prompt has {r}, which no variant gives"),
        (spoil("match", id="zz-five-lines"), "begin the id with the chapter's wa-"),
        (spoil("set_explorer", explorer="nonesuch"), "there is no explorer 'nonesuch'"),
        (spoil("score_inventory", inventory="nonesuch"), "nonesuch"),
        (spoil("score_inventory", asks=["gaol"]), "gaol"),
        (lambda chapter: chapter["items"].append(chapter["items"][0]), "the id is given 2 times"),
        (lambda chapter: item_of(chapter, "match")["key"]["pairs"].popitem(), "pairs lacks"),
        (lambda chapter: item_of(chapter, "match").pop("key"), "has no key; a practice exercise has it with it"),
        (lambda chapter: chapter.update(chapter="other"), "the file is called 'working_alliance'"),
        (
            lambda chapter: item_of(chapter, "order")["key"].update(order=sorted(item_of(chapter, "order")["steps"])),
            "the steps are shown in the right order already",
        ),
        (
            lambda chapter: item_of(chapter, "set_explorer")["key"]["example"].update(bond=1),
            "at the example",
        ),
    ],
)
def test_a_broken_rule_is_named_with_its_place(data, edit, complaint):
    change(data / "items" / f"{CHAPTER}.yml", edit)
    with pytest.raises(ItemError, match=complaint.replace("?", r"\?").replace("{", r"\{").replace("}", r"\}")):
        make_all()


def make_all() -> None:
    definition, keys = read_chapter(CHAPTER)
    for item in definition["items"]:
        make_key(item, keys[item["id"]])


def test_the_key_of_a_graded_exercise_must_not_stand_with_it(data):
    change(data / "items" / f"{CHAPTER}.yml", lambda chapter: item_of(chapter, "match").update(use="graded"))
    with pytest.raises(ItemError, match="must not stand here; move it to data/keys"):
        read_chapter(CHAPTER)


def test_a_rubric_must_add_up_to_the_points(data):
    def edit(stored):
        next(key for key in stored["keys"].values() if "rubric" in key)["rubric"][0]["levels"][-1]["points"] = 50

    change(data / "keys" / f"{CHAPTER}.yml", edit)
    with pytest.raises(ItemError, match="the best levels of the rubric add up to"):
        read_chapter(CHAPTER)


def test_a_key_for_no_exercise_is_named(data):
    change(data / "keys" / f"{CHAPTER}.yml", lambda stored: stored["keys"].update({"wa-nobody": {"rationale": "x"}}))
    with pytest.raises(ItemError, match="wa-nobody: there is no such exercise"):
        read_chapter(CHAPTER)


def test_keys_may_lie_in_a_private_folder(data, tmp_path, monkeypatch):
    private = tmp_path / "private"
    private.mkdir()
    shutil.move(data / "keys" / f"{CHAPTER}.yml", private / f"{CHAPTER}.yml")
    with pytest.raises(ItemError, match="has no key; a graded exercise has it in data/keys or in the folder"):
        read_chapter(CHAPTER)
    monkeypatch.setenv("CLASSROOM_KEYS", str(private))
    assert set(read_chapter(CHAPTER)[1]) == {name for name in make_bank().items if name.startswith("wa-")}


def test_a_key_in_two_places_is_refused(data, tmp_path, monkeypatch):
    shutil.copytree(data / "keys", tmp_path / "private")
    monkeypatch.setenv("CLASSROOM_KEYS", str(tmp_path / "private"))
    with pytest.raises(ItemError, match="has its key in two files of keys; remove one of the two"):
        read_chapter(CHAPTER)


def test_a_private_folder_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setenv("CLASSROOM_KEYS", "nowhere")
    with pytest.raises(FileNotFoundError, match="CLASSROOM_KEYS is 'nowhere'"):
        read_chapter(CHAPTER)


@pytest.mark.parametrize("chapter", make_bank().chapters)
def test_every_chapter_with_exercises_has_teaching_notes(chapter):
    notes = read_teaching(chapter)
    assert 50 <= sum(step["minutes"] for step in notes["timing"]) <= 90


def test_teaching_notes_that_lack_a_part_are_refused(data):
    change(data / "teaching" / f"{CHAPTER}.yml", lambda notes: notes.pop("aims"))
    with pytest.raises(ValueError, match="lacks 'aims'; add it"):
        read_teaching(CHAPTER)

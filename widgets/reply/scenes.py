"""A scene as it is written: one moment in three difficulties, its criteria, and its authors' replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Self

from widgets.checked_yaml import read_yaml, schema_problems
from widgets.datasets import file_schema, scene_ids, scene_path
from widgets.reply.criteria import Criterion, SceneError, load_criteria
from widgets.reply.scene_rules import is_met, scene_problems

VERSIONS = ("as_it_is", "more_withdrawn", "more_confronting")


@dataclass(frozen=True)
class Person:
    """To whom one replies: a name, and one sentence who this is."""

    name: str
    about: str


@dataclass(frozen=True)
class Line:
    """One line of what is said, and by whom."""

    speaker: str
    text: str


@dataclass(frozen=True)
class Version:
    """The moment in one difficulty: what is seen, and what is said; empty where it is silence."""

    seen: str
    said: str
    lines: tuple[Line, ...]
    """What is said, by who says it: of a couple or a family, more than one person may."""


@dataclass(frozen=True)
class Taken:
    """How one person in the client's chair might take a reply."""

    by: str
    how: str


@dataclass(frozen=True)
class SampleReply:
    """A reply by the authors, with what speaks for and against it; none is the key."""

    id: str
    text: str
    speaks_for: str
    speaks_against: str
    taken: tuple[Taken, ...]
    marks: Mapping[str, bool]
    """Whether it meets each criterion of the scene, as the authors marked it or as it was counted."""


@dataclass(frozen=True)
class Scene:
    """A moment with invented people to which the reader replies, as its file has it."""

    id: str
    title: str
    summary: str
    kind: str
    setting: str
    topics: tuple[str, ...]
    you: str
    client: Person
    before: tuple[Line, ...]
    versions: Mapping[str, Version]
    """By difficulty, in the order of ``VERSIONS``."""
    criteria: tuple[Criterion, ...]
    replies: tuple[SampleReply, ...]

    @property
    def marked(self) -> list[str]:
        """List the ids of the criteria that a person marks, in their order; the others are counted."""
        return [one.id for one in self.criteria if not one.is_counted]

    @classmethod
    def load(cls, scene_id: str) -> Self:
        """Read one of the book's scenes; a KeyError lists the nearest names where there is none.

        Examples
        --------
        >>> Scene.load("the_spoon").client.name
        'Ottilie'
        """
        return cls.from_file(scene_path(scene_id))

    @classmethod
    def from_file(cls, path: str | Path) -> Self:
        """Read a scene of your own.

        Parameters
        ----------
        path : str or Path
            A YAML file that meets ``data/scenes/scene.schema.json``; its criteria are those of
            ``data/scenes/criteria.yml``.

        Raises
        ------
        SceneError
            With all problems found, one a line.
        """
        file, criteria = Path(path), load_criteria()
        written = read_yaml(file, "a scene", SceneError)
        problems = list(schema_problems(written, file_schema("scenes", "scene")))
        problems = problems or list(scene_problems(written, file.stem, criteria))
        if problems:
            raise SceneError("\n".join(f"{file.name}: {problem}" for problem in problems))
        used = tuple(criteria[name] for name in written["criteria"])
        parts = {
            "topics": tuple(written["topics"]),
            "client": Person(**written["client"]),
            "before": tuple(Line(**line) for line in written.get("before", [])),
            "versions": {name: _version(written["versions"][name], written["client"]["name"]) for name in VERSIONS},
            "criteria": used,
            "replies": tuple(_reply(reply, used) for reply in written["replies"]),
        }
        return cls(**{**written, **parts})


def load_scenes() -> list[Scene]:
    """Read all scenes of the book, in the order of their names.

    Raises
    ------
    SceneError
        If one breaks a rule, or if two are the same moment.

    Examples
    --------
    >>> "the_spoon" in [scene.id for scene in load_scenes()]
    True
    """
    scenes = [Scene.load(name) for name in scene_ids()]
    if problems := list(shared_moments(scenes)):
        raise SceneError("\n".join(problems))
    return scenes


def shared_moments(scenes: Iterable[Scene]) -> Iterator[str]:
    """Name the scenes that are one and the same moment, or have one title."""
    for one, other in combinations(scenes, 2):
        if one.title == other.title:
            yield f"{one.id} and {other.id} have the title {one.title!r}; give one of them another"
        if set(one.versions.values()) & set(other.versions.values()):
            yield f"{one.id} and {other.id} have the same moment; write another for one of them"


def _version(written: Mapping[str, str], client: str) -> Version:
    said = written.get("said", "")
    parts = [part.partition(": ") for part in said.splitlines()] if " and " in client else []
    lines = [Line(speaker, text) for speaker, _, text in parts] or [Line(client, said)] * bool(said)
    return Version(written["seen"], said, tuple(lines))


def _reply(written: Mapping[str, Any], used: tuple[Criterion, ...]) -> SampleReply:
    parts = {
        "taken": tuple(Taken(**one) for one in written["taken"]),
        "marks": {one.id: is_met(written, one) for one in used},
    }
    return SampleReply(**{**written, **parts})

"""Marks of replies that come from outside Python: held against the scene, and named where they do not fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from widgets.reply.criteria import SceneError
from widgets.reply.scenes import Scene


def check_marks(given: Mapping[str, Any], scene: Scene, what: str) -> dict[str, dict[str, bool]]:
    """Check that marks are yes or no, by criteria that this scene has and that are marked.

    Raises
    ------
    SceneError
        With the first mark that does not fit.
    """
    for reply, marks in given.items():
        if not isinstance(marks, Mapping):
            raise SceneError(f"{what}: {reply} has {marks!r}; give a mapping from criteria to True or False")
        for criterion, mark in marks.items():
            if criterion not in scene.marked:
                raise SceneError(f"{what}: {criterion!r} is not marked in {scene.id}; it has {', '.join(scene.marked)}")
            if not isinstance(mark, bool):
                raise SceneError(f"{what}: {criterion} of {reply} is {mark!r}; give True or False")
    return {reply: dict(marks) for reply, marks in given.items()}

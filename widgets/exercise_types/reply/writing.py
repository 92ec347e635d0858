"""A scene's moment before the prompt, and a key with several model replies, of which none is the only one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from widgets.exercise_types.short_text import writing as short_text
from widgets.exercise_types.writing_parts import Problems, Written
from widgets.reply.scenes import Scene

EASIEST = "as_it_is"


def find_problems(item: Written, key: Written) -> Problems:
    """Check what is checked of a short text, that the scene exists, and that no model reply is published already."""
    try:
        scene = Scene.load(item["scene"])
    except KeyError as unknown:
        yield f"scene: {unknown.args[0]}"
        return
    yield from short_text.find_problems(item, key)
    published = {reply.text for reply in scene.replies}
    for text in key["model_replies"]:
        if text.strip() in published:
            yield f"model_replies: {text!r} stands on the scene's page, where students read it; write another"


def make_item(item: Written) -> dict[str, Any]:
    """Give how many words are wanted, and put the moment before what is asked."""
    scene = Scene.load(item["scene"])
    moment = "\n\n".join(_moment(scene, item.get("difficulty", EASIEST)))
    return {**short_text.make_item(item), "prompt": f"{moment}\n\n{item['prompt'].strip()}"}


def make_key(_item: Written, key: Written) -> dict[str, Any]:
    """Write the model replies as one model answer."""
    parts = {name: part for name, part in key.items() if name != "model_replies"}
    return {**parts, "model_answer": "\n\n".join(text.strip() for text in key["model_replies"])}


def _moment(scene: Scene, difficulty: str) -> Iterator[str]:
    version = scene.versions[difficulty]
    yield f"{scene.you} {scene.client.about}"
    if scene.before:
        yield "Just before:"
        yield "\n".join(f"- {line.speaker}: {line.text}" for line in scene.before)
    yield version.seen
    yield from [f"{line.speaker}: “{line.text}”" for line in version.lines] or [f"{scene.client.name} says nothing."]

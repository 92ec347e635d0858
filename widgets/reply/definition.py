"""What the page needs to know of a scene: its criteria, the authors' marks, and the limits of what is kept."""

from __future__ import annotations

from typing import Any

from widgets.reply.agreement import FEW_MARKS
from widgets.reply.scenes import SampleReply, Scene

FORMAT = "psychotherapy-relationship/replies"
"""By which a file of replies and marks says what it is."""
VERSION = 1
MOST_REPLIES = 40
"""So many replies to one scene are kept on a device; the browser's storage is shared by all of the book."""
MOST_LETTERS = 2_000
"""Of one reply: more than anybody says in a minute."""
LARGEST_FILE = 8_000_000
"""In bytes, with recordings."""
SOUND_SECONDS = 120
SOUND_BITS = 32_000
"""A second of speech, as a browser is asked to record it: two minutes take half a megabyte."""


def define(scene: Scene) -> dict[str, Any]:
    """Gather what ``state.js`` calls a definition."""
    return {
        "id": scene.id,
        "title": scene.title,
        "client": scene.client.name,
        "difficulties": list(scene.versions),
        "criteria": {one.id: dict(one.at_most) or None for one in scene.criteria},
        "titles": {one.id: one.title for one in scene.criteria},
        # A page's state is written with its names sorted.
        "order": [one.id for one in scene.criteria],
        "samples": {reply.id: marks_of(reply, scene) for reply in scene.replies},
        "format": FORMAT,
        "version": VERSION,
        "few_marks": FEW_MARKS,
        "limits": {
            "replies": MOST_REPLIES,
            "letters": MOST_LETTERS,
            "file": LARGEST_FILE,
            "sound_seconds": SOUND_SECONDS,
            "sound_bits": SOUND_BITS,
        },
    }


def marks_of(reply: SampleReply, scene: Scene) -> dict[str, bool]:
    """Give the authors' marks of one of their replies; what is counted is not marked."""
    return {name: reply.marks[name] for name in scene.marked}

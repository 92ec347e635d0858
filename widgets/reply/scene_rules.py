"""The rules of a scene that its schema cannot say."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from widgets.reply.criteria import Criterion, count_in

MOST_WORDS = 140
"""So many words can be read aloud in a minute: a moment has no more, and what was said before neither."""
MOST_WORDS_OF_REPLY = 60
LENGTHS_APART = 2.5
"""A reply that has this many times the words of another gives itself away."""


def scene_problems(written: Mapping[str, Any], stem: str, criteria: Mapping[str, Criterion]) -> Iterator[str]:
    """Name everything in which a scene breaks the rules, each with its fix."""
    if written["id"] != stem:
        yield f"id: is {written['id']!r}, but the file is called {stem!r}; make the two the same"
    unknown = [name for name in written["criteria"] if name not in criteria]
    for name in unknown:
        near = difflib.get_close_matches(name, criteria) or list(criteria)
        yield f"criteria: names {name!r}, and there is none; did you mean {' or '.join(map(repr, near))}?"
    yield from _length_problems(written)
    yield from _version_problems(written["versions"])
    yield from _speaker_problems(written["versions"], written["client"]["name"].split(" and "))
    yield from _reply_problems(written["replies"])
    if not unknown:
        used = [criteria[name] for name in written["criteria"]]
        yield from list(_mark_problems(written["replies"], used)) or _spread_problems(written["replies"], used)


def _length_problems(written: Mapping[str, Any]) -> Iterator[str]:
    about = f"{written['you']} {written['client']['about']}"
    moments = {name: f"{about} {_moment(version)}" for name, version in written["versions"].items()}
    texts = {**moments, "before": " ".join(line["text"] for line in written.get("before", []))}
    for name, text in texts.items():
        if (words := count_in(text)["words"]) > MOST_WORDS:
            yield f"{name}: has {words} words, with who is there; bring it to {MOST_WORDS}, a minute read aloud"


def _version_problems(versions: Mapping[str, Any]) -> Iterator[str]:
    for (one, first), (other, second) in combinations(versions.items(), 2):
        if _moment(first) == _moment(second):
            yield f"versions: {one} and {other} are the same moment; let one of them be harder"


def _speaker_problems(versions: Mapping[str, Any], people: list[str]) -> Iterator[str]:
    """Of two people, every line says who speaks."""
    starts = tuple(f"{person}: " for person in people)
    for name, version in versions.items():
        for line in version.get("said", "").splitlines():
            if len(people) > 1 and not line.startswith(starts):
                yield f"{name}: {line!r} is said by nobody; begin it with {' or '.join(map(repr, starts))}"


def _moment(version: Mapping[str, str]) -> str:
    return f"{version['seen']} {version.get('said', '')}"


def _reply_problems(replies: list[Mapping[str, Any]]) -> Iterator[str]:
    for one, other in combinations(replies, 2):
        if one["id"] == other["id"]:
            yield f"reply {one['id']}: the id is given to two replies; give each its own"
        if one["text"] == other["text"]:
            yield f"reply {one['id']}: has the text of {other['id']}; write another"
    words = sorted(count_in(reply["text"])["words"] for reply in replies)
    if words[-1] > MOST_WORDS_OF_REPLY:
        yield f"replies: one has {words[-1]} words; bring it to {MOST_WORDS_OF_REPLY}"
    if words[-1] > LENGTHS_APART * words[0]:
        yield f"replies: have {words[0]} to {words[-1]} words, and length would tell which is meant; bring them nearer"


def _mark_problems(replies: list[Mapping[str, Any]], used: list[Criterion]) -> Iterator[str]:
    marked = [one.id for one in used if not one.is_counted]
    counted = {one.id for one in used if one.is_counted}
    for reply in replies:
        for name in marked:
            if name not in reply["marks"]:
                yield f"reply {reply['id']}: has no mark for {name!r}; mark it yes or no"
        for name in reply["marks"]:
            if name in counted:
                yield f"reply {reply['id']}: marks {name!r}, which is counted; take the mark out"
            elif name not in marked:
                yield f"reply {reply['id']}: marks {name!r}, which is no criterion of this scene; take the mark out"


def _spread_problems(replies: list[Mapping[str, Any]], used: list[Criterion]) -> Iterator[str]:
    """No sample is perfect, none is a straw man, and each criterion can be learned from them."""
    for reply in replies:
        met = [is_met(reply, one) for one in used]
        if all(met):
            yield f"reply {reply['id']}: meets every criterion, and would be taken for the key; let it miss one"
        if not any(met):
            yield f"reply {reply['id']}: meets no criterion, and is a straw man; let it meet one"
    for one in used:
        marks = {is_met(reply, one) for reply in replies}
        if len(marks) == 1 and not one.is_counted:
            yield f"criterion {one.id}: every reply is the same in it; let one meet it and one miss it"


def is_met(reply: Mapping[str, Any], criterion: Criterion) -> bool:
    """Tell whether a reply as written meets a criterion: counted where it can be, else as its authors marked it."""
    return criterion.is_met(reply["text"]) if criterion.is_counted else reply["marks"][criterion.id] == "yes"

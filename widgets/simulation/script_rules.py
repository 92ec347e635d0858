"""The rules of a rehearsed session that its schema cannot say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

KINDS = ("meta", "change", "reason", "go_on", "reassure", "interpret")
FEWEST, MOST = 8, 14
"""How many turns a session has, on every way through."""
LENGTHS_APART = 3.0
"""A reply that is this many times as long as another of its turn gives itself away."""


def script_problems(written: Mapping[str, Any], stem: str) -> Iterator[str]:
    """Name everything in which a session breaks the rules, each with its fix."""
    if written["id"] != stem:
        yield f"id: is {written['id']!r}, but the file is called {stem!r}; make the two the same"
    if "invented" not in written["about"]:
        yield "about: does not say that the people are invented; say so"
    yield from _reply_problems(written["turns"])
    yield from _way_problems(written["turns"])
    yield from _welcome_problems(written["person"].get("welcomes", {}))


def _reply_problems(turns: list[Mapping[str, Any]]) -> Iterator[str]:
    for turn in turns:
        counts = Counter(reply["kind"] for reply in turn["replies"])
        for kind, count in counts.items():
            if count > 1:
                yield f"turn {turn['id']}: has {count} replies of the kind {kind!r}; make them differ in kind"
        lengths = sorted(len(reply["text"]) for reply in turn["replies"])
        if lengths[-1] > LENGTHS_APART * lengths[0]:
            yield (
                f"turn {turn['id']}: its replies have {lengths[0]} to {lengths[-1]} letters, and the length would tell "
                "which is meant; bring them nearer"
            )
        texts = [answer for reply in turn["replies"] for answer in (reply["lands"], reply["misses"])]
        for text, count in Counter(texts).items():
            if count > 1:
                yield f"turn {turn['id']}: the answer {text[:40]!r} stands {count} times; let each reply have its own"
    used = {reply["kind"] for turn in turns for reply in turn["replies"]}
    for kind in KINDS:
        if kind not in used:
            yield f"turns: no reply is of the kind {kind!r}; write one"


def _way_problems(turns: list[Mapping[str, Any]]) -> Iterator[str]:
    """Follow every way: each leads forward to the end, every turn is reached, and none is too short or too long."""
    ids = [turn["id"] for turn in turns]
    for name, count in Counter(ids).items():
        if count > 1:
            yield f"turn {name}: the id is given to {count} turns; give each its own"
            return
    targets = {turn["id"]: _targets(turn, after) for turn, after in zip(turns, [*ids[1:], "end"], strict=True)}
    wrong = list(_wrong_targets(targets, ids))
    yield from wrong
    if wrong:
        return
    lengths: dict[str, set[int]] = {name: set() for name in [*ids, "end"]}
    lengths[ids[0]] = {0}
    for name in ids:
        for target in targets[name]:
            lengths[target] |= {length + 1 for length in lengths[name]}
    for name in ids:
        if not lengths[name]:
            yield f"turn {name}: no reply leads here; name it behind next of a reply, or take it out"
    for length in sorted(lengths["end"] - set(range(FEWEST, MOST + 1))):
        yield f"turns: a way through has {length} turns; let every way have {FEWEST} to {MOST}"


def _targets(turn: Mapping[str, Any], after: str) -> set[str]:
    following = turn.get("next", after)
    return {following, *(reply.get("next", following) for reply in turn["replies"])}


def _wrong_targets(targets: Mapping[str, set[str]], ids: list[str]) -> Iterator[str]:
    for place, name in enumerate(ids):
        for target in sorted(targets[name] - {"end"}):
            if target not in ids:
                yield f"turn {name}: leads to {target!r}, a dead end; turns are {', '.join(ids)}"
            elif ids.index(target) <= place:
                yield f"turn {name}: leads back to {target!r}, and nobody would get out; lead to a later turn"


def _welcome_problems(welcomes: Mapping[str, float]) -> Iterator[str]:
    for kind in welcomes:
        if kind not in (*KINDS, "wait"):
            yield f"person, welcomes: names {kind!r}, which is no kind; kinds are {', '.join(KINDS)}, wait"

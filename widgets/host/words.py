"""Every word that a widget shows comes from a YAML file beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from widgets.host.modules import HERE, PACKAGE_ROOT


@cache
def read_words(*stems: str) -> dict[str, str]:
    """Read the words of a widget and of its parts, together with those that all widgets share."""
    paths = [HERE / "host.yml", *(PACKAGE_ROOT / f"{stem}.yml" for stem in stems)]
    return {word: text for path in paths for word, text in _read(path).items()}


def _read(path: Path) -> dict[str, str]:
    words: dict[str, str] = YAML(typ="safe", pure=True).load(path)
    return words

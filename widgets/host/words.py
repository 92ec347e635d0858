"""Every word that a widget shows comes from a YAML file beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from widgets.host.modules import HERE, PACKAGE_ROOT


@cache
def read_words(stem: str) -> dict[str, str]:
    """Read the words of a widget, together with those that all widgets share."""
    return {**_read(HERE / "host.yml"), **_read(PACKAGE_ROOT / f"{stem}.yml")}


def _read(path: Path) -> dict[str, str]:
    words: dict[str, str] = YAML(typ="safe", pure=True).load(path)
    return words

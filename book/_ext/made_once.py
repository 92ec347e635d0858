"""Keep what a build makes of the code and the data alone, until one of them changes."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from joblib import Memory
from sphinx.application import Sphinx

ROOT = Path(__file__).parents[2]
OF_CELLS = ("widgets", "data")
"""What a chapter's cells may use of this project."""
OF_PAGES = (*OF_CELLS, "book/_ext", "book/_templates")
"""What the pages that are made of no chapter may use."""
FOLDERS = ("INVENTORIES", "CLASSROOM_KEYS")
"""Settings that name a folder of an instructor's own files."""
PLACE = ROOT / "_build" / "made"

Given = ParamSpec("Given")
Made = TypeVar("Made")


@cache
def state_of(sources: tuple[str, ...]) -> str:
    """Name the state of all that may be used: our own sources, an instructor's files, and what is installed."""
    digest = hashlib.sha256(sys.version.encode())
    for name in sorted(f"{one.name}=={one.version}" for one in distributions()):
        digest.update(name.encode())
    own = [Path(os.environ[name]) for name in FOLDERS if os.environ.get(name)]
    for path in sorted(path for folder in [*(ROOT / name for name in sources), *own] for path in folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path}\0".encode() + path.read_bytes())
    digest.update(os.environ.get("EDITION", "").encode())
    return digest.hexdigest()


def made_once(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Keep what a function makes for the present state of the sources, from build to build."""
    return cast("Callable[Given, Made]", Memory(PLACE / state_of(OF_PAGES)[:16], verbose=0).cache(make))


def forget_older(app: Sphinx) -> None:
    """Delete what was made of older sources."""
    present = tuple(state_of(sources)[:16] for sources in (OF_CELLS, OF_PAGES))
    for place in PLACE.glob("*"):
        if not place.name.startswith(present):
            shutil.rmtree(place) if place.is_dir() else place.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_config_value("state_of_sources", state_of(OF_PAGES), "env", str)  # another state reads every page anew
    app.connect("builder-inited", forget_older)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""JupyterLab in the browser, with the book's notebooks in it: JupyterLite, built as the book wants it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from book.live.kernel_wheels import JUPYTERLITE, PRELOADED

KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
EXTENSIONS = {
    JUPYTERLITE: "@jupyterlite/pyodide-kernel-extension",
    "jupyterlab-widgets": "@jupyter-widgets/jupyterlab-manager",
    "anywidget": "anywidget",
}
"""Libraries to the extensions of JupyterLab that each brings: no other gets in, whatever is installed."""
KEPT = Path(__file__).parents[2] / "_build" / "live"
OLD_FONTS = tuple(f"build/fa-*.{ending}" for ending in ("eot", "svg", "ttf", "woff"))
"""Every browser that runs Pyodide takes the newest form of a font, which stays."""
NOT_OF_A_SITE = ("doc", "jupyterlite.schema.v0.json", "package.json", "rspack.*", *OLD_FONTS)
NEEDS_A_WORKER = "@jupyterlite/application-extension:service-worker-manager"
"""Notebooks of the book read no files beside them."""
SHOWS_A_DATE = "@jupyter-notebook/notebook-extension:checkpoints"
"""The site's notebooks have none."""
_OPENING = re.compile(r"<script>\s*\(async function.*?'(\.\./config-utils\.js[^']*)'.*?</script>", re.DOTALL)
_DAY = "315532800"
"""The earliest date that a zip can have, in seconds: the site carries no date of its own."""


def built_site(notebooks: Mapping[str, bytes], python: str, opening: str) -> Path:
    """Build the site of notebooks, unless the same has been built before.

    Parameters
    ----------
    notebooks : mapping
        Name to content.
    python : str
        The folder of Python, as a way from the built folder.
    opening : str
        The module that opens a notebook, as a way from a folder in the built one.

    Returns
    -------
    Path
        The folder that was built; it is to be copied.
    """
    made_of = [
        version("jupyterlite-core"),
        *map(version, EXTENSIONS),
        python,
        opening,
        Path(__file__).read_text("utf-8"),
    ]
    digest = hashlib.sha256(json.dumps(made_of).encode())
    for name, content in sorted(notebooks.items()):
        digest.update(name.encode() + hashlib.sha256(content).digest())
    place = KEPT / digest.hexdigest()[:16]
    if not place.is_dir():
        shutil.rmtree(KEPT, ignore_errors=True)
        with tempfile.TemporaryDirectory() as folder:
            _build(Path(folder), notebooks, python)
            _prepare(Path(folder) / "site", opening)
            shutil.copytree(Path(folder) / "site", place)
    return place


def _build(folder: Path, notebooks: Mapping[str, bytes], python: str) -> None:
    """Let JupyterLite build into ``site``."""
    (folder / "notebooks").mkdir()
    for name, content in notebooks.items():
        path = folder / "notebooks" / name
        path.write_bytes(content)
        os.utime(path, (int(_DAY), int(_DAY)))
    (folder / "jupyter-lite.json").write_text(json.dumps(_settings(python)), "utf-8")
    (folder / "jupyter_lite_config.json").write_text(json.dumps(_options(folder)), "utf-8")
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--source-date-epoch", _DAY]
    built = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if built.returncode:
        raise OSError(f"JupyterLite could not build the live book:\n{built.stdout[-2000:]}\n{built.stderr[-2000:]}")


def _options(folder: Path) -> dict[str, Any]:
    return {
        "LiteBuildConfig": {
            "apps": ["notebooks"],
            "contents": [str(folder / "notebooks")],
            "federated_extensions": [str(_extension(*pair)) for pair in EXTENSIONS.items()],
            "ignore_sys_prefix": ["federated_extensions"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
            "output_dir": str(folder / "site"),
        }
    }


def _extension(library: str, name: str) -> Path:
    """Find where a library has put its extension of JupyterLab."""
    end = f"labextensions/{name}/package.json"
    found = [path for path in distribution(library).files or [] if path.as_posix().endswith(end)]
    if not found:
        raise ValueError(f"{library} brings no extension {name} of JupyterLab; install the pinned version")
    return Path(str(found[0].locate())).parent.resolve()


def _settings(python: str) -> dict[str, Any]:
    """Say how JupyterLab behaves: it asks this site alone, keeps what is typed, and is dark where the device is."""
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appUrl": "./notebooks",
            "disabledExtensions": [NEEDS_A_WORKER, SHOWS_A_DATE],
            "litePluginSettings": {
                KERNEL: {
                    "pyodideUrl": f"./{python}/pyodide.mjs",
                    "disablePyPIFallback": True,
                    "loadPyodideOptions": {"packages": list(PRELOADED)},
                }
            },
            "settingsOverrides": {
                "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
                "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 5},
            },
        },
    }


def _prepare(site: Path, opening: str) -> None:
    """Leave out what only its makers need, and let our module open the notebook."""
    for path in [found for name in NOT_OF_A_SITE for found in site.glob(name)]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    page = site / "notebooks" / "index.html"
    text, count = _OPENING.subn(
        rf'<script type="module" src="{opening}" data-config="\1"></script>', page.read_text("utf-8")
    )
    if count != 1:
        raise ValueError(f"JupyterLite's {page.name} does not begin as it did; look at it, and at _OPENING")
    page.write_text(text, "utf-8")

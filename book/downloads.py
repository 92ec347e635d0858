"""What a built site offers beside its pages, and where: the addresses never change within a version."""

from __future__ import annotations

import tomllib
from pathlib import Path

from book.unpacked_notebooks import NOTEBOOKS

FOLDER = "downloads"


def wheel_name(sources: Path) -> str:
    """Give the file name of the reader's tools, as packages are named.

    >>> wheel_name(Path())
    'psychotherapy_relationship-0.1.0-py3-none-any.whl'
    """
    project = tomllib.loads((sources / "pyproject.toml").read_text("utf-8"))["project"]
    return f"{project['name'].replace('-', '_')}-{project['version']}-py3-none-any.whl"


def addresses(sources: Path, site: str) -> dict[str, str]:
    """Give the addresses of the tools and of all notebooks.

    Parameters
    ----------
    sources : Path
        The book's root.
    site : str
        The address of the book or the way to its root, with a slash at its end.
    """
    return {"wheel": f"{site}{FOLDER}/{wheel_name(sources)}", "notebooks": f"{site}{NOTEBOOKS}"}

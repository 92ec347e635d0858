"""Whether a notebook and these tools are of the same release of the book."""

from __future__ import annotations

import warnings
from importlib.metadata import PackageNotFoundError, version

DISTRIBUTION = "psychotherapy-relationship"


def check_release(notebook: str) -> None:
    """Warn where a notebook was made for another release of the book than the tools that run it.

    Parameters
    ----------
    notebook : str
        The release that the notebook was made for; a downloaded notebook says it by itself.
    """
    try:
        tools = version(DISTRIBUTION).partition("+")[0]
    except PackageNotFoundError:  # nothing is installed: the tools are the sources themselves
        return
    if tools != notebook:
        warnings.warn(
            f"this notebook was made for release {notebook} of the book, and the tools here are of release {tools}. "
            f"If a cell stops, or shows something else than the text says, get the notebook of {tools}, "
            f"or install the tools of {notebook}",
            stacklevel=2,
        )

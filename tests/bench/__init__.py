"""Benchmarks of the built book, each measured against the stock way in one run."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """What every benchmark is told.

    Attributes
    ----------
    loads
        How often each side is measured.
    book
        The built book: a folder of HTML.
    sources
        What the book is built from: a folder that holds ``chapters/``.
    results
        Where results and downloads are kept.
    """

    loads: int
    book: Path
    sources: Path
    results: Path

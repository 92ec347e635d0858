"""Sphinx finds its pieces in a folder of their own; so do the tests of them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "book" / "_ext"))

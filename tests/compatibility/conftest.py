"""What the first edition left on devices and in folders."""

from __future__ import annotations

from pathlib import Path

VERSION_1 = Path(__file__).parent / "version_1"

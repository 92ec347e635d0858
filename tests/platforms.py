"""Look whether a reader's packages can be had without a compiler: ``python -m tests.platforms``.

For each system and each Python, uv resolves the pins from ready-made wheels alone, as it would there, and says which
have none. Nothing is downloaded but what describes the packages. Needs a package index, and ``uv``.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PINS = ROOT / "requirements.txt"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PROMISED = {
    "Windows on x64": "x86_64-pc-windows-msvc",
    "macOS on Apple's own processors": "aarch64-apple-darwin",
    "Linux on x64": "x86_64-unknown-linux-gnu",
    "Linux on ARM": "aarch64-unknown-linux-gnu",
}
NOT_PROMISED = {"macOS on Intel": "x86_64-apple-darwin", "Windows on ARM": "aarch64-pc-windows-msvc"}
NO_WHEEL = re.compile(r"Because ([\w.-]+)==\S+ has no usable wheels")


def packages_without_wheel(platform: str, python: str) -> list[str]:
    """List the pinned packages that would have to be compiled on a system.

    Parameters
    ----------
    platform : str
        As uv names it.
    python : str
        A version of Python.

    Raises
    ------
    RuntimeError
        If uv fails for another reason.
    """
    pins = [line for line in PINS.read_text("utf-8").splitlines() if not line.startswith("-e")]
    missing: list[str] = []
    while told := _refusal([pin for pin in pins if pin.split("==")[0] not in missing], platform, python):
        name = NO_WHEEL.search(told)
        if name is None or name[1] in missing:
            raise RuntimeError(f"uv cannot resolve {PINS.name} for {platform} and Python {python}: {told}")
        missing.append(name[1])
    return missing


def _refusal(pins: list[str], platform: str, python: str) -> str:
    """Resolve pins; give what uv says if it cannot."""
    command = ["uv", "pip", "compile", "--quiet", "--no-deps", "--only-binary", ":all:", "-"]
    where = ["--python-platform", platform, "--python-version", python]
    ran = subprocess.run([*command, *where], input="\n".join(pins), capture_output=True, text=True, check=False)
    return " ".join(ran.stderr.split()) if ran.returncode else ""


def main() -> int:
    """Print a line for each system; give 1 where one that is promised lacks a package."""
    lacking = 0
    for system, platform in (PROMISED | NOT_PROMISED).items():
        for python in PYTHONS:
            missing = packages_without_wheel(platform, python)
            print(f"{system}, Python {python}: {'all wheels' if not missing else 'no wheel of ' + ', '.join(missing)}")
            lacking |= bool(missing) and system in PROMISED
    return lacking


if __name__ == "__main__":
    sys.exit(main())

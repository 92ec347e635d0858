"""Write both wheels: ``python -m book.wheels``, or ``python -m book.wheels FOLDER``.

What is written is read again, and a reader's wheel in which anything of a graded key is found is not kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

from book.key_scan import all_exercises, refuse_keys
from book.wheels.wheel import ROOT, make_wheel, wheel_name


def write_wheels(folder: Path) -> None:
    """Write the reader's wheel and the instructor's into a folder.

    Raises
    ------
    SystemExit
        If the reader's holds anything of a graded key.
    """
    folder.mkdir(parents=True, exist_ok=True)
    bank = all_exercises()
    for edition, own in (("student", bank.for_students()), ("instructor", bank)):
        path = folder / wheel_name(edition)
        path.write_bytes(make_wheel(edition, own))
        if edition == "student":
            _keep_if_clean(path)
        print(path)


def _keep_if_clean(path: Path) -> None:
    try:
        refuse_keys([path])
    except SystemExit:
        path.unlink()
        raise


if __name__ == "__main__":
    write_wheels(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "_build" / "wheels")

"""Make a release twice, and compare: ``python -m book.release.twice``.

Each is made of the last commit in a clone of its own, in a folder of another name, in another time zone, with other
settings of language and with another order of what has none. Nothing that was built before is used.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile, is_zipfile

from book.bound.looks import ROOT

PLACES = {
    "one": {"TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    "another/Übung 2": {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
}


def release_in(clone: Path, settings: dict[str, str]) -> Path:
    """Make a release in a clone, with the programs that run this, and give its folder."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)  # noqa: S603, S607 (our own folder)
    (clone / "book" / "node_modules").symlink_to(ROOT / "book" / "node_modules", target_is_directory=True)
    environment = {**os.environ, **settings, "PYTHONPATH": str(clone)}
    subprocess.run([sys.executable, "-m", "book.release"], cwd=clone, env=environment, check=True)
    return clone / "dist"


def differences(one: Path, other: Path) -> Iterator[str]:
    """Name every file in which two folders differ and, within archives of one name, every member.

    Parameters
    ----------
    one, other : Path
        Two folders.
    """
    names = {path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*") if path.is_file()}
    for name in sorted(names):
        files = [folder / name for folder in (one, other)]
        contents = [file.read_bytes() if file.is_file() else None for file in files]
        if contents[0] == contents[1]:
            continue
        yield name.as_posix()
        if None not in contents and all(map(is_zipfile, files)):
            members = [_members(file) for file in files]
            different = {
                member for member in {**members[0], **members[1]} if members[0].get(member) != members[1].get(member)
            }
            yield from (f"{name.as_posix()}: {member}" for member in sorted(different))


def _members(archive: Path) -> dict[str, int]:
    with ZipFile(archive) as files:
        return {member.filename: member.CRC for member in files.infolist()}


def main() -> None:
    """Make both, and fail where they differ."""
    with TemporaryDirectory() as folder:
        made = [release_in(Path(folder, name), settings) for name, settings in PLACES.items()]
        if found := list(differences(*made)):
            raise SystemExit("\n".join(["These differ:", *found]))
        print("Both releases are the same, byte by byte.")


if __name__ == "__main__":
    main()

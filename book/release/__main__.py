"""Make a release: ``python -m book.release`` builds the book and writes all that is published into ``dist``.

What is for everybody lies in ``dist`` itself. What has the keys of graded exercises lies in a folder apart.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from book.__main__ import build_site
from book.bound.__main__ import NAME, bind
from book.bound.looks import ROOT
from book.key_scan import all_exercises, has_keys, refuse_keys
from book.release.addresses import PUBLISHED, add_published, check_published
from book.release.checksums import write_checksums
from book.release.facts import check_facts
from book.unpacked_notebooks import NOTEBOOKS
from book.wheels.wheel import make_wheel, wheel_name
from widgets.packages.package import zip_files

DATA_PACKAGE = "downloads/data.zip"
"""Where a built site has the data."""
OF_INSTRUCTORS = "for-instructors-only"


def public_files(site: Path, version: str) -> dict[str, bytes]:
    """Make what is for everybody, by its names.

    Parameters
    ----------
    site : Path
        The students' site.
    version : str
        What is released.
    """
    name = f"{NAME}-{version}"
    wheel = wheel_name("student")
    return {
        f"{name}-site.zip": zip_site(site, name),
        f"{name}-notebooks.zip": (site / NOTEBOOKS).read_bytes(),
        f"{name}-data.zip": (site / DATA_PACKAGE).read_bytes(),
        f"{name}.pdf": bind("pdf", site),
        f"{name}.epub": bind("epub", site),
        wheel: (site / "downloads" / wheel).read_bytes(),
    }


def zip_site(site: Path, name: str) -> bytes:
    """Zip a site into a folder of this name, without the notes that Sphinx keeps for itself."""
    files = [path for path in site.rglob("*") if path.is_file() and not path.name.startswith(".")]
    return zip_files({f"{name}/{path.relative_to(site).as_posix()}": path.read_bytes() for path in files})


def write_release(dist: Path, public: dict[str, bytes], instructors: dict[str, bytes]) -> None:
    """Write what is released, look for keys in it, and say what it weighs and what it sums up to.

    Parameters
    ----------
    dist : Path
        The folder; what was there is deleted.
    public, instructors : dict
        What is for everybody, and what has the keys.

    Raises
    ------
    SystemExit
        If a key is found in what is for everybody, or none in what has them: then nothing is kept.
    """
    shutil.rmtree(dist, ignore_errors=True)
    for folder, files in ((dist, public), (dist / OF_INSTRUCTORS, instructors)):
        folder.mkdir(parents=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    try:
        _look_for_keys(dist, public, instructors)
    except SystemExit:
        shutil.rmtree(dist)
        raise
    print(write_checksums(dist), write_checksums(dist / OF_INSTRUCTORS), sep="", end="")


def _look_for_keys(dist: Path, public: Iterable[str], instructors: Iterable[str]) -> None:
    refuse_keys(dist / name for name in public)
    for name in instructors:
        if not has_keys(dist / OF_INSTRUCTORS / name):
            raise SystemExit(f"no key is found in {name}, which has them: the search is blind. Nothing is released")


def make_release() -> None:
    """Check, build, and write everything."""
    version, site = check_facts(ROOT), ROOT / "_build" / "html"
    build_site(site)
    check_published(ROOT, site)
    instructors = {wheel_name("instructor"): make_wheel("instructor", all_exercises())}
    write_release(ROOT / "dist", public_files(site, version), instructors)
    if new := add_published(ROOT, site):
        print(f"{PUBLISHED} has {len(new)} addresses more; commit it with the release")


if __name__ == "__main__":
    make_release()

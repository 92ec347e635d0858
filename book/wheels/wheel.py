"""Write the package as a wheel: the same sources always give the same bytes, and need nobody else to build them."""

from __future__ import annotations

import base64
import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from packaging.metadata import Metadata, RawMetadata
from packaging.utils import canonicalize_name

from book.site_address import site_address
from widgets.classroom.bank.bank import Bank
from widgets.datasets import BANK_FILE, DATA
from widgets.host.modules import PACKAGE_ROOT
from widgets.host.vega_library import LIBRARY_FILE, vega_library
from widgets.packages.package import zip_files

ROOT = Path(__file__).parents[2]
OF_INSTRUCTORS = ("keys", "teaching")
"""Folders of data that no reader's wheel carries."""
PURE_TAGS = b"Wheel-Version: 1.0\nGenerator: psychotherapy-relationship\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def wheel_name(edition: str) -> str:
    """Name the wheel of an edition, as pip wants it.

    Examples
    --------
    >>> wheel_name("student").endswith("-py3-none-any.whl")
    True
    """
    return f"{_stem(edition)}-py3-none-any.whl"


def make_wheel(edition: str, bank: Bank) -> bytes:
    """Write the wheel of an edition.

    Parameters
    ----------
    edition : str
        ``"student"`` or ``"instructor"``.
    bank : Bank
        The exercises that it brings, ready to be used; the students' has no key of a graded one.

    Raises
    ------
    ValueError
        If a student's wheel would hold the key of a graded exercise.
    """
    if edition == "student" and bank != bank.for_students():
        raise ValueError("the reader's wheel takes the students' bank; give bank.for_students()")
    info = f"{_stem(edition)}.dist-info"
    files = {
        **_code(),
        **_data(edition),
        f"widgets/data/{BANK_FILE}": bank.to_json().encode(),
        f"widgets/{LIBRARY_FILE}": vega_library().encode(),
        f"{info}/METADATA": _metadata(edition).as_rfc822().as_bytes(),
        f"{info}/WHEEL": PURE_TAGS,
        f"{info}/entry_points.txt": _entry_points(),
        **{f"{info}/licenses/{name}": (ROOT / name).read_bytes() for name in read_project()["license-files"]},
    }
    return zip_files({**files, f"{info}/RECORD": write_record(files, f"{info}/RECORD")})


def read_project() -> dict[str, Any]:
    """Read what the package says of itself, its version first of all."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return project


def _version(edition: str) -> str:
    return f"{read_project()['version']}{'+instructor' if edition == 'instructor' else ''}"


def _stem(edition: str) -> str:
    return f"{canonicalize_name(read_project()['name']).replace('-', '_')}-{_version(edition)}"


def _code() -> dict[str, bytes]:
    paths = sorted(path for path in PACKAGE_ROOT.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {f"widgets/{path.relative_to(PACKAGE_ROOT).as_posix()}": path.read_bytes() for path in paths}


def _data(edition: str) -> dict[str, bytes]:
    left_out = OF_INSTRUCTORS if edition == "student" else ()
    paths = [path.relative_to(DATA) for path in sorted(DATA.rglob("*")) if path.is_file()]
    kept = [path for path in paths if path.parts[0] not in left_out]
    return {f"widgets/data/{path.as_posix()}": (DATA / path).read_bytes() for path in kept}


def _metadata(edition: str) -> Metadata:
    project = read_project()
    written: RawMetadata = {
        "metadata_version": "2.4",
        "name": project["name"],
        "version": _version(edition),
        "summary": project["description"],
        "keywords": project["keywords"],
        "author": ", ".join(author["name"] for author in project["authors"]),
        "license_expression": project["license"],
        "license_files": project["license-files"],
        "requires_python": project["requires-python"],
        "requires_dist": project["dependencies"],
        "project_urls": {"Book": site_address()} if site_address() else {},
        "description": (ROOT / project["readme"]).read_text("utf-8"),
        "description_content_type": "text/markdown",
    }
    return Metadata.from_raw(written)


def _entry_points() -> bytes:
    commands = "\n".join(f"{name} = {place}" for name, place in read_project()["scripts"].items())
    return f"[console_scripts]\n{commands}\n".encode()


def write_record(files: Mapping[str, bytes], own: str) -> bytes:
    """List every file with its digest, as an installer checks it."""
    lines = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in sorted(files.items())]
    return "\n".join([*lines, f"{own},,", ""]).encode()


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()

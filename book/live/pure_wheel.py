"""Libraries as wheels of Python alone: they run in a browser as they do here."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackagePath, distribution
from pathlib import Path, PurePosixPath

from packaging.metadata import Metadata
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from book.wheels.wheel import PURE_TAGS, write_record
from widgets.packages.package import zip_files

COMPILED = {".c", ".pyd", ".so"}
PURE_AT_NEED = {"markupsafe", "psygnal", "wcwidth"}
"""Libraries whose compiled parts only make them faster: each has the same in Python."""
LEFT_OUT = ("jedi/third_party/django-stubs/", "jedi/third_party/typeshed/stubs/")
"""What a library brings for others that are not here: most of its size."""
OF_THE_INSTALLER = {"RECORD", "INSTALLER", "REQUESTED", "WHEEL", "direct_url.json"}


@dataclass(frozen=True)
class PureWheel:
    """A wheel in memory."""

    filename: str
    content: bytes

    @cached_property
    def _files(self) -> list[PurePosixPath]:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return [PurePosixPath(name) for name in archive.namelist() if not name.endswith("/")]

    @cached_property
    def _metadata(self) -> Metadata:
        place = next(path for path in self._files if path.parent.suffix == ".dist-info" and path.name == "METADATA")
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return Metadata.from_email(archive.read(place.as_posix()), validate=False)

    @property
    def name(self) -> str:
        """The name of the library, in its one normal form."""
        return canonicalize_name(self._metadata.name)

    @property
    def version(self) -> str:
        """Its version."""
        return str(self._metadata.version)

    @property
    def requirements(self) -> list[Requirement]:
        """What it says that it needs."""
        return self._metadata.requires_dist or []

    @property
    def modules(self) -> list[str]:
        """The names by which it is imported."""
        python = [path for path in self._files if path.suffix == ".py" and ".data" not in path.parts[0]]
        return sorted({path.parts[0].removesuffix(".py") for path in python})


def wheel_of(name: str) -> PureWheel:
    """Pack a library as it is installed here; the same version always gives the same bytes.

    Parameters
    ----------
    name : str
        Of the library, as pip knows it.

    Raises
    ------
    ValueError
        If it has compiled parts, for which nothing stands in Python.

    Examples
    --------
    >>> wheel_of("comm").modules
    ['comm']
    """
    installed = distribution(name)
    paths = [path for path in installed.files or [] if _belongs(path)]
    compiled = [path for path in paths if path.suffix in COMPILED]
    if compiled and canonicalize_name(name) not in PURE_AT_NEED:
        raise ValueError(f"{name} has a compiled part, {compiled[0]}: it cannot be packed for every browser")
    files = {_place(path): Path(str(path.locate())).read_bytes() for path in paths if path not in compiled}
    stem = f"{canonicalize_name(name).replace('-', '_')}-{installed.version}"
    info = next(place for place in files if place.endswith(".dist-info/METADATA")).split("/")[0]
    files |= {f"{info}/WHEEL": PURE_TAGS}
    content = zip_files({**files, f"{info}/RECORD": write_record(files, f"{info}/RECORD")})
    return PureWheel(f"{stem}-py3-none-any.whl", content)


def _belongs(path: PackagePath) -> bool:
    """Tell whether a file is the library's own, and not a command or what an installer noted."""
    outside = path.parts[0] == ".." or path.is_absolute()
    noted = path.parts[0].endswith(".dist-info") and path.name in OF_THE_INSTALLER
    return not (outside or noted or path.suffix == ".pyc" or path.as_posix().startswith(LEFT_OUT))


def _place(path: PackagePath) -> str:
    return path.as_posix()

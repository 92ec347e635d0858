"""What a page loads of the widgets: every module, a stylesheet for each, and the library that draws charts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from widgets.host.modules import HERE, PACKAGE_ROOT, stylesheet
from widgets.host.vega_library import LIBRARY_FILE, LICENSES_FILE, library_licenses, vega_library


@cache
def asset_files() -> dict[str, str]:
    """Gather every module as it is, and a stylesheet for each widget and page, by their place in the package."""
    modules = {_place(path): path.read_text("utf-8") for path in sorted(PACKAGE_ROOT.rglob("*.js"))}
    sheets = [path for path in sorted(PACKAGE_ROOT.rglob("*.css")) if path.parent != HERE]
    styles = {_place(path): stylesheet(_place(path.with_suffix(""))) for path in sheets}
    return modules | styles | {LIBRARY_FILE: vega_library(), LICENSES_FILE: library_licenses()}


def _place(path: Path) -> str:
    return path.relative_to(PACKAGE_ROOT).as_posix()

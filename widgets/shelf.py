"""What a page loads of the widgets: every module, a stylesheet for each, and the library that draws charts."""

from __future__ import annotations

from functools import cache

from widgets.explorer_spec import vega_library
from widgets.host.modules import SHELF, stylesheet


@cache
def shelf_files() -> dict[str, str]:
    """Gather every module as it is, and a stylesheet for each widget, by their place on the site."""
    modules = {path.relative_to(SHELF).as_posix(): path.read_text("utf-8") for path in sorted(SHELF.rglob("*.js"))}
    sheets = [*sorted(SHELF.glob("*.css")), *sorted(SHELF.glob("classroom/pages/*.css"))]
    stems = [path.relative_to(SHELF).with_suffix("").as_posix() for path in sheets]
    styles = {f"{stem}.css": stylesheet(stem) for stem in stems}
    return modules | styles | {"vega.js": vega_library()}

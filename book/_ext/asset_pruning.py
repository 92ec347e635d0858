"""Send a reader only those scripts and styles of the theme that the page uses."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HIGHLIGHTED_CODE = re.compile(r'class="highlight\b')
NOTEBOOK_CELL = re.compile(r'class="cell\b')
TOGGLE = re.compile(r'class="[^"]*\b(toggle|dropdown)\b')
TABS = re.compile(r'class="sd-tab-set\b')
GALLERY = re.compile(r'class="gallery"')
DESIGN = re.compile(r'class="([^"]* )?sd-')
NOWHERE = re.compile(r"(?!)")

# A file, or a script within the page, that begins so is of use to a page that contains this.
NEEDED_WITH = {
    "pygments.css": HIGHLIGHTED_CODE,
    "gallery.": GALLERY,
    "copybutton.": HIGHLIGHTED_CODE,
    "clipboard.": HIGHLIGHTED_CODE,
    "mystnb.": NOTEBOOK_CELL,
    "togglebutton.": TOGGLE,
    "let toggle": TOGGLE,
    "var togglebutton": TOGGLE,
    "design-tabs.": TABS,
    "sphinx-design.": DESIGN,
    "sphinx-thebe.": NOWHERE,
    "const THEBE_JS_URL": NOWHERE,
    # Only a switch between versions and search-as-you-type read these, and we have neither.
    "DOCUMENTATION_OPTIONS.": NOWHERE,
}
THEBE = re.compile(r'\s*<script type="text/x-thebe-config">.*?</script>\s*<script>kernelName = .*?</script>', re.DOTALL)
OWN_STYLE = re.compile(r'(?<=<figure class="book-picture">)\s*<style>.*?</style>', re.DOTALL)
"""What a picture brings to a notebook; a page of the book has it for all pictures (html_css_files)."""
NEVER_REQUESTED = (
    "_static/**/*.map",
    "_static/*webpack-macros.html",
    "_static/locales",
    "_static/scripts/*.LICENSE.txt",
    "_static/scripts/bootstrap.js",
    "_static/scripts/fontawesome.js",
    "_static/sphinx-thebe.*",
    "_static/styles/theme.css",
    "_static/vendor",
)


def is_needed(asset: Any, body: str) -> bool:
    """Tell whether a page with this body has a use for a script or style sheet."""
    name = str(asset.filename or "").removeprefix("_static/") or asset.attributes.get("body", "")
    return all(pattern.search(body) for beginning, pattern in NEEDED_WITH.items() if name.startswith(beginning))


def may_come_late(script: Any) -> bool:
    """Tell whether a script of the theme works as well when it comes after the page has loaded."""
    minds = "design-tabs." in str(script.filename)  # waits for a moment that is past by then
    return bool(script.filename) and not minds and not {"async", "type"} & set(script.attributes)


def deferred(script: Any) -> Any:
    """Give a script again, told to wait until the page has been read."""
    if not script.filename or {"async", "defer", "type"} & set(script.attributes):
        return script
    return type(script)(script.filename, priority=script.priority, **script.attributes, defer="defer")


def without_repeats(assets: list[Any]) -> list[Any]:
    """Keep each script or style sheet once, at its first place."""
    return list({str(asset): asset for asset in assets}.values())


def lighten_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Leave out what this page does not use, and let no script hold it up."""
    context["body"] = body = OWN_STYLE.sub("", THEBE.sub("", context.get("body", "")))
    scripts = without_repeats([script for script in context["script_files"] if is_needed(script, body)])
    styles = [style for style in context["css_files"] if is_needed(style, body)]
    # In place, for Sphinx keeps these two lists and not the context's names for them.
    context["script_files"][:] = [deferred(script) for script in scripts if not may_come_late(script)]
    context["css_files"][:] = without_repeats(styles)
    context["late_scripts"] = [str(script.filename) for script in scripts if may_come_late(script)]


def remove_unrequested(site: Path) -> None:
    """Delete from the built site the files that no page asks for."""
    for path in [path for pattern in NEVER_REQUESTED for path in site.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def clear_up(app: Sphinx, error: Exception | None) -> None:
    """Do so after a build that went well."""
    if error is None and app.builder.format == "html":
        remove_unrequested(Path(app.outdir))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    # After the extensions whose files are weighed here, which have the usual priority of 500.
    app.connect("html-page-context", lighten_page, priority=900)
    app.connect("build-finished", clear_up)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Put every module of a built site into one classic script: a page that is opened from a folder gets no other."""

from __future__ import annotations

import json
import re
from pathlib import Path

ONE_SCRIPT = "_static/one_script.js"
_LOADER = Path(__file__).with_suffix(".js")
_NEEDS_SERVER = re.compile(r"_static/widgets-\w+/(packages/|pages/(?!front/|keeping/)(\w+)/\2\.js)")
"""These would run pages that fetch exercises or Python, which no browser gives in a folder; the pages say so."""


def write_one_script(site: Path) -> None:
    """Write the script into a built site; a page asks for it only where it was opened as a file.

    Parameters
    ----------
    site : Path
        The built site's folder.
    """
    paths = sorted([*site.glob("_static/widgets-*/**/*.js"), *site.glob("_static/*.mjs")])
    modules = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in paths}
    packed = {place: text for place, text in modules.items() if not _NEEDS_SERVER.match(place)}
    script = f"{_LOADER.read_text('utf-8')}\nopenFromFolder({json.dumps(packed, ensure_ascii=False)});\n"
    (site / ONE_SCRIPT).write_text(script, "utf-8")

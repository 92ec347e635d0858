"""Give the pages that have widgets what their widgets need, and the other pages nothing."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from edition import is_instructors
from jinja2.utils import htmlsafe_json_dumps
from made_once import made_once
from sphinx.application import Sphinx

from widgets.classroom.assignments import students_site
from widgets.host import site_assets
from widgets.host.modules import PACKAGE_ROOT, imported_modules
from widgets.host.words import read_words
from widgets.translations import ENGLISH

_WIDGET = re.compile(r'data-(?:needs-)?widget="(\w+)"')
_SHOWN_WIDGET = re.compile(r'data-widget="(\w+)"')
_TAG_OR_WORD = re.compile(r"<[^>]*>|[^<\s]+")
_FIRST_WORDS = 400
"""More words than a large screen shows before somebody scrolls."""
_STATE = "application/vnd.jupyter.widget-state+json"


@cache
@made_once
def asset_files() -> dict[str, str]:
    """Gather what the site serves of the widgets."""
    return site_assets.asset_files()


@cache
def instructors_edition(language: str) -> str:
    """Write what says that links to answers lead into the students' book, and how its address is asked for."""
    told = {"words": read_words("host/students_address", language=language), "rules": students_site.RULES}
    return f'<script type="application/json" data-instructors-edition>{htmlsafe_json_dumps(told)}</script>'


@cache
def folder_name() -> str:
    """Name the folder after its contents, so that no reader gets old modules with a new page."""
    contents = "".join(name + text for name, text in asset_files().items())
    return f"_static/widgets-{hashlib.sha256(contents.encode()).hexdigest()[:12]}"


def write_assets(app: Sphinx, error: Exception | None) -> None:
    """Put the modules and stylesheets into the built site."""
    if error is None and app.builder.format == "html":
        for name, text in asset_files().items():
            target = Path(app.outdir) / folder_name() / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")


def add_assets(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Link the stylesheets and the host on a page with widgets.

    The state that the notebook's execution stored for another widget manager is left out: each widget
    carries its own beside it.
    """
    scripts = context["script_files"]
    scripts[:] = [script for script in scripts if getattr(script, "attributes", {}).get("type") != _STATE]
    stems = [f"{name}/{name}" for name in dict.fromkeys(_WIDGET.findall(context.get("body", "")))]
    own = [context["page_module"]] if "page_module" in context else []
    hosts = ["host/static_host", "host/live_widget"] if stems else []
    tags = [*_stylesheets(context, [*stems, *own]), *_runs(context, hosts[:1], own)]
    language = context.get("language_of_text", ENGLISH)
    edition = [instructors_edition(language)] if stems and is_instructors() else []
    soon = _modules([*hosts, *_first_stems(context.get("body", "")), *own])
    run = {f"{stem}.js" for stem in [*hosts[:1], *own]}  # Firefox takes a second call for what it has for a failure
    ahead = [name for name in soon if name not in run]
    context["widget_assets"] = "\n".join([*edition, *tags, *_preloads(context, ahead)])


def _address(context: dict[str, Any], name: str) -> str:
    address: str = context["pathto"](f"{folder_name()}/{name}", 1)
    return address


def _stylesheets(context: dict[str, Any], stems: list[str]) -> list[str]:
    return [f'<link rel="stylesheet" href="{_address(context, f"{stem}.css")}">' for stem in stems]


def _runs(context: dict[str, Any], host: list[str], own: list[str]) -> list[str]:
    """Run the host without waiting for the theme's scripts, and the module of a page that is itself a tool."""
    first = [f'<script type="module" async src="{_address(context, f"{stem}.js")}">' for stem in host]
    then = [f'<script type="module" src="{_address(context, f"{stem}.js")}">' for stem in own]
    return [f"{tag}</script>" for tag in [*first, *then]]


def _first_stems(body: str) -> list[str]:
    """Name the widgets that stand in what a reader sees first, or just below."""
    words = (found for found in _TAG_OR_WORD.finditer(body) if not found[0].startswith("<"))
    end = next((found.end() for found in islice(words, _FIRST_WORDS, None)), len(body))
    return [f"{name}/{name}" for name in dict.fromkeys(_SHOWN_WIDGET.findall(body, 0, end))]


def _modules(stems: list[str]) -> list[str]:
    """List the modules of widgets, and all that they import."""
    paths = imported_modules(*(PACKAGE_ROOT / f"{stem}.js" for stem in stems))
    return [path.relative_to(PACKAGE_ROOT).as_posix() for path in paths]


def _preloads(context: dict[str, Any], modules: list[str]) -> list[str]:
    """Fetch in parallel all that will be run in what is seen first, after what the page needs to be seen.

    The modules are small, and a slow line would otherwise wait for them one after the other. What is run farther down
    the page's host fetches once the page has come to rest; what is large (a chart's library) a widget loads when
    somebody is there to use it.
    """
    return [f'<link rel="modulepreload" fetchpriority="low" href="{_address(context, name)}">' for name in modules]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("html-page-context", add_assets, priority=800)
    app.connect("build-finished", write_assets)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

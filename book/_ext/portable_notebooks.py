"""Make the notebooks that readers download complete: every number and citation in words, and how to run them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from myst_nb.ext.eval import EvalRoleAny
from notebook_bundle import BLOCK, downloads_in_words
from pybtex.backends.plaintext import Backend
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain

from book.site_address import site_address
from book.wheels.wheel import read_project

VALUES = "values in prose"
CHECK = "release"
"""The name of the cell that asks whether notebook and tools belong together."""
HELP_PAGE, HELP_TITLE = "book/how_to_read", "### If you downloaded only a notebook"
_ROLE = re.compile(r"\{([a-z:]+)\}`([^`]+)`")
_LABELED = re.compile(r"(.+?)\s*<(.+)>", re.DOTALL)
_BOX = re.compile(r"^```\{admonition\} (.+)\n(?::.+\n)*((?:.*\n)*?)```$", re.MULTILINE)
_TABLE = re.compile(r"^```\{table\} (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
_ANCHOR = re.compile(r"^\([\w-]+\)=\n", re.MULTILINE)
_PLACE = re.compile(rf"^```\{{{BLOCK}\}}\n```$", re.MULTILINE)
_LINK_TO_PAGE = re.compile(r"\[([^\]]+)\]\([^)]*\.md[^)]*\)")


class RecordedEval(EvalRoleAny):  # type: ignore[misc]  # docutils has no types
    """An expression in prose whose value is remembered for the notebook that readers download."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Evaluate as ever, and remember."""
        result, problems = super().run()
        env = self.document.settings.env
        values = env.metadata[env.docname].setdefault(VALUES, {})
        value = "".join(node.astext() for node in result)
        if values.setdefault(self.text, value) != value:
            raise ValueError(f"{{eval}}`{self.text}` is {values[self.text]} and then {value}: name the two differently")
        return result, problems


def plain_text(source: str, say: dict[str, Any]) -> str:
    """Write a cell's text in the Markdown that every notebook program reads.

    Parameters
    ----------
    source : str
        The cell, with roles, boxes and tables.
    say : dict
        For each role the function that puts its content into words.

    Raises
    ------
    KeyError
        If a role is not among them.

    Examples
    --------
    >>> plain_text("A {term}`mean <average>` of {eval}`x`.", {"eval": lambda x: "2", "term": label})
    'A mean of 2.'
    """
    text = _ROLE.sub(lambda role: say[role[1]](role[2]), source)
    boxes = _TABLE.sub(lambda table: f"**{table[1]}**\n\n{table[2].strip()}", _BOX.sub(_quoted, text))
    return _LINK_TO_PAGE.sub(r"\1", _ANCHOR.sub("", boxes))


def _quoted(box: re.Match[str]) -> str:
    lines = [f"**{box[1]}**", "", *box[2].strip().splitlines()]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def label(content: str) -> str:
    """Give the words of a role that points somewhere.

    >>> label("correlations <correlation>"), label("bond")
    ('correlations', 'bond')
    """
    found = _LABELED.fullmatch(content)
    return found[1] if found else content


def _cited(app: Sphinx, page: str, role: str, targets: str) -> str:
    """Put a citation into words, as the page has it."""
    node = pending_xref("", nodes.inline(), refdomain="cite", reftype=role, reftarget=targets, refdoc=page)
    found = _citations(app).resolve_xref(app.env, page, app.builder, role, targets, node, nodes.inline())
    return str(found.astext())


def _citations(app: Sphinx) -> BibtexDomain:
    return cast("BibtexDomain", app.env.get_domain("cite"))


def _works(app: Sphinx, sources: list[str]) -> Iterator[str]:
    """List the works that a chapter cites."""
    cited = (role[2] for source in sources for role in _ROLE.finditer(source) if role[1].startswith("cite:"))
    wanted = {target.key for targets in cited for target in parse_citation_targets(targets)}
    for citation in _citations(app).citations:
        if citation.key in wanted:
            yield f"- {citation.formatted_entry.text.render(Backend())}"


def _help(app: Sphinx) -> str:
    page = Path(app.env.doc2path(HELP_PAGE)).read_text("utf-8")
    section = page.split(f"{HELP_TITLE}\n\n")[1].split("\n###")[0].strip()
    site = site_address()
    return "**To run this notebook.** " + _PLACE.sub(lambda _: downloads_in_words(site, site), section)


def write_notebooks(app: Sphinx, error: Exception | None) -> None:
    """Rewrite every notebook that the site offers."""
    if error is not None or app.builder.format != "html":
        return
    sources, how_to_run = Path(app.outdir) / "_sources", _help(app)
    for path in sorted(sources.rglob("*.ipynb")):
        page = path.relative_to(sources).with_suffix("").as_posix()
        notebook = json.loads(path.read_text("utf-8"))
        notebook["cells"] = _completed(app, page, notebook["cells"], how_to_run)
        path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _completed(app: Sphinx, page: str, cells: list[dict[str, Any]], how_to_run: str) -> list[dict[str, Any]]:
    """Put a notebook's text into words, and add how to run it and what it cites."""
    texts = [cell for cell in cells if cell["cell_type"] == "markdown"]
    for cell in texts:
        cell["source"] = "".join(cell["source"])
    works = ["## Works cited", "", *_works(app, [cell["source"] for cell in texts])]
    say = {"eval": app.env.metadata[page].get(VALUES, {}).__getitem__, "term": label, "ref": label}
    say |= {f"cite:{role}": partial(_cited, app, page, role) for role in ("p", "t")}
    for cell in texts:
        cell["source"] = plain_text(cell["source"], say)
    first = next(place for place, cell in enumerate(cells) if cell["cell_type"] == "code")
    help_cell, works_cell = _markdown("how-to-run", how_to_run), _markdown("works-cited", "\n".join(works))
    return [*cells[:first], help_cell, _release_check(), *cells[first:], works_cell]


def _markdown(name: str, source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def _release_check() -> dict[str, Any]:
    """Write the cell that says where the notebook is of another release than the tools."""
    return {
        "cell_type": "code",
        "id": CHECK,
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": f'from widgets import check_release\n\ncheck_release("{read_project()["version"]}")',
    }


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("config-inited", lambda app, _: app.add_role("eval", RecordedEval(), override=True))
    app.connect("build-finished", write_notebooks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

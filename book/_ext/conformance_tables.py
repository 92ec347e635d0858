"""Show what the book does about each success criterion of WCAG 2.2, and how the tests that judge it last ended."""

from __future__ import annotations

import ast
from pathlib import Path

from made_blocks import add_block, fill_template
from sphinx.application import Sphinx

from book.conformance import STATES, named_tests, read_criteria, read_results

ROOT = Path(__file__).parents[2]


def criteria_table(_: Sphinx) -> str:
    """Write a row for each criterion, below how many are in each state."""
    criteria = read_criteria()
    counts = {state: sum(one.state == state for one in criteria) for state in STATES}
    return fill_template("conformance_criteria.html", criteria=criteria, counts=counts)


def files_table(_: Sphinx) -> str:
    """Write a row for each file of tests, with what it judges and how it ended."""
    results = read_results()
    files = [
        {"path": path, "judges": first_line(ROOT / path), "outcome": results["tests"].get(path)}
        for path in named_tests(read_criteria())
    ]
    return fill_template("conformance_tests.html", files=files, day=results["day"])


def first_line(module: Path) -> str:
    """Give the sentence by which a module says what it is about."""
    return (ast.get_docstring(ast.parse(module.read_text("utf-8"))) or "").partition("\n")[0]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.setup_extension("made_blocks")
    add_block(app, "conformance-criteria", criteria_table)
    add_block(app, "conformance-tests", files_table)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

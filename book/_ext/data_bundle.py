"""Offer the data for use elsewhere, and say on the page what every column means."""

from __future__ import annotations

from pathlib import Path

from made_blocks import add_block, fill_template
from reader_wheel import FOLDER
from sphinx.application import Sphinx

from book.data_package import codebook_rows, package_files, read_description
from book.wheels.wheel import read_project
from widgets.packages.package import zip_files

PLACE = f"{FOLDER}/data.zip"
"""Where a built site has the data."""
PAGE_TO_ROOT = "../"
"""The way from the page that has the codebook to the root of the site."""


def told_values(column: dict[str, str]) -> str:
    """Say which values a column can have.

    >>> column = {"type": "integer", "unit": "session", "values": "", "minimum": "1", "maximum": "", "required": "true"}
    >>> told_values(column), told_values({**column, "maximum": "5", "unit": "", "required": "false"})
    ('integer (session), from 1, never empty', 'integer, 1 to 5')
    """
    kind = column["values"].replace(" | ", ", ") or column["type"]
    unit, lowest, highest = f" ({column['unit']})" if column["unit"] else "", column["minimum"], column["maximum"]
    both = [f"{lowest} to {highest}"] if lowest and highest else []
    one = [f"{word} {limit}" for word, limit in (("from", lowest), ("to", highest)) if limit and not both]
    return ", ".join([f"{kind}{unit}", *both, *one, *(["never empty"] if column["required"] == "true" else [])])


def codebook_on_page(_: Sphinx) -> str:
    """Write the codebook as tables, one for each that it describes."""
    description = read_description()
    rows = list(codebook_rows(description))
    tables = [
        {
            **table,
            "columns": [{**row, "told": told_values(row)} for row in rows if row["table"] == table["path"]],
        }
        for table in description["resources"]
    ]
    return fill_template("codebook.html", tables=tables, link=f"{PAGE_TO_ROOT}{PLACE}")


def write_data(app: Sphinx, error: Exception | None) -> None:
    """Write the zip."""
    if error is None and app.builder.format == "html":
        described, version = read_description(), read_project()["version"]
        told = {name: described[name] for name in ("title", "description")}
        readme = fill_template("data_readme.md", **told, version=version)
        license_text = (Path(app.srcdir) / "LICENSE-text").read_bytes()
        target = Path(app.outdir) / PLACE
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(zip_files(package_files(version, readme, license_text)))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.setup_extension("made_blocks")
    add_block(app, "codebook", codebook_on_page)
    app.connect("build-finished", write_data)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""The book's data for use elsewhere: tables, their description by the Frictionless standard, and a codebook to read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from widgets.datasets import DATA

DESCRIPTION = "datapackage.json"
CODEBOOK = "codebook.csv"
COLUMNS = {
    "table": "File of the table that has the column.",
    "column": "Name of the column.",
    "type": "Kind of its values.",
    "unit": "What its numbers count or measure. Empty: nothing.",
    "required": "Whether every row has a value.",
    "unique": "Whether no two rows have the same value.",
    "minimum": "Lowest value that there can be. Empty: no limit.",
    "maximum": "Highest value that there can be. Empty: no limit.",
    "values": "The only values that there can be, with bars between them. Empty: any.",
    "pattern": "Form of the values, as a regular expression. Empty: any.",
    "description": "What the column means.",
}
"""What the codebook says of every column of every table, and what that is."""
TYPES = {"required": "boolean", "unique": "boolean", "minimum": "number", "maximum": "number"}


def read_description() -> dict[str, Any]:
    """Read how the tables are described."""
    description: dict[str, Any] = json.loads((DATA / DESCRIPTION).read_text("utf-8"))
    return description


def codebook_rows(description: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Give a row for each column of each table, in the order of the tables.

    Parameters
    ----------
    description : dict
        A data package's, whose tables have their schemas in it.

    Examples
    --------
    >>> next(codebook_rows(read_description()))["unit"]
    ''
    """
    for table in description["resources"]:
        for column in table["schema"]["fields"]:
            limits = column.get("constraints", {})
            yield {
                "table": table["path"],
                "column": column["name"],
                "type": column["type"],
                "unit": column.get("unit", ""),
                "required": str(limits.get("required", False)).lower(),
                "unique": str(limits.get("unique", False)).lower(),
                "minimum": str(limits.get("minimum", "")),
                "maximum": str(limits.get("maximum", "")),
                "values": " | ".join(map(str, limits.get("enum", []))),
                "pattern": limits.get("pattern", ""),
                "description": column["description"],
            }


def write_codebook(description: dict[str, Any]) -> str:
    """Write the codebook as a table of its own."""
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(codebook_rows(description))
    return written.getvalue()


def package_files(version: str, readme: str, license_text: bytes) -> dict[str, bytes | str]:
    """List what is in the package: it can be checked, and read, without the book.

    Parameters
    ----------
    version : str
        The release of the book whose data these are.
    readme : str
        What is said to whoever opens it.
    license_text : bytes
        Of the license under which the data are.
    """
    description = read_description()
    described = {**description, "version": version, "resources": [*description["resources"], _codebook(description)]}
    tables = [table["path"] for table in description["resources"]]
    inventories = [path.relative_to(DATA).as_posix() for path in sorted((DATA / "inventories").iterdir())]
    return {
        DESCRIPTION: f"{json.dumps(described, ensure_ascii=False, indent=2)}\n",
        CODEBOOK: write_codebook(description),
        **{name: (DATA / name).read_bytes() for name in (*tables, *inventories)},
        "README.md": readme,
        "LICENSE.txt": license_text,
    }


def _codebook(description: dict[str, Any]) -> dict[str, Any]:
    """Describe the codebook as the other tables are."""
    fields = [{"name": name, "type": TYPES.get(name, "string"), "description": COLUMNS[name]} for name in COLUMNS]
    return {
        "name": "codebook",
        "title": "Codebook",
        "description": "One row for each column of each table.",
        "path": CODEBOOK,
        **{
            name: description["resources"][0][name]
            for name in ("profile", "format", "mediatype", "encoding", "dialect")
        },
        "schema": {"fields": fields, "primaryKey": ["table", "column"], "missingValues": [""]},
    }

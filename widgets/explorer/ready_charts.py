"""Charts that lie ready in the package, each by the hash of what it is made of, so that a notebook makes none anew.

A chart lies there as Vega without its numbers, which are taken out before it is compiled and put in afterward: so one
chart serves wherever its controls stand, and on every machine. Its drawings lie there for the settings that the book
shows. ``make charts`` writes them all.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from pathlib import Path
from typing import Any

import altair as alt

from widgets.explorer.vega_spec import read_rows
from widgets.host.drawing_engine import can_draw, compile_chart, draw_chart, vega_lite_version
from widgets.host.picture import height_of, shared_config

READY = Path(__file__).parent / "ready"
AROUND = 80
"""How many pixels axes, titles and a legend take above and below a plot, about."""
_WRITING: ContextVar[Path | None] = ContextVar("writing", default=None)
_TABLE = "table"
"""Where rows are taken out, one stands that has only their number under this name."""


@contextmanager
def write_ready(folder: Path) -> Iterator[None]:
    """Make anew all that is asked for, and write it into a folder."""
    token = _WRITING.set(folder)
    try:
        yield
    finally:
        _WRITING.reset(token)


class ReadyChart:
    """A chart as Vega, taken from what lies ready, or compiled.

    Parameters
    ----------
    name : str
        The explorer's.
    chart : altair chart
    """

    def __init__(self, name: str, chart: alt.TopLevelMixin) -> None:
        self.name = name
        self.form, self.tables = take_tables(chart.configure(**shared_config()).to_dict())
        self.form["params"] = [{**parameter, "value": 0} for parameter in self.form.get("params", [])]
        del self.form["$schema"]  # names the version to the last digit

    def at(self, values: Mapping[str, float]) -> dict[str, Any]:
        """Give the chart with its tables, and its parameters where they stand."""
        spec: dict[str, Any] = json.loads(self._compiled)
        del spec["usermeta"]
        for part in spec["data"]:
            if "values" in part:
                part["values"] = self.tables[part["values"][0][_TABLE]]
        for signal in spec.get("signals", []):
            if signal["name"] in values:
                signal["value"] = values[signal["name"]]
        return spec

    def drawing(self, values: Mapping[str, float]) -> tuple[str, int]:
        """Draw it as an ``<svg>``, and say how many pixels high that is.

        It is empty where it does not lie ready and there is nothing to draw with; a live view draws it then.
        """
        file = f"{self.name}-{_digest([self.form, self.tables, values])}.svgz"
        drawn = _read(file)
        if drawn is None:
            if not can_draw():
                return "", self.form["height"] + AROUND
            drawn = draw_chart(self.at(values))
            _write(file, drawn)
        return drawn, height_of(drawn)

    def rows(self, table: Mapping[str, Any], values: Mapping[str, float]) -> list[list[Any]]:
        """Tell what it draws, row by row; nothing where that does not lie ready and nothing can compute it."""
        file = f"{self.name}-{_digest([self.form, self.tables, table, values])}.rows"
        told = _read(file)
        if told is None:
            if not can_draw():
                return []
            told = json.dumps(read_rows(self.at(values), table), ensure_ascii=False)
            _write(file, told)
        found: list[list[Any]] = json.loads(told)
        return found

    @cached_property
    def _compiled(self) -> str:
        """Its Vega as text, from which every use makes a copy of its own."""
        file = f"{self.name}-{_digest(self.form)}.json"
        ready = _read(file)
        if ready is None:
            made_by = {"usermeta": {"vega-lite": vega_lite_version()}}
            ready = json.dumps(made_by | compile_chart(self.form), ensure_ascii=False)
            _write(file, ready)
        return ready


def take_tables(lite: dict[str, Any]) -> tuple[dict[str, Any], list[Any]]:
    """Take the rows out of a chart in Vega-Lite, and put a number in their place.

    Examples
    --------
    >>> take_tables({"data": {"values": [{"r": 0.28}]}, "mark": "point"})
    ({'data': {'values': [{'table': 0}]}, 'mark': 'point'}, [[{'r': 0.28}]])
    """
    tables: list[Any] = []

    def place(rows: Any) -> list[dict[str, int]]:
        if rows not in tables:  # layers share a table
            tables.append(rows)
        return [{_TABLE: tables.index(rows)}]

    names = {name: f"rows_{number}" for number, name in enumerate(lite.get("datasets", {}))}

    def walk(part: Any) -> Any:
        if isinstance(part, list):
            return [walk(one) for one in part]
        if not isinstance(part, dict):
            return part
        return {
            key: data(value) if key == "data" and isinstance(value, dict) else walk(value)
            for key, value in part.items()
        }

    def data(source: dict[str, Any]) -> dict[str, Any]:
        if isinstance(rows := source.get("values"), list):
            return {**source, "values": place(rows)}
        return {**source, "name": names.get(source["name"], source["name"])} if "name" in source else source

    datasets = {names[name]: place(rows) for name, rows in lite.get("datasets", {}).items()}
    form = {key: walk({key: value})[key] for key, value in lite.items() if key != "datasets"}
    return form | ({"datasets": datasets} if datasets else {}), tables


def _digest(made_of: Any) -> str:
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()[:12]


def _read(file: str) -> str | None:
    if _WRITING.get() or not (READY / file).is_file():
        return None
    content = (READY / file).read_bytes()
    return (gzip.decompress(content) if file.endswith("z") else content).decode()


def _write(file: str, text: str) -> None:
    if folder := _WRITING.get():
        (folder / file).write_bytes(gzip.compress(text.encode(), mtime=0) if file.endswith("z") else text.encode())

"""A still of an explorer: the marks of its first picture, so light that all of them can stand on one page."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import altair as alt

from widgets.explorer.explorer import Explorer
from widgets.host.picture import Picture

SIZE = {"width": 280, "height": 150}
MOST_POINTS = 70
"""Of more, evenly picked ones are left: a cloud of them has the same shape."""
QUIET_AXIS = {"title": None, "labels": False, "ticks": False, "grid": False}
WITH_LEGEND = {"color", "fill", "opacity", "shape", "size", "stroke", "strokeDash"}
SVG = "http://www.w3.org/2000/svg"
ET.register_namespace("", SVG)
_NUMBER = re.compile(r"-?\d+\.\d+")


def draw_still(explorer: Explorer) -> str:
    """Draw an explorer as it begins, without letters, in the colors of the page.

    Parameters
    ----------
    explorer : Explorer

    Returns
    -------
    str
        An ``<svg>``; the page says in words what it is a picture of.
    """
    chart = explorer.picture().chart.to_dict()
    quiet = alt.Chart.from_dict({**_without_letters(chart), **SIZE})
    drawn = Picture(quiet, finding="", description="", caption="").drawing_html()
    svg = ET.fromstring(drawn)  # noqa: S314 (drawn a moment ago)
    _thin_out(svg)
    del svg.attrib["role"], svg.attrib["aria-label"]
    svg.set("aria-hidden", "true")
    return _NUMBER.sub(
        lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), ET.tostring(svg, encoding="unicode")
    )


def _without_letters(part: Any) -> Any:
    """Take from a chart's specification its titles, its legends, its words and what its axes say."""
    if isinstance(part, list):
        return [_without_letters(one) for one in part if not _is_text(one)]
    if not isinstance(part, dict):
        return part
    kept = {key: _without_letters(value) for key, value in part.items() if key not in {"title", "legend"}}
    for name, channel in kept.get("encoding", {}).items():
        if name in {"x", "y"}:
            channel["axis"] = QUIET_AXIS
        elif name in WITH_LEGEND and "field" in channel:
            channel["legend"] = None
    return kept


def _is_text(part: Any) -> bool:
    mark = part.get("mark") if isinstance(part, dict) else None
    return (mark.get("type") if isinstance(mark, dict) else mark) == "text"


def _thin_out(svg: ET.Element) -> None:
    for group in svg.iter(f"{{{SVG}}}g"):
        points = list(group) if "mark-symbol" in group.get("class", "") else []
        step = -(-len(points) // MOST_POINTS) or 1
        for number, point in enumerate(points):
            if number % step:
                group.remove(point)

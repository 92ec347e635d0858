"""A chart as a picture of the page: drawn once, with no script, in the colors of whatever it stands on."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import Any

import altair as alt

from widgets.host.drawing_engine import compile_chart, draw_chart
from widgets.host.modules import HERE
from widgets.host.templates import TEMPLATES
from widgets.host.words import read_words

LEVELS = [f"level-{number}" for number in range(1, 7)]
"""Shades from faint to full, for values in order."""
_SERIES = ["accent", "second", "warm", "alliance", "transference", "real"]
_NAMES = ["text", "quiet", "line", "page", *_SERIES, *LEVELS]
COLORS = {name: f"#0000{number:02x}" for number, name in enumerate(_NAMES, 1)}
"""Stand-ins that a chart is drawn with; each becomes the color of that name in ``picture.css``."""
TYPEFACE = "picture-sans"
"""A stand-in, too: the letters of a picture are those of the page."""
_STAND_IN = re.compile("|".join(COLORS.values()))
_LONG_NUMBER = re.compile(r"\d+\.\d{3,}")
_ROLES = re.compile(
    r' (?:role="graphics-\w+"|aria-roledescription="[^"]*"|aria-hidden="true"|font-family="picture-sans")'
)
_CLIP = re.compile(r"\bclip\d+")
_HEIGHT = re.compile(r' viewBox="(?:[-\d.]+ ){3}(?P<height>[\d.]+)"')
_OPENING = re.compile(r'^<svg[^>]*?viewBox="(?P<box>[-\d. ]+)"[^>]*>')


class Figure:
    """A drawing with its finding as the title, and words for those who do not see it.

    It is not interactive and needs no kernel: it is one drawing (SVG) that follows light, dark and print.

    Parameters
    ----------
    finding : str
        What one sees, in a sentence.
    description : str
        What the figure shows, for those who do not see it.
    caption : str
        Where what it shows is from.
    """

    def __init__(self, *, finding: str, description: str, caption: str) -> None:
        self.finding = finding
        self.description = description
        self.caption = caption

    def static_html(self) -> str:
        """Write the figure as HTML that brings its own colors."""
        return TEMPLATES.get_template("host/picture.html").render(
            styles=_styles(),
            finding=self.finding,
            drawing=self.drawing_html(),
            table=self.table_html(),
            caption=self.caption,
            words=read_words("host/picture"),
        )

    def drawing_html(self) -> str:
        """Write the drawing alone, in the colors that ``picture.css`` gives."""
        raise NotImplementedError

    def table_html(self) -> str:
        """Write the numbers behind the figure as a table; empty where there are none."""
        return ""

    def _repr_mimebundle_(self, **_kwargs: Any) -> dict[str, str]:
        return {"text/html": self.static_html(), "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.finding!r})"


class Picture(Figure):
    """A chart drawn once; the chart itself is at :attr:`chart`.

    Parameters
    ----------
    chart : altair chart
        Drawn with the colors in :data:`COLORS`.
    finding : str
        What one sees, in a sentence.
    description : str
        What the picture shows, for those who do not see it; it states the finding too.
    caption : str
        Where the data are from.
    table : str
        The numbers behind it, as HTML of a table with a caption.
    """

    def __init__(
        self, chart: alt.TopLevelMixin, *, finding: str, description: str, caption: str, table: str = ""
    ) -> None:
        super().__init__(finding=finding, description=description, caption=caption)
        self.chart = chart.configure(**shared_config())
        self._table = table

    def table_html(self) -> str:
        """Write the numbers behind the chart as a table."""
        return self._table

    def drawing_html(self) -> str:
        """Write the drawing alone, in the colors that ``picture.css`` gives."""
        return write_drawing(draw_chart(compile_chart(self.chart.to_dict())), self.description)


def write_drawing(drawn: str, description: str) -> str:
    """Write a chart that is drawn for a page, in the colors that ``picture.css`` gives.

    Parameters
    ----------
    drawn : str
        The chart as an ``<svg>``.
    description : str
        What it shows, for those who do not see it.

    Raises
    ------
    ValueError
        If the chart is drawn in a way that is not understood.
    """
    opening = _OPENING.match(drawn)
    if opening is None:
        raise ValueError(f"vl-convert drew no <svg> with a viewBox, but {drawn[:80]!r}; install the pinned version")
    return TEMPLATES.get_template("host/drawing.html").render(
        description=description, box=opening["box"], drawing=_for_the_page(drawn[opening.end() :])
    )


def height_of(drawing: str) -> int:
    """Read from a drawing how many pixels high it is at its own size."""
    found = _HEIGHT.search(drawing)
    if found is None:
        raise ValueError(f"a drawing has no viewBox: {drawing[:80]!r}")
    return round(float(found["height"]))


def _for_the_page(drawing: str) -> str:
    """Leave out what only a picture read mark by mark needs, name its parts by its contents, and color it."""
    shorter = _LONG_NUMBER.sub(lambda number: f"{float(number[0]):.2f}", _ROLES.sub("", drawing))
    # The numbers of clips go on from picture to picture, and two on one page must not have the same.
    numbers = list(dict.fromkeys(_CLIP.findall(shorter)))
    mark = hashlib.sha256(_CLIP.sub("clip", shorter).encode()).hexdigest()[:8]
    named = _CLIP.sub(lambda clip: f"clip-{mark}-{numbers.index(clip[0])}", shorter)
    return _STAND_IN.sub(lambda color: f"var(--picture-{_NAMES[int(color[0][1:], 16) - 1]})", named)


@cache
def _styles() -> str:
    return "\n".join((HERE / name).read_text("utf-8") for name in ("tokens.css", "picture.css"))


def shared_config() -> dict[str, Any]:
    """Set what all pictures have in common."""
    axis = {
        "domainColor": COLORS["quiet"],
        "gridColor": COLORS["line"],
        "gridOpacity": 0.6,
        "labelColor": COLORS["text"],
        "labelFontSize": 12,
        "tickColor": COLORS["quiet"],
        "titleColor": COLORS["text"],
        "titleFontSize": 13,
        "titleFontWeight": "normal",
    }
    legend = {key: value for key, value in axis.items() if key.startswith(("label", "title"))}
    view = {"stroke": COLORS["line"]}
    return {
        "aria": False,
        "background": "transparent",
        "font": TYPEFACE,
        "axis": axis,
        "legend": {**legend, "labelLimit": 0, "titleLimit": 0},
        "view": view,
    }

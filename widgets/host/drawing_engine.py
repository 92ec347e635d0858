"""What draws charts with no browser: vl-convert, which is large, and not everywhere to be had.

It is imported once something must be drawn that does not lie ready; see ``widgets/explorer/ready_charts.py``.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Any


class NoDrawingEngineError(ImportError):
    """Something must be drawn, and there is nothing to draw it with."""


def can_draw() -> bool:
    """Tell whether there is something to draw with."""
    try:
        _engine()
    except NoDrawingEngineError:
        return False
    return True


def compile_chart(lite: dict[str, Any]) -> dict[str, Any]:
    """Turn a chart in Vega-Lite, as Altair writes it, into Vega, which a page draws with no compiler."""
    spec: dict[str, Any] = _engine().vegalite_to_vega(lite, vl_version=vega_lite_version())
    return spec


def draw_chart(vega: dict[str, Any]) -> str:
    """Draw a chart in Vega as an ``<svg>``."""
    return str(_engine().vega_to_svg(vega))


def compute_scene(vega: dict[str, Any]) -> dict[str, Any]:
    """Compute all that a chart in Vega draws, mark by mark."""
    scene: dict[str, Any] = _engine().vega_to_scenegraph(vega)["scenegraph"]
    return scene


def bundle_library() -> str:
    """Write the library that draws on a page as one script, which sets ``drawVega``."""
    return str(_engine().javascript_bundle("globalThis.drawVega = vegaEmbed;", vl_version=vega_lite_version()))


@cache
def vega_lite_version() -> str:
    """Name the version of Vega-Lite that Altair writes."""
    import altair as alt  # noqa: PLC0415 (half a second, and a form draws nothing)

    return ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])


def _engine() -> ModuleType:
    try:
        import vl_convert  # noqa: PLC0415 (large, and not everywhere to be had)
    except ImportError as error:
        raise NoDrawingEngineError(
            "vl-convert-python, which draws charts, is not there, and this chart does not lie ready; where Python "
            "runs on your own computer, pip install vl-convert-python"
        ) from error
    return vl_convert

"""Drawings of an idea: by hand, with no data behind them."""

from __future__ import annotations

from widgets.host.modules import PACKAGE_ROOT
from widgets.host.picture import Figure
from widgets.host.templates import TEMPLATES

FOLDER = PACKAGE_ROOT / "pictures" / "ideas"


def idea_names() -> list[str]:
    """Name the drawings that there are."""
    return sorted(path.stem for path in FOLDER.glob("*.svg"))


def draw_idea(name: str) -> Figure:
    """Show one of the book's drawings of an idea.

    Parameters
    ----------
    name : str
        The name of its file in ``widgets/pictures/ideas``, such as ``"three_chairs"``.

    Raises
    ------
    ValueError
        If there is no drawing of that name.
    """
    if name not in idea_names():
        raise ValueError(f"there is no drawing {name!r}; choose one of {', '.join(idea_names())}")
    return Idea(name)


class Idea(Figure):
    """A drawing with no data, in strokes and words, that follows light, dark, forced colors and print."""

    def __init__(self, name: str) -> None:
        self._template = TEMPLATES.get_template(f"pictures/ideas/{name}.svg")
        super().__init__(
            finding=self._block("finding"), description=self._block("description"), caption=self._block("caption")
        )

    def drawing_html(self) -> str:
        """Write the drawing alone."""
        return self._template.render()

    def _block(self, name: str) -> str:
        return "".join(self._template.blocks[name](self._template.new_context()))

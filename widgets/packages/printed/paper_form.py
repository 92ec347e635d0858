"""Turn the form of an exercise into something to write on: no scripts, no buttons, lines in place of sliders."""

from __future__ import annotations

from html.parser import HTMLParser

_DROPPED_TAGS = {"script", "button", "noscript", "details", "textarea", "template"}
_DROPPED_SLOTS = {"notices", "aloud", "feedback", "saved", "refusal", "takeaway", "reason"}
_DROPPED_CLASSES = {"explorer__now", "explorer__help", "exercise__actions", "explorer__actions", "explorer__presets"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BLANK = '<span class="printed__blank"></span>'

Attributes = list[tuple[str, str | None]]


class _Printer(HTMLParser):
    """Copies a page word for word, and leaves out what is of no use on paper."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.kept: list[str] = []
        self.dropping: list[str] = []
        """The open elements inside an element that is left out."""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self.dropping or _is_dropped(tag, dict(attrs)):
            self.dropping += [] if tag in _VOID else [tag]
        else:
            self._keep(BLANK if _is_slider(tag, dict(attrs)) else self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        if not _is_dropped(tag, dict(attrs)):
            self._keep(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if not self.dropping:
            self._keep(f"</{tag}>")
        elif tag in self.dropping:
            while self.dropping.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def _keep(self, text: str) -> None:
        if not self.dropping:
            self.kept.append(text)


def _is_dropped(tag: str, attributes: dict[str, str | None]) -> bool:
    classes = set((attributes.get("class") or "").split())
    return (
        tag in _DROPPED_TAGS
        or attributes.get("data-slot") in _DROPPED_SLOTS
        or bool({"hidden", "data-page-only"} & set(attributes))
        or bool(classes & _DROPPED_CLASSES)
    )


def _is_slider(tag: str, attributes: dict[str, str | None]) -> bool:
    return tag == "input" and attributes.get("type") == "range"


def for_paper(form: str) -> str:
    """Leave of an exercise's form what is of use on paper.

    Examples
    --------
    >>> for_paper('<p>Is <i>r</i> &lt; 1?</p><button>Check</button><script>{"key": 1}</script>')
    '<p>Is <i>r</i> &lt; 1?</p>'
    """
    printer = _Printer()
    printer.feed(form)
    printer.close()
    return "".join(printer.kept)

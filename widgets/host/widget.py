"""The base of every widget of the book."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import anywidget
import traitlets

from widgets.host.modules import PACKAGE_ROOT, pack_module, stylesheet
from widgets.host.templates import TEMPLATES
from widgets.host.words import read_words, said_in
from widgets.translations import ENGLISH


class HostedWidget(anywidget.AnyWidget):
    """A widget that is drawn by the same module in a kernel and on the built page.

    A subclass in ``<widget>/<widget>.py`` has, in the same folder, ``<widget>.js`` (draws and listens),
    ``<widget>.css``, ``<widget>.html`` (its readable form, a Jinja template) and ``<widget>.yml`` (its words).
    """

    widget: ClassVar[str]
    """The widget's name, which stored states and pages have too."""
    stem: ClassVar[str]
    """Where its files lie in the package, without their ending."""
    kept: ClassVar[tuple[str, ...]] = ()
    """The traits that are the reader's own: kept on the device, carried by links."""

    words_of_parts: ClassVar[tuple[str, ...]] = ()
    """Where parts of it have words of their own, without their ending."""

    definition = traitlets.Dict(help="What the module needs to know and never changes.").tag(sync=True)
    words = traitlets.Dict(help="Every word that the module shows.").tag(sync=True)
    html = traitlets.Unicode(help="The readable form, which the module brings to life.").tag(sync=True)
    wants_html = traitlets.Bool(help="Whether a view asks for the readable form.").tag(sync=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Take the module and the stylesheets from its folder."""
        module = Path(str(sys.modules[cls.__module__].__file__))
        if getattr(cls, "widget", None) != module.stem:  # traitlets derives a class from each instance's class anew
            cls.widget, cls.stem = module.stem, module.relative_to(PACKAGE_ROOT).with_suffix("").as_posix()
            cls._esm = pack_module(module.with_suffix(".js"))
            cls._css = stylesheet(cls.stem)
        super().__init_subclass__(**kwargs)

    def __init__(self, language: str = ENGLISH, **traits: Any) -> None:
        self.language = language
        super().__init__(words=read_words(self.stem, *self.words_of_parts, language=language), **traits)

    @traitlets.observe("wants_html")
    def _send_html(self, change: dict[str, Any]) -> None:
        """Make the form for a view that has no output of its own, such as one within a box."""
        if change["new"] and not self.html:
            self.html = self.readable_form(published=False)

    def describe(self, *, published: bool) -> dict[str, Any]:
        """Give what the template fills in; each widget says its own, and what of it must not be published."""
        raise NotImplementedError

    def withholds(self) -> bool:
        """Tell whether there is anything that is shown in a running kernel and must not be published."""
        return False

    def storage_name(self) -> str:
        """Name the place where a reader's own state is kept on the device."""
        raise NotImplementedError

    def readable_form(self, *, published: bool) -> str:
        """Write the widget as plain HTML that can be read and printed with no script.

        Parameters
        ----------
        published : bool
            Whether the text may end in a page or a stored notebook, and not only on the screen of a running kernel.
        """
        template = TEMPLATES.get_template(f"{self.stem}.html")
        # What a widget is about stays in English, and says so where all around it is in another language.
        in_english = "" if self.language == ENGLISH else ' lang="en" dir="ltr"'
        words = SimpleNamespace(**self.words)
        page = template.render(words=words, in_english=in_english, **self.describe(published=published))
        form = re.sub(r">\s+<", "><", page)  # a slow device builds a node for every gap
        return said_in(self.language, form)  # which is one section in every widget

    def static_html(self) -> str:
        """Write the readable form together with the state that the built site's host starts from."""
        return self._with_state(self.readable_form(published=True))

    def _with_state(self, form: str) -> str:
        state = self.get_state(key=["definition", "words", *self.kept])
        return TEMPLATES.get_template("host/widget.html").render(
            widget=self.widget,
            name=self.storage_name(),
            kept=list(self.kept),
            form=form,
            state=state,
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Offer the live view and, beside it, deterministic HTML and text."""
        form = self.readable_form(published=True)
        self.html = self.readable_form(published=False) if self.withholds() else form
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, "text/html": self._with_state(form), "text/plain": repr(self)}, metadata

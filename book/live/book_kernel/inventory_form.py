"""The form of one rating where pandas is not on the device: with answers and scores as plain mappings.

It stands in the place of the module of its name in the book's package, draws by the same files, and takes what else it
needs from ``forms.json``, which the whole form has written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import traitlets
from book_kernel.plain_scoring import is_on_scale, score_all

from widgets.host import HostedWidget
from widgets.host.modules import PACKAGE_ROOT, pack_module, stylesheet

STEM = "inventory_form/inventory_form"


@cache
def ready_forms() -> dict[str, dict[str, dict[str, Any]]]:
    """Give each inventory's forms: who rates, to what the whole form tells the page."""
    forms: dict[str, dict[str, dict[str, Any]]] = json.loads(Path(__file__).with_name("forms.json").read_text("utf-8"))
    return forms


class InventoryForm(HostedWidget):
    """Answer an inventory and see its scores at once. It is not a test of anybody.

    Parameters
    ----------
    inventory : str
        Name of one of the book's inventories.
    perspective : str, optional
        Who rates. Left out: the inventory's first.
    responses : mapping, optional
        Answers to begin with, item id to answer.
    name : str, optional
        Tells two forms of the same rating apart.

    Raises
    ------
    KeyError
        If there is no such inventory or perspective.
    ValueError
        If an answer cannot be one.
    """

    widget = "inventory_form"
    stem = STEM
    kept = ("responses", "reverse_keyed")
    _esm = pack_module(PACKAGE_ROOT / f"{STEM}.js")
    _css = stylesheet(STEM)

    responses = traitlets.Dict(help="The answers: item id to answer; what is absent is unanswered.").tag(
        sync=True,
        to_json=lambda answers, form: {form.rating: answers},
        from_json=lambda sent, form: sent.get(form.rating, {}),
    )
    reverse_keyed = traitlets.List(traitlets.Unicode(), help="Ids of the items keyed in reverse.").tag(sync=True)
    subscale_scores = traitlets.Dict(read_only=True, help="Subscale to score; None where too little is answered.")
    composite = traitlets.Float(None, allow_none=True, read_only=True, help="The score of the whole.")

    def __init__(
        self,
        inventory: str,
        perspective: str | None = None,
        responses: Mapping[str, float | None] | None = None,
        name: str = "",
    ) -> None:
        forms = ready_forms()
        self.perspective = _known(inventory, forms, "an inventory of the book") and _known(
            perspective or next(iter(forms[inventory])), forms[inventory], f"a perspective of {inventory}"
        )
        form = forms[inventory][self.perspective]
        self.inventory_id, self.name, self.form_html = inventory, name, form["html"]
        self.rating = form["definition"]["ratings"][0]["id"]
        start = {self.rating: self._checked(responses or {}, form["definition"])}
        definition = {**form["definition"], "start": {**form["definition"]["start"], "responses": start}}
        keyed = form["definition"]["reverse_keyed"]
        super().__init__(definition=definition, responses=start[self.rating], reverse_keyed=keyed)
        self._score()

    @staticmethod
    def _checked(answers: Mapping[str, float | None], definition: Mapping[str, Any]) -> dict[str, float]:
        given = {item: answer for item, answer in answers.items() if answer is not None}
        for item, answer in given.items():
            _known(item, definition["items"], "an item")
            if not is_on_scale(answer, definition):
                steps = "{minimum} to {maximum} in steps of {step}".format(**definition)
                raise ValueError(f"{item} is {answer!r}; answers go from {steps}, and None is no answer")
        return given

    @traitlets.validate("responses")
    def _check_responses(self, proposal: dict[str, Any]) -> dict[str, float]:
        return self._checked(proposal["value"], self.definition)

    @traitlets.validate("reverse_keyed")
    def _check_reverse_keyed(self, proposal: dict[str, Any]) -> list[str]:
        return [_known(item, self.definition["items"], "an item") for item in proposal["value"]]

    @traitlets.observe("responses", "reverse_keyed")
    def _score(self, _change: object = None) -> None:
        scores = score_all(self.responses, self.reverse_keyed, self.definition)
        self.set_trait("subscale_scores", scores["subscales"])
        self.set_trait("composite", scores["composite"])

    def storage_name(self) -> str:
        """Name the place where a page would keep the answers."""
        return "-".join(part for part in (self.inventory_id, self.perspective, self.name) if part)

    def readable_form(self, *, published: bool) -> str:
        """Give the form as it is before it is answered; its module shows the answers."""
        del published
        return str(self.form_html)

    def __repr__(self) -> str:
        return f"InventoryForm({self.inventory_id!r}, perspective={self.perspective!r})"


def _known(name: str, names: Mapping[str, Any] | list[str], what: str) -> str:
    if name not in names:
        raise KeyError(f"{name!r} is not {what}; there are {', '.join(names)}")
    return name

"""A form on which an inventory is answered and scored while you watch."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from widgets.host import HostedWidget
from widgets.inventory_form_view import describe_form
from widgets.measures import Inventory, ResponseError
from widgets.measures.responses import Responses


def _to_wire(responses: pd.DataFrame, _form: object) -> dict[str, int]:
    """Send only the answers given; an absent item is unanswered."""
    row = responses.iloc[0].dropna()
    return {str(item): int(answer) for item, answer in row.items()}


def _from_wire(answers: dict[str, int], form: InventoryForm) -> pd.DataFrame:
    return form.inventory.check_responses(answers)


class InventoryForm(HostedWidget):
    """Answer an inventory and see its scores at once, in a notebook or on the page.

    Set :attr:`responses` or :attr:`reverse_keyed` and the form follows; answer on the form and both
    follow, with :attr:`subscale_scores` and :attr:`composite`. Watch any of them with ``form.observe``.
    It scores one rating by one rater; it is not a test of anybody.

    Parameters
    ----------
    inventory : str or Inventory
        Name of one of the book's inventories, or an inventory of your own.
    perspective : str
        Who rates: ``"client"``, ``"therapist"`` or ``"observer"``.
    responses : mapping, Series or one-row DataFrame, optional
        Answers to begin with, item id to step of the response scale.
    name : str, optional
        Tells two forms of the same inventory and perspective on one page apart; each keeps its own answers.

    Raises
    ------
    KeyError
        If there is no such inventory or perspective.
    ResponseError
        If an answer cannot be one.

    Examples
    --------
    >>> form = InventoryForm("practice_alliance_short", responses={"bond_1": 5, "bond_2": 1, "bond_3": 4})
    >>> round(form.subscale_scores.bond.item(), 2)
    4.67
    >>> form.reverse_keyed = []
    >>> round(form.subscale_scores.bond.item(), 2)
    3.33
    """

    kept = ("responses", "reverse_keyed")

    responses = traitlets.Any(help="The answers: DataFrame, (1, items), missing as NaN.").tag(
        sync=True, to_json=_to_wire, from_json=_from_wire
    )
    reverse_keyed = traitlets.List(traitlets.Unicode(), help="Ids of the items keyed in reverse.").tag(sync=True)
    subscale_scores = traitlets.Instance(
        pd.DataFrame, read_only=True, help="DataFrame, (1, subscales), on the response scale."
    )
    composite = traitlets.Instance(pd.Series, read_only=True, help="Series, (1), on the response scale.")

    def __init__(
        self,
        inventory: str | Inventory,
        perspective: str = "client",
        responses: Responses | None = None,
        name: str = "",
    ) -> None:
        self.inventory = Inventory.load(inventory) if isinstance(inventory, str) else inventory
        self.inventory.wording(perspective)
        self.perspective = perspective
        self.name = name
        start = self.inventory.check_responses({} if responses is None else responses)
        super().__init__(
            definition=_definition(self.inventory, perspective, _to_wire(start, self)),
            responses=start,
            reverse_keyed=self.inventory.reverse_keyed,
        )

    @traitlets.validate("responses")
    def _check_responses(self, proposal: dict[str, Any]) -> pd.DataFrame:
        table = self.inventory.check_responses(proposal["value"])
        if len(table) != 1:
            raise ResponseError(f"a form holds one rating, but responses have {len(table)} rows; give one row")
        return table

    @traitlets.validate("reverse_keyed")
    def _check_reverse_keyed(self, proposal: dict[str, Any]) -> list[str]:
        return self.inventory.rekeyed(proposal["value"]).reverse_keyed

    @traitlets.observe("responses", "reverse_keyed")
    def _score(self, _change: object) -> None:
        keyed = self.inventory.rekeyed(self.reverse_keyed)
        self.set_trait("subscale_scores", keyed.subscale_scores(self.responses))
        self.set_trait("composite", keyed.composite(self.responses))

    def storage_name(self) -> str:
        """Name the place on the reader's device where the answers are kept."""
        return "-".join(part for part in (self.inventory.id, self.perspective, self.name) if part)

    def describe(self) -> dict[str, Any]:
        """Give what the readable form shows: wording, answers, scores and the working."""
        keyed = self.inventory.rekeyed(self.reverse_keyed)
        return describe_form(keyed, self.perspective, self.responses, self.words)

    def __repr__(self) -> str:
        return f"InventoryForm({self.inventory.id!r}, perspective={self.perspective!r})"


def _definition(inventory: Inventory, perspective: str, start: dict[str, int]) -> dict[str, Any]:
    """Gather what the page needs to score: the steps, the labels and the scoring key's numbers."""
    scale = inventory.response_scale
    return {
        "inventory": inventory.id,
        "version": inventory.version,
        "perspective": perspective,
        "minimum": scale.minimum,
        "maximum": scale.maximum,
        "items": inventory.item_ids,
        "reverse_keyed": inventory.reverse_keyed,
        "subscales": [
            {"id": part.id, "label": part.label, "items": part.items, "min_answered": part.min_answered}
            for part in inventory.subscales.values()
        ],
        "composite": {"label": inventory.composite_rule.label, "subscales": inventory.composite_rule.subscales},
        "start": {"responses": start, "reverse_keyed": inventory.reverse_keyed},
    }

"""A form on which an inventory is answered and scored while you watch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import traitlets

from widgets.host import HostedWidget
from widgets.inventory_form.definition import define
from widgets.inventory_form.ratings import RatingResponses, arrange_ratings, as_ratings, match_ratings
from widgets.inventory_form.sheet import describe_form
from widgets.measures import Inventory, ResponseError
from widgets.translations import ENGLISH


def _to_wire(responses: pd.DataFrame, form: InventoryForm) -> dict[str, dict[str, float]]:
    """Send only the answers given, by rating; an absent item is unanswered."""
    rows = zip(form.ratings, responses.itertuples(index=False), strict=True)
    return {rating.id: _given(dict(zip(responses.columns, row, strict=True))) for rating, row in rows}


def _given(answers: dict[str, float]) -> dict[str, float]:
    numbers = {str(item): float(answer) for item, answer in answers.items() if pd.notna(answer)}
    return {item: int(answer) if answer.is_integer() else answer for item, answer in numbers.items()}


def _from_wire(answers: dict[str, dict[str, float]], form: InventoryForm) -> pd.DataFrame:
    unknown = set(answers) - {rating.id for rating in form.ratings}
    if unknown:
        raise ResponseError(f"there is no rating {min(unknown)!r}; this form has {_listed(form)}")
    rows = [form.inventory.check_responses(answers.get(rating.id, {})) for rating in form.ratings]
    return pd.concat(rows).set_axis(form.responses.index)


def _listed(form: InventoryForm) -> str:
    return ", ".join(rating.id for rating in form.ratings)


class InventoryForm(HostedWidget):
    """Answer an inventory and see its scores at once, in a notebook or on the page.

    One form holds one rating, or several side by side: the sessions of one dyad with their scores as lines, or
    client and therapist with their differences, or both. Set :attr:`responses` or :attr:`reverse_keyed` and the
    form follows; answer on the form and both follow, with :attr:`subscale_scores` and :attr:`composite`. Watch
    any of them with ``form.observe``. It is not a test of anybody.

    Parameters
    ----------
    inventory : str or Inventory
        Name of one of the book's inventories, or an inventory of your own.
    perspective : str or sequence of str, optional
        Who rates, such as ``"client"`` or ``["client", "therapist"]``. Left out: those of the responses, or else
        the inventory's first.
    responses : mapping, Series or DataFrame, optional
        Answers to begin with. Of one rating: item id to answer. Of several: a DataFrame, (ratings, items), whose
        index names session (or segment) and perspective, or a mapping such as ``{(3, "client"): {"goal_1": 4}}``.
    name : str, optional
        Tells two forms of the same ratings on one page apart; each keeps its own answers.
    occasions : sequence of int, optional
        Numbers of the sessions, or segments, that are rated. Left out: those of the responses, or one with no number.
    language : str, optional
        In which it is read: ``en`` or ``es``. Left out: that of an inventory of your own, or else English. The scores
        are the same.

    Raises
    ------
    KeyError
        If there is no such inventory or perspective.
    ResponseError
        If an answer cannot be one, or if the answers are not of the ratings asked for.
    InventoryError
        If the inventory is not translated into the language.

    Examples
    --------
    >>> form = InventoryForm("practice_alliance_short", responses={"bond_1": 5, "bond_2": 1, "bond_3": 4})
    >>> round(form.subscale_scores.bond.item(), 2)
    4.67
    >>> form.reverse_keyed = []
    >>> round(form.subscale_scores.bond.item(), 2)
    3.33
    >>> pair = InventoryForm("practice_alliance_short", ["client", "therapist"], occasions=[1, 2])
    >>> [rating.id for rating in pair.ratings]
    ['1-client', '1-therapist', '2-client', '2-therapist']
    """

    kept = ("responses", "reverse_keyed")

    responses = traitlets.Any(help="The answers: DataFrame, (ratings, items), missing as NaN.").tag(
        sync=True, to_json=_to_wire, from_json=_from_wire
    )
    reverse_keyed = traitlets.List(traitlets.Unicode(), help="Ids of the items keyed in reverse.").tag(sync=True)
    subscale_scores = traitlets.Instance(pd.DataFrame, read_only=True, help="DataFrame, (ratings, subscales).")
    composite = traitlets.Instance(
        pd.Series, allow_none=True, read_only=True, help="Series, (ratings); None where the inventory has none."
    )

    def __init__(  # noqa: PLR0913 (each is one thing that may be asked of a form)
        self,
        inventory: str | Inventory,
        perspective: str | Sequence[str] | None = None,
        responses: RatingResponses | None = None,
        name: str = "",
        occasions: Sequence[int] | None = None,
        *,
        language: str | None = None,
    ) -> None:
        self.inventory = Inventory.load(inventory, language or ENGLISH) if isinstance(inventory, str) else inventory
        self.ratings, start = arrange_ratings(self.inventory, perspective, occasions, responses)
        self.name = name
        super().__init__(
            language or self.inventory.language,
            definition=define(self.inventory, self.ratings, _to_wire(start, self)),
            responses=start,
            reverse_keyed=self.inventory.reverse_keyed,
        )

    @traitlets.validate("responses")
    def _check_responses(self, proposal: dict[str, Any]) -> pd.DataFrame:
        table = self.inventory.check_responses(as_ratings(proposal["value"], self.inventory))
        return match_ratings(table, self.ratings, self.inventory.occasion)

    @traitlets.validate("reverse_keyed")
    def _check_reverse_keyed(self, proposal: dict[str, Any]) -> list[str]:
        return self.inventory.rekeyed(proposal["value"]).reverse_keyed

    @traitlets.observe("responses", "reverse_keyed")
    def _score(self, _change: object) -> None:
        keyed = self.inventory.rekeyed(self.reverse_keyed)
        self.set_trait("subscale_scores", keyed.subscale_scores(self.responses))
        self.set_trait("composite", keyed.composite(self.responses) if keyed.composite_rule else None)

    def storage_name(self) -> str:
        """Name the place on the reader's device where the answers are kept."""
        who = dict.fromkeys(rating.perspective for rating in self.ratings)
        when = dict.fromkeys(str(rating.occasion) for rating in self.ratings)
        parts = [self.inventory.id, *who, *(when if len(when) > 1 else []), self.name]
        return "-".join(part for part in parts if part)

    def withholds(self) -> bool:
        """Tell whether the wording is licensed, so that no page may print it."""
        return not self.inventory.may_be_published

    def describe(self, *, published: bool) -> dict[str, Any]:
        """Give what the readable form shows: wording, answers, scores and the working."""
        keyed = self.inventory.rekeyed(self.reverse_keyed)
        hidden = published and not keyed.may_be_published
        return describe_form(keyed, self.ratings, self.responses, self.words, hide_wording=hidden)

    def __repr__(self) -> str:
        who = list(dict.fromkeys(rating.perspective for rating in self.ratings))
        when = list(dict.fromkeys(rating.occasion for rating in self.ratings))
        perspective = repr(who[0]) if len(who) == 1 else repr(who)
        occasions = f", occasions={when}" if len(when) > 1 else ""
        return f"InventoryForm({self.inventory.id!r}, perspective={perspective}{occasions})"

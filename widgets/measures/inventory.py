"""What an inventory is made of: items, a response scale, subscales, a composite and perspectives.

An *item* is one statement to rate. Its *response scale* is the steps a rater may choose. A *subscale* is
the items that are averaged into one score; the *composite* averages subscales. A *reverse-keyed* item says
the opposite of its construct and is reflected before scoring. A *perspective* is who rates: client,
therapist, observer, supervisor, youth or parent. An *occasion* is what one rating is about: a session, or a segment
of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from widgets.datasets import inventory_path
from widgets.measures import scoring
from widgets.measures.inventory_file import InventoryError, read_inventory
from widgets.measures.inventory_parts import Composite, Item, Perspective, Subscale, WorkedExample
from widgets.measures.response_scale import ResponseScale
from widgets.measures.responses import ResponseError, Responses, check_responses
from widgets.translations import ENGLISH


@dataclass(frozen=True)
class Inventory:
    """An inventory that can be worded, answered and scored.

    Load one of the book's with :meth:`load`, or your own with :meth:`from_file`.

    Examples
    --------
    >>> inventory = Inventory.load("practice_alliance_short")
    >>> inventory.reverse_keyed
    ['goal_2', 'task_2', 'bond_2']
    """

    id: str
    version: int
    title: str
    construct: str
    summary: str
    status: str
    permission: str
    structure_of: dict[str, Any]
    response_scale: ResponseScale
    perspectives: dict[str, Perspective]
    subscales: dict[str, Subscale]
    items: list[Item]
    composite_rule: Composite | None = None
    """None where the subscales are not to be averaged."""
    worked_example: WorkedExample | None = None
    occasion: str = "session"
    """What one rating is about: a session, or a segment of one."""
    license: str = ""
    short_form_of: str = ""
    """Id of the inventory from which a short form takes its items."""
    language: str = ENGLISH
    """In which its texts are; the scoring key is the same in every language."""

    @classmethod
    def load(cls, inventory_id: str, language: str = ENGLISH) -> Inventory:
        """Load one of the book's inventories by its name, in English or in another language, such as ``es``.

        Raises
        ------
        KeyError
            If the book has no inventory of that name.
        InventoryError
            If it is not translated into that language.
        """
        path = inventory_path(inventory_id)
        return _load(path, tuple(file.stat().st_mtime_ns for file in sorted(path.parent.glob("*.yml"))), language)

    @classmethod
    def from_file(cls, path: str | Path, language: str = ENGLISH) -> Inventory:
        """Load an inventory from a YAML file of your own, or from its translation beside it.

        Raises
        ------
        InventoryError
            If the file breaks a rule; the message lists every problem with its fix.
        """
        definition = read_inventory(Path(path), language)
        perspectives = definition.pop("perspectives")
        inventory = cls(
            response_scale=_read_scale(definition.pop("response_scale")),
            perspectives={name: Perspective(**words) for name, words in perspectives.items()},
            subscales={name: Subscale(id=name, **part) for name, part in definition.pop("subscales").items()},
            composite_rule=Composite(**rule) if (rule := definition.pop("composite", None)) else None,
            worked_example=WorkedExample(**example) if (example := definition.pop("worked_example", None)) else None,
            items=[_read_item(item, list(perspectives)) for item in definition.pop("items")],
            language=language,
            **definition,
        )
        inventory._compare_with_worked_example(Path(path).name)
        return inventory

    @property
    def item_ids(self) -> list[str]:
        """List the items' ids in the order in which they are asked."""
        return [item.id for item in self.items]

    @property
    def reverse_keyed(self) -> list[str]:
        """List the ids of the reverse-keyed items."""
        return [item.id for item in self.items if item.reverse_keyed]

    def rekeyed(self, reverse_keyed: Iterable[str]) -> Inventory:
        """Copy the inventory with other items reverse-keyed, for instance to see what a wrong key does.

        Raises
        ------
        ResponseError
            If a name is not an item of the inventory.
        """
        wanted = list(reverse_keyed)
        for item_id in wanted:
            if item_id not in self.item_ids:
                raise ResponseError(f"there is no item {item_id!r}; items are {', '.join(self.item_ids)}")
        return replace(self, items=[replace(item, reverse_keyed=item.id in wanted) for item in self.items])

    @property
    def may_be_published(self) -> bool:
        """Say whether the wording may be printed on a page, or only the structure."""
        return self.permission == "open"

    def wording(self, perspective: str) -> pd.Series:
        """Give every item's statement as one rater reads it, (items); NA where the file holds no wording.

        Raises
        ------
        KeyError
            If the inventory has no such perspective.
        """
        if perspective not in self.perspectives:
            raise KeyError(f"{self.id} has no perspective {perspective!r}; choose {' or '.join(self.perspectives)}")
        return pd.Series({item.id: item.wording.get(perspective, pd.NA) for item in self.items}, name=perspective)

    @cached_property
    def scoring_key(self) -> scoring.ScoringKey:
        """Make the table of constants and weights by which answers are scored."""
        scale, items = self.response_scale, self.items
        constants = {item.id: scale.minimum + scale.maximum if item.reverse_keyed else 0 for item in items}
        return scoring.ScoringKey(
            constant=pd.Series(constants, name="constant"),
            slope=pd.Series({item.id: -1 if item.reverse_keyed else 1 for item in items}, name="slope"),
            weights=pd.DataFrame(
                {name: [int(item.id in part.items) for item in items] for name, part in self.subscales.items()},
                index=self.item_ids,
            ),
            min_answered=pd.Series({name: part.min_answered for name, part in self.subscales.items()}),
            multiplier=pd.Series({name: part.multiplier for name, part in self.subscales.items()}),
            composite_subscales=self.composite_rule.subscales if self.composite_rule else [],
            composite_multiplier=self.composite_rule.multiplier if self.composite_rule else 1,
        )

    def check_responses(self, responses: Responses) -> pd.DataFrame:
        """Bring answers into the shape that is scored, (respondents, items).

        Raises
        ------
        ResponseError
            If something in them cannot be an answer; the message names the item, the value and the fix.
        """
        return check_responses(responses, self.item_ids, self.response_scale)

    def item_scores(self, responses: Responses) -> pd.DataFrame:
        """Key every answer, so that a higher value always means more of the construct, (respondents, items)."""
        return scoring.score_items(self.check_responses(responses), self.scoring_key)

    def subscale_scores(self, responses: Responses) -> pd.DataFrame:
        """Score each subscale, (respondents, subscales); NaN where too few items were answered.

        Examples
        --------
        >>> inventory = Inventory.load("practice_alliance_short")
        >>> inventory.subscale_scores({"bond_1": 4, "bond_2": 1, "bond_3": 3}).bond.item()
        4.0
        """
        return scoring.score_subscales(self.check_responses(responses), self.scoring_key)

    def composite(self, responses: Responses) -> pd.Series:
        """Score the composite, (respondents); NaN where a subscale has no score.

        Raises
        ------
        ValueError
            If the inventory has no composite, because its subscales are not to be averaged.
        """
        if self.composite_rule is None:
            raise ValueError(f"{self.id} has no composite; read its subscales {', '.join(self.subscales)} side by side")
        return scoring.score_composite(self.subscale_scores(responses), self.scoring_key)

    def score_range(self, part: Subscale | Composite) -> tuple[int, int]:
        """Give the lowest and the highest score that a subscale or the composite can have.

        Examples
        --------
        >>> inventory = Inventory.load("practice_alliance_short")
        >>> inventory.score_range(inventory.subscales["bond"])
        (1, 5)
        """
        low, high = self.response_scale.minimum, self.response_scale.maximum
        if isinstance(part, Composite):
            ranges = [self.score_range(self.subscales[name]) for name in part.subscales]
            low, high = (sum(ends) // len(ranges) for ends in zip(*ranges, strict=True))
        return low * part.multiplier, high * part.multiplier

    def _compare_with_worked_example(self, file_name: str) -> None:
        example = self.worked_example
        if example is None:
            return
        scores = self.subscale_scores(example.responses).iloc[0].to_dict()
        if self.composite_rule:
            scores["composite"] = self.composite(example.responses).iloc[0]
        for name, by_hand in example.scores.items():
            expected = float("nan") if by_hand is None else by_hand
            if not np.isclose(scores[name], expected, rtol=0, atol=0.005, equal_nan=True):
                raise InventoryError(
                    f"{file_name}: worked_example, {name}: by hand {_shown(expected)}, by the key "
                    f"{_shown(scores[name])}; check which items are reverse-keyed, or the arithmetic"
                )


@cache
def _load(path: Path, _changed: tuple[int, ...], language: str) -> Inventory:
    """Read a file once, until it or another that it may take its items or its texts from has changed."""
    return Inventory.from_file(path, language)


def _shown(score: float) -> str:
    return "no score" if np.isnan(score) else f"{score:.2f}"


def _read_scale(definition: dict[str, Any]) -> ResponseScale:
    anchors = {int(step): text for step, text in definition.pop("anchors").items()}
    return ResponseScale(anchors=anchors, **definition)


def _read_item(definition: dict[str, Any], perspectives: list[str]) -> Item:
    wording = {who: definition[who] for who in perspectives if who in definition}
    return Item(definition["id"], wording, definition.get("reverse_keyed", False))

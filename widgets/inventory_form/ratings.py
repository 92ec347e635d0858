"""Which ratings a form shows side by side: who rates, and which session or segment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pandas as pd

from widgets.measures import Inventory, ResponseError
from widgets.measures.estimate import is_number
from widgets.measures.responses import Responses

RatingResponses: TypeAlias = Responses | Mapping[str | tuple[int, str], Mapping[str, float | None]]


@dataclass(frozen=True)
class Rating:
    """One rater's answers about one occasion."""

    perspective: str
    """Who rates."""
    occasion: int | None = None
    """Number of the session or segment; None where it is not said which."""

    @property
    def id(self) -> str:
        """Name the rating in links, in storage and in what a browser sends."""
        return self.perspective if self.occasion is None else f"{self.occasion}-{self.perspective}"


def arrange_ratings(
    inventory: Inventory,
    perspective: str | Sequence[str] | None,
    occasions: Sequence[int] | None,
    responses: RatingResponses | None,
) -> tuple[list[Rating], pd.DataFrame]:
    """Work out which ratings are shown, and the answers that each begins with.

    Parameters
    ----------
    inventory : Inventory
    perspective : str or sequence of str, optional
        Who rates; left out, those of the responses, or else the inventory's first.
    occasions : sequence of int, optional
        Numbers of the sessions or segments; left out, those of the responses, or else one with no number.
    responses : DataFrame (ratings, items), or mapping, optional

    Returns
    -------
    ratings : list of Rating
    responses : DataFrame of float, (ratings, items)

    Raises
    ------
    KeyError
        If the inventory has no such perspective.
    ResponseError
        If the answers do not fit the ratings asked for, or cannot be answers.
    """
    given = None if responses is None else as_ratings(responses, inventory)
    named = None if given is None else _ratings_of(given, inventory.occasion)
    when = [] if occasions is None else [read_occasion(number, inventory.occasion) for number in occasions]
    ratings = named or _all_ratings(inventory, perspective, when)
    for rating in ratings:
        inventory.wording(rating.perspective)
    if named:
        _refuse_other_ratings(ratings, perspective, when)
    if given is None:
        given = pd.DataFrame(float("nan"), index=_index(ratings, inventory.occasion), columns=inventory.item_ids)
    return ratings, match_ratings(inventory.check_responses(given), ratings, inventory.occasion)


def as_ratings(responses: RatingResponses, inventory: Inventory) -> Responses:
    """Turn answers that are given by rater, or by occasion and rater, into a table with a row a rating."""
    if not isinstance(responses, Mapping) or not any(isinstance(part, Mapping) for part in responses.values()):
        return responses  # type: ignore[return-value]
    names: list[Any] = list(responses)
    rows = [dict.fromkeys(inventory.item_ids) | dict(part) for part in responses.values() if isinstance(part, Mapping)]
    if len(rows) < len(names) or len({isinstance(name, tuple) for name in names}) > 1:
        raise ResponseError("some responses are of a rater and some of an item; give every rater a mapping of answers")
    table = pd.DataFrame(rows, dtype=object)
    if isinstance(names[0], tuple):
        table.index = pd.MultiIndex.from_tuples(names, names=[inventory.occasion, "perspective"])
    else:
        table.index = pd.Index(names, name="perspective")
    return table


def match_ratings(table: pd.DataFrame, ratings: list[Rating], occasion: str) -> pd.DataFrame:
    """Put the rows in the order of the ratings, or say which are missing.

    Raises
    ------
    ResponseError
        If the rows are not those of the ratings.
    """
    if len(table) != len(ratings):
        holds = "one rating" if len(ratings) == 1 else f"{len(ratings)} ratings"
        give = "one row" if len(ratings) == 1 else f"a row each for {', '.join(rating.id for rating in ratings)}"
        raise ResponseError(f"a form holds {holds}, but responses have {len(table)} rows; give {give}")
    named = _ratings_of(table, occasion)
    if len(ratings) == 1:
        if named:
            _refuse_another_row(named[0], ratings[0])
        return table
    rows = {rating.id: number for number, rating in enumerate(named or [])}
    missing = [rating.id for rating in ratings if rating.id not in rows]
    if missing:
        raise ResponseError(f"responses have no row for {', '.join(missing)}; index them by {occasion} and perspective")
    return table.iloc[[rows[rating.id] for rating in ratings]]


def _ratings_of(table: Responses, occasion: str) -> list[Rating] | None:
    """Read the ratings from an index that names perspectives; None if it does not."""
    if not isinstance(table, pd.DataFrame) or "perspective" not in table.index.names:
        return None
    who = table.index.get_level_values("perspective")
    if occasion not in table.index.names:
        return [Rating(str(name)) for name in who]
    when = table.index.get_level_values(occasion)
    return [Rating(str(name), read_occasion(number, occasion)) for name, number in zip(who, when, strict=True)]


def read_occasion(value: Any, occasion: str) -> int:
    """Read the number of a session or segment.

    Raises
    ------
    ResponseError
        If it is not a whole number from 0 on.
    """
    number = float(value) if isinstance(value, str) and value.isdecimal() else value
    if not is_number(number) or number < 0 or number != int(number):
        raise ResponseError(f"{occasion} is {value!r}; number the {occasion}s with whole numbers, such as 1, 2, 3")
    return int(number)


def _refuse_another_row(named: Rating, rating: Rating) -> None:
    other = named.perspective != rating.perspective
    if other or (None not in {named.occasion, rating.occasion} and named.occasion != rating.occasion):
        raise ResponseError(f"the row is of {named.id}, but this form is of {rating.id}; give the row of {rating.id}")


def _all_ratings(inventory: Inventory, perspective: str | Sequence[str] | None, occasions: list[int]) -> list[Rating]:
    who = _names(perspective) or [next(iter(inventory.perspectives))]
    when: Sequence[int | None] = occasions or [None]
    for what, asked in (("perspective", who), ("occasions", when)):
        twice = [name for number, name in enumerate(asked) if name in asked[:number]]
        if twice:
            raise ResponseError(f"{what} names {twice[0]} twice; name each once, or make a second form with a name")
    return [Rating(name, number) for number in when for name in who]


def _names(perspective: str | Sequence[str] | None) -> list[str]:
    return [perspective] if isinstance(perspective, str) else list(perspective or [])


def _refuse_other_ratings(ratings: list[Rating], perspective: str | Sequence[str] | None, occasions: list[int]) -> None:
    seen = {rating.id for rating in ratings}
    if len(seen) < len(ratings):
        raise ResponseError(f"responses have two rows for one of {', '.join(sorted(seen))}; keep one of them")
    have_who, have_when = {rating.perspective for rating in ratings}, {rating.occasion for rating in ratings}
    for what, asked, have in (
        ("perspective", {*_names(perspective)}, have_who),
        ("occasions", {*occasions}, have_when),
    ):
        if asked and asked != have:
            told = [", ".join(sorted(map(str, names))) for names in (asked, have)]
            raise ResponseError(f"{what} is {told[0]}, but the responses are of {told[1]}; leave {what} out")


def _index(ratings: list[Rating], occasion: str) -> pd.Index:
    if len(ratings) == 1:
        return pd.RangeIndex(1)
    if ratings[0].occasion is None:
        return pd.Index([rating.perspective for rating in ratings], name="perspective")
    return pd.MultiIndex.from_tuples(
        [(rating.occasion, rating.perspective) for rating in ratings], names=[occasion, "perspective"]
    )

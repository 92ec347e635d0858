"""Take answers in any usual shape and refuse what cannot be an answer."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from numbers import Real
from typing import TypeAlias

import numpy as np
import pandas as pd

from widgets.measures.response_scale import ResponseScale
from widgets.measures.scoring import ROWS_AT_ONCE

Responses: TypeAlias = pd.DataFrame | pd.Series | Mapping[str, float | None]


class ResponseError(ValueError):
    """An answer cannot be one; the message names the respondent, the item, the value and the fix."""


def check_responses(responses: Responses, item_ids: list[str], scale: ResponseScale) -> pd.DataFrame:
    """Bring answers into the one shape that is scored, or say why they cannot be answers.

    Parameters
    ----------
    responses : DataFrame (respondents, items), or Series or mapping of one respondent
        A missing answer is NaN, None or NA. One respondent may leave items out; a DataFrame has a column
        for every item.
    item_ids : list of str
        The inventory's items, in its order.
    scale : ResponseScale
        Which answers are possible.

    Returns
    -------
    DataFrame of float, (respondents, items)
        Columns in the inventory's order, missing as NaN.

    Raises
    ------
    ResponseError
        For an unknown or absent item, a value of a wrong type, or one that is not on the response scale.
    """
    table = _as_table(responses, item_ids)
    _refuse_unknown_items(table, item_ids)
    values = table[item_ids] if list(table.columns) != item_ids else table
    if not all(dtype == np.float64 for dtype in values.dtypes):
        values = pd.DataFrame({item: _as_numbers(values[item], scale) for item in item_ids}, index=values.index)
    _refuse_off_scale(values, scale)
    return values


def _as_table(responses: Responses, item_ids: list[str]) -> pd.DataFrame:
    if isinstance(responses, pd.DataFrame):
        absent = [item for item in item_ids if item not in responses.columns]
        twice = responses.columns[responses.columns.duplicated()]
        if len(twice):
            raise ResponseError(f"item {twice[0]} has two columns; keep one")
        if absent and not set(responses.columns) - set(item_ids):
            raise ResponseError(f"responses lack {', '.join(absent)}; add the column, NA where nobody answered")
        return responses
    if isinstance(responses, pd.Series | Mapping):
        if isinstance(responses, pd.Series) and responses.index.has_duplicates:
            item = responses.index[responses.index.duplicated()][0]
            raise ResponseError(f"item {item} is answered twice in one Series; keep one of its answers")
        given = dict(responses)
        return pd.DataFrame([dict.fromkeys(item_ids) | given], dtype=object)
    raise ResponseError(
        f"responses are {type(responses).__name__}; give a DataFrame (respondents, items), a Series or a dict"
    )


def _refuse_unknown_items(table: pd.DataFrame, item_ids: list[str]) -> None:
    for item in table.columns:
        if item not in item_ids:
            near = difflib.get_close_matches(str(item), item_ids, n=1)
            fix = f"did you mean {near[0]!r}?" if near else f"items are {', '.join(item_ids)}"
            raise ResponseError(f"there is no item {item!r}; {fix}")


def _as_numbers(column: pd.Series, scale: ResponseScale) -> pd.Series:
    if pd.api.types.is_bool_dtype(column) or not pd.api.types.is_numeric_dtype(column):
        column = column.astype(object)  # of a category column, the categories
        wrong = column.map(lambda value: not (_is_number(value) or _is_missing(value)))
        if wrong.any():
            _refuse(column[wrong.to_numpy()], scale, "is not a number")
        column = column.map(lambda value: float(value) if _is_number(value) else np.nan)
    return column.astype(float)


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def _is_missing(value: object) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))  # type: ignore[call-overload]


def _refuse_off_scale(table: pd.DataFrame, scale: ResponseScale) -> None:
    values = table.to_numpy()
    for start in range(0, len(values), ROWS_AT_ONCE):
        rows = values[start : start + ROWS_AT_ONCE]
        allowed = scale.allows(rows)
        if np.count_nonzero(allowed) + np.count_nonzero(np.isnan(rows)) < rows.size:
            respondent, item = np.argwhere(~(allowed | np.isnan(rows)))[0]
            column = table.iloc[[start + respondent], item]
            _refuse(column, scale, f"is not on the response scale {scale.minimum} to {scale.maximum}")


def _refuse(wrong: pd.Series, scale: ResponseScale, why: str) -> None:
    respondent, value = wrong.index[0], wrong.iloc[0]
    shown = f"{value:g}" if _is_number(value) else repr(value)
    raise ResponseError(
        f"item {wrong.name} of respondent {respondent!r}: {shown} {why}; use {scale.choices}, or leave it missing"
    )

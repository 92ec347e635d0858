"""The bank of exercises that a build works with, made once for each state of the sources."""

from __future__ import annotations

from functools import cache

from made_once import made_once

from widgets.classroom.bank.bank import Bank


@cache
def whole_bank() -> Bank:
    """Give every exercise, with every key that is to be had here."""
    return Bank.from_json(_written())


@made_once
def _written() -> str:
    from widgets.authoring.bank_maker import make_bank  # noqa: PLC0415 (slow to import, and mostly not needed)

    return make_bank().to_json()

"""What the readable form shows of several ratings side by side: scores, lines over sessions, two raters' differences.

``comparison.js`` rewrites the same slots with the same words when an answer changes, and draws the same marks by
``comparison_chart.js``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from widgets.inventory_form.ratings import Rating
from widgets.inventory_form.view import (
    Words,
    drawn_range,
    format_score,
    format_value,
    item_wordings,
    place_on_line,
    with_mark,
)
from widgets.measures import Composite, Inventory, Subscale

WIDTH, HEIGHT, MARGIN = 160, 90, 12
"""Of a picture, and the space around its marks, in units of its own."""
APART = 7
"""How far two raters' marks of one occasion stand from its middle."""
PICTURE = {"width": WIDTH, "height": HEIGHT, "margin": MARGIN, "apart": APART}


@dataclass(frozen=True)
class Comparison:
    """Several ratings by one inventory, ready to be described."""

    inventory: Inventory
    """Keyed as the form shows it."""
    ratings: list[Rating]
    responses: pd.DataFrame
    """(ratings, items)."""
    words: Words

    @cached_property
    def parts(self) -> dict[str, Subscale | Composite]:
        """Name everything that has a score: the subscales and, where there is one, the composite."""
        rule = self.inventory.composite_rule
        return {**self.inventory.subscales, **({"composite": rule} if rule else {})}

    @cached_property
    def scores(self) -> pd.DataFrame:
        """Score everything, (ratings, parts)."""
        table = self.inventory.subscale_scores(self.responses)
        return table.assign(composite=self.inventory.composite(self.responses)) if "composite" in self.parts else table

    @cached_property
    def keyed(self) -> pd.DataFrame:
        """Key every answer, (ratings, items)."""
        return self.inventory.item_scores(self.responses)

    @cached_property
    def raters(self) -> list[str]:
        """List who rates, in order of appearance."""
        return list(dict.fromkeys(rating.perspective for rating in self.ratings))

    @cached_property
    def occasions(self) -> list[int | None]:
        """List what is rated, in order of appearance."""
        return list(dict.fromkeys(rating.occasion for rating in self.ratings))

    @property
    def is_strip(self) -> bool:
        """Tell whether the raters of one occasion lie on one line, instead of the occasions side by side."""
        return len(self.occasions) == 1

    def describe(self, *, hide_wording: bool) -> dict[str, Any]:
        """Gather what the template fills in; ``hide_wording`` numbers the items only."""
        names = [self.words[name] for name in self.raters]
        wordings = item_wordings(self.inventory, self.raters[0], self.words, hide_wording=hide_wording)
        return {
            "raters": names,
            "parts": [part.label for part in self.parts.values()],
            "pictures": [self._picture(name) for name in self.parts],
            "size": (WIDTH, HEIGHT, MARGIN),
            "is_strip": self.is_strip,
            "occasions": [self._occasion(occasion) for occasion in self.occasions],
            "items": [
                {"id": item, "wording": wording, "values": [self._value(value) for value in self.keyed[item]]}
                for item, wording in zip(self.inventory.item_ids, wordings, strict=True)
            ],
        }

    def _value(self, value: float) -> str:
        return self.words["working_none"] if pd.isna(value) else with_mark(format_value(value), self.words)

    def _score(self, score: float) -> str:
        return self.words["no_score"] if pd.isna(score) else with_mark(format_score(score), self.words)

    def _picture(self, name: str) -> dict[str, Any]:
        part, scores = self.parts[name], self.scores[name].tolist()
        low, high = drawn_range(part, self.inventory, scores)
        marks = [self._mark(rating, score, (low, high)) for rating, score in zip(self.ratings, scores, strict=True)]
        return {
            "id": name,
            "label": part.label,
            "low": low,
            "high": high,
            "marks": marks,
            "lines": [_line(self._joined(marks, rater)) for rater in range(len(self.raters))],
            "summary": self._summary(scores),
        }

    def _joined(self, marks: list[dict[str, Any]], rater: int) -> list[dict[str, Any]]:
        """Choose what a line joins: one rater's marks; on a strip everybody's, which shows how far apart they are."""
        if self.is_strip:
            return [mark for mark in marks if not mark["missing"]] if rater == 0 else []
        return [mark for mark in marks if mark["rater"] == rater]

    def _mark(self, rating: Rating, score: float, ends: tuple[int, int]) -> dict[str, Any]:
        """Place one score."""
        rater, missing = self.raters.index(rating.perspective), bool(pd.isna(score))
        place = 0.0 if missing else place_on_line(score, ends)
        x, y = _on_strip(place) if self.is_strip else self._in_columns(rating, place)
        return {
            "rating": rating.id,
            "rater": rater,
            "x": _point(x),
            "y": _point(0 if missing else y),
            "missing": missing,
        }

    def _in_columns(self, rating: Rating, place: float) -> tuple[float, float]:
        """Set occasions from left to right, and two raters a little apart."""
        spread = APART * (len(self.raters) - 1)
        room = WIDTH - 2 * (MARGIN + spread)
        x = MARGIN + room * self.occasions.index(rating.occasion) / (len(self.occasions) - 1)
        y = MARGIN + (HEIGHT - 2 * MARGIN) * (1 - place)
        return x + 2 * APART * self.raters.index(rating.perspective), y

    def _summary(self, scores: list[float]) -> str:
        """Tell in words what the picture shows: each rater's first and last score, or the one there is."""
        told = []
        for rater in self.raters:
            own = [
                self._score(score)
                for rating, score in zip(self.ratings, scores, strict=True)
                if rating.perspective == rater
            ]
            word = "summary_one" if len(own) == 1 else "summary_change"
            told.append(self.words[word].format(rater=self.words[rater], first=own[0], last=own[-1]))
        return " ".join(told)

    def _occasion(self, occasion: int | None) -> dict[str, Any]:
        block = [number for number, rating in enumerate(self.ratings) if rating.occasion == occasion]
        name = "" if occasion is None else self.words[self.inventory.occasion].format(number=occasion)
        return {
            "label": name,
            "rows": [
                {
                    "id": self.ratings[number].id,
                    "label": self.words[self.ratings[number].perspective],
                    "scores": [self._score(score) for score in self.scores.iloc[number]],
                }
                for number in block
            ],
            "pair": self._pair(block, name) if len(block) == 2 else None,  # noqa: PLR2004 (a pair)
        }

    def _pair(self, block: list[int], name: str) -> dict[str, Any]:
        """Compare two raters of one occasion: who is higher on each score, and how near their answers lie."""
        first, second = (self.words[self.ratings[number].perspective] for number in block)
        gaps = self.scores.iloc[block[0]] - self.scores.iloc[block[1]]
        return {
            "id": self.ratings[block[0]].id,
            "differences": [self._difference(gap, first, second) for gap in gaps],
            "agreement": self._agreement(self.keyed.iloc[block], name),
        }

    def _difference(self, gap: float, first: str, second: str) -> str:
        if pd.isna(gap):
            return self.words["working_none"]
        difference = self._score(abs(gap))
        if difference == self._score(0):
            return self.words["equal"]
        return self.words["higher"].format(rater=first if gap > 0 else second, difference=difference)

    def _agreement(self, keyed: pd.DataFrame, name: str) -> str:
        """Count, over the items that both answered, how often the two agree."""
        occasion = f"{name}: " if name else ""
        gaps = (keyed.iloc[0] - keyed.iloc[1]).abs().dropna()
        if gaps.empty:
            return self.words["agreement_none"].format(occasion=occasion)
        word = "agreement_steps" if self.inventory.response_scale.kind == "steps" else "agreement"
        return self.words[word].format(
            occasion=occasion,
            both=len(gaps),
            alike=int((gaps == 0).sum()),
            near=int((gaps <= 1).sum()),
            distance=self._score(gaps.mean()),
        )


def _on_strip(place: float) -> tuple[float, float]:
    """Set everybody on one line, twice as wide as a picture and no higher than its margins."""
    return MARGIN + (2 * WIDTH - 2 * MARGIN) * place, MARGIN


def _point(place: float) -> str:
    """Write a place in the picture as the page does."""
    return format_value(float(format_score(place)))


def _line(marks: list[dict[str, Any]]) -> str:
    """Join one rater's marks; a missing score leaves a gap."""
    steps, pen_down = [], False
    for mark in marks:
        if not mark["missing"]:
            steps.append(f"{'L' if pen_down else 'M'}{mark['x']},{mark['y']}")
        pen_down = not mark["missing"]
    return " ".join(steps)

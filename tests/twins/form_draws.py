"""Inventories of every make, and answers to them, as hypothesis draws them for the twins of the form."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.twins.forms import bare_inventory
from widgets.host.words import read_words
from widgets.inventory_form.definition import define
from widgets.inventory_form.ratings import Rating
from widgets.measures import Composite, Inventory, Subscale
from widgets.measures.inventory_parts import Item, Perspective
from widgets.measures.response_scale import ResponseScale

WORDS = {language: read_words("inventory_form/inventory_form", language=language) for language in ("en", "es")}
RATERS = ("client", "therapist", "observer")
_ALONE = [Rating("client")]


@st.composite
def scales(draw: st.DrawFn) -> ResponseScale:
    kind = draw(st.sampled_from(["steps", "slider", "count"]))
    low = 0 if kind == "count" else draw(st.integers(-3, 3))
    high = low + draw(st.integers(1, 12) | st.just(2_000_000))
    step = draw(st.sampled_from([1, 0.5, 0.25, 0.1])) if kind == "slider" else 1
    return ResponseScale(low, high, {}, kind, step)


@st.composite
def inventories(draw: st.DrawFn) -> Inventory:
    items = [f"item_{number}" for number in range(draw(st.integers(1, 6)))]
    some_items = st.lists(st.sampled_from(items), min_size=1, unique=True)
    rules = st.sampled_from(["mean", "sum"])
    subscales = {}
    for name in ("goal", "task", "bond")[: draw(st.integers(1, 3))]:
        own = draw(some_items)
        subscales[name] = Subscale(name, name.title(), own, draw(st.integers(1, len(own))), rule=draw(rules))
    wanted = draw(st.lists(st.sampled_from(sorted(subscales)), unique=True))
    return bare_inventory(
        response_scale=draw(scales()),
        perspectives={rater: Perspective("", "") for rater in RATERS},
        subscales=subscales,
        items=[Item(item, {}, draw(st.booleans())) for item in items],
        composite_rule=Composite("All", wanted, rule=draw(rules)) if wanted else None,
        occasion=draw(st.sampled_from(["session", "segment"])),
    )


def answers_to(inventory: Inventory) -> st.SearchStrategy[dict[str, float]]:
    """Draw answers, some of them missing."""
    scale = inventory.response_scale
    few = 1000
    steps = scale.steps if scale.maximum - scale.minimum < few else [scale.minimum, scale.maximum, scale.maximum - 1]
    return st.dictionaries(st.sampled_from(inventory.item_ids), st.sampled_from(steps))


def keys_of(inventory: Inventory) -> st.SearchStrategy[list[str]]:
    """Draw a key, that of the inventory or one that a reader has broken."""
    return st.lists(st.sampled_from(inventory.item_ids), unique=True) | st.just(inventory.reverse_keyed)


@st.composite
def one_rating(draw: st.DrawFn) -> dict[str, Any]:
    inventory = draw(inventories())
    return {
        "definition": define(inventory, _ALONE, {}),
        "words": draw(st.sampled_from(list(WORDS.values()))),
        "answers": draw(answers_to(inventory)),
        "reverse_keyed": draw(keys_of(inventory)),
    }


@st.composite
def several_ratings(draw: st.DrawFn) -> dict[str, Any]:
    inventory = draw(inventories())
    raters = draw(st.lists(st.sampled_from(RATERS), min_size=1, unique=True))
    fewest = 1 if len(raters) > 1 else 2
    occasions = draw(st.lists(st.integers(1, 40), min_size=fewest, max_size=4, unique=True).map(sorted))
    ratings = [Rating(rater, occasion) for occasion in occasions for rater in raters]
    return {
        "definition": define(inventory, ratings, {}),
        "words": draw(st.sampled_from(list(WORDS.values()))),
        "responses": {rating.id: draw(answers_to(inventory)) for rating in ratings},
        "reverse_keyed": draw(keys_of(inventory)),
    }


@st.composite
def values_on_scale(draw: st.DrawFn) -> dict[str, Any]:
    scale = draw(scales())
    at = st.sampled_from(
        [scale.minimum, scale.maximum, scale.minimum + scale.step, (scale.minimum + scale.maximum) / 2]
    )
    off = st.sampled_from([0, 1e-12, -1e-12, 1e-8, -1e-8, 0.04, -1, scale.step, -scale.step / 2])
    value = draw(st.builds(lambda one, other: one + other, at, off) | st.integers(-5, 15) | st.floats(-20, 20))
    alone = bare_inventory(response_scale=scale, perspectives={}, subscales={}, items=[])
    definition = define(alone, _ALONE, {})
    return {"value": value, "scale": {name: definition[name] for name in ("minimum", "maximum", "step", "rounding")}}

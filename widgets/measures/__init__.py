"""Measure a relationship: inventories, their scoring keys and their scores."""

from widgets.measures.inventory import Inventory
from widgets.measures.inventory_file import InventoryError
from widgets.measures.inventory_parts import Composite, Item, Perspective, Subscale, WorkedExample
from widgets.measures.response_scale import ResponseScale
from widgets.measures.responses import ResponseError
from widgets.measures.scoring import ScoringKey

__all__ = [
    "Composite",
    "Inventory",
    "InventoryError",
    "Item",
    "Perspective",
    "ResponseError",
    "ResponseScale",
    "ScoringKey",
    "Subscale",
    "WorkedExample",
]

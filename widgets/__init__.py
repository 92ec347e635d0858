"""Interactive pieces of *The Psychotherapy Relationship*: inventories to answer and score, in a kernel or without."""

from widgets.inventory_form import InventoryForm
from widgets.library import case_responses, inventory_ids, published_results, simulated_table
from widgets.measures import Inventory, InventoryError, ResponseError

__all__ = [
    "Inventory",
    "InventoryError",
    "InventoryForm",
    "ResponseError",
    "case_responses",
    "inventory_ids",
    "published_results",
    "simulated_table",
]

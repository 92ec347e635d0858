"""Measure a relationship: inventories and their scores, reliability, change, agreement and congruence."""

from widgets.measures.agreement import limits_of_agreement, weighted_kappa
from widgets.measures.change import reliable_change
from widgets.measures.congruence import ResponseSurface, response_surface
from widgets.measures.estimate import Estimate
from widgets.measures.intraclass_correlation import icc_agreement, icc_consistency
from widgets.measures.inventory import Inventory
from widgets.measures.inventory_file import InventoryError
from widgets.measures.inventory_parts import Composite, Item, Perspective, Subscale, WorkedExample
from widgets.measures.items import item_analysis
from widgets.measures.reliability import (
    cronbach_alpha,
    mcdonald_omega,
    spearman_brown,
    standard_error_of_measurement,
)
from widgets.measures.response_scale import ResponseScale
from widgets.measures.responses import ResponseError
from widgets.measures.scoring import ScoringKey

__all__ = [
    "Composite",
    "Estimate",
    "Inventory",
    "InventoryError",
    "Item",
    "Perspective",
    "ResponseError",
    "ResponseScale",
    "ResponseSurface",
    "ScoringKey",
    "Subscale",
    "WorkedExample",
    "cronbach_alpha",
    "icc_agreement",
    "icc_consistency",
    "item_analysis",
    "limits_of_agreement",
    "mcdonald_omega",
    "reliable_change",
    "response_surface",
    "spearman_brown",
    "standard_error_of_measurement",
    "weighted_kappa",
]

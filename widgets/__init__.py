"""Interactive pieces of *The Psychotherapy Relationship*: inventories to answer and score, in a kernel or without."""

from widgets.explorer_parts import ParameterError
from widgets.explorers import explore_shared_variance
from widgets.inventory_form import InventoryForm
from widgets.library import case_responses, inventory_ids, published_results, simulated_table
from widgets.measures import (
    Estimate,
    Inventory,
    InventoryError,
    ResponseError,
    ResponseSurface,
    cronbach_alpha,
    icc_agreement,
    icc_consistency,
    item_analysis,
    limits_of_agreement,
    mcdonald_omega,
    reliable_change,
    response_surface,
    spearman_brown,
    standard_error_of_measurement,
    weighted_kappa,
)
from widgets.picture_agreement import draw_agreement
from widgets.picture_change import draw_reliable_change
from widgets.picture_congruence import draw_congruence

__all__ = [
    "Estimate",
    "Inventory",
    "InventoryError",
    "InventoryForm",
    "ParameterError",
    "ResponseError",
    "ResponseSurface",
    "case_responses",
    "cronbach_alpha",
    "draw_agreement",
    "draw_congruence",
    "draw_reliable_change",
    "explore_shared_variance",
    "icc_agreement",
    "icc_consistency",
    "inventory_ids",
    "item_analysis",
    "limits_of_agreement",
    "mcdonald_omega",
    "published_results",
    "reliable_change",
    "response_surface",
    "simulated_table",
    "spearman_brown",
    "standard_error_of_measurement",
    "weighted_kappa",
]

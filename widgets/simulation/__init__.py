"""Simulate therapists, clients, their sessions and their ratings from stated numbers."""

from widgets.simulation.components import correlate_components
from widgets.simulation.correlations import convert_to_fisher_z
from widgets.simulation.literature import LiteratureParameters, simulate_literature
from widgets.simulation.parameters import DISTRESS_MAXIMUM, RatingParameters
from widgets.simulation.pooling import PooledEffect, funnel_limits, pool_correlations, pool_effects
from widgets.simulation.raters import rate_sessions
from widgets.simulation.ratings import SimulatedRatings, simulate_ratings
from widgets.simulation.ready_studies import study_power_of_r, study_publication_bias
from widgets.simulation.selection import SelectionModel, adjust_correlations, adjust_effects
from widgets.simulation.session_parameters import SessionParameters, describe_parameters
from widgets.simulation.sessions import SimulatedSessions, simulate_sessions
from widgets.simulation.streams import stream_sessions
from widgets.simulation.studies import run_study, summarize_study

__all__ = [
    "DISTRESS_MAXIMUM",
    "LiteratureParameters",
    "PooledEffect",
    "RatingParameters",
    "SelectionModel",
    "SessionParameters",
    "SimulatedRatings",
    "SimulatedSessions",
    "adjust_correlations",
    "adjust_effects",
    "convert_to_fisher_z",
    "correlate_components",
    "describe_parameters",
    "funnel_limits",
    "pool_correlations",
    "pool_effects",
    "rate_sessions",
    "run_study",
    "simulate_literature",
    "simulate_ratings",
    "simulate_sessions",
    "stream_sessions",
    "study_power_of_r",
    "study_publication_bias",
    "summarize_study",
]

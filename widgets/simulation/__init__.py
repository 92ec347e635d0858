"""Simulate clients, therapists and their ratings from stated numbers."""

from widgets.simulation.parameters import DISTRESS_MAXIMUM, RatingParameters
from widgets.simulation.ratings import SimulatedRatings, simulate_ratings

__all__ = ["DISTRESS_MAXIMUM", "RatingParameters", "SimulatedRatings", "simulate_ratings"]

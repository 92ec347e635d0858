"""Blackboard, as a pool."""

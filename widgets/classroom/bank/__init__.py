"""Exercises and their keys, and how their texts are read."""

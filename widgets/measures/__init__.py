"""Measure a relationship: inventories and their scores, reliability, change, agreement and congruence."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

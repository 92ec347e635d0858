"""Simulate therapists, clients, their sessions and their ratings from stated numbers."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

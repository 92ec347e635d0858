"""How a widget reaches a page: the shared base class, the JavaScript kit and the host of the built site."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

"""Interactive pieces of *The Psychotherapy Relationship*: inventories to answer and score, in a kernel or without.

The names are listed in ``__init__.pyi``, and each brings its module when it is first used: the command ``classroom``
need not wait for numpy.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

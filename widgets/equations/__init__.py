"""Every equation of the book, once: each is a function over a namespace ``xp`` of mathematical functions.

With :data:`NUMPY` it gives numbers and arrays, for tests and data. With the namespace of the explorers
(``widgets/explorer_namespace.py``) the same function writes the expression by which the page computes.

An equation takes ``xp`` first and its parameters by name. It uses arithmetic, comparisons, and what :data:`NUMPY` has.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

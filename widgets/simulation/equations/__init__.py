"""Every equation of the book, once: each is a function over a namespace ``xp`` of mathematical functions.

With :data:`NUMPY` it gives numbers and arrays, for tests and data. With the namespace of the explorers
(``widgets/explorer_namespace.py``) the same function writes the expression by which the page computes.

An equation takes ``xp`` first and its parameters by name. It uses arithmetic, comparisons, and what :data:`NUMPY` has.
"""

from widgets.simulation.equations.namespace import NUMPY

__all__ = ["NUMPY"]

"""What one type of exercise is: a folder a type, and in each the same few layers.

``answer``, in Python and in JavaScript, is what grading needs, and needs nothing but the standard library: what an
answer looks like, what it earns, and how it and its key are told in words. Modules beside the folders are shared by
several types.
"""

from __future__ import annotations

from pkgutil import iter_modules

ITEM_TYPES = tuple(sorted(name for _, name, is_folder in iter_modules(__path__) if is_folder))
"""The names of all types: the folders that lie here."""

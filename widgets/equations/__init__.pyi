from .namespace import NUMPY as NUMPY
from .plain import PLAIN as PLAIN

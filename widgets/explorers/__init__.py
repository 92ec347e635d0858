"""The explorers: one module each, named for what it shows, with one function ``explore_<name>``."""

from importlib import import_module
from pathlib import Path

from widgets.explorer import Explorer
from widgets.explorers.attenuation import explore_attenuation
from widgets.explorers.combining_rules import explore_combining_rules
from widgets.explorers.forest_and_funnel import explore_forest_and_funnel
from widgets.explorers.management_as_moderator import explore_management_as_moderator
from widgets.explorers.power_of_study import explore_power_of_study
from widgets.explorers.published_forest import explore_published_forest
from widgets.explorers.reverse_causation import explore_reverse_causation
from widgets.explorers.rupture_and_repair import explore_rupture_and_repair
from widgets.explorers.sampling_of_r import explore_sampling_of_r
from widgets.explorers.shared_variance import explore_shared_variance
from widgets.explorers.therapist_effects import explore_therapist_effects
from widgets.explorers.three_components import explore_three_components
from widgets.explorers.two_raters import explore_two_raters
from widgets.explorers.two_slopes import explore_two_slopes

__all__ = [
    "explore_attenuation",
    "explore_combining_rules",
    "explore_forest_and_funnel",
    "explore_management_as_moderator",
    "explore_power_of_study",
    "explore_published_forest",
    "explore_reverse_causation",
    "explore_rupture_and_repair",
    "explore_sampling_of_r",
    "explore_shared_variance",
    "explore_therapist_effects",
    "explore_three_components",
    "explore_two_raters",
    "explore_two_slopes",
    "explorer_names",
    "make_explorer",
]


def explorer_names() -> list[str]:
    """List the names of all explorers, in alphabetical order.

    Examples
    --------
    >>> "shared_variance" in explorer_names()
    True
    """
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__")


def make_explorer(name: str, **values: float) -> Explorer:
    """Make an explorer by its name.

    Raises
    ------
    KeyError
        If there is no such explorer.
    """
    if name not in explorer_names():
        raise KeyError(f"there is no explorer {name!r}; explorers are {', '.join(explorer_names())}")
    module = import_module(f"widgets.explorers.{name}")
    explorer: Explorer = getattr(module, f"explore_{name}")(**values)
    return explorer

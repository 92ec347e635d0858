"""Which libraries the book needs in a browser, by what each says of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from book.live.pure_wheel import PureWheel, wheel_of

NOT_IN_BROWSERS = {"jupyterlab-widgets", "vl-convert-python", "widgetsnbextension"}
"""What cannot run there, or what JupyterLab itself brings."""


def browsers_markers(python: str) -> dict[str, str]:
    """Say what a requirement may ask about the Python in a browser.

    Parameters
    ----------
    python : str
        Its version.
    """
    return {
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": "wasm32",
        "platform_python_implementation": "CPython",
        "platform_system": "Emscripten",
        "python_full_version": python,
        "python_version": ".".join(python.split(".")[:2]),
        "sys_platform": "emscripten",
    }


def needed_by(requirements: Iterable[Requirement], python: str) -> list[str]:
    """Name what is needed in a browser, each once and in its normal form.

    Examples
    --------
    >>> needed_by([Requirement("pexpect; sys_platform != 'emscripten'"), Requirement("Ruamel.YAML>=0.18")], "3.14.2")
    ['ruamel-yaml']
    """
    markers = browsers_markers(python)
    wanted = [one for one in requirements if one.marker is None or one.marker.evaluate({**markers, "extra": ""})]
    return sorted({canonicalize_name(one.name) for one in wanted} - NOT_IN_BROWSERS)


def gather_wheels(
    wanted: Collection[str], ready: Iterable[PureWheel], elsewhere: Collection[str], python: str
) -> dict[str, PureWheel]:
    """Gather libraries with all that they need.

    Parameters
    ----------
    wanted : collection of str
        Names of libraries.
    ready : iterable of PureWheel
        Wheels that are taken as they are. Others are packed as they are installed here.
    elsewhere : collection of str
        Names of those that somebody else publishes.
    python : str
        The version of Python in the browser.
    """
    ours: Mapping[str, PureWheel] = {wheel.name: wheel for wheel in ready}
    gathered: dict[str, PureWheel] = {}
    left = sorted(set(wanted) - set(elsewhere))
    while left:
        name = left.pop()
        gathered[name] = ours.get(name) or wheel_of(name)
        needs = needed_by(gathered[name].requirements, python)
        left += [need for need in needs if need not in {*gathered, *elsewhere, *left}]
    return dict(sorted(gathered.items()))

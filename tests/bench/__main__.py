"""Command line of the benchmarks: ``python -m tests.bench [name ...]``."""

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from tests.bench import Settings

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "tests.bench"

Benchmark = Callable[[Settings], None]


def find_benchmarks() -> dict[str, Benchmark]:
    """Find every module of this package that has a ``run`` function.

    Returns
    -------
    dict
        From the module's name to its ``run``.
    """
    folder = str(Path(__file__).parent)
    names = [module.name for module in iter_modules([folder])]
    modules = {name: import_module(f"{PACKAGE}.{name}") for name in names if name != "__main__"}
    return {name: module.run for name, module in modules.items() if hasattr(module, "run")}


def positive(text: str) -> int:
    """Read a whole number of at least one."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return number


def read_arguments(benchmarks: dict[str, Benchmark]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog=f"python -m {PACKAGE}", description=__doc__)
    parser.add_argument(
        "names",
        nargs="*",
        metavar="name",
        help=f"which to run, of: {', '.join(benchmarks)} (default: all)",
    )
    parser.add_argument("--loads", type=positive, default=5, help="loads of each side (default: 5)")
    parser.add_argument(
        "--book",
        type=Path,
        default=ROOT / "_build" / "html",
        help="the built book (default: _build/html)",
    )
    parser.add_argument(
        "--sources",
        type=Path,
        default=ROOT,
        help="what the book is built from (default: this project)",
    )
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(benchmarks)
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    return arguments


def main() -> None:
    """Run the benchmarks named on the command line, or all."""
    benchmarks = find_benchmarks()
    arguments = read_arguments(benchmarks)
    settings = Settings(
        loads=arguments.loads,
        book=arguments.book.resolve(),
        sources=arguments.sources.resolve(),
        results=ROOT / "_build" / "bench",
    )
    for name in arguments.names or benchmarks:
        print(f"Benchmark {name}", flush=True)
        try:
            benchmarks[name](settings)
        except RuntimeError as error:
            sys.exit(f"{name}: {error}")


if __name__ == "__main__":
    main()

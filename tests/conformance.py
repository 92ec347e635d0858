"""Write down how the tests ended that the conformance report names: ``python -m tests.conformance junit.xml``.

``make test-all`` does so after every test has run; the report shows what is written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import etree

from book.conformance import RESULTS, named_tests, read_criteria

BAD = ("failure", "error")


def outcomes(junit: Path, paths: Iterable[str]) -> dict[str, Any]:
    """Count what of some files of tests passed and failed, and say on which day.

    Parameters
    ----------
    junit : Path
        What ``pytest --junitxml`` has written.
    paths : iterable of str
        The files, by their path from the root of the book. One that was not run is left out.
    """
    report = etree.parse(junit)
    counted: dict[str, dict[str, int]] = {}
    modules = {path.removesuffix(".py").replace("/", "."): path for path in paths}
    for case in report.iterfind(".//testcase"):
        if path := modules.get(case.get("classname")):
            ended = "failed" if any(case.find(kind) is not None for kind in BAD) else "passed"
            counted.setdefault(path, {"passed": 0, "failed": 0})[ended] += 1
    return {"day": report.find(".//testsuite").get("timestamp")[:10], "tests": dict(sorted(counted.items()))}


if __name__ == "__main__":
    told = outcomes(Path(sys.argv[1]), named_tests(read_criteria()))
    RESULTS.write_text(f"{json.dumps(told, indent=2)}\n", "utf-8")

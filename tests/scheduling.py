"""Which worker runs which test: those of a file stay together, because they share what is slow to open."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling


class FileScheduling(LoadScopeScheduling):
    """Keeps the tests of a file on one worker, unless the file is marked ``spread``.

    xdist has groups for this, and with pytest 9.2 they are lost without a word.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return nodeid if is_spread(self.config.rootpath / file) else file


@cache
def is_spread(path: Path) -> bool:
    """Tell whether the tests of a file need not run on one worker."""
    return "pytest.mark.spread" in path.read_text("utf-8")

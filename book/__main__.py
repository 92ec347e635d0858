"""Build the book: ``python -m book`` into ``_build/html``, or ``python -m book FOLDER``.

As ``jupyter-book build`` does, with two differences. Chapters are read side by side. What has been read before is
taken up again where neither it nor the code behind it has changed; the pages themselves are always written anew, so
that nothing old is left among them.
"""

from __future__ import annotations

import os
import shutil
import sys
from html import escape
from pathlib import Path

from jupyter_book.sphinx import build_sphinx
from ruamel.yaml import YAML
from sphinx_external_toc.parsing import parse_toc_yaml

from book.offline.kept_files import write_worker
from book.offline.one_script import write_one_script

ROOT = Path(__file__).parents[1]
STRICT = {"nitpicky": True, "latex_individualpages": False}


def build_site(folder: Path, sources: Path = ROOT) -> None:
    """Build the book into a folder; a warning is an error.

    Parameters
    ----------
    folder : Path
        Where the pages go. What was read for them is kept beside it, in a hidden folder.
    sources : Path
        The book's root.

    Raises
    ------
    SystemExit
        With Sphinx's exit code, if the build failed or warned.
    """
    shutil.rmtree(folder, ignore_errors=True)
    sys.path.insert(0, str(sources / "book" / "_ext"))
    result = build_sphinx(
        sources,
        folder,
        noconfig=True,
        path_config=sources / "_config.yml",
        confoverrides={"external_toc_path": (sources / "_toc.yml").as_posix(), **STRICT},
        doctreedir=folder.with_name(f".{folder.name}"),
        jobs=os.cpu_count(),
        warningiserror=True,
        keep_going=True,
    )
    if result:  # what is wrong has been printed
        raise SystemExit(1)
    first_page = f"{parse_toc_yaml(sources / '_toc.yml').root.docname}.html"
    (folder / "index.html").write_text(_entrance(first_page, sources), "utf-8")
    write_one_script(folder)
    write_worker(folder)
    print(f"\nThe book's first page: {folder / 'index.html'}")


def _entrance(first_page: str, sources: Path) -> str:
    """Write the page at the root, which leads to the first one."""
    book = YAML(typ="safe").load(sources / "CITATION.cff")
    said = {name: escape(" ".join(book[name].split())) for name in ("title", "abstract")}
    return (sources / "book" / "_templates" / "entrance.html").read_text("utf-8").format(first_page=first_page, **said)


if __name__ == "__main__":
    build_site(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "_build" / "html")

"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
SCIENCE = {"numpy", "pandas", "scipy", "statsmodels", "pingouin", "jsonschema", "ruamel"}
ALLOWED = {
    # room: what it may import, beside the standard library
    "widgets/datasets.py": {"pandas"},
    "widgets/checked_yaml.py": {"jsonschema", "ruamel"},
    "widgets/equations": {"lazy_loader", "numpy", "scipy", "widgets.equations"},
    "widgets/measures": SCIENCE | {"widgets.checked_yaml", "widgets.datasets", "widgets.measures"},
    "widgets/simulation": {"numpy", "pandas", "scipy", "statsmodels", "joblib", "tqdm"}
    | {"lazy_loader", "widgets.datasets", "widgets.equations", "widgets.measures", "widgets.simulation"},
    "widgets/host": {"anywidget", "traitlets", "jinja2", "ruamel", "altair", "vl_convert", "widgets.host"},
    "widgets": SCIENCE
    | {
        "traitlets",
        "altair",
        "vl_convert",
        "widgets.datasets",
        "widgets.equations",
        "widgets.measures",
        "widgets.simulation",
    }
    | {"lazy_loader", "widgets.classroom", "widgets.host", "widgets.explorers", "widgets.{shelf}"},
    "widgets/classroom": {"widgets.classroom", "widgets.equations", "text2qti"},
    **dict.fromkeys(
        [
            f"widgets/classroom/{name}.py"
            for name in ("bank_maker", "command", "command_acts", "item_file", "key_maker", "teaching_file")
        ],
        {"pandas", "tqdm", "widgets.checked_yaml", "widgets.classroom", "widgets.explorer_parts", "widgets.explorers"}
        | {
            "widgets.exercise",
            "widgets.my_answers",
            "widgets.datasets",
            "widgets.measures",
            "widgets.shelf",
            "widgets.equations",
        },
    ),
    "widgets/explorers": {
        "altair",
        "numpy",
        "pandas",
        "widgets.explorer",
        "widgets.explorer_namespace",
        "widgets.explorer_parts",
        "widgets.explorers",
        "widgets.host",
        "widgets.datasets",
        "widgets.equations",
        "widgets.measures",
        "widgets.picture_parts",
        "widgets.simulation",
    },
    "chapters": {"widgets", "pandas", "numpy", "altair"},
}


def imports_of(source: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module}
    return names


def sources_of(root: Path, room: str) -> dict[Path, str]:
    place = root / room
    if place.is_file():
        return {place: place.read_text("utf-8")}
    if room == "chapters":
        return {path: _code_of(path) for path in place.glob("*.ipynb")}
    pattern = "*.py" if room == "widgets" else "**/*.py"
    with_rules_of_their_own = {root / name for name in ALLOWED}
    paths = [path for path in place.glob(pattern) if path not in with_rules_of_their_own]
    return {path: path.read_text("utf-8") for path in paths}


def _code_of(path: Path) -> str:
    notebook = nbformat.read(path, as_version=4)
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")


def broken_arrows(root: Path) -> list[str]:
    """List the imports that run against data -> measures -> simulation -> widgets -> chapters -> book."""
    shelf = {f"widgets.{path.stem}" for path in (root / "widgets").glob("*.py")}
    broken = []
    for room, allowed in ALLOWED.items():
        known = allowed | (shelf if "widgets.{shelf}" in allowed else set())
        for path, source in sources_of(root, room).items():
            for name in sorted(imports_of(source)):
                outside = name.split(".")[0] not in sys.stdlib_module_names
                permitted = any(name == known_name or name.startswith(f"{known_name}.") for known_name in known)
                if room == "chapters" and name.startswith("widgets."):
                    permitted = False
                if outside and not permitted:
                    broken.append(f"{path.relative_to(root)} imports {name}")
    return broken


def tracked_files() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listing.stdout.splitlines() if (path := ROOT / name).is_file()]


def text_files() -> dict[Path, str]:
    known = {
        ".py",
        ".js",
        ".css",
        ".html",
        ".md",
        ".yml",
        ".json",
        ".toml",
        ".txt",
        ".ipynb",
        ".csv",
        ".bib",
        ".cff",
        "",
    }
    return {path: path.read_text("utf-8") for path in tracked_files() if path.suffix in known}


def test_every_import_follows_the_arrow():
    assert broken_arrows(ROOT) == []


@pytest.mark.parametrize(
    ("file", "line", "complaint"),
    [
        ("widgets/measures/scoring.py", "import anywidget", "widgets/measures/scoring.py imports anywidget"),
        ("widgets/measures/scoring.py", "import altair as alt", "widgets/measures/scoring.py imports altair"),
        (
            "widgets/measures/scoring.py",
            "import widgets.simulation",
            "widgets/measures/scoring.py imports widgets.simulation",
        ),
        ("widgets/simulation/ratings.py", "import altair as alt", "widgets/simulation/ratings.py imports altair"),
        (
            "widgets/host/words.py",
            "import widgets.inventory_form",
            "widgets/host/words.py imports widgets.inventory_form",
        ),
        (
            "widgets/datasets.py",
            "from widgets.measures import Inventory",
            "widgets/datasets.py imports widgets.measures",
        ),
        ("widgets/inventory_form.py", "import book", "widgets/inventory_form.py imports book"),
    ],
)
def test_an_import_against_the_arrow_is_found(tmp_path, file, line, complaint):
    shutil.copytree(ROOT / "widgets", tmp_path / "widgets")
    shutil.copytree(ROOT / "chapters", tmp_path / "chapters")
    target = tmp_path / file
    target.write_text(f"{target.read_text('utf-8')}\n{line}\n", "utf-8")
    assert broken_arrows(tmp_path) == [complaint]


def test_a_chapter_that_reaches_past_the_public_names_is_found(tmp_path):
    shutil.copytree(ROOT / "widgets", tmp_path / "widgets")
    (tmp_path / "chapters").mkdir()
    cell = nbformat.v4.new_code_cell("from widgets.measures import Inventory")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "chapters" / "sly.ipynb")
    assert broken_arrows(tmp_path) == ["chapters/sly.ipynb imports widgets.measures"]


def test_nobody_but_sphinx_imports_its_extensions():
    extensions = {path.stem for path in (ROOT / "book/_ext").glob("*.py")}
    importers = [
        path
        for path in ROOT.glob("widgets/**/*.py")
        if {name.split(".")[0] for name in imports_of(path.read_text("utf-8"))} & (extensions | {"book", "sphinx"})
    ]
    assert importers == []


@pytest.mark.parametrize(
    "module", ["widgets", "widgets.explorers", "widgets.host", "widgets.measures", "widgets.simulation"]
)
def test_public_names_are_sorted_and_exist(module):
    package = importlib.import_module(module)
    assert package.__all__ == sorted(package.__all__)
    assert all(hasattr(package, name) for name in package.__all__)


def test_every_widget_has_its_five_files_on_the_shelf():
    stems = {path.stem for path in (ROOT / "widgets").glob("*.html")}
    assert stems
    missing = [
        f"{stem}{end}"
        for stem in stems
        for end in (".py", ".js", ".css", ".yml")
        if not (ROOT / f"widgets/{stem}{end}").is_file()
    ]
    assert missing == []


def test_there_are_no_forbidden_files():
    forbidden = re.compile(
        r"(^|/)(utils\.py|package-lock\.json|.*\.min\.js|.*\.lock|\.DS_Store)$|(^|/)(_build|node_modules)/"
    )
    assert [path for path in tracked_files() if forbidden.search(path.relative_to(ROOT).as_posix())] == []


def test_no_file_of_ours_is_too_long_to_read_at_once():
    limits = {".js": 200, ".py": 250}
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in tracked_files()
        if path.suffix in limits
        and "tests" not in path.relative_to(ROOT).parts
        and (lines := len(path.read_text("utf-8").splitlines())) > limits[path.suffix]
    }
    assert long == {}


def test_no_file_names_a_registry_or_a_path_of_one_machine():
    private = re.compile(
        "|".join(
            ["py" + r"pi\.org", "registry" + r"\.npmjs", "/wo" + "rk/", "/ho" + "me/", "/ro" + "ot/", "/op" + "t/"]
        )
    )
    named = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path, text in text_files().items()
        if (match := private.search(text))
    ]
    assert named == []


def test_a_comment_promises_nothing():
    promise = re.compile(r"\b(" + "TO" + "DO|FIX" + "ME|X" + "XX)" + r"\b")
    assert [path for path, text in text_files().items() if promise.search(text)] == []


def cited_keys() -> set[str]:
    roles = re.compile(r"\{cite(?::\w+)?\}`([a-z0-9_, ]+)`")
    used = set()
    for path, text in text_files().items():
        if path.suffix in {".md", ".ipynb"}:
            used |= {key.strip() for group in roles.findall(text) for key in group.split(",")}
        if path.parent.name in {"inventories", "items"} and path.suffix == ".yml":
            used |= {
                key.strip()
                for group in re.findall(r"citations: \[([^\]]*)\]", text)
                for key in group.split(",")
                if key.strip()
            }
        if path.parent.name == "published" and path.suffix == ".csv":
            rows = [line.split(",") for line in text.splitlines()]
            used |= {cell for row in rows for cell in row if re.fullmatch(r"[a-z]+\d{4}[a-z]+", cell)}
    return used


def bibliography_keys() -> list[str]:
    return re.findall(r"^@\w+\{([^,]+),", (ROOT / "book/references.bib").read_text("utf-8"), re.MULTILINE)


def test_every_citation_is_in_the_bibliography():
    assert cited_keys() - set(bibliography_keys()) == set()


def test_every_entry_of_the_bibliography_is_cited_once_at_least_and_stands_once():
    assert set(bibliography_keys()) - cited_keys() == set()
    assert len(bibliography_keys()) == len(set(bibliography_keys()))


def test_the_list_of_chapters_names_every_chapter_and_nothing_else():
    listed = set(re.findall(r"file: chapters/(\w+)", (ROOT / "_toc.yml").read_text("utf-8")))
    assert listed == {path.stem for path in (ROOT / "chapters").glob("*.ipynb")}


def test_what_readers_install_brings_the_package_itself_and_names_no_index():
    pins = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    assert "-e ." in pins
    assert [line for line in pins if line != "-e ." and not re.fullmatch(r"[\w.-]+==[\w.+-]+( ;.*)?", line)] == []

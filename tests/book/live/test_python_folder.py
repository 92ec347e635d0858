"""What a browser loads: Python alone from the site, what is compiled from its publisher, each by its hash."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile

import pytest

from book.live.distribution import COMPILED, HOST, official_lock
from book.live.fetched import fetched_wheels
from book.live.pure_wheel import PureWheel, wheel_of
from book.live.python_folder import python_folder
from book.wheels.wheel import make_wheel, wheel_name
from widgets.classroom.bank.bank import Bank
from widgets.packages.package import zip_files

IMPORTED = ("altair", "anywidget", "IPython", "ipywidgets", "jedi", "joblib", "jsonschema", "ruamel.yaml", "tqdm")


def read(folder, name):
    return json.loads(folder[name])["packages"]


@pytest.fixture(scope="module")
def book():
    return PureWheel(wheel_name("student"), make_wheel("student", Bank.of([], {}, {}, {})))


@pytest.fixture(scope="module")
def folder(book):
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYODIDE", raising=False)
        return python_folder([book], [book.name])


def test_the_lock_that_pyodide_takes_by_itself_names_this_site_alone_and_each_file_by_its_hash(folder):
    packages = read(folder, "pyodide-lock.json")
    assert {"psychotherapy-relationship", "altair", "ipywidgets", "jedi"} <= set(packages)
    assert {name: entry["sha256"] for name, entry in packages.items()} == {
        name: hashlib.sha256(folder[entry["file_name"]]).hexdigest() for name, entry in packages.items()
    }
    assert {need for entry in packages.values() for need in entry["depends"]} <= set(packages)
    assert not set(COMPILED) & set(packages)


def test_the_other_lock_names_the_distribution_by_the_hashes_of_its_publisher(folder):
    """The hashes are those of the lock file that Pyodide's makers publish on npm."""
    near, whole = read(folder, "pyodide-lock.json"), read(folder, "distribution-lock.json")
    far = {name: entry for name, entry in whole.items() if name not in near}
    assert set(COMPILED) <= set(far)
    official = official_lock()["packages"]
    for name, entry in far.items():
        assert entry["sha256"] == official[name]["sha256"]
        assert entry["file_name"] == f"https://{HOST}/pyodide/v314.0.7/full/{official[name]['file_name']}"
    assert {"numpy", "pandas"} <= set(whole["psychotherapy-relationship"]["depends"])


def test_what_a_reader_is_asked_names_the_host_and_every_file_that_would_be_fetched(folder):
    about, whole = json.loads(folder["distribution.json"]), read(folder, "distribution-lock.json")
    assert about["host"] == HOST
    assert about["megabytes"] > 0
    assert about["files"] == {
        entry["file_name"]: entry["sha256"] for entry in whole.values() if HOST in entry["file_name"]
    }
    assert {"numpy", "pandas", "scipy", "statsmodels"} <= set(about["modules"])


def small_wheel(*needs):
    """Write a wheel of one empty module."""
    told = "".join(f"Requires-Dist: {need}\n" for need in needs)
    return zip_files(
        {
            "small.py": "",
            "small-1.dist-info/METADATA": f"Metadata-Version: 2.1\nName: small\nVersion: 1\n{told}",
            "small-1.dist-info/RECORD": "",
            "small-1.dist-info/WHEEL": "Wheel-Version: 1.0\n",
        }
    )


def test_a_folder_with_the_distribution_makes_a_site_that_asks_nobody(tmp_path, monkeypatch):
    book = PureWheel("small-1-py3-none-any.whl", small_wheel("numpy", "comm"))
    content = {name: f"stands for {name}".encode() for name in COMPILED}
    stubs = {
        name: {
            **official_lock()["packages"][name],
            "depends": [],
            "file_name": f"{name}-1-cp314-wasm32.whl",
            "sha256": hashlib.sha256(content[name]).hexdigest(),
        }
        for name in COMPILED
    }
    monkeypatch.setattr("book.live.distribution.official_lock", lambda: {**official_lock(), "packages": stubs})
    monkeypatch.setenv("PYODIDE", str(tmp_path))
    for name, entry in stubs.items():
        (tmp_path / entry["file_name"]).write_bytes(content[name])
    files = python_folder([book], [book.name])
    assert files["numpy-1-cp314-wasm32.whl"] == content["numpy"]
    assert "numpy" in read(files, "pyodide-lock.json")["small"]["depends"]
    assert not [name for name, text in files.items() if name.endswith(".json") and HOST.encode() in text]
    assert json.loads(files["distribution.json"]) == {"host": "", "megabytes": 0, "modules": [], "files": {}}

    (tmp_path / "numpy-1-cp314-wasm32.whl").write_bytes(b"half of it")
    with pytest.raises(ValueError, match=r"PYODIDE is .*, where numpy-1-cp314-wasm32\.whl is damaged"):
        python_folder([book], [book.name])
    (tmp_path / "numpy-1-cp314-wasm32.whl").unlink()
    with pytest.raises(ValueError, match=r"numpy-1-cp314-wasm32\.whl is missing; unpack Pyodide's whole distribution"):
        python_folder([book], [book.name])


@pytest.mark.whole("it imports what a notebook of the book imports")
def test_the_libraries_of_the_site_run_with_nothing_else_and_nothing_compiled(folder, tmp_path):
    wheels = [content for name, content in folder.items() if name.startswith("wheels/")]
    for content in wheels:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert not [name for name in archive.namelist() if name.endswith((".so", ".pyd", ".pyc"))]
            archive.extractall(tmp_path)
    program = f"import sys; sys.path.append({str(tmp_path)!r}); import {', '.join(IMPORTED)}, markupsafe, widgets"
    told = f"{program}; print({{module.__name__ for module in (altair, markupsafe, widgets)}})"
    ran = subprocess.run([sys.executable, "-I", "-S", "-c", told], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_a_library_is_packed_the_same_whenever_that_is_done_and_keeps_its_license():
    packed = wheel_of("anywidget")
    assert packed == wheel_of("anywidget")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        names = archive.namelist()
    assert [name for name in names if name.endswith("licenses/LICENSE")]
    assert not [name for name in names if name.startswith(("..", "/")) or name.endswith("INSTALLER")]


def test_what_is_compiled_is_never_packed_as_if_it_were_not():
    with pytest.raises(ValueError, match=r"numpy has a compiled part, .*: it cannot be packed for every browser"):
        wheel_of("numpy")


@pytest.fixture
def pinned(tmp_path, monkeypatch):
    """A wheel that is pinned, and the only place where pip may look for it."""
    content = small_wheel()
    index = tmp_path / "index"
    index.mkdir()
    (index / "small-1-py3-none-any.whl").write_bytes(content)
    pins = tmp_path / "pins.txt"
    pins.write_text(f"small==1 --hash=sha256:{hashlib.sha256(content).hexdigest()}\n", "utf-8")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    return pins


def test_a_wheel_that_is_pinned_is_fetched_once(tmp_path, pinned, monkeypatch):
    (wheel,) = fetched_wheels(tmp_path / "here", pinned)
    assert (wheel.name, wheel.version, wheel.modules) == ("small", "1", ["small"])
    monkeypatch.delenv("PIP_FIND_LINKS")
    assert fetched_wheels(tmp_path / "here", pinned) == [wheel]


@pytest.mark.whole("pip starts twice")
def test_a_wheel_that_was_damaged_here_is_fetched_again(tmp_path, pinned):
    here = tmp_path / "here"
    (wheel,) = fetched_wheels(here, pinned)
    (here / wheel.filename).write_bytes(wheel.content[:-9])
    assert fetched_wheels(here, pinned) == [wheel]


@pytest.mark.whole("pip starts")
def test_a_wheel_of_another_hash_is_refused_and_named(tmp_path, pinned):
    pinned.write_text("small==1 --hash=sha256:" + 64 * "0" + "\n", "utf-8")
    with pytest.raises(OSError, match=r"(?s)pip could not fetch the wheels in pins\.txt.*DO NOT MATCH THE HASHES"):
        fetched_wheels(tmp_path / "here", pinned)

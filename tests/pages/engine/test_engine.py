"""The Python that runs beside a page: it needs the standard library alone, and has nothing that no page runs."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest
from classroom_pages import engine

from widgets.authoring.bank_maker import make_bank
from widgets.exercise_types import ITEM_TYPES


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("engine")
    zipfile.ZipFile(io.BytesIO(engine())).extractall(folder)
    return folder


def test_every_module_of_the_engine_opens_with_the_standard_library_alone(unpacked):
    places = [path.relative_to(unpacked).with_suffix("") for path in (unpacked / "widgets").rglob("*.py")]
    names = [".".join(place.parts).removesuffix(".__init__") for place in places if "equations" not in place.parts]
    conditions = [condition for key in make_bank().keys.values() for condition in key.get("conditions", [])]
    names += [f"widgets.equations.{part['equation'].split('.')[0]}" for part in conditions if part["equation"]]
    code = f"import sys; sys.path.insert(0, {str(unpacked)!r})\nfor name in {names}: __import__(name)"
    subprocess.run([sys.executable, "-I", "-S", "-B", "-c", code], check=True)


def test_of_a_type_of_exercise_the_engine_has_the_answer_alone(unpacked):
    types = unpacked / "widgets/exercise_types"
    assert {path.name for path in types.glob("*/*")} == {"__init__.py", "answer.py"}
    assert {path.parent.name for path in types.glob("*/answer.py")} == set(ITEM_TYPES)

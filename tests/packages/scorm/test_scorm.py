"""What is in a SCORM package, and what must not be; how it runs is tested in tests/browser."""

import json
import re
from functools import cache
from pathlib import PurePosixPath

import pytest
from lxml import etree, html

from tests.classroom.sample_keys import GRADED, HIDDEN
from tests.classroom.samples import sample_assignment, sample_bank
from tests.packages.scorm.scorm_site import extras, make_package, unzip
from widgets.classroom.assignments.assignment import make_assignment
from widgets.classroom.problems import ClassroomError
from widgets.exercise.exercise import Exercise
from widgets.packages.package import Extras
from widgets.packages.scorm.scorm import MODULES, STYLES, pack

BANK, ASSIGNMENT = sample_bank(), sample_assignment()
IMS = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


@cache
def files() -> dict[str, bytes]:
    return unzip(make_package(ASSIGNMENT).content)


def manifest() -> etree._Element:
    return etree.fromstring(files()["imsmanifest.xml"])


def test_the_manifest_names_one_sco_and_every_file():
    (resource,) = manifest().iter(f"{IMS}resource")
    assert (resource.get(f"{ADL}scormtype"), resource.get("href"), resource.get("type")) == (
        "sco",
        "index.html",
        "webcontent",
    )
    assert [file.get("href") for file in resource] == sorted(set(files()) - {"imsmanifest.xml"})


def test_the_manifest_says_that_it_is_scorm_1_2_and_under_which_title():
    assert manifest().findtext(f"{IMS}metadata/{IMS}schema") == "ADL SCORM"
    assert manifest().findtext(f"{IMS}metadata/{IMS}schemaversion") == "1.2"
    assert [title.text for title in manifest().iter(f"{IMS}title")] == [ASSIGNMENT.title] * 2


def test_every_reference_in_the_manifest_leads_somewhere():
    root = manifest()
    names = [element.get("identifier") for element in root.iter() if element.get("identifier")]
    organizations = root.find(f"{IMS}organizations")
    (item,) = root.iter(f"{IMS}item")
    assert len(names) == len(set(names))
    assert {organizations.get("default"), item.get("identifierref")} <= set(names)


def test_the_page_has_every_exercise_and_says_how_many_points_there_are():
    page = html.fromstring(files()["index.html"].decode())
    assert [section.get("data-item") for section in page.iterfind(".//section[@data-item]")] == list(ASSIGNMENT.items)
    assert f"{len(ASSIGNMENT.items)} exercises, {ASSIGNMENT.points(BANK):g} points" in page.text_content()


def test_no_file_has_anything_of_the_key_of_a_graded_exercise():
    assert [name for name, content in files().items() if HIDDEN.encode() in content] == []
    states = re.findall(
        r'<script type="application/json" class="nohighlight">(.*?)</script>', files()["index.html"].decode(), re.DOTALL
    )
    keys = {
        state["definition"]["item"]["id"]: state["definition"]["key"]
        for state in map(json.loads, states)
        if "item" in state["definition"]
    }
    assert {name for name, key in keys.items() if key is None} == set(GRADED)


def test_everything_that_a_module_imports_is_in_the_package():
    missing = []
    for name, content in files().items():
        if name.endswith(".js") and not name.endswith("vega.js"):
            for found in re.findall(r'(?:from |import\()"(\.[^"]+)"', content.decode()):
                parts: list[str] = []
                for part in (PurePosixPath(name).parent / found).parts:
                    parts = parts[:-1] if part == ".." else [*parts, part]
                missing += [] if "/".join(parts) in files() else [f"{name} imports {found}"]
    assert missing == []


def test_the_page_asks_for_no_file_that_is_not_in_the_package():
    asked = re.findall(r'(?:href|src)="(widgets/[^"]+)"', files()["index.html"].decode())
    assert asked
    assert set(asked) <= set(files())


@pytest.mark.parametrize(
    ("items", "draws"), [(["wa-late-again"], False), (["ao-narrow-studies"], True), (["ao-guess-upper-half"], True)]
)
def test_the_large_drawing_library_comes_with_its_licenses_and_only_where_something_is_drawn(items, draws):
    package = make_package(make_assignment("One", items, BANK))
    assert {name for name in unzip(package.content) if "vega" in name.rpartition("/")[2]} == (
        {"widgets/explorer/vega_loader.js", *(["widgets/vega.js", "widgets/vega_licenses.txt"] if draws else [])}
    )


def test_the_same_assignment_gives_the_same_bytes():
    assert make_package(ASSIGNMENT) == make_package(sample_assignment())


def test_the_notes_say_that_graded_exercises_are_not_scored():
    assert "not scored: no key of theirs is in the package" in " ".join(make_package(ASSIGNMENT).notes)


def test_a_title_is_text_wherever_it_stands():
    page = files()["index.html"].decode()
    assert "<title>Week 3: the alliance &amp; its &lt;numbers&gt;</title>" in page
    assert "<numbers>" not in page


def test_a_form_with_the_key_of_a_graded_exercise_is_refused():
    form = Exercise("wa-late-again", BANK).static_html().replace('"key": null', '"key": {"correct": "b"}')
    assignment = make_assignment("One", ["wa-late-again"], BANK)
    with pytest.raises(ClassroomError, match="“Late again” has a key in it"):
        pack(assignment, BANK, Extras({"wa-late-again": form}, dict.fromkeys([*MODULES, *STYLES], b"")))


@pytest.mark.parametrize(
    ("extras", "told"),
    [
        (Extras({}, dict.fromkeys([*MODULES, *STYLES], b"")), "the form of “Late again”"),
        (Extras(), "needs packages/scorm/scorm.css"),
    ],
)
def test_what_is_missing_is_named(extras, told):
    with pytest.raises(ClassroomError, match=told):
        pack(make_assignment("One", ["wa-late-again"], BANK), BANK, extras)


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("vega.js", b"Service unavailable: 25 b"),
        ("host/static_host.js", b"<html>503</html>"),
        ("exercise/exercise.css", b"<!DOCTYPE html>"),
    ],
)
def test_what_a_server_says_when_it_fails_is_no_file_of_a_package(name, page):
    given = extras()
    with pytest.raises(ClassroomError, match=f"given as {name} of the book's widgets is not that file"):
        pack(ASSIGNMENT, BANK.for_students(), Extras(given.forms, {**given.assets, name: page}))
    with pytest.raises(ClassroomError, match="needs the form of"):
        pack(ASSIGNMENT, BANK.for_students(), Extras(dict.fromkeys(given.forms, page.decode()), given.assets))

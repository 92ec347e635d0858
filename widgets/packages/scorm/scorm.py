"""Pack an assignment as a SCORM 1.2 package: the book's own exercises, which run in any learning system.

Exercises for practice are checked and scored in the page. Graded ones are shown and kept, and none of their keys is in
the package: students hand in the same file as everywhere.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.problems import ClassroomError
from widgets.classroom.words import read_template, read_words, tell_number, written_language
from widgets.packages.chapter_links import place_chapter_links
from widgets.packages.package import Extras, Package, zip_files
from widgets.packages.questions import notes_on_moments
from widgets.packages.xml_element import element, write_xml

WORDS = read_words(__file__)
FOLDER = "widgets"
"""Where the book's widgets lie in the package."""
MODULES = (
    "packages/scorm/runtime.js",
    "host/static_host.js",
    "host/live_widget.js",
    "exercise/exercise.js",
    "my_answers/my_answers.js",
)
STYLES = ("exercise/exercise.css", "my_answers/my_answers.css", "packages/scorm/scorm.css")
VEGA, VEGA_LICENSES = "vega.js", "vega_licenses.txt"
DRAWS = b"drawVega"
"""What the drawing library has and the error page of a server has not."""
ANSWERS = "my_answers"
"""The name under which the forms have My answers."""
_SAID_LATER = ("no_system", "not_taken", "left_here", "left_nowhere", "left_elsewhere", "unreadable", "quoted")
_IMPORT = re.compile(r'(?:from |import\()"(\.{1,2}/[\w./]+\.js)"')
_STATE = re.compile(r'(<script type="application/json" class="nohighlight">)(.*?)(</script>)', re.DOTALL)
_SCHEMAS = {
    "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": (
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd "
        "http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd"
    ),
}


def pack(assignment: Assignment, bank: Bank, extras: Extras) -> Package:
    """Pack an assignment as one SCO.

    Parameters
    ----------
    assignment : Assignment
    bank : Bank
        The students' is enough: keys of graded exercises are never packed.
    extras : Extras
        Forms of all exercises, and of My answers under ``my_answers``; and the assets.

    Raises
    ------
    ClassroomError
        If a form or an asset is missing or is what a server says when it fails, or if the form of a graded exercise
        has a key in it.
    """
    items = [bank.item(item_id) for item_id in assignment.items]
    files: dict[str, bytes | str] = {
        f"{FOLDER}/{name}": content for name, content in _asset_files(items, extras.assets).items()
    }
    forms = {name: place_chapter_links(form, extras.site) for name, form in extras.forms.items()}
    files["index.html"] = _page(assignment, items, forms)
    files["imsmanifest.xml"] = _manifest(assignment, sorted(files))
    return Package(f"{assignment.id}-scorm.zip", zip_files(files), (), tuple(_notes(assignment, items)))


def _notes(assignment: Assignment, items: Sequence[Item]) -> Iterator[str]:
    uses = {item["use"] for item in items}
    if "graded" in uses:
        yield WORDS["note_graded"]
    if "practice" in uses:
        yield WORDS["note_score"]
    if assignment.variants:
        yield WORDS["note_variants"]
    yield WORDS["note_limit"]
    yield WORDS["note_frame"]
    yield from notes_on_moments(items)


def _asset_files(items: Sequence[Item], assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """Take of the assets what the page runs, and the large drawing library only where something is drawn."""
    draws = any("explorer" in item or "reveal" in item for item in items)
    wanted = [*MODULES, *STYLES, *([VEGA, VEGA_LICENSES] if draws else [])]
    taken: dict[str, bytes] = {}
    while wanted:
        name = wanted.pop()
        if name not in assets:
            raise ClassroomError(WORDS["missing_file"].format(name=name))
        if assets[name].startswith(b"<") or (name == VEGA and DRAWS not in assets[name]):
            raise ClassroomError(WORDS["not_the_file"].format(name=name))
        taken[name] = assets[name]
        if name.endswith(".js") and name != VEGA:
            wanted += [found for found in _imports(name, assets[name].decode()) if found not in taken]
    return taken


def _imports(name: str, text: str) -> list[str]:
    """List the modules that a module imports, by their place in the package."""
    return [posixpath.normpath(posixpath.join(posixpath.dirname(name), found)) for found in _IMPORT.findall(text)]


def _page(assignment: Assignment, items: Sequence[Item], forms: Mapping[str, str]) -> str:
    about = json.loads(assignment.to_json())
    words = {name: WORDS[name] for name in _SAID_LATER}
    given = {"assignment": about, "edition": assignment.edition, "items": items, "words": words}
    return read_template(__file__, "scorm_page.html").substitute(
        language=written_language(),
        title=escape(assignment.title),
        styles="\n".join(f'<link rel="stylesheet" href="{FOLDER}/{name}">' for name in STYLES),
        no_script=escape(WORDS["no_script"]),
        about="\n".join(f"<p>{escape(sentence)}</p>" for sentence in _about(assignment, items)),
        exercises="\n".join(_exercise(number, item, items, forms) for number, item in enumerate(items, 1)),
        answers=_answers(forms),
        given=_write_json(given),
    )


def _about(assignment: Assignment, items: Sequence[Item]) -> Iterator[str]:
    points, minutes = (tell_number(sum(item[name] for item in items)) for name in ("points", "minutes"))
    if assignment.due:
        yield WORDS["due"].format(due=assignment.due)
    yield WORDS["sum"].format(count=len(items), points=points, minutes=minutes)
    yield WORDS["kept"]
    uses = {item["use"] for item in items}
    if "practice" in uses:
        yield WORDS["score"]
    if "graded" in uses:
        yield WORDS["hand_in"]


def _exercise(number: int, item: Item, items: Sequence[Item], forms: Mapping[str, str]) -> str:
    form, state = _form(item["id"], item["title"], forms)
    if item["use"] == "graded" and state["definition"]["key"] is not None:
        raise ClassroomError(WORDS["key_in_form"].format(title=item["title"]))
    heading = escape(WORDS["exercise"].format(number=number, all=len(items)))
    return f'<section class="scorm__item"><h2>{heading}</h2>{form}</section>'


def _form(name: str, title: str, forms: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """Give a form and the state that lies in it."""
    form = forms.get(name, "")
    state = _STATE.search(form)
    if state is None:
        raise ClassroomError(WORDS["missing_form"].format(what=title))
    return form, json.loads(state[2])


def _answers(forms: Mapping[str, str]) -> str:
    """Let My answers say what is true in a learning system: others can see there what a browser keeps for itself."""
    form, state = _form(ANSWERS, ANSWERS, forms)
    told = {name: WORDS[name] for name in ("intro", "code_locked")}
    form = form.replace(escape(state["words"]["intro"]), escape(told["intro"]))
    state["words"] |= told
    return _STATE.sub(lambda match: match[1] + _write_json(state) + match[3], form)


def _write_json(value: Any) -> str:
    """Write JSON that may stand in a page: no text in it can end the element around it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _manifest(assignment: Assignment, files: Sequence[str]) -> str:
    name = assignment.id
    title = element("title", assignment.title)
    item = element("item", title, identifier=f"{name}-item", identifierref=f"{name}-sco", isvisible="true")
    organization = element("organization", element("title", assignment.title), item, identifier=f"{name}-organization")
    listed = [element("file", href=file) for file in files]
    kind = {"adlcp:scormtype": "sco"}
    resource = element("resource", *listed, identifier=f"{name}-sco", type="webcontent", href="index.html", **kind)
    metadata = element("metadata", element("schema", "ADL SCORM"), element("schemaversion", "1.2"))
    return write_xml(
        element(
            "manifest",
            metadata,
            element("organizations", organization, default=f"{name}-organization"),
            element("resources", resource),
            identifier=name,
            version="1.0",
            **_SCHEMAS,
        )
    )

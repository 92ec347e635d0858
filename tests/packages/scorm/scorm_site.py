"""A learning system of one page, which shows a SCORM package in a frame, as an instructor's students see it."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page

from tests.classroom.samples import sample_bank
from widgets.classroom.assignments.assignment import Assignment
from widgets.exercise.exercise import Exercise
from widgets.host.site_assets import asset_files
from widgets.my_answers.my_answers import MyAnswers
from widgets.packages.package import Extras, Package
from widgets.packages.scorm.scorm import pack

JUDGE = Path(__file__).with_name("scorm_judge.js")
SCORM_AGAIN = Path(__file__).parents[2] / "node_modules" / "scorm-again" / "dist" / "scorm12.js"
"""Another judge, by others: what they refuse counts as a fault, too."""
MINA = {"cmi.core.student_id": "mina.b", "cmi.core.student_name": "B, Mina"}
OTTO = {"cmi.core.student_id": "otto", "cmi.core.student_name": "C, Otto"}
MINA_AGAIN = {"cmi": {"core": {"student_id": "mina.b", "student_name": "B, Mina"}}}
OTHER_JUDGE = """<script src="scorm12.js"></script><script>
  const api = new Scorm12API({ autocommit: false, logLevel: 5 });
  api.loadFromJSON(window.student, "");
  window.judge = { faults: [], get record() { return api.renderCMIToJSONObject(); } };
  window.API = new Proxy(api, { get(target, name) {
    if (!String(name).startsWith("LMS")) return target[name];
    return (...given) => {
      const said = target[name](...given);
      const code = target.LMSGetLastError();
      if (Number(code)) judge.faults.push(`${code} ${name}(${given}): ${target.LMSGetErrorString(code)}`);
      return said;
    };
  } });
</script>"""
SYSTEM = """<!DOCTYPE html><html lang="en"><title>A learning system</title><link rel="icon" href="data:,">
<script>window.student = {student}</script>
{judge}
<iframe title="Package" src="{package}/index.html" style="width: 100%; height: 90vh"></iframe></html>"""


@cache
def extras(language: str = "en") -> Extras:
    """Write what a package takes as given: the forms of the sample items, and the assets."""
    bank = sample_bank()
    forms = {name: Exercise(name, bank, language=language).static_html() for name in bank.items}
    forms["my_answers"] = MyAnswers(None, bank, language=language).static_html()
    return Extras(forms, {name: text.encode() for name, text in asset_files().items()})


def make_package(assignment: Assignment) -> Package:
    """Pack an assignment of sample items, with the students' bank, as the command does."""
    return pack(assignment, sample_bank().for_students(), extras())


def unzip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_system(folder: Path, **packages: Assignment) -> None:
    """Write packages, and for each the pages of a system that shows it: to two students, and by another judge."""
    for judge in (JUDGE, SCORM_AGAIN):
        if judge.is_file():
            (folder / judge.name).write_bytes(judge.read_bytes())
    for name, assignment in packages.items():
        for path, content in unzip(make_package(assignment).content).items():
            target = folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        ours = f'<script src="{JUDGE.name}"></script>'
        for page, student, judge in (("", MINA, ours), ("-otto", OTTO, ours), ("-again", MINA_AGAIN, OTHER_JUDGE)):
            text = SYSTEM.format(student=json.dumps(student), judge=judge, package=name)
            (folder / f"{name}{page}.html").write_text(text, "utf-8")


class PackageInSystem:
    """A package in its frame, used as a student does."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self) -> PackageInSystem:
        self.page.goto(self.address)
        self.frame.locator("[data-started]").first.wait_for()
        return self

    @property
    def frame(self) -> Frame:
        """The frame of the package, or its page if it stands alone."""
        return self.page.frames[-1]

    def exercise(self, item_id: str) -> Any:
        exercise = self.frame.locator(f"[data-item='{item_id}']")
        exercise.scroll_into_view_if_needed()
        exercise.locator("xpath=..").and_(self.frame.locator("[data-live]")).wait_for()
        return exercise

    def answer(self, item_id: str, answer: dict[str, Any], *, checked: bool = False) -> None:
        """Let an exercise take an answer, as My answers hands over what it loads."""
        name = self.exercise(item_id).locator("xpath=..").get_attribute("data-name")
        detail = {"name": name, "state": {"answer": answer, "checked": checked}}
        script = "detail => { dispatchEvent(new CustomEvent('book:adopt', { detail })); }"
        self.frame.evaluate(script, detail)

    def settle(self) -> None:
        """Wait until the system has been told of what changed."""
        self.page.wait_for_timeout(1500)

    def leave(self) -> dict[str, str]:
        """Go elsewhere, and give what the system has kept."""
        self.page.goto(f"{self.address.rsplit('/', 1)[0]}/{JUDGE.name}")
        return dict(json.loads(self.page.evaluate("localStorage['lms:record']")))

    def record(self) -> dict[str, str]:
        return dict(self.page.evaluate("judge.record"))

    def faults(self) -> list[str]:
        return list(self.page.evaluate("judge.faults"))

    def notices(self) -> str:
        return self.frame.locator("[data-package] > [data-slot=notices]").inner_text()

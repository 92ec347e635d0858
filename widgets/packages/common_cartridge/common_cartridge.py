"""Pack an assignment as a Common Cartridge 1.1, which most learning systems import."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.words import written_language
from widgets.packages.common_cartridge.items import WORDS, WRITERS, has_weight, metadata
from widgets.packages.package import Extras, Package, zip_files
from widgets.packages.questions import System, Written, common_notes, notes_about, write_questions
from widgets.packages.xml_element import element, write_xml

MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
ABOUT = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
QUESTIONS = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
QUIZ_TYPE = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"


def pack(assignment: Assignment, bank: Bank, extras: Extras) -> Package:
    """Pack an assignment as a cartridge with one quiz; everybody gets the first variant of an exercise.

    Parameters
    ----------
    assignment : Assignment
    bank : Bank
        The instructor's: the system grades by the keys.
    extras : Extras
        The book's address, for links to its chapters.

    Raises
    ------
    ClassroomError
        If no exercise fits.
    MissingKeyError
        If the bank lacks the key of an exercise.
    """
    system = System(WORDS["system"], variants=False, site=extras.site)
    written = write_questions(assignment, bank, WRITERS, system)
    quiz = f"{assignment.id}/assessment.xml"
    files = {
        "imsmanifest.xml": write_xml(_manifest(assignment, quiz)),
        quiz: write_xml(_assessment(assignment, written.every_question(), graded=_is_graded(bank, written))),
    }
    notes = (*_notes(assignment, bank, written),)
    return Package(f"{assignment.id}-common-cartridge.imscc", zip_files(files), written.left_out, notes)


def _is_graded(bank: Bank, written: Written[Element]) -> bool:
    return any(bank.item(item_id)["use"] == "graded" for item_id in written.questions)


def _assessment(assignment: Assignment, items: list[Element], *, graded: bool) -> Element:
    """Write the quiz; where exercises are graded, no feedback is shown until the instructor permits it."""
    facts = metadata(
        cc_profile="cc.exam.v0p1",
        qmd_assessmenttype="Examination",
        qmd_scoretype="Percentage",
        qmd_feedbackpermitted="No" if graded else "Yes",
        qmd_hintspermitted="No",
        qmd_solutionspermitted="No",
        cc_maxattempts="1",
    )
    section = element("section", *items, ident=f"{assignment.id}-section")
    quiz = element("assessment", facts, section, ident=assignment.id, title=assignment.title)
    return element("questestinterop", quiz, xmlns=QUESTIONS)


def _manifest(assignment: Assignment, quiz: str) -> Element:
    name = assignment.id
    placed = element(
        "item", element("title", assignment.title), identifier=f"{name}-item", identifierref=f"{name}-quiz"
    )
    root = element("item", placed, identifier=f"{name}-root")
    organization = element("organization", root, identifier=f"{name}-organization", structure="rooted-hierarchy")
    resource = element("resource", element("file", href=quiz), identifier=f"{name}-quiz", type=QUIZ_TYPE)
    parts = [
        element("metadata", *_about(assignment)),
        element("organizations", organization),
        element("resources", resource),
    ]
    return element("manifest", *parts, identifier=f"{name}-manifest", xmlns=MANIFEST)


def _about(assignment: Assignment) -> list[Element]:
    title = element("lomm:title", element("lomm:string", assignment.title, language=written_language()))
    lom = element("lomm:lom", element("lomm:general", title))
    lom.set("xmlns:lomm", ABOUT)
    return [element("schema", "IMS Common Cartridge"), element("schemaversion", "1.1.0"), lom]


def _notes(assignment: Assignment, bank: Bank, written: Written[Element]) -> Iterator[str]:
    packed = [bank.item(item_id) for item_id in written.questions]
    yield WORDS["count"].format(count=len(packed))
    yield WORDS["in_moodle"]
    yield WORDS["weights"]
    about = {
        "no_weight": [item for item in packed if not has_weight(item["points"])],
        "all_or_nothing": [item for item in packed if item["type"] == "multiple_choice"],
        "spellings": [item for item in packed if item["type"] == "numeric"],
    }
    yield from notes_about(WORDS, about)
    yield from common_notes(assignment, bank, written.questions, variants=False, rubrics=False)

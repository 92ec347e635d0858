"""Reads a Common Cartridge and processes answers as QTI 1.2 says: written after the profile, and not after our code."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

CP = {"cp": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}
QTI = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
# What the profile allows (ccv1p1_qtiasiv1p2p1_v1p0.xsd): the children of each element, in their order
ORDER = {
    "questestinterop": ["assessment"],
    "assessment": ["qtimetadata", "section"],
    "section": ["item"],
    "item": ["itemmetadata", "presentation", "resprocessing", "itemfeedback"],
    "presentation": ["material", "response_lid", "response_str"],
    "resprocessing": ["outcomes", "respcondition"],
    "respcondition": ["conditionvar", "setvar", "displayfeedback"],
    "conditionvar": ["and", "other", "varequal"],
    "and": ["not", "varequal"],
    "not": ["varequal"],
    "itemfeedback": ["flow_mat"],
    "response_lid": ["render_choice"],
    "response_str": ["render_fib"],
    "render_choice": ["response_label"],
    "render_fib": ["response_label"],
    "response_label": ["material"],
    "material": ["mattext"],
    "flow_mat": ["material"],
    "outcomes": ["decvar"],
    "itemmetadata": ["qtimetadata"],
    "qtimetadata": ["qtimetadatafield"],
    "qtimetadatafield": ["fieldlabel", "fieldentry"],
}
MIXED = {"and", "presentation"}
"""Elements whose children may come in any order."""


def files(package):
    archive = zipfile.ZipFile(io.BytesIO(package.content))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def manifest(package):
    return etree.fromstring(files(package)["imsmanifest.xml"])


def quiz(package):
    """Follow the manifest to the quiz, as a learning system does."""
    root = manifest(package)
    placed = root.xpath("//cp:organization/cp:item/cp:item/@identifierref", namespaces=CP)
    (resource,) = root.xpath(f"//cp:resource[@type='{QUIZ}']", namespaces=CP)
    assert placed == [resource.get("identifier")]
    (path,) = resource.xpath("cp:file/@href", namespaces=CP)
    return etree.fromstring(files(package)[path])


def items(package):
    return {item.get("ident"): item for item in find(quiz(package), "//q:item")}


def find(element, path):
    return element.xpath(path, namespaces=QTI)


def facts(element):
    """Read the metadata of an assessment or an item; no field may stand twice."""
    fields = find(element, "(q:qtimetadata | q:itemmetadata/q:qtimetadata)/q:qtimetadatafield")
    pairs = [(find(field, "string(q:fieldlabel)"), find(field, "string(q:fieldentry)")) for field in fields]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def profile(item):
    return facts(item)["cc_profile"].removeprefix("cc.").removesuffix(".v0p1")


def choices(item):
    return {
        label.get("ident"): find(label, "string(.//q:mattext)")
        for label in find(item, ".//q:render_choice/q:response_label")
    }


def process(item, given):
    """Go through the conditions with the answers given; tell the score, and the names of the feedback that shows."""
    score, told, met = 0.0, [], False
    for condition in find(item, "q:resprocessing/q:respcondition"):
        if not holds(find(condition, "q:conditionvar")[0], given, met=met):
            continue
        met = True
        score = float(find(condition, "string(q:setvar[@varname='SCORE'])") or score)
        told += find(condition, "q:displayfeedback/@linkrefid")
        if condition.get("continue", "No") == "No":
            break
    return score, told


def holds(conditionvar, given, *, met):
    """Alternatives stand beside each other in a condition; what must hold together stands in ``and``."""
    return any(TESTS[etree.QName(test).localname](test, given, met) for test in conditionvar)


def _equals(test, given, _met):
    if test.get("case", "No") == "Yes":
        return test.text in given
    return test.text.lower() in {answer.strip().lower() for answer in given}


TESTS = {
    "varequal": _equals,
    "other": lambda _test, _given, met: not met,
    "and": lambda test, given, met: all(TESTS[etree.QName(part).localname](part, given, met) for part in test),
    "not": lambda test, given, met: not any(TESTS[etree.QName(part).localname](part, given, met) for part in test),
}

"""Reads Moodle XML and grades by it as Moodle does: written after Moodle's own code, and not after ours."""

from __future__ import annotations

import re

from lxml import etree

from tests.packages.hostile_texts import shown

# question/engine/bank.php of Moodle, ensure_fraction_options_initialised: p/q for q up to 6, tenths, 1/q up to 10, 1/20
POSITIVE = [0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2, 0.1666667]
POSITIVE += [0.1428571, 0.125, 0.1111111, 0.1, 0.05]
FRACTIONS = [0.0, 1.0, -1.0, *POSITIVE, *(-share for share in POSITIVE)]
# question/type/multianswer/questiontype.php: how a gap begins, and what ends its answer
GAP = re.compile(r"\{([0-9]*):(NUMERICAL|SHORTANSWER):=([^~#}]+)\}")


def questions(package):
    quiz = etree.fromstring(package.content)
    return {entry.findtext("idnumber"): entry for entry in quiz if entry.get("type") != "category"}


def categories(package):
    """Read the categories as Moodle does: a single slash parts names, a double one stands for a slash."""
    paths = etree.fromstring(package.content).xpath("//category/text/text()")
    return [[part.replace("//", "/").strip() for part in re.split("(?<!/)/(?!/)", path)] for path in paths]


def displayed(name):
    """Show a name as Moodle's format_string does after strip_tags: lone ampersands are escaped, entities are not."""
    assert "<" not in name
    return shown(re.sub(r"&(?![a-zA-Z0-9#]{1,8};)", "&amp;", name))[0]


def variant_of(name):
    """Part the id number of a question into the exercise's id and the number of its variant, from 0."""
    item_id, number = re.fullmatch(r"(.*?)(?:-v([0-9]+))?", name).groups()
    return item_id, int(number or 1) - 1


def text(question, path):
    return question.findtext(f"{path}/text") or ""


def moodle_fraction(percent):
    """Take a percentage as Moodle's importer does (match_grade_options): what is not on the list, it refuses."""
    return next(share for share in FRACTIONS if abs(float(percent) / 100 - share) < 0.00001)


def grade(item, question, answer):
    """Grade as Moodle does, from nothing but the question; None where only a person can."""
    return GRADERS[question.get("type")](item, question, answer)


def choice_shares(item, question):
    names = [choice["id"] for choice in item.get("choices", [])] or ["true", "false"]
    return dict(
        zip(names, [moodle_fraction(entry.get("fraction")) for entry in question.findall("answer")], strict=True)
    )


def grade_multichoice(item, question, answer):
    shares = choice_shares(item, question)
    if question.findtext("single") == "true":
        return shares[answer["choice"]] if answer else None
    return min(1.0, max(0.0, sum(shares[name] for name in answer["choices"]))) if answer else None


def grade_truefalse(item, question, answer):
    del item
    shares = {text(entry, "."): moodle_fraction(entry.get("fraction")) for entry in question.findall("answer")}
    return shares[answer["choice"]] if answer else None


def grade_numerical(item, question, answer):
    del item
    if not answer:
        return None
    return first_that_fits(float(answer["text"].rstrip("%")), question)[0]


def first_that_fits(value, question):
    for entry in question.findall("answer"):
        wanted, tolerance = text(entry, "."), float(entry.findtext("tolerance"))
        if wanted == "*" or abs(value - float(wanted)) <= tolerance + 1e-9:
            return moodle_fraction(entry.get("fraction")), text(entry, "feedback")
    return 0.0, ""


def grade_matching(item, question, answer):
    if not answer:
        return None
    stems = [entry for entry in question.findall("subquestion") if text(entry, ".")]
    names = {option["id"]: option["text"] for option in item["options"]}
    given = [names.get(answer["pairs"].get(prompt["id"])) for prompt in item["prompts"]]
    return sum(text(entry, "answer") == option for entry, option in zip(stems, given, strict=True)) / len(stems)


def grade_ordering(item, question, answer):
    if not answer:
        return None
    assert question.findtext("gradingtype") == "ABSOLUTE_POSITION"
    texts = {step["id"]: step["text"] for step in item["steps"]}
    right = [
        text(entry, ".") for entry in sorted(question.findall("answer"), key=lambda entry: int(entry.get("fraction")))
    ]
    return sum(texts[name] == step for name, step in zip(answer["order"], right, strict=True)) / len(right)


def grade_cloze(item, question, answer):
    if not answer:
        return None
    gaps = GAP.findall(text(question, "questiontext"))
    assert len(gaps) == len(item["asks"])
    reached = 0
    for ask, (weight, kind, wanted) in zip(item["asks"], gaps, strict=True):
        reached += int(weight) * fits_gap(answer["scores"].get(ask["id"], ""), kind, wanted)
    return reached / sum(int(weight) for weight, _, _ in gaps)


def fits_gap(given, kind, wanted):
    if kind == "SHORTANSWER":
        return given.strip().lower() == wanted
    number, _, tolerance = wanted.partition(":")
    return given not in {"", "none"} and abs(float(given) - float(number)) <= float(tolerance) + 1e-9


GRADERS = {
    "multichoice": grade_multichoice,
    "truefalse": grade_truefalse,
    "numerical": grade_numerical,
    "matching": grade_matching,
    "ordering": grade_ordering,
    "cloze": grade_cloze,
    "essay": lambda *_: None,
}


def moodle_number(typed):
    """Read a number as question/type/numerical/questiontype.php does (apply_units): None if it begins with none."""
    typed = typed.replace(" ", "")
    many = "." in typed or typed.count(",") > 1
    found = re.match(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]+)?", typed.replace(",", "" if many else "."))
    return found and float(found[0])


FORMATS = {"html", "moodle_auto_format", "plain_text", "markdown"}
ORDERING = ["layouttype", "selecttype", "selectcount", "gradingtype", "showgrading", "numberingstyle", "shownumcorrect"]


def import_problems(question):
    """List what Moodle's importer stumbles over in a question; some of it ends the import and leaves the rest behind.

    The rules are those of question/format/xml/format.php and of question/type/<type>/questiontype.php.
    """
    answers = question.findall("answer")
    shares = [moodle_fraction(entry.get("fraction")) for entry in answers if question.get("type") != "ordering"]
    names = sorted(text(entry, ".") for entry in answers)
    multiple = question.findtext("single") == "false"
    gained = sum(share for share in shares if share > 0)
    own = {
        "multichoice": {
            "an error with fewer than two answers (multichoice)": len(answers) < 2,
            "a notice unless an answer has the whole mark (multichoice)": not multiple and max(shares, default=0) != 1,
            "a notice unless right shares add up to the mark (multichoice)": multiple and round(gained, 2) != 1,
        },
        "truefalse": {"old answers are guessed at unless they are true and false": names != ["false", "true"]},
        "numerical": {
            "no number to compare with (numerical)": any(n != "*" and moodle_number(n) is None for n in names),
            "a tolerance that is none (numerical)": any(
                moodle_number(entry.findtext("tolerance") or "") is None for entry in answers
            ),
        },
        "matching": {
            "a notice ends the import where a line has no answer (match)": not all(
                text(entry, "answer").strip() for entry in question.findall("subquestion")
            ),
            "too few to match (match, edit form)": len(question.findall("subquestion")) < 3,
            "no feedback of its own (match)": question.find("incorrectfeedback") is None,
        },
        "ordering": {
            "a notice ends the import with fewer than two steps (ordering)": len(answers) < 2,
            "without shownumcorrect, hints are made that the database refuses (ordering)": any(
                question.find(name) is None for name in ORDERING
            ),
        },
        "cloze": {"no gap (multianswer)": not GAP.findall(text(question, "questiontext"))},
        "essay": {
            "no way to answer (essay)": question.findtext("responseformat") not in {"editor", "plain", "monospaced"},
            "no place for what a marker reads (essay)": question.find("graderinfo") is None,
        },
    }[question.get("type")]
    common = {
        "no name": not text(question, "name"),
        "a name beyond 255 letters is cut": len(text(question, "name")) > 255,
        "no text": not text(question, "questiontext"),
        "a text of no known format": bool(
            {entry.get("format") for entry in question.iter() if entry.get("format")} - FORMATS
        ),
    }
    return [rule for rule, broken in {**common, **own}.items() if broken]


def mark(question):
    """Give the mark with which a question arrives; that of a cloze question is the sum of its gaps."""
    if question.get("type") == "cloze":
        return sum(int(weight) for weight, _, _ in GAP.findall(text(question, "questiontext")))
    return float(question.findtext("defaultgrade"))

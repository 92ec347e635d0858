"""Reads questions of several parts as Canvas and New Quizzes do: written after their code, and not after ours.

Of instructure/canvas-lms: associate_interaction.rb and fill_in_the_blank.rb in gems/plugins/qti_exporter/lib/qti, and
matching_question.rb and fill_in_multiple_blanks_question.rb in app/models/quizzes/quiz_question. Of instructure/qti,
which New Quizzes uses: match_interaction.rb, base_fill_blank_interaction.rb and base.rb in lib/qti/v1/models.
"""

from __future__ import annotations

import html
import re

from tests.packages.cartridge_reader import find

BLANK = re.compile(r"\[[A-Za-z0-9_\-.]+\]")


def prompt(item):
    return find(item, "string(q:presentation/q:material/q:mattext)")


def lists(item):
    """Read each list of choices: its name, what stands before it, and its choices by their identifiers."""
    made = {}
    for response in find(item, "q:presentation/q:response_lid"):
        labels = find(response, ".//q:response_label")
        choices = {label.get("ident"): find(label, "string(.//q:mattext)").strip() for label in labels}
        assert len(choices) == len(labels)
        assert all(re.fullmatch(r"[0-9]+", ident) for ident in choices)  # Canvas takes the digits of an identifier
        made[response.get("ident").removeprefix("response_")] = (
            find(response, "string(q:material/q:mattext)"),
            choices,
        )
    return made


def shares(item):
    """Read which choice adds which share of the score, as text of the list's name and the identifier."""
    conditions = find(item, "q:resprocessing/q:respcondition[q:setvar[@action='Add']]")
    pairs = {
        find(one, "string(.//q:varequal/@respident)").removeprefix("response_"): find(one, "string(.//q:varequal)")
        for one in conditions
    }
    assert sum(float(find(one, "string(q:setvar)")) for one in conditions) > 99.9
    return pairs


def grade_match(item, given):
    """Give the share of lines that got their option, which is told by its text; there is one list of options."""
    wanted = shares(item)
    first = next(iter(lists(item).values()))[1]
    assert all(choices == first for _, choices in lists(item).values())  # Canvas reads the options of the first line
    right = [first[wanted[name]] == given.get(name) for name in lists(item)]
    return sum(right) / len(right)


def grade_blanks(item, given):
    """Give the share of blanks in which one of the listed texts stands, whatever their letters' case."""
    text = prompt(item)
    names = [found[1:-1] for found in BLANK.findall(text)]
    assert names == list(lists(item)) == [label for label, _ in lists(item).values()]
    assert names == [found[1:-1] for found in BLANK.findall(html.unescape(text)) if found[1:-1] in names]
    right = [
        given.get(name, "").strip().lower() in {choice.lower() for choice in choices.values()}
        for name, (_, choices) in lists(item).items()
    ]
    return sum(right) / len(right)

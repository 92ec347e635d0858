"""Texts that try to mean something to a format, and what a reader gets to see of them."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from html.parser import HTMLParser
from typing import Any

from hypothesis import strategies as st

from tests.classroom.samples import CHAPTERS, OBJECTIVES, sample_bank
from widgets.classroom.assignments.assignment import Assignment, make_assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.bank.markup import inline_html, to_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<b>bold</b> & <i>slanted</i>",
    "ends a section ]]> of data <![CDATA[ and begins one",
    "\"double\" and 'single' and “round”",
    "a tab\tand\na line",
    "an owl 🦉 and é and 漢字",
    "{1:SHORTANSWER:=x} {#1} {=1+1}",
    "~wrong =right #said \\} %50%",
    "$x^2$ and $$y$$ and \\(z\\) and \\num{3} and \\SI{3}{m}",
    "@@PLUGINFILE@@/picture.png",
    "&lt;already&gt; &amp;amp; &copy &copy; &#60;",
    "1. no list",
    "+ no feedback",
    "... no feedback",
    "*a) no choice",
    "[*] no choice",
    "[a link](http://example.org) and ![a picture](picture.png)",
    "<!-- no comment -->",
    "GROUP",
    "END_GROUP",
    "% no comment",
    "____",
    "`code` and ```",
    "| no | table |",
    "# no title",
    "no title\n===",
    "bell\x07 and escape\x1b[31m",
    "/slashes// at the /ends/",
]
TAGS = {"p", "ul", "li", "em"}
_LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"])


def hostile_texts() -> st.SearchStrategy[str]:
    """Draw from the list, from any letters, and from letters that formats use."""
    signs = st.text("<>&;#{}~=%\\$*_`|[]()!+-.:/@\"' ab1", min_size=1, max_size=40)
    drawn = st.one_of(st.sampled_from(HOSTILE), st.text(_LETTERS, min_size=1, max_size=40), signs)
    return drawn.filter(lambda text: bool(shown(inline_html(text))[0]))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = [], set()

    def handle_starttag(self, tag, attrs):
        assert not dict(attrs)
        self.tags.add(tag)
        self.text.append("" if tag == "em" else " ")

    def handle_endtag(self, tag):
        self.text.append("" if tag == "em" else " ")

    def handle_data(self, data):
        self.text.append(data)


def shown(markup: str) -> tuple[str, set[str]]:
    """Give the text that a browser shows of HTML, and the elements that it is made of."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return " ".join("".join(reader.text).split()), reader.tags


def reads_as(markup: str, text: str, write: Callable[[str], str] = to_html) -> bool:
    """Tell whether HTML shows a text of an exercise, with no element but those of our own markup."""
    seen, tags = shown(markup)
    return tags <= TAGS and seen == visible(shown(write(text))[0])


def begins_as(markup: str, text: str) -> bool:
    """Tell whether HTML begins with a text of an exercise."""
    seen, tags = shown(markup)
    return tags <= TAGS and seen.startswith(visible(shown(to_html(text))[0]))


def visible(text: str) -> str:
    """Leave out what XML cannot hold, and no browser shows."""
    line = " ".join(text.split())
    return " ".join("".join(sign for sign in line if sign >= " " and not "\x7f" <= sign <= "\x9f").split())


def hostile_bank(text: str) -> Bank:
    """Give the sample bank with a text for everything that an exercise or its key says; pieces are numbered."""
    bank = sample_bank()
    items = [_say(deepcopy(item), text) for item in bank.items.values()]
    keys = {name: _say_key(deepcopy(key), text) for name, key in bank.keys.items()}
    return Bank.of(items, keys, CHAPTERS, OBJECTIVES)


def _say(item: dict[str, Any], text: str) -> dict[str, Any]:
    item |= {"title": text, "prompt": f"{text} {item['id']} {' '.join(f'{{{name}}}' for name in _slots(item))}"}
    for parts in ("choices", "prompts", "options", "steps"):
        for number, part in enumerate(item.get(parts, []), 1):
            part["text"] = f"{text} {number}"
    return item


def _slots(item: dict[str, Any]) -> list[str]:
    return list(next(iter(item.get("variants", [])), {}))


def _say_key(key: dict[str, Any], text: str) -> dict[str, Any]:
    if "feedback" in key:
        key["feedback"] = dict.fromkeys(key["feedback"], text)
    return key | {name: text for name in ("model_answer", "marker_note") if name in key}


def assignment_of(bank: Bank, title: str = "Week 3", *, variants: bool = True) -> Assignment:
    """Make an assignment of all exercises of a bank."""
    return make_assignment(title, bank.items, bank, variants=variants)
